package dev.clientela.privacy;

import static dev.clientela.privacy.ConsentChannel.EMAIL;
import static dev.clientela.privacy.ConsentChannel.PHONE;
import static dev.clientela.privacy.ConsentPurpose.NEWSLETTER;
import static dev.clientela.privacy.ConsentPurpose.OFFERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.account.CreateAccount;
import dev.clientela.command.Edit;
import dev.clientela.contact.ContactFields;
import dev.clientela.conversion.ConversionReceipt;
import dev.clientela.conversion.ConvertLead;
import dev.clientela.error.CrmException;
import dev.clientela.error.ValidationException;
import dev.clientela.event.EventEnvelope;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.security.Actor;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConsentsTest {

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final Crm crm = Crm.builder().clock(now::get).build();
    private final CrmSession ada = crm.as(Actor.user("ada"));
    private final Consents consents = ada.consents();
    private final Lead lead = ada.leads()
            .capture(CaptureLead.named("Charles", "Babbage").company("Engines").email("charles@engines.example"));

    private void pass() {
        now.set(now.get().plusSeconds(60));
    }

    @Test
    @DisplayName(
            "P-14 who has said nothing is not contacted; who has consented is, for that purpose by that channel alone")
    void given() {
        assertThat(consents.mayContact(lead.id(), NEWSLETTER, EMAIL)).isFalse();
        Consent consent = consents.give(GiveConsent.of(lead.id(), NEWSLETTER, EMAIL)
                .on(LegalBasis.CONTRACT)
                .since(NOON.minusSeconds(5))
                .evidence("form 17"));

        assertThat(consents.mayContact(lead.id(), NEWSLETTER, EMAIL)).isTrue();
        assertThat(consents.mayContact(lead.id(), OFFERS, EMAIL)).isFalse();
        assertThat(consents.mayContact(lead.id(), NEWSLETTER, PHONE)).isFalse();
        assertThat(consent.basis()).isEqualTo(LegalBasis.CONTRACT);
        assertThat(consent.since()).isEqualTo(NOON.minusSeconds(5));
        assertThat(consent.find(ConsentFields.EVIDENCE)).contains("form 17");
        assertThat(consents.of(lead.id())).containsExactly(consent);
        assertThat(consents.count(ConsentFields.PURPOSE.is(NEWSLETTER).and(ConsentFields.IS_GIVEN.isTrue())))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("P-14 what was said last counts, and all that was said before stands in the history")
    void withdrawn() {
        Consent first =
                consents.give(GiveConsent.of(lead.id(), NEWSLETTER, EMAIL).evidence("form 17"));
        pass();
        Consent refused = consents.withdraw(lead.id(), NEWSLETTER, EMAIL);
        assertThat(consents.mayContact(lead.id(), NEWSLETTER, EMAIL)).isFalse();
        pass();
        consents.give(GiveConsent.of(lead.id(), NEWSLETTER, EMAIL));

        assertThat(consents.mayContact(lead.id(), NEWSLETTER, EMAIL)).isTrue();
        assertThat(refused.id()).isEqualTo(first.id());
        assertThat(consents.history(first.id()))
                .extracting(EventEnvelope::type)
                .containsExactly("consent.given", "consent.withdrawn", "consent.given");
        assertThat(consents.stateAt(first.id(), NOON)).contains(first);
    }

    @Test
    @DisplayName("P-14 a consent ends with the instant until which it was given")
    void expires() {
        consents.give(GiveConsent.of(lead.id(), NEWSLETTER, EMAIL).validUntil(NOON.plusSeconds(60)));
        assertThat(consents.mayContact(lead.id(), NEWSLETTER, EMAIL)).isTrue();
        pass();
        assertThat(consents.mayContact(lead.id(), NEWSLETTER, EMAIL)).isFalse();
    }

    @Test
    @DisplayName(
            "P-14 what was said as a lead holds for what the lead became, and the other way round, also when that is undone")
    void converted() {
        consents.give(GiveConsent.of(lead.id(), NEWSLETTER, EMAIL));
        pass();
        ConversionReceipt done = ada.conversions().convert(ConvertLead.of(lead.id()));
        assertThat(consents.mayContact(done.contact(), NEWSLETTER, EMAIL)).isTrue();
        pass();
        consents.withdraw(done.contact(), NEWSLETTER, EMAIL);
        assertThat(consents.mayContact(done.contact(), NEWSLETTER, EMAIL)).isFalse();
        assertThat(consents.mayContact(lead.id(), NEWSLETTER, EMAIL)).isFalse();
        assertThat(consents.of(lead.id())).hasSize(2);
        ada.conversions().undo(done.id());
        assertThat(ada.contacts().find(done.contact())).isEmpty();
        assertThat(consents.of(lead.id())).hasSize(2);
        assertThat(consents.mayContact(lead.id(), NEWSLETTER, EMAIL)).isFalse();
    }

    @Test
    @DisplayName("P-14 the flags not to write and not to call outrank every consent, on any record of the person")
    void flags() {
        consents.give(GiveConsent.of(lead.id(), NEWSLETTER, EMAIL));
        consents.give(GiveConsent.of(lead.id(), NEWSLETTER, PHONE));
        ConversionReceipt done = ada.conversions().convert(ConvertLead.of(lead.id()));
        ada.contacts().edit(done.contact(), Edit.set(ContactFields.EMAIL_OPT_OUT, true));

        assertThat(consents.mayContact(lead.id(), NEWSLETTER, EMAIL)).isFalse();
        assertThat(consents.mayContact(done.contact(), NEWSLETTER, EMAIL)).isFalse();
        assertThat(consents.mayContact(done.contact(), NEWSLETTER, PHONE)).isTrue();
        ada.contacts()
                .edit(
                        done.contact(),
                        Edit.set(ContactFields.DO_NOT_CALL, true).and(ContactFields.EMAIL_OPT_OUT, false));
        assertThat(consents.mayContact(done.contact(), NEWSLETTER, PHONE)).isFalse();
        assertThat(consents.mayContact(done.contact(), NEWSLETTER, EMAIL)).isTrue();
    }

    @Test
    @DisplayName("P-14 consents are told in the export, and lose their evidence with the person")
    void erased() {
        Consent consent =
                consents.give(GiveConsent.of(lead.id(), NEWSLETTER, EMAIL).evidence("signed by Charles"));
        assertThat(ada.privacy().export(lead.id()).toJson()).contains("signed by Charles", "consent.given");
        ada.privacy().erase(lead.id());

        assertThat(consents.get(consent.id()).find(ConsentFields.EVIDENCE)).isEmpty();
        assertThat(consents.history(consent.id()).toString()).doesNotContain("Charles");
        assertThat(ada.leads().get(lead.id()).find(LeadFields.FIRST_NAME)).isEmpty();
    }

    @Test
    @DisplayName("P-14 a purpose or channel that the host does not have is refused, and so is a business")
    void refused() {
        assertThat(catchThrowableOfType(
                                ValidationException.class,
                                () -> consents.give(GiveConsent.of(lead.id(), "telepathy", EMAIL)))
                        .violations())
                .extracting(violation -> violation.path())
                .containsExactly("purpose");
        var business = ada.accounts().open(CreateAccount.business("Looms")).id();
        assertThat(catchThrowableOfType(CrmException.class, () -> consents.withdraw(business, NEWSLETTER, EMAIL))
                        .code())
                .isEqualTo(PrivacyErrors.NO_PERSON);
    }
}
