package dev.clientela.persistence.jpa;

import dev.clientela.persistence.jpa.entity.EventEntity;
import dev.clientela.persistence.jpa.entity.EventHeadEntity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Objects;

/**
 * Gives the events that have been committed their places in the tenant's log, in a transaction of its own.
 *
 * <p>A number given out while an event is inserted would not do: of two units that run at once, the one with the lower
 * number may commit later, and whoever has read past it never sees it. So events get their place only once they are
 * committed, from one counter that a single transaction at a time may move. Writers pay nothing for it and never wait
 * for each other; a follower pays one update for each event, once.
 */
record EventNumbering(Transactions transactions, String tenant) {

    private static final int MOST_AT_ONCE = 1_000;
    private static final int MOST_TRIES = 8;

    void number() {
        if (!transactions.areOwn()) {
            return;
        }
        for (int tries = 1; waiting(); tries++) {
            try {
                transactions.commit(this::numberSome);
            } catch (PersistenceException e) {
                // Somebody else numbers at this moment: what is still left then is looked at again.
                if (Failures.of(e) == Failures.OTHER || tries == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }

    private boolean waiting() {
        return transactions.discard(entities -> !unnumbered(entities, 1).isEmpty());
    }

    private List<EventEntity> unnumbered(EntityManager entities, int limit) {
        return entities.createQuery(
                        "select e from crm_event e where e.tenant = :tenant and e.logPosition is null order by e.arrival",
                        EventEntity.class)
                .setParameter("tenant", tenant)
                .setMaxResults(limit)
                .getResultList();
    }

    private boolean numberSome(EntityManager entities) {
        EventHeadEntity head = entities.find(EventHeadEntity.class, tenant, LockModeType.PESSIMISTIC_WRITE);
        if (head == null) { // the events of a unit that joined a host's transaction
            head = Tenants.head(tenant);
            entities.persist(head);
        }
        long position = Objects.requireNonNull(head.lastPosition);
        for (EventEntity event : unnumbered(entities, MOST_AT_ONCE)) {
            event.logPosition = ++position;
        }
        head.lastPosition = position;
        return true;
    }
}
