package dev.clientela;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.activity.ActivityFields;
import dev.clientela.activity.Participant;
import dev.clientela.activity.PlanActivity;
import dev.clientela.contact.ContactFields;
import dev.clientela.contact.CreateContact;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.LeadFields;
import dev.clientela.record.Criterion;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.TextMatching;
import dev.clientela.security.Actor;
import dev.clientela.security.Owner;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What one store could not keep is refused by the kernel, before any store sees it, so that all refuse the same. */
class UnstorableTextTest {

    private final Crm crm = Crm.inMemory();
    private final CrmSession ada = crm.as(Actor.user("ada"));

    static Stream<String> texts() {
        return Stream.of("a\0b", "\0", "half \uD83D", "\uDE00 half");
    }

    @ParameterizedTest
    @MethodSource("texts")
    @DisplayName("Text with NUL or half a character is a violation, whatever field, element or argument it is given to")
    void isAViolation(String text) {
        CaptureLead lead = CaptureLead.ofCompany("Engines");
        assertUnstorable(() -> ada.leads().capture(CaptureLead.ofCompany("x" + text)), LeadFields.COMPANY.name());
        assertUnstorable(() -> ada.leads().capture(lead.externalId(text)), LeadFields.EXTERNAL_ID.name());
        assertUnstorable(() -> ada.leads().capture(lead.tagged(text)), LeadFields.TAGS.name());
        assertUnstorable(() -> ada.leads().capture(lead.with(LeadFields.OWNER, Owner.user("x" + text))), "owner");
        assertUnstorable(() -> crm.as(Actor.user("x" + text)).leads().capture(lead), "created_by");
        assertUnstorable(
                () -> ada.contacts().add(CreateContact.named("Ada", "Byron").with(ContactFields.TITLE, text)), "title");
        assertUnstorable(() -> plan(Participant.TYPE.parse(text + "@x.example")), "participants[0].address");
        assertUnstorable(
                () -> plan(new Participant(Participant.Role.ATTENDEE, "ada@x.example", text)), "participants[0].name");
        assertUnstorable(() -> crm.as(Actor.user("ada").because(text)), "reason");
        assertUnstorable(() -> crm.as(Actor.user("ada").correlatedBy(text)), "correlation");
        assertUnstorable(() -> ada.once("x" + text), "idempotency_key");
    }

    private Object plan(Participant participant) {
        return ada.activities()
                .plan(PlanActivity.call("Call")
                        .about(ada.leads()
                                .capture(CaptureLead.ofCompany("Engines"))
                                .id())
                        .with(ActivityFields.PARTICIPANTS, List.of(participant)));
    }

    private static void assertUnstorable(java.util.concurrent.Callable<?> act, String path) {
        assertThatThrownBy(act::call)
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        refusal -> assertThat(refusal.violations())
                                .extracting(Violation::code, Violation::path)
                                .contains(org.assertj.core.groups.Tuple.tuple(RecordErrors.UNSTORABLE, path)));
    }

    @ParameterizedTest
    @MethodSource("texts")
    @DisplayName("Sought, it is found nowhere, not even half a character in a whole one")
    void isFoundNowhere(String text) {
        ada.leads().capture(CaptureLead.ofCompany("half \uD83D\uDE00 half"));
        Function<Criterion, Long> count = criterion -> ada.leads().count(criterion);
        for (TextMatching how : TextMatching.values()) {
            assertThat(count.apply(LeadFields.COMPANY.matchesExactly(how, text)))
                    .isZero();
        }
        assertThat(count.apply(LeadFields.COMPANY.contains(text))).isZero();
        assertThat(count.apply(LeadFields.COMPANY.contains(text).not())).isOne();
        assertThat(count.apply(LeadFields.COMPANY.contains("\uD83D\uDE00"))).isOne();
    }
}
