package dev.clientela.conversion;

import dev.clientela.error.CrmException;
import dev.clientela.lead.LeadId;
import java.util.Optional;

/** What became of one lead of a batch. */
public sealed interface ConversionOutcome {

    ConvertLead command();

    default LeadId lead() {
        return command().lead();
    }

    default boolean isConverted() {
        return this instanceof Converted;
    }

    /** The receipt, when it was converted. */
    default Optional<ConversionReceipt> receipt() {
        return this instanceof Converted converted ? Optional.of(converted.done()) : Optional.empty();
    }

    /** It was converted. */
    record Converted(ConvertLead command, ConversionReceipt done) implements ConversionOutcome {}

    /**
     * It was not, and nothing of it was written.
     *
     * @param why a {@link CrmException} with its code, or what a host's own rule or store threw
     */
    record Failed(ConvertLead command, RuntimeException why) implements ConversionOutcome {

        /** The code of the refusal; {@code conversion.failed} when the host's own code threw something else. */
        public dev.clientela.error.ErrorCode code() {
            return why instanceof CrmException refusal ? refusal.code() : ConversionErrors.FAILED;
        }
    }
}
