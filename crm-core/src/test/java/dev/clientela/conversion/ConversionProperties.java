package dev.clientela.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.account.Account;
import dev.clientela.account.AccountFields;
import dev.clientela.account.CreateAccount;
import dev.clientela.activity.PlanActivity;
import dev.clientela.contact.Contact;
import dev.clientela.contact.ContactFields;
import dev.clientela.contact.CreateContact;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.opportunity.OpenOpportunity;
import dev.clientela.record.Field;
import dev.clientela.record.Values;
import dev.clientela.security.Owner;
import dev.clientela.store.memory.InMemoryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of conversion, over generated leads and targets. */
class ConversionProperties {

    private static final int TRIES = 150;

    /** What a case begins with: a lead, targets with some of their fields filled, activities, and how it is converted. */
    record Situation(
            CaptureLead lead,
            CreateAccount account,
            CreateContact contact,
            boolean intoAccount,
            boolean intoContact,
            int opportunity,
            int activities,
            boolean toGrace,
            boolean overwriteSource) {}

    @Provide
    Arbitrary<Situation> situations() {
        return Combinators.combine(
                        leads(),
                        accounts(),
                        contacts(),
                        flags(),
                        Arbitraries.integers().between(0, 3))
                .as((lead, account, contact, flags, activities) -> new Situation(
                        lead,
                        account,
                        contact,
                        flags.get(0),
                        flags.get(0) && flags.get(1),
                        (flags.get(2) ? 1 : 0) + (flags.get(3) ? 2 : 0),
                        activities,
                        flags.get(4),
                        flags.get(0) && flags.get(1) && flags.get(5)));
    }

    private static Arbitrary<List<Boolean>> flags() {
        return Arbitraries.of(true, false).list().ofSize(6);
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.of("", "  ", "Ada", "Ñandú", "x y", "S.A.", "日本", "a\nb", "0");
    }

    private static <T> Arbitrary<Values> filled(Arbitrary<Values> values, Field<T> field, Arbitrary<T> given) {
        return Combinators.combine(values, given.optional(0.6))
                .as((before, value) -> before.with(field, value.orElse(null)));
    }

    private static Arbitrary<CaptureLead> leads() {
        Arbitrary<Values> values = Arbitraries.of("Engines", "Looms S.A.", "Núñez y Cía")
                .map(company -> CaptureLead.ofCompany(company).values());
        for (Field<String> field : List.of(
                LeadFields.SALUTATION,
                LeadFields.FIRST_NAME,
                LeadFields.LAST_NAME,
                LeadFields.TITLE,
                LeadFields.WEBSITE,
                LeadFields.STREET,
                LeadFields.CITY,
                LeadFields.REGION,
                LeadFields.POSTAL_CODE,
                LeadFields.PRODUCT_INTEREST,
                LeadFields.DESCRIPTION)) {
            values = filled(values, field, texts());
        }
        values = filled(values, LeadFields.COUNTRY, Arbitraries.of("AR", "ES", "GB"));
        values = filled(values, LeadFields.SOURCE, Arbitraries.of("web", "event"));
        values = filled(values, LeadFields.EMPLOYEES, Arbitraries.longs().between(0, 100));
        values = filled(values, LeadFields.EMAIL_OPT_OUT, Arbitraries.of(true, false));
        values = filled(values, LeadFields.DO_NOT_CALL, Arbitraries.of(true, false));
        values = filled(values, LeadFields.TAGS, tags());
        values = filled(values, LeadFields.TARGET_LISTS, tags());
        return values.map(CaptureLead::new)
                .map(lead -> lead.email("lead@engines.example").phone("+34 912 345 678"));
    }

    private static Arbitrary<Set<String>> tags() {
        return Arbitraries.of("vip", "VIP", "navy", "feria", "Féria")
                .set()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    private static Arbitrary<CreateAccount> accounts() {
        Arbitrary<Values> values =
                Arbitraries.just(CreateAccount.business("Engines plc").values());
        for (Field<String> field :
                List.of(AccountFields.WEBSITE, AccountFields.STREET, AccountFields.CITY, AccountFields.REGION)) {
            values = filled(values, field, texts());
        }
        values = filled(values, AccountFields.COUNTRY, Arbitraries.of("AR", "ES"));
        values = filled(values, AccountFields.TAGS, tags());
        return values.map(CreateAccount::new);
    }

    private static Arbitrary<CreateContact> contacts() {
        Arbitrary<Values> values =
                Arbitraries.just(CreateContact.named("Charles", "B.").values());
        values = filled(values, ContactFields.TITLE, texts());
        values = filled(values, ContactFields.SOURCE, Arbitraries.of("web", "event"));
        values = filled(values, ContactFields.EMAIL_OPT_OUT, Arbitraries.of(true, false));
        values = filled(values, ContactFields.DO_NOT_CALL, Arbitraries.of(true, false));
        values = filled(values, ContactFields.TAGS, tags());
        values = filled(values, ContactFields.TARGET_LISTS, tags());
        return values.map(CreateContact::new);
    }

    /** A situation that stands in an office. */
    private static final class Case {

        final InMemoryStore store = new InMemoryStore();
        final Office office = new Office(builder -> builder.store(store));
        final Account account;
        final Contact contact;
        final Lead lead;
        final ConvertLead command;

        Case(Situation situation) {
            office.rule(rule -> rule.matchingAccounts(TargetMatching.off()).matchingContacts(TargetMatching.off()));
            account = office.ada.accounts().open(situation.account());
            contact = office.ada.contacts().add(situation.contact().of(account.id()));
            lead = office.ada.leads().capture(situation.lead());
            for (int i = 0; i < situation.activities(); i++) {
                Owner owner = i == 1 ? Owner.user("grace") : Owner.user("ada");
                PlanActivity task = PlanActivity.task("Task " + i).ownedBy(owner);
                office.ada.activities().plan(i == 2 ? task.about(account.id(), lead.id()) : task.about(lead.id()));
            }
            ConvertLead of = ConvertLead.of(lead.id());
            if (situation.intoAccount()) {
                of = of.intoAccount(account.id());
            }
            if (situation.intoContact()) {
                of = of.intoContact(contact.id());
            }
            if (situation.overwriteSource()) {
                of = of.overwritingLeadSource();
            }
            if (situation.toGrace()) {
                of = of.ownedBy("grace");
            }
            command = withOpportunity(of, situation);
        }

        private ConvertLead withOpportunity(ConvertLead of, Situation situation) {
            return switch (situation.opportunity()) {
                case 1 -> of.withoutOpportunity();
                case 2 -> of.withOpportunity("Engines for the navy");
                case 3 ->
                    situation.intoAccount()
                            ? of.intoOpportunity(office.ada
                                    .opportunities()
                                    .open(OpenOpportunity.named("Old").account(account.id()))
                                    .id())
                            : of;
                default -> of;
            };
        }

        WholeState state() {
            return WholeState.of(store, office.crm.fields(), "none", "nobody");
        }
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    @Label("LC-36 converted and undone, every record has exactly the values that it had")
    void undoRestores(@ForAll("situations") Situation situation) {
        Case it = new Case(situation);
        WholeState before = it.state();
        ConversionReceipt done = it.office.conversions.convert(it.command);
        assertThat(it.state().contents()).isNotEqualTo(before.contents());
        it.office.conversions.undo(done.id());
        assertThat(it.state().contents()).isEqualTo(before.contents());
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    @Label("LC-17 LC-36 what is done is what the plan showed, field by field")
    void planIsExecution(@ForAll("situations") Situation situation) {
        Case it = new Case(situation);
        ConversionPlan plan = it.office.conversions.plan(it.command);
        ConversionReceipt done = it.office.conversions.apply(plan);
        List<String> different = new ArrayList<>();
        compare(plan.account(), it.office.account(done).values(), different);
        plan.contact()
                .ifPresent(target -> compare(target, it.office.contact(done).values(), different));
        plan.opportunity()
                .ifPresent(target -> compare(target, it.office.opportunity(done).values(), different));
        assertThat(different).isEmpty();
        assertThat(plan.contact().isPresent()).isEqualTo(done.findContact().isPresent());
        assertThat(plan.opportunity().isPresent())
                .isEqualTo(done.findOpportunity().isPresent());
        assertThat(done.of(ConvertedRecord.Role.ACTIVITY).map(ConvertedRecord::record))
                .containsExactlyInAnyOrderElementsOf(
                        plan.activities().stream().map(ActivityPlan::activity).toList());
    }

    private static void compare(TargetPlan plan, Values written, List<String> different) {
        for (FieldPlan field : plan.fields()) {
            if (!java.util.Objects.equals(field.after(), written.get(field.target()))) {
                different.add(field + " but was " + written.get(field.target()));
            }
        }
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    @Label("LC-8 LC-9 LC-25 filled fields of existing targets stay, but for source when told, consent, tags")
    void nothingOverwritten(@ForAll("situations") Situation situation) {
        Case it = new Case(situation);
        it.office.conversions.convert(it.command);
        unchangedBut(
                it.account.values(),
                it.office.ada.accounts().get(it.account.id()).values(),
                Set.of(AccountFields.TAGS, AccountFields.MATCH_KEYS));
        unchangedBut(
                it.contact.values(),
                it.office.ada.contacts().get(it.contact.id()).values(),
                Set.of(
                        ContactFields.TAGS,
                        ContactFields.TARGET_LISTS,
                        ContactFields.EMAIL_OPT_OUT,
                        ContactFields.DO_NOT_CALL,
                        ContactFields.SOURCE));
        Contact after = it.office.ada.contacts().get(it.contact.id());
        boolean sourceMayChange = situation.overwriteSource()
                || it.contact.find(ContactFields.SOURCE).isEmpty();
        assertThat(sourceMayChange || after.find(ContactFields.SOURCE).equals(it.contact.find(ContactFields.SOURCE)))
                .isTrue();
        for (var refusal : List.of(ContactFields.EMAIL_OPT_OUT, ContactFields.DO_NOT_CALL)) {
            if (it.contact.find(refusal).orElse(false)) {
                assertThat(after.find(refusal)).hasValue(true);
            }
        }
        assertThat(ContactFields.TAGS.keys(after.tags())).containsAll(ContactFields.TAGS.keys(it.contact.tags()));
    }

    private static void unchangedBut(Values before, Values after, Set<Field<?>> free) {
        for (Field<?> field : before.fields()) {
            boolean stamp = ReceiptDraft.isStamp(field, before.type().system());
            if (!stamp && !free.contains(field) && !TargetDraft.isBlank(before.get(field))) {
                assertThat((Object) after.get(field)).as(field.toString()).isEqualTo(before.get(field));
            }
        }
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    @Label("LC-32 a batch has an outcome for each command, in its place, and converts each lead once")
    void batch(@ForAll("places") List<Integer> places) {
        Office office = new Office();
        List<Lead> leads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            leads.add(office.ada.leads().capture(CaptureLead.ofCompany("Company " + i)));
        }
        office.ada.leads().lose(leads.get(3).id(), "no_budget");
        List<ConvertLead> commands = places.stream()
                .map(place -> ConvertLead.of(leads.get(place).id()))
                .toList();
        List<ConversionOutcome> outcomes = office.conversions.convertAll(commands);
        assertThat(outcomes).extracting(ConversionOutcome::command).isEqualTo(commands);
        Set<Integer> converted = new java.util.HashSet<>();
        for (int i = 0; i < places.size(); i++) {
            boolean first = places.get(i) != 3 && converted.add(places.get(i));
            assertThat(outcomes.get(i).isConverted()).isEqualTo(first);
        }
    }

    @Provide
    Arbitrary<List<Integer>> places() {
        return Arbitraries.integers().between(0, 3).list().ofMaxSize(8);
    }
}
