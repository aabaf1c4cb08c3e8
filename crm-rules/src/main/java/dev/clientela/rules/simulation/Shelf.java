package dev.clientela.rules.simulation;

import dev.clientela.CrmSession;
import dev.clientela.command.Records;
import dev.clientela.opportunity.OpportunityLine;
import dev.clientela.record.Criterion;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import dev.clientela.record.RecordId;
import dev.clientela.record.RecordType;
import dev.clientela.record.ReferenceField;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** The records of one type that a session lists. */
record Shelf<R extends CrmRecord<R>>(RecordType<R> type, Function<Query<R>, Page<R>> list) {

    /** All that a session lists, by the name of their type. */
    static Map<String, Shelf<?>> of(CrmSession session) {
        Map<String, Shelf<?>> all = new HashMap<>();
        for (Records<?, ?> records : List.<Records<?, ?>>of(
                session.accounts(),
                session.contacts(),
                session.leads(),
                session.products(),
                session.priceBooks(),
                session.priceBookEntries(),
                session.opportunities(),
                session.activities(),
                session.consents())) {
            all.put(records.type().name(), of(records));
        }
        all.put(OpportunityLine.TYPE.name(), new Shelf<>(OpportunityLine.TYPE, session.opportunityLines()::list));
        return all;
    }

    private static <R extends CrmRecord<R>> Shelf<R> of(Records<R, ?> records) {
        return new Shelf<>(records.type(), records::list);
    }

    List<R> byId(Set<UUID> ids) {
        Criterion these = in(type.system().id(), ids);
        return list.apply(Query.of(type).where(these).pageOf(Query.MAX_PAGE_SIZE))
                .items();
    }

    private static <I extends RecordId> Criterion in(ReferenceField<I> field, Set<UUID> ids) {
        return field.in(ids.stream().map(field::idOf).toList());
    }
}
