package dev.clientela.persistence.jpa;

import dev.clientela.error.ConflictException;
import dev.clientela.record.Criterion;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.record.References;
import dev.clientela.store.StoreErrors;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The references of one unit of work that no foreign key holds: those in lists and custom fields, and on H2 all of them.
 * Of two units under way at once, of which one comes to refer to a record and the other deletes it, one is refused.
 *
 * <p>Whoever refers to a record locks it at the end, which waits for whoever deletes it and then finds nothing. Whoever
 * deletes a record, and so has it locked, looks at the end, in a transaction beside that sees what is committed by then,
 * whether anybody has come to refer to it. What the unit itself saw to lead nowhere is left alone.
 */
final class LooseReferences {

    private final JpaUnit unit;
    private final Mappings mappings;
    private final SortedMap<String, Set<UUID>> targets = new TreeMap<>(); // all units lock in one order
    private final Set<RecordRef> touched = new HashSet<>();
    private final Set<RecordRef> deleted = new HashSet<>();

    LooseReferences(JpaUnit unit, Mappings mappings) {
        this.unit = unit;
        this.mappings = mappings;
    }

    /** @param before its earlier state, as far as it is known */
    void written(CrmRecord<?> record, @Nullable CrmRecord<?> before) {
        touched.add(record.ref());
        deleted.remove(record.ref());
        for (Field<?> field : record.values().fields()) {
            Set<RecordRef> found = References.in(field, record.values());
            if (!found.isEmpty() && isLoose(field)) {
                Set<RecordRef> standing = before == null ? Set.of() : References.in(field, before.values());
                found.stream()
                        .filter(target -> !standing.contains(target))
                        .forEach(target -> targets.computeIfAbsent(target.recordType(), type -> new HashSet<>())
                                .add(target.id()));
            }
        }
    }

    private boolean isLoose(Field<?> field) {
        return !mappings.foreignKeys().hold(mappings.names(), field);
    }

    void deleted(RecordRef record) {
        touched.add(record);
        deleted.add(record);
    }

    /** Locks what the unit has come to refer to, but for what it has written itself. */
    void keepTargets(Supplier<Holding> holding) {
        targets.forEach((type, ids) -> mappings.find(type).ifPresent(mapping -> {
            List<UUID> others = ids.stream()
                    .filter(id -> !touched.contains(new RecordRef(type, id)))
                    .sorted()
                    .toList();
            if (others.isEmpty()) {
                return;
            }
            if (holding.get() == Holding.TOUCH) {
                others.forEach(id -> find(mapping.type(), id).ifPresent(unit::hold));
            } else {
                Set<UUID> there = unit.sql(connection -> lock(connection, type, others));
                others.stream()
                        .filter(id -> !there.contains(id))
                        .filter(id -> find(mapping.type(), id).isPresent())
                        .forEach(id -> refuse(new RecordRef(type, id)));
            }
        }));
    }

    private <R extends CrmRecord<R>> Optional<R> find(RecordType<R> type, UUID id) {
        return unit.records(type).find(id);
    }

    private Set<UUID> lock(Connection connection, String type, List<UUID> ids) throws SQLException {
        String lock = switch (DatabaseProduct.of(connection)) {
            case POSTGRESQL -> " for key share"; // as its foreign keys do: changes are not disturbed
            case MARIADB -> " lock in share mode";
            case H2 -> " for update";
        };
        Set<UUID> there = new HashSet<>();
        for (List<UUID> some : Parts.of(ids)) {
            String sql = "select id from " + mappings.names().qualified(type) + " where tenant = ? and id in (?"
                    + ", ?".repeat(some.size() - 1) + ") order by id" + lock;
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                int place = 0;
                select.setString(++place, unit.tenant());
                for (UUID id : some) {
                    select.setObject(++place, id);
                }
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        there.add(rows.getObject(1, UUID.class));
                    }
                }
            }
        }
        return there;
    }

    private static void refuse(RecordRef record) {
        throw new ConflictException(StoreErrors.CONFLICT, Map.of("record", record));
    }

    /** Where somebody may refer to what the unit has deleted, and how. */
    private record Place(RecordType<?> type, Field<?> field, Criterion referring) {}

    /** Refuses when somebody has come to refer to what the unit has deleted. */
    void refuseLateOnes() {
        List<Place> places = places();
        if (!places.isEmpty()) {
            unit.transactions()
                    .beside()
                    .ifPresent(beside -> beside.unit(Transactions.Fate.NOTHING_WRITTEN, (entities, afterwards) -> {
                        JpaUnit committed = new JpaUnit(
                                beside,
                                entities,
                                afterwards,
                                mappings,
                                unit.scope(),
                                Transactions.Fate.NOTHING_WRITTEN);
                        places.forEach(place -> refuseLateOnes(committed, place.type(), place));
                        return true;
                    }));
        }
    }

    private List<Place> places() {
        List<Place> places = new ArrayList<>();
        for (RecordType<?> type : deleted.isEmpty()
                ? List.<RecordType<?>>of()
                : mappings.catalog().types()) {
            for (Field<?> field : mappings.catalog().fields(type)) {
                deleted.stream()
                        .filter(target -> References.mayLead(field, target.recordType()) && isLoose(field))
                        .map(target -> References.through(field, target))
                        .reduce(Criterion::or)
                        .ifPresent(referring -> places.add(new Place(type, field, referring)));
            }
        }
        return places;
    }

    private <R extends CrmRecord<R>> void refuseLateOnes(JpaUnit committed, RecordType<R> type, Place place) {
        Query<R> query = Query.of(type).where(place.referring());
        while (true) {
            Page<R> page = committed.records(type).query(query);
            for (R referring : page.items()) {
                if (!touched.contains(referring.ref())) {
                    refuseUnlessSeen(place.field(), referring);
                }
            }
            if (page.next().isEmpty()) {
                return;
            }
            query = query.after(page.next().get());
        }
    }

    private <R extends CrmRecord<R>> void refuseUnlessSeen(Field<?> field, R referring) {
        Set<RecordRef> seen = find(referring.type(), referring.id().value())
                .map(record -> References.in(field, record.values()))
                .orElse(Set.of());
        for (RecordRef target : References.in(field, referring.values())) {
            if (deleted.contains(target) && !seen.contains(target)) {
                refuse(target);
            }
        }
    }
}
