package dev.clientela.privacy;

import dev.clientela.command.Execution;
import dev.clientela.conversion.ConversionReceipt;
import dev.clientela.event.CrmEvent;
import dev.clientela.event.EventEnvelope;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordRef;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that the store knows of one person.
 *
 * @param person the record that was named
 * @param own the person's own records, deleted ones as they stood last
 * @param related the records that tell of the person and are of something else: calls, deals, businesses, conversions
 * @param gone those of both that are deleted, so that only their events are left
 * @param strangers persons, among those that activities are about, who are somebody else
 * @param receipts of the conversions of the person's leads
 * @param events of all these records, each record's oldest first
 * @param identity by what texts are known to speak of the person
 */
record Dossier(
        RecordRef person,
        Map<RecordRef, CrmRecord<?>> own,
        Map<RecordRef, CrmRecord<?>> related,
        Set<RecordRef> gone,
        Set<RecordRef> strangers,
        List<ConversionReceipt> receipts,
        Map<RecordRef, List<EventEnvelope>> events,
        Identity identity) {

    /** Tells of something about a record, be it deleted. */
    void tell(Execution execution, RecordRef ref, CrmEvent event) {
        CrmRecord<?> record = own.getOrDefault(ref, related.get(ref));
        if (record == null) {
            return; // nothing is known of it any more, not even that it was
        }
        List<EventEnvelope> all = eventsOf(ref);
        if (gone.contains(ref)) {
            execution.tellOfDeleted(record.type(), ref, all.get(all.size() - 1).version(), event);
        } else {
            execution.tell(record, event);
        }
    }

    List<EventEnvelope> eventsOf(RecordRef record) {
        return events.getOrDefault(record, List.of());
    }
}
