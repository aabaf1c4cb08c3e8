package dev.clientela.privacy;

import dev.clientela.record.RecordRef;
import java.util.List;

/**
 * What an erasure takes out, or took out, and what it leaves.
 *
 * @param person the record that was named
 * @param records all that are the person's own: what they were as leads, the contact, the person account; deleted ones too
 * @param erased values that go; the field counts also when only the past still knew a value
 * @param kept values of the person's own records, and texts that tell of them, that stay
 * @param events how many of those that happened say less
 * @param commands how many idempotency keys are forgotten
 */
public record Erasure(
        RecordRef person, List<RecordRef> records, List<Erased> erased, List<Kept> kept, int events, int commands) {

    /** What stands in the place of a name, or of a text that must be there. */
    public static final String PLACEHOLDER = "[erased]";

    public Erasure {
        records = List.copyOf(records);
        erased = List.copyOf(erased);
        kept = List.copyOf(kept);
    }

    /** Whether there is nothing to do, as when the person has been erased before. */
    public boolean isEmpty() {
        return erased.isEmpty() && events == 0 && commands == 0;
    }

    /** A field of a record that loses its values. */
    public record Erased(RecordRef record, String field) {}

    /**
     * A field of a record that keeps its value.
     *
     * @param reason {@link #NOT_PERSONAL}, {@link #OF_THE_BUSINESS}, {@link #SHARED}, or what {@link LegalHolds} said
     */
    public record Kept(RecordRef record, String field, String reason) {

        /** It says nothing of a person: a status, a source, a figure. */
        public static final String NOT_PERSONAL = "not_personal";

        /** The place and the website of a business, though the person's lead brought them. */
        public static final String OF_THE_BUSINESS = "of_the_business";

        /** The text is of others as well; names and addresses that are known are taken out of it. */
        public static final String SHARED = "shared";
    }
}
