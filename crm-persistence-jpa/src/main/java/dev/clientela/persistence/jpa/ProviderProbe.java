package dev.clientela.persistence.jpa;

import dev.clientela.error.StoreException;
import dev.clientela.persistence.jpa.entity.CommandEntity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether the persistence unit reads the tables of the store, and takes and gives values of every kind as they are. What
 * providers need for this is a setting of the host, found missing here and not by a record that comes back otherwise.
 */
final class ProviderProbe {

    /** Finds nothing of the custom values, but binds one of each kind. */
    private static final String KINDS = "select v.tablePrefix from crm_schema_version v where v.version = :version"
            + " and not exists (select x.fieldName from crm_custom_value x where x.tenant = :text and x.textValue = :text"
            + " and x.uuidValue = :id and x.flagValue = true and x.numberValue = :number and x.dateValue = :date"
            + " and x.instantValue = :time)";

    private static final DateTimeFormatter LITERAL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

    private static final int LAST_YEAR = 2038;

    private final EntityManagerFactory factory;
    private final TableNames names;

    ProviderProbe(EntityManagerFactory factory, TableNames names) {
        this.factory = factory;
        this.names = names;
    }

    /** @throws StoreException {@code store.not_ready} saying which setting is missing */
    void require() {
        // The zone that providers and drivers go by.
        LocalDateTime time = dateTime(ZoneId.systemDefault());
        try {
            Readiness.ask(factory, entities -> {
                requireSameTables(prefix(entities, time));
                requireUnchanged(time, read(entities, time));
                return true;
            });
        } catch (PersistenceException e) {
            if (Failures.of(e) == Failures.UNAVAILABLE) {
                throw e;
            }
            Readiness.ask(factory, this::requireMapping);
            throw Readiness.missing(
                    "a provider that binds values of every kind: on H2, EclipseLink needs the property"
                            + " eclipselink.target-database=PostgreSQL",
                    e);
        }
    }

    private static String prefix(EntityManager entities, LocalDateTime time) {
        return entities.createQuery(KINDS, String.class)
                .setParameter("version", Schema.VERSION)
                .setParameter("text", "") // no tenant's
                .setParameter("id", new UUID(0x7000, 0x8000_0000_0000_0000L))
                .setParameter("number", BigDecimal.ONE)
                .setParameter("date", LocalDate.EPOCH)
                .setParameter("time", time)
                .getSingleResult();
    }

    /** Reads go where the mapping file says, writes where the store was told to. */
    private void requireSameTables(String prefix) {
        if (!names.prefix().equalsIgnoreCase(prefix)) {
            throw Readiness.missing("a mapping file for the tables " + names.qualified("…") + "; the present one names "
                    + prefix + "…");
        }
    }

    private boolean requireMapping(EntityManager entities) {
        try {
            entities.createQuery("select max(v.version) from crm_schema_version v", Integer.class)
                    .getSingleResult();
            return true;
        } catch (PersistenceException e) {
            throw Readiness.missing(
                    "a mapping file for the tables " + names.qualified("…") + ", which Schema.mappingFile gives", e);
        }
    }

    /** The time as the attribute of an entity. As providers read date-times, so they bind them. */
    private LocalDateTime read(EntityManager entities, LocalDateTime time) {
        String sql = "select 'probe' as tenant, 'probe' as command_key, 'probe' as fingerprint, 'probe' as record_type,"
                + " cast('00000000-0000-7000-8000-000000000000' as uuid) as record_id, timestamp '"
                + LITERAL.format(time) + "' as done_at from " + names.qualified("schema_version")
                + " where version = " + Schema.VERSION;
        CommandEntity command = (CommandEntity)
                entities.createNativeQuery(sql, CommandEntity.class).getSingleResult();
        return command.doneAt();
    }

    private static void requireUnchanged(LocalDateTime time, LocalDateTime read) {
        if (!read.equals(time)) {
            throw Readiness.missing("date-times that pass through no time zone (" + time + " was read as " + read
                    + "): with Hibernate set hibernate.type.java_time_use_direct_jdbc=true, with EclipseLink run the JVM"
                    + " with -Duser.timezone=UTC");
        }
    }

    /** One that clocks in the zone skip, if they have skipped any since 1970: when summer begins. */
    private static LocalDateTime dateTime(ZoneId zone) {
        LocalDateTime skipped = LocalDateTime.of(2024, 3, 31, 2, 30);
        ZoneRules rules = zone.getRules();
        @Nullable ZoneOffsetTransition next = rules.nextTransition(Instant.EPOCH);
        while (next != null && next.getDateTimeBefore().getYear() < LAST_YEAR) {
            if (next.isGap()) {
                skipped = next.getDateTimeBefore();
            }
            next = rules.nextTransition(next.getInstant());
        }
        return skipped.plusNanos(123_456_000);
    }
}
