package dev.clientela.persistence.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.Objects;
import java.util.function.Supplier;

/** A host that begins and commits by the entity manager itself, one for each thread that has a transaction open. */
final class ResourceLocalHost implements Host {

    private final EntityManagerFactory factory;
    private final ThreadLocal<EntityManager> open = new ThreadLocal<>();

    ResourceLocalHost(EntityManagerFactory factory) {
        this.factory = factory;
    }

    @Override
    public EntityManagerFactory factory() {
        return factory;
    }

    @Override
    public EntityManager current() {
        return Objects.requireNonNull(open.get(), "no transaction is open");
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        try (EntityManager entities = factory.createEntityManager()) {
            open.set(entities);
            entities.getTransaction().begin();
            try {
                T result = work.get();
                entities.getTransaction().commit();
                return result;
            } finally {
                open.remove();
                if (entities.getTransaction().isActive()) {
                    entities.getTransaction().rollback();
                }
            }
        }
    }
}
