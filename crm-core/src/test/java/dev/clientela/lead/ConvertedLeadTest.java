package dev.clientela.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clientela.Crm;
import dev.clientela.CrmBuilder;
import dev.clientela.CrmSession;
import dev.clientela.account.AccountId;
import dev.clientela.account.CreateAccount;
import dev.clientela.command.Edit;
import dev.clientela.contact.ContactId;
import dev.clientela.error.ErrorCode;
import dev.clientela.error.RefusedException;
import dev.clientela.lead.LeadStatus.Kind;
import dev.clientela.record.Moment;
import dev.clientela.record.Values;
import dev.clientela.security.Access;
import dev.clientela.security.AccessPolicy;
import dev.clientela.security.Actor;
import dev.clientela.security.Owner;
import dev.clientela.security.Permission;
import dev.clientela.store.CrmStore;
import dev.clientela.store.Scope;
import dev.clientela.store.memory.InMemoryStore;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a lead is after its conversion. The conversion itself has tests of its own. */
class ConvertedLeadTest {

    private static final LeadStatus CONVERTED = LeadStatuses.usual().defaultOf(Kind.CONVERTED);
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    private final CrmStore store = new InMemoryStore();

    private CrmSession session(CrmBuilder builder) {
        return builder.store(store).build().as(Actor.user("ada"));
    }

    /** A lead as the conversion leaves it. */
    private Lead converted(CrmSession session) {
        AccountId account = session.accounts()
                .open(CreateAccount.business("Analytical Engines"))
                .id();
        Lead lead = session.leads().capture(CaptureLead.named("Charles", "Babbage"));
        Lead converted = lead.convert(CONVERTED, NOON, account, Optional.empty(), Optional.empty());
        Values values = converted.values().with(Lead.TYPE.system().version(), 2L);
        Lead next = Lead.TYPE.create(values);
        store.write(new Scope(session.actor().tenant(), new Moment(NOON, ZoneOffset.UTC)), unit -> {
            unit.records(Lead.TYPE).update(next, 1);
            return next;
        });
        return session.leads().get(lead.id());
    }

    private static ErrorCode refusal(Runnable act) {
        return catchThrowableOfType(RefusedException.class, act::run).code();
    }

    @Test
    @DisplayName("LC-6 a converted lead is read-only, also where everybody may do everything")
    void readOnly() {
        CrmSession ada = session(Crm.builder());
        LeadId id = converted(ada).id();

        assertThat(refusal(() -> ada.leads().edit(id, Edit.set(LeadFields.CITY, "London"))))
                .isEqualTo(LeadErrors.CONVERTED_IS_READ_ONLY);
        assertThat(refusal(() -> ada.leads().tag(id, "late"))).isEqualTo(LeadErrors.CONVERTED_IS_READ_ONLY);
        assertThat(refusal(() -> ada.leads().assign(id, Owner.user("bob")))).isEqualTo(LeadErrors.ALREADY_CONVERTED);
        assertThat(refusal(() -> ada.leads().qualify(id))).isEqualTo(LeadErrors.ALREADY_CONVERTED);
        assertThat(refusal(() -> ada.leads().delete(id))).isEqualTo(LeadErrors.ALREADY_CONVERTED);
        assertThat(ada.leads().get(id).version()).isEqualTo(2);
    }

    @Test
    @DisplayName("LC-6 a converted lead is still queried and counted")
    void counted() {
        CrmSession ada = session(Crm.builder());
        Lead lead = converted(ada);

        assertThat(ada.leads().count(LeadFields.IS_CONVERTED.is(true))).isEqualTo(1);
        assertThat(ada.leads()
                        .list(ada.leads().query().where(LeadFields.CONVERTED_ACCOUNT.isPresent()))
                        .items())
                .containsExactly(lead);
    }

    @Test
    @DisplayName("LC-6 who has the right may correct a converted lead, but not its status")
    void corrected() {
        CrmSession ada = session(Crm.builder().access(new AccessPolicy() {
            @Override
            public boolean permits(Access access, Permission permission) {
                return permission.equals(Leads.CORRECT_CONVERTED);
            }
        }));
        LeadId id = converted(ada).id();

        assertThat(ada.leads()
                        .edit(id, Edit.set(LeadFields.LAST_NAME, "Babbage FRS"))
                        .name())
                .isEqualTo("Charles Babbage FRS");
        assertThat(refusal(() -> ada.leads().edit(id, Edit.set(LeadFields.STATUS, "new"))))
                .isEqualTo(LeadErrors.ALREADY_CONVERTED);
    }

    @Test
    @DisplayName("LC-3 a lead converted twice is refused with what it became")
    void twice() {
        Lead lead = converted(session(Crm.builder()));

        RefusedException refused = catchThrowableOfType(
                RefusedException.class,
                () -> lead.convert(
                        CONVERTED, NOON, new AccountId(UUID.randomUUID()), Optional.empty(), Optional.empty()));

        assertThat(refused.code()).isEqualTo(LeadErrors.ALREADY_CONVERTED);
        assertThat(refused.parameters())
                .containsEntry("account", lead.convertedAccount().orElseThrow());
    }

    @Test
    @DisplayName("LC-1 only a status flagged as converted is the target of a conversion")
    void target() {
        Lead lead = session(Crm.builder()).leads().capture(CaptureLead.named("Charles", "Babbage"));

        for (LeadStatus status : LeadStatuses.usual().statuses()) {
            if (status.kind() != Kind.CONVERTED) {
                assertThat(refusal(() -> lead.convert(
                                status, NOON, new AccountId(UUID.randomUUID()), Optional.empty(), Optional.empty())))
                        .isEqualTo(LeadErrors.STATUS_NOT_CONVERTED);
            }
        }
    }

    @Test
    @DisplayName("LC-5 a conversion sets flag, time, account, contact, opportunity and status at once")
    void setsAll() {
        Lead lead = session(Crm.builder()).leads().capture(CaptureLead.named("Charles", "Babbage"));
        AccountId account = new AccountId(UUID.randomUUID());
        ContactId contact = new ContactId(UUID.randomUUID());

        Lead converted = lead.convert(CONVERTED, NOON, account, Optional.of(contact), Optional.empty());

        assertThat(List.of(
                        converted.isConverted(),
                        converted.get(LeadFields.CONVERTED_AT),
                        converted.status(),
                        converted.convertedAccount(),
                        converted.convertedContact(),
                        converted.convertedOpportunity()))
                .containsExactly(true, NOON, "converted", Optional.of(account), Optional.of(contact), Optional.empty());
    }
}
