package dev.clientela.opportunity;

import dev.clientela.record.ChoiceField;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A deal to be closed because the customer buys.
 *
 * @param stage which won stage it goes to; the default one, when empty
 * @param on when that was; today in the organisation's zone, when empty
 * @param reason a term of the vocabulary {@code close_reason}; the policy may ask for one
 * @param text the same in words; some reasons need them
 */
public record WinOpportunity(
        OpportunityId opportunity,
        Optional<@Size(min = 1, max = ChoiceField.MAX_LENGTH) String> stage,
        Optional<LocalDate> on,
        Optional<@Size(min = 1, max = ChoiceField.MAX_LENGTH) String> reason,
        Optional<@Size(max = 2_000) String> text) {

    public static WinOpportunity of(OpportunityId opportunity) {
        return new WinOpportunity(opportunity, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public WinOpportunity stage(String code) {
        return new WinOpportunity(opportunity, Optional.of(code), on, reason, text);
    }

    public WinOpportunity on(LocalDate date) {
        return new WinOpportunity(opportunity, stage, Optional.of(date), reason, text);
    }

    /** @param reasonCode a term of the vocabulary {@code close_reason} */
    public WinOpportunity because(String reasonCode) {
        return new WinOpportunity(opportunity, stage, on, Optional.of(reasonCode), text);
    }

    /** @param reasonCode a term of the vocabulary {@code close_reason} */
    public WinOpportunity because(String reasonCode, String inWords) {
        return new WinOpportunity(opportunity, stage, on, Optional.of(reasonCode), Optional.of(inWords));
    }
}
