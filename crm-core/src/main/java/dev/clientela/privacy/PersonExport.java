package dev.clientela.privacy;

import dev.clientela.record.RecordRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Everything that the store knows of a person and the actor may see, as one document for the person or for another
 * system. Values stand in the plain form of their fields, custom ones included.
 *
 * @param person the record that was named
 * @param records the person's own, and those that tell of them: of activities that are of others too, and of deals and
 *     businesses, what concerns the person
 * @param events what happened to the records that are the person's alone, oldest first, with every value of the past
 * @param withheld how many of the records the actor may not see; with any, the document is not complete
 */
public record PersonExport(
        RecordRef person,
        Instant at,
        List<Map<String, Object>> records,
        List<Map<String, Object>> events,
        int withheld) {

    public PersonExport {
        records = List.copyOf(records);
        events = List.copyOf(events);
    }

    public boolean isComplete() {
        return withheld == 0;
    }

    /** The document as JSON, written piece by piece. */
    public void writeTo(Appendable target) {
        JsonDocument.write(this, target);
    }

    public String toJson() {
        StringBuilder json = new StringBuilder();
        writeTo(json);
        return json.toString();
    }
}
