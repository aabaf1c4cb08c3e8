package dev.clientela.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.account.Account;
import dev.clientela.account.AccountFields;
import dev.clientela.account.CreateAccount;
import dev.clientela.activity.Activity;
import dev.clientela.activity.ActivityFields;
import dev.clientela.command.CommandErrors;
import dev.clientela.command.Edit;
import dev.clientela.contact.Contact;
import dev.clientela.contact.ContactFields;
import dev.clientela.contact.ContactId;
import dev.clientela.error.CrmException;
import dev.clientela.event.EventEnvelope;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.opportunity.OpportunityId;
import dev.clientela.privacy.Erasure.Kept;
import dev.clientela.record.Criterion;
import dev.clientela.record.Measure;
import dev.clientela.record.RecordId;
import dev.clientela.security.Access;
import dev.clientela.security.AccessPolicy;
import dev.clientela.security.Actor;
import dev.clientela.security.Owner;
import dev.clientela.security.Permission;
import dev.clientela.store.EventLog.Positioned;
import dev.clientela.store.contract.LifeOfAPerson;
import dev.clientela.store.contract.Shelves;
import dev.clientela.store.memory.InMemoryStore;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErasureTest {

    private final InMemoryStore store = new InMemoryStore();

    private LifeOfAPerson life(boolean privately) {
        LifeOfAPerson life = new LifeOfAPerson(store, 7, LegalHolds.NONE);
        return privately ? life.privately() : life.ofABusiness();
    }

    private Shelves shelves(LifeOfAPerson life) {
        return Shelves.of(store, life.crm.fields(), life.actor.tenant(), life.listener, life.now.get());
    }

    private static RecordId person(LifeOfAPerson life) {
        return life.contact == null ? life.account : life.contact;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName(
            "P-14 once a person is erased, the store hands out nothing of theirs: no record, event, delivery or key")
    void nothingIsLeft(boolean privately) {
        LifeOfAPerson life = life(privately);
        assertThat(life.secrets.foundIn(shelves(life).text())).hasSizeGreaterThan(100);
        life.ada.privacy().erase(person(life));

        assertThat(life.secrets.foundIn(shelves(life).text())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("P-14 whichever record of theirs is named, all that they were is erased")
    void byTheLead(boolean privately) {
        LifeOfAPerson life = life(privately);
        Erasure erasure = life.ada.privacy().erase(life.lead);

        assertThat(erasure.records()).containsAll(life.own());
        assertThat(life.secrets.foundIn(shelves(life).text())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("P-14 deals, figures, counts, the order and number of events and deliveries are as before")
    void businessRemains(boolean privately) {
        LifeOfAPerson life = life(privately);
        Shelves before = shelves(life);
        long waiting = store.outbox().backlog(life.listener);
        Object pipeline = pipeline(life.ada);
        life.ada.privacy().erase(person(life));
        Shelves after = shelves(life);

        assertThat(after.records().keySet()).isEqualTo(before.records().keySet());
        assertThat(pipeline(life.ada)).isEqualTo(pipeline);
        assertThat(after.events().subList(0, before.events().size()))
                .extracting(ErasureTest::frame)
                .isEqualTo(before.events().stream().map(ErasureTest::frame).toList());
        assertThat(after.dead()).hasSameSizeAs(before.dead());
        long told = after.events().size() - before.events().size();
        assertThat(store.outbox().backlog(life.listener)).isEqualTo(waiting + told);
        assertThat(after.dead().get(0).event()).isEqualTo(after.events().get(0).event());
        Opportunity deal = life.ada.opportunities().get(life.deal);
        assertThat(deal.find(OpportunityFields.CONTACT_ROLES))
                .isEqualTo(((Opportunity) before.records().get(life.deal.ref())).find(OpportunityFields.CONTACT_ROLES));
    }

    private static Object pipeline(CrmSession ada) {
        return List.of(
                ada.opportunities()
                        .report(ada.opportunities()
                                .newReport()
                                .measure(Measure.count(), Measure.sum(OpportunityFields.AMOUNT))),
                ada.leads().count(LeadFields.IS_CONVERTED.is(true)),
                ada.activities().count(ActivityFields.KIND.is("call")));
    }

    /** What an event says of itself. */
    private static List<Object> frame(Positioned positioned) {
        EventEnvelope event = positioned.event();
        return List.of(
                positioned.position(),
                event.id(),
                event.type(),
                event.record(),
                event.version(),
                event.time(),
                event.actor());
    }

    @Test
    @DisplayName("P-14 a placeholder stands where a name must be, so that records can still be read and changed")
    void placeholders() {
        LifeOfAPerson life = life(false);
        Erasure erasure = life.ada.privacy().erase(life.contact);
        Contact contact = life.ada.contacts().get(life.contact);

        assertThat(contact.name()).isEqualTo(Erasure.PLACEHOLDER);
        assertThat(contact.emails()).isEmpty();
        assertThat(contact.account()).contains(life.account);
        assertThat(life.ada.contacts().assign(life.contact, Owner.user("bob")).owner())
                .isEqualTo(Owner.user("bob"));
        assertThat(life.ada.activities().get(life.call).name()).isEqualTo(Erasure.PLACEHOLDER);
        assertThat(life.ada.activities().complete(life.call).isOpen()).isFalse();
        assertThat(erasure.records()).contains(life.lead.ref(), life.contact.ref());

        LifeOfAPerson other = life(true);
        other.ada.privacy().erase(other.account);
        assertThat(other.ada.accounts().get(other.account).name()).isEqualTo(Erasure.PLACEHOLDER);
        assertThat(other.ada.accounts().becomeCustomer(other.account).stage().name())
                .isEqualTo("CUSTOMER");
        assertThat(other.ada.opportunities().get(other.deal).get(OpportunityFields.NAME))
                .isEqualTo(Erasure.PLACEHOLDER);
    }

    @Test
    @DisplayName(
            "P-14 what belongs to others stays: the business with its place, the colleague, the other guest's address")
    void othersRemain() {
        LifeOfAPerson life = life(false);
        Account before = life.ada.accounts().get(life.account);
        Contact colleague = life.ada.contacts().get(life.colleague);
        assertThat(before.phones()).isNotEmpty();
        Erasure erasure = life.ada.privacy().erase(life.contact);
        Account business = life.ada.accounts().get(life.account);
        Activity meeting = life.ada.activities().get(life.meeting);

        assertThat(business.name()).isEqualTo("Analytical Engines");
        assertThat(business.find(AccountFields.WEBSITE)).contains("engines.example");
        assertThat(business.find(AccountFields.COUNTRY)).isEqualTo(before.find(AccountFields.COUNTRY));
        assertThat(business.phones()).isEmpty();
        assertThat(life.ada.contacts().get(life.colleague)).isEqualTo(colleague);
        assertThat(meeting.name()).isEqualTo("Lunch with " + Erasure.PLACEHOLDER);
        assertThat(meeting.get(ActivityFields.PARTICIPANTS))
                .extracting(participant -> participant.address())
                .containsExactly("luigi@turin.example");
        assertThat(erasure.kept())
                .contains(
                        new Kept(life.account.ref(), "website", Kept.OF_THE_BUSINESS),
                        new Kept(life.lead.ref(), "status", Kept.NOT_PERSONAL));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("P-14 the plan shows what the erasure then does, and leaves everything as it is")
    void plan(boolean privately) {
        LifeOfAPerson life = life(privately);
        Shelves before = shelves(life);
        Erasure plan = life.ada.privacy().planErasure(person(life));

        assertThat(shelves(life).records()).isEqualTo(before.records());
        assertThat(shelves(life).events()).isEqualTo(before.events());
        assertThat(shelves(life).dead()).isEqualTo(before.dead());
        assertThat(plan.erased())
                .contains(
                        new Erasure.Erased(life.lead.ref(), "last_name"),
                        new Erasure.Erased(life.call.ref(), "subject"));
        assertThat(plan.events()).isGreaterThan(10);
        assertThat(plan.commands()).isEqualTo(2);
        assertThat(life.ada.privacy().erase(person(life))).isEqualTo(plan);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("P-14 an erasure that is done again does nothing; what was written since is erased too")
    void idempotent(boolean privately) {
        LifeOfAPerson life = life(privately);
        life.ada.privacy().erase(person(life));
        Shelves once = shelves(life);
        Erasure again = life.ada.privacy().erase(person(life));

        assertThat(again.isEmpty()).isTrue();
        assertThat(shelves(life).events()).isEqualTo(once.events());
        assertThat(life.ada.privacy().erase(life.lead).isEmpty()).isTrue();
        life.ada.activities().edit(life.call, Edit.set(ActivityFields.LOCATION, life.secrets.word()));
        assertThat(life.ada.privacy().erase(life.lead).erased())
                .contains(new Erasure.Erased(life.call.ref(), "location"))
                .extracting(Erasure.Erased::field)
                .as("and why rules decided what they did about it")
                .containsOnly("location", "explanation", "detail");
        assertThat(life.secrets.foundIn(shelves(life).text())).isEmpty();
    }

    @Test
    @DisplayName("P-14 past states are told without what was erased, and with all else")
    void pastStates() {
        LifeOfAPerson life = life(false);
        Lead then = life.ada
                .leads()
                .stateAt(life.lead, LifeOfAPerson.NOON.plusSeconds(60))
                .orElseThrow();
        assertThat(then.find(LeadFields.FIRST_NAME)).isPresent();
        life.ada.privacy().erase(life.contact);
        Lead told = life.ada
                .leads()
                .stateAt(life.lead, LifeOfAPerson.NOON.plusSeconds(60))
                .orElseThrow();

        assertThat(told.find(LeadFields.FIRST_NAME)).isEmpty();
        assertThat(told.emails()).isEmpty();
        assertThat(told.name()).isEqualTo(Erasure.PLACEHOLDER);
        assertThat(told.version()).isEqualTo(then.version());
        assertThat(told.status()).isEqualTo(then.status());
        assertThat(told.find(LeadFields.COMPANY)).isEqualTo(then.find(LeadFields.COMPANY));
        assertThat(life.ada.leads().stateAt(life.lead, LifeOfAPerson.NOON.minusSeconds(1)))
                .isEmpty();
    }

    @Test
    @DisplayName("P-14 each changed record tells that it was erased, by whom and why, and of nobody whom")
    void events() {
        LifeOfAPerson life = life(false);
        Shelves before = shelves(life);
        life.crm.as(life.actor.because("request 17")).privacy().erase(life.contact);
        List<EventEnvelope> told = shelves(life).events().stream()
                .skip(before.events().size())
                .map(Positioned::event)
                .toList();

        assertThat(told).extracting(EventEnvelope::type).containsOnly("person.erased", "person.removed");
        assertThat(told).extracting(EventEnvelope::reason).containsOnly("request 17");
        EventEnvelope lead = told.stream()
                .filter(event -> event.record().equals(life.lead.ref()))
                .findFirst()
                .orElseThrow();
        assertThat(lead.type()).isEqualTo("person.erased");
        assertThat(lead.payload().get("records").toString())
                .contains(life.contact.ref().toString());
        assertThat((List<?>) lead.payload().get("fields")).map(Object::toString).contains("last_name", "nickname");
        assertThat(lead.changes().list())
                .extracting(change -> change.field().name())
                .containsOnly("version", "modified_at");
        life.ada.privacy().erase(life.contact);
        assertThat(life.ada.leads().history(life.lead)).contains(lead);
    }

    @Test
    @DisplayName("P-14 a legal hold keeps a value where it is, in all its past, and the plan says why")
    void legalHolds() {
        LegalHolds invoices = (record, field) -> record instanceof Contact && field.equals(ContactFields.LAST_NAME)
                ? Optional.of("invoice 2026/7")
                : Optional.empty();
        LifeOfAPerson life = new LifeOfAPerson(store, 9, invoices).ofABusiness();
        String name = life.ada.contacts().get(life.contact).get(ContactFields.LAST_NAME);
        List<EventEnvelope> history = life.ada.contacts().history(life.contact);
        Erasure erasure = life.ada.privacy().erase(life.contact);

        assertThat(erasure.kept()).contains(new Kept(life.contact.ref(), "last_name", "invoice 2026/7"));
        assertThat(life.ada.contacts().get(life.contact).get(ContactFields.LAST_NAME))
                .isEqualTo(name);
        assertThat(lastNames(life.ada.contacts().history(life.contact))).isEqualTo(lastNames(history));
        assertThat(life.ada.leads().get(life.lead).name()).isEqualTo(Erasure.PLACEHOLDER);
    }

    private static Set<Object> lastNames(List<EventEnvelope> events) {
        return events.stream()
                .flatMap(event -> event.changes().of(ContactFields.LAST_NAME).stream())
                .map(change -> Optional.ofNullable(change.after()))
                .collect(Collectors.toSet());
    }

    @Test
    @DisplayName("P-14 a lead that was deleted before is erased from what its events tell")
    void deleted() {
        Crm crm = Crm.builder().store(store).build();
        CrmSession ada = crm.as(Actor.user("ada"));
        Lead lead = ada.leads().capture(CaptureLead.named("Charles", "Babbage").email("charles@engines.example"));
        ada.leads().delete(lead.id());
        Erasure erasure = ada.privacy().erase(lead.id());

        assertThat(erasure.erased()).extracting(Erasure.Erased::field).contains("first_name", "last_name", "emails");
        assertThat(ada.leads().history(lead.id()))
                .extracting(EventEnvelope::type)
                .containsExactly("lead.captured", "lead.deleted", "person.erased");
        assertThat(ada.leads().history(lead.id()).toString()).doesNotContain("Charles", "Babbage", "engines");
        assertThat(ada.leads()
                        .stateAt(lead.id(), lead.createdAt())
                        .orElseThrow()
                        .name())
                .isEqualTo(Erasure.PLACEHOLDER);
        assertThat(ada.privacy().erase(lead.id()).isEmpty()).isTrue();
    }

    @Test
    @DisplayName("P-14 only persons are erased, by those who may, and whom they may see and change")
    void refused() {
        AccessPolicy policy = new AccessPolicy() {
            @Override
            public Criterion visible(Access access) {
                return access.actor().userId().equals("bob") && access.type().equals(Lead.TYPE)
                        ? LeadFields.OWNER.is(Owner.user("bob"))
                        : Criterion.always();
            }

            @Override
            public Criterion editable(Access access) {
                return access.actor().userId().equals("eve") ? Criterion.never() : visible(access);
            }

            @Override
            public boolean permits(Access access, Permission permission) {
                return !access.actor().userId().equals("dan");
            }
        };
        Crm crm = Crm.builder().store(store).access(policy).build();
        CrmSession ada = crm.as(Actor.user("ada"));
        Lead lead = ada.leads().capture(CaptureLead.named("Charles", "Babbage"));
        Account business = ada.accounts().open(CreateAccount.business("Engines"));
        Function<String, Privacy> as = user -> crm.as(Actor.user(user)).privacy();

        assertThat(refusal(() -> ada.privacy().erase(business.id()))).isEqualTo(PrivacyErrors.NO_PERSON.value());
        assertThat(refusal(() -> ada.privacy().erase(new OpportunityId(new UUID(0, 1)))))
                .isEqualTo(PrivacyErrors.NO_PERSON.value());
        assertThat(refusal(() -> ada.privacy().erase(new ContactId(new UUID(0, 1)))))
                .isEqualTo(CommandErrors.NOT_FOUND.value());
        assertThat(refusal(() -> as.apply("bob").planErasure(lead.id()))).isEqualTo(CommandErrors.NOT_FOUND.value());
        assertThat(refusal(() -> as.apply("dan").planErasure(lead.id())))
                .isEqualTo(CommandErrors.ACCESS_DENIED.value());
        assertThat(refusal(() -> as.apply("eve").erase(lead.id()))).isEqualTo(CommandErrors.ACCESS_DENIED.value());
        assertThat(ada.leads().get(lead.id())).isEqualTo(lead);
    }

    private static String refusal(ThrowingCallable call) {
        return catchThrowableOfType(CrmException.class, call).code().value();
    }
}
