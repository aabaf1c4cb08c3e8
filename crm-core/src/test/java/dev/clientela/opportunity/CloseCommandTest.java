package dev.clientela.opportunity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.record.RecordErrors;
import dev.clientela.security.Actor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The shape of the commands that close a deal. */
class CloseCommandTest {

    private final CrmSession ada = Crm.inMemory().as(Actor.user("ada"));
    private final OpportunityId deal =
            ada.opportunities().open(OpenOpportunity.named("Engines")).id();

    @Test
    @DisplayName("every fault of the command is told at once, and the deal stays open")
    void allFaultsAtOnce() {
        WinOpportunity command = WinOpportunity.of(deal).stage("").because("x".repeat(61), "y".repeat(2_001));

        ValidationException refused = catchThrowableOfType(
                ValidationException.class, () -> ada.opportunities().win(command));

        assertThat(refused.violations())
                .extracting(Violation::path, Violation::code)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("reason", RecordErrors.TOO_LONG),
                        org.assertj.core.api.Assertions.tuple("stage", RecordErrors.REQUIRED),
                        org.assertj.core.api.Assertions.tuple("text", RecordErrors.TOO_LONG));
        assertThat(refused.violations().get(0).parameters()).containsEntry("max", 60);
        assertThat(ada.opportunities().get(deal).isClosed()).isFalse();
    }

    @Test
    @DisplayName("losing is held to the same")
    void losing() {
        assertThatThrownBy(() ->
                        ada.opportunities().lose(LoseOpportunity.of(deal).because("price", "y".repeat(2_001))))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("text: field.too_long");
    }
}
