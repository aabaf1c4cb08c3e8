package dev.clientela.opportunity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.account.AccountId;
import dev.clientela.contact.ContactId;
import dev.clientela.record.RecordErrors;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ElementTypesTest {

    private static final UUID ID = new UUID(7, 9);

    @Test
    @DisplayName("roles and competitors survive the way to JSON and back")
    void roundTrip() {
        ContactRole role = ContactRole.of(new ContactId(ID), "buyer").asPrimary();
        Competitor competitor = new Competitor(new AccountId(ID), "Cheaper");

        assertThat(ContactRole.TYPE.fromPlain(ContactRole.TYPE.toPlain(role))).isEqualTo(role);
        assertThat(Competitor.TYPE.fromPlain(Competitor.TYPE.toPlain(competitor)))
                .isEqualTo(competitor);
        assertThat(ContactRole.TYPE.fromPlain(Map.of("contact", ID.toString())))
                .isEqualTo(ContactRole.of(new ContactId(ID), ""));
    }

    @Test
    @DisplayName("what is no role is refused")
    void malformed() {
        for (Object none : List.of(
                "buyer",
                Map.of(),
                Map.of("contact", "x"),
                Map.of("contact", 1L),
                Map.of("contact", ID.toString(), "primary", "yes"),
                Map.of("contact", ID.toString(), "rank", 1L))) {
            assertThatThrownBy(() -> ContactRole.TYPE.fromPlain(none)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    @DisplayName("text beside a reference has a length and can be stored")
    void texts() {
        AccountId account = new AccountId(ID);
        String longest = "é".repeat(Competitor.MAX_NOTE_LENGTH);

        assertThat(Competitor.TYPE.check(new Competitor(account, longest))).isEmpty();
        assertThat(Competitor.TYPE.check(new Competitor(account, longest + "x")))
                .extracting(violation -> violation.code())
                .containsExactly(RecordErrors.TOO_LONG);
        assertThat(Competitor.TYPE.check(new Competitor(account, "half \ud83d")))
                .extracting(violation -> violation.code())
                .containsExactly(RecordErrors.UNSTORABLE);
    }
}
