package dev.clientela.privacy;

import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import java.time.Instant;
import java.util.List;

/**
 * Whether a person lets themselves be contacted for a purpose through a channel, as they said last. There is one for each
 * person, purpose and channel; what they said before stands in its events, of which none is ever changed.
 */
public final class Consent extends CrmRecord<Consent> {

    public static final RecordType<Consent> TYPE = ConsentFields.TYPE;

    private static final List<Field<?>> SAID = List.of(
            ConsentFields.IS_GIVEN,
            ConsentFields.SINCE,
            ConsentFields.VALID_UNTIL,
            ConsentFields.BASIS,
            ConsentFields.EVIDENCE);

    Consent(Values values) {
        super(values);
    }

    @Override
    public RecordType<Consent> type() {
        return TYPE;
    }

    @Override
    public ConsentId id() {
        return get(ConsentFields.ID);
    }

    public RecordRef person() {
        return get(ConsentFields.PERSON);
    }

    public String purpose() {
        return get(ConsentFields.PURPOSE);
    }

    public String channel() {
        return get(ConsentFields.CHANNEL);
    }

    public LegalBasis basis() {
        return get(ConsentFields.BASIS);
    }

    /** When it was given, or withdrawn. */
    public Instant since() {
        return get(ConsentFields.SINCE);
    }

    /** Whether it is given, and has not run out by then. */
    public boolean holds(Instant now) {
        return get(ConsentFields.IS_GIVEN)
                && find(ConsentFields.VALID_UNTIL)
                        .filter(until -> !now.isBefore(until))
                        .isEmpty();
    }

    boolean isOf(String purpose, String channel) {
        return purpose().equals(purpose) && channel().equals(channel);
    }

    /** The same matter, about which something else is said now. */
    Consent saying(Values said) {
        Values.Builder next = values().edit();
        for (Field<?> field : SAID) {
            next.copy(field, said);
        }
        return with(next.build());
    }
}
