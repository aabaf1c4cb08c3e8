package dev.clientela.persistence.jpa;

import dev.clientela.event.EventEnvelope;
import dev.clientela.persistence.jpa.entity.EventEntity;
import dev.clientela.record.RecordRef;
import dev.clientela.store.EventLog;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The events of a tenant, as rows of {@code crm_event}.
 *
 * <p>{@link #after} first numbers what has been committed since, see {@link EventNumbering}, so it shows an event that
 * others commit while the unit runs when a later unit asks. The unit's own events come last, with positions that are
 * final only when nobody else commits meanwhile. In a host's transaction, whose snapshot may be older than the numbering,
 * it shows what had been numbered by then; where only the host may begin transactions, others have to number.
 */
final class JpaEventLog implements EventLog {

    private final JpaUnit unit;
    private final EventMapping mapping;

    JpaEventLog(JpaUnit unit) {
        this.unit = unit;
        this.mapping = new EventMapping(unit.mappings().catalog());
    }

    @Override
    public void append(EventEnvelope event, Collection<String> subscribers) {
        unit.requireWritable();
        if (!event.tenant().equals(unit.scope().tenant())) {
            throw new IllegalArgumentException("An event of " + event.tenant() + " in a unit of " + unit.scope());
        }
        unit.sideRows().event(unit.writes(), mapping, event, unit.texts());
        subscribers.forEach(subscriber -> unit.sideRows().delivery(unit.writes(), event, subscriber));
        unit.appended(event);
    }

    @Override
    public List<EventEnvelope> of(RecordRef record) {
        Jpql jpql = unit.jpql();
        String text = "select e from crm_event e where e.tenant = :tenant and e.aboutType = "
                + jpql.bind(record.recordType()) + " and e.aboutId = " + jpql.bind(record.id())
                + " order by e.aboutVersion, e.arrival";
        return unit.list(text, EventEntity.class, jpql, 0).stream()
                .map(mapping::event)
                .toList();
    }

    @Override
    public List<EventEnvelope> ofAll(Collection<RecordRef> records) {
        Map<String, List<UUID>> byType = new LinkedHashMap<>();
        new LinkedHashSet<>(records)
                .forEach(record -> byType.computeIfAbsent(record.recordType(), type -> new ArrayList<>())
                        .add(record.id()));
        List<EventEnvelope> events = new ArrayList<>();
        byType.forEach((type, ids) -> {
            for (List<UUID> some : Parts.of(ids)) {
                Jpql jpql = unit.jpql();
                String text = "select e from crm_event e where e.tenant = :tenant and e.aboutType = " + jpql.bind(type)
                        + " and e.aboutId in " + jpql.bind(some)
                        + " order by e.aboutId, e.arrival";
                unit.list(text, EventEntity.class, jpql, 0).forEach(row -> events.add(mapping.event(row)));
            }
        });
        return events;
    }

    @Override
    public List<Positioned> after(long position, int limit) {
        number();
        Jpql jpql = unit.jpql();
        String text = "select e from crm_event e where e.tenant = :tenant and e.logPosition > " + jpql.bind(position)
                + " order by e.logPosition";
        List<Positioned> found = new ArrayList<>();
        for (EventEntity row : unit.list(text, EventEntity.class, jpql, limit)) {
            found.add(new Positioned(Objects.requireNonNull(row.logPosition), mapping.event(row)));
        }
        if (found.size() < limit && !unit.appended().isEmpty()) {
            addOwn(found, position, limit);
        }
        return found;
    }

    private void number() {
        unit.requireActive();
        unit.transactions()
                .beside()
                .ifPresent(own -> new EventNumbering(own, unit.mappings().names(), unit.tenant()).number());
    }

    private void addOwn(List<Positioned> found, long position, int limit) {
        Jpql jpql = unit.jpql();
        Long last = unit.list(
                        "select coalesce(max(e.logPosition), 0L) from crm_event e where e.tenant = :tenant",
                        Long.class,
                        jpql,
                        0)
                .get(0);
        long next = last;
        for (EventEnvelope event : unit.appended()) {
            next++;
            if (next > position && found.size() < limit) {
                found.add(new Positioned(next, event));
            }
        }
    }

    @Override
    public List<EventEnvelope> naming(Collection<UUID> ids) {
        List<EventEnvelope> events = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        for (List<UUID> some : Parts.of(List.copyOf(ids))) {
            Jpql jpql = unit.jpql();
            String says = some.stream()
                    .map(id -> jpql.bind("%" + id + "%"))
                    .map(id -> "e.changed like " + id + " or e.payload like " + id)
                    .collect(Collectors.joining(" or "));
            String text = "select e from crm_event e where e.tenant = :tenant and (" + says + ")";
            for (EventEntity row : unit.list(text, EventEntity.class, jpql, 0)) {
                if (seen.add(Objects.requireNonNull(row.recordId))) {
                    events.add(mapping.event(row));
                }
            }
        }
        return events;
    }

    @Override
    public void redact(Collection<EventEnvelope> redacted) {
        unit.requireWritable();
        redacted.forEach(event -> unit.sideRows().redact(unit.writes(), mapping, event, unit.texts()));
        unit.redacted(redacted);
    }

    @Override
    public int purge(Instant before, int limit) {
        unit.requireWritable();
        number();
        return unit.sql(connection -> {
            TableNames names = unit.mappings().names();
            List<UUID> old = oldest(connection, before, limit);
            Batch.of(connection, "delete from " + names.qualified("event") + " where tenant = ? and id = ?")
                    .run(old, id -> List.of(unit.tenant(), id));
            return old.size();
        });
    }

    /** The oldest events that nobody waits for, as far as they happened before the time. */
    private List<UUID> oldest(Connection connection, Instant before, int limit) throws SQLException {
        TableNames names = unit.mappings().names();
        // Bounded by position alone, for which there is an index: whatever is old is at the beginning of the log.
        String sql = "select e.id, e.happened_at from " + names.qualified("event") + " e where e.tenant = ?"
                + " and e.log_position > 0 and not exists (select 1 from " + names.qualified("delivery")
                + " d where d.tenant = e.tenant and d.event_id = e.id) order by e.log_position limit ?";
        List<UUID> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, unit.tenant());
            select.setInt(2, limit);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    if (rows.getObject(2, LocalDateTime.class).isBefore(Columns.utc(before))) {
                        found.add(rows.getObject(1, UUID.class));
                    }
                }
            }
        }
        return found;
    }
}
