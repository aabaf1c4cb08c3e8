package dev.clientela.rules.escalation;

import dev.clientela.record.CrmRecord;
import dev.clientela.record.FieldSet;
import dev.clientela.record.RecordId;
import dev.clientela.record.RecordType;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.TextField;
import dev.clientela.record.Values;
import java.util.UUID;

/** A case of a service desk: a record type that the library does not have, as a host would bring it. */
final class Incident extends CrmRecord<Incident> {

    private static final FieldSet<IncidentId> FIELDS = FieldSet.of("incident", IncidentId::new);
    private static final ReferenceField<IncidentId> ID = FIELDS.id();

    static final TextField PRIORITY = FIELDS.text("priority", 40);
    static final TextField STATE = FIELDS.text("state", 40);
    static final TextField GROUP = FIELDS.text("assignment_group", 40);

    static final RecordType<Incident> TYPE = FIELDS.type(Incident::new);

    record IncidentId(UUID value) implements RecordId {
        @Override
        public String recordType() {
            return "incident";
        }
    }

    private Incident(Values values) {
        super(values);
    }

    @Override
    public RecordType<Incident> type() {
        return TYPE;
    }

    @Override
    public IncidentId id() {
        return get(ID);
    }
}
