package dev.clientela.conversion;

import static dev.clientela.conversion.Office.refusal;
import static dev.clientela.conversion.Office.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.account.Account;
import dev.clientela.account.AccountFields;
import dev.clientela.account.CreateAccount;
import dev.clientela.contact.Contact;
import dev.clientela.contact.CreateContact;
import dev.clientela.error.CrmException;
import dev.clientela.error.DuplicateException;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.matching.Candidate;
import dev.clientela.matching.DroppedKey;
import dev.clientela.matching.MatchGuards;
import dev.clientela.matching.MatchKey;
import dev.clientela.matching.MatchRule;
import dev.clientela.matching.MatchRules;
import dev.clientela.record.Criterion;
import dev.clientela.security.Access;
import dev.clientela.security.AccessPolicy;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConversionMatchingTest {

    private final Office office = new Office();
    private final Conversions conversions = office.conversions;

    private Account engines() {
        return office.ada
                .accounts()
                .open(CreateAccount.business("Analytical Engines Ltd")
                        .with(AccountFields.WEBSITE, "www.engines.example"));
    }

    private Contact charles(Account account) {
        return office.ada
                .contacts()
                .add(CreateContact.named("Charles", "Babbage").of(account.id()).email("Charles@Engines.example"));
    }

    private long accounts() {
        return office.ada.accounts().count(Criterion.always());
    }

    @SuppressWarnings("unchecked") // the parameter is documented so
    private static List<Candidate> candidates(CrmException refused) {
        return (List<Candidate>) refused.parameters().get("candidates");
    }

    @Test
    @DisplayName("LC-27 DM-12 an alert names the candidates, with score, what agrees and the rule; nothing is written")
    void alert() {
        Account known = engines();
        Lead lead = office.lead();
        CrmException refused = refused(() -> office.convert(lead));
        assertThat(refused).isInstanceOf(DuplicateException.class);
        assertThat(refused.code()).isEqualTo(ConversionErrors.DUPLICATE_ALERT);
        assertThat(candidates(refused)).singleElement().satisfies(candidate -> {
            assertThat(candidate.record()).isEqualTo(known.ref());
            assertThat(candidate.name()).isEqualTo("Analytical Engines Ltd");
            assertThat(candidate.rule()).isEqualTo("account.name_and_domain");
            assertThat(candidate.score()).isEqualTo(100);
            assertThat(candidate.matched()).containsExactlyInAnyOrder(MatchKey.COMPANY_NAME, MatchKey.DOMAIN);
        });
        assertThat(refused.parameters()).containsEntry("unseen", false);
        assertThat(office.lead(lead)).isEqualTo(lead);
        assertThat(accounts()).isEqualTo(1);
    }

    @Test
    @DisplayName("LC-27 acknowledging all that was found makes a new record; acknowledging another does not")
    void acknowledged() {
        Account known = engines();
        Lead lead = office.lead();
        Account other = office.account("Looms Ltd");
        assertThat(refusal(() -> conversions.convert(ConvertLead.of(lead.id()).acknowledging(other.id()))))
                .containsExactly("conversion.duplicate_alert");
        ConversionReceipt done = conversions.convert(ConvertLead.of(lead.id()).acknowledging(known.id()));
        assertThat(done.account()).isNotEqualTo(known.id());
    }

    @Test
    @DisplayName("LC-27 naming the account settles its duplicates, and those of its contacts are looked for")
    void named() {
        Account known = engines();
        Contact contact = charles(known);
        Lead lead = office.lead();
        ConvertLead command = ConvertLead.of(lead.id()).intoAccount(known.id());
        CrmException refused = refused(() -> conversions.convert(command));
        assertThat(candidates(refused)).extracting(Candidate::record).containsExactly(contact.ref());
        assertThat(candidates(refused).get(0).matched())
                .containsExactlyInAnyOrder(MatchKey.EMAIL, MatchKey.DOMAIN, MatchKey.PERSON_NAME, MatchKey.ACCOUNT);
        assertThat(conversions.convert(command.intoContact(contact.id())).contact())
                .isEqualTo(contact.id());
    }

    @Test
    @DisplayName("LC-27 what blocks cannot be acknowledged, only chosen")
    void blocked() {
        office.rule(rule -> rule.matchingAccounts(TargetMatching.blocking(MatchRules.forAccounts())));
        Account known = engines();
        Lead lead = office.lead();
        assertThat(refusal(() -> conversions.convert(ConvertLead.of(lead.id()).acknowledging(known.id()))))
                .containsExactly("conversion.duplicate_blocked");
        assertThat(conversions
                        .convert(ConvertLead.of(lead.id()).intoAccount(known.id()))
                        .account())
                .isEqualTo(known.id());
    }

    @Test
    @DisplayName("LC-27 DM-1 what is only reported stands in the plan and hinders nothing")
    void reported() {
        Account known = office.account("Analytical Engines");
        Lead lead = office.lead();
        ConversionPlan plan = conversions.plan(ConvertLead.of(lead.id()));
        assertThat(plan.accountMatches().candidates()).singleElement().satisfies(candidate -> {
            assertThat(candidate.record()).isEqualTo(known.ref());
            assertThat(candidate.rule()).isEqualTo("account.name");
        });
        assertThat(office.convert(lead).account()).isNotEqualTo(known.id());
    }

    @Test
    @DisplayName("LC-27 with matching off nothing is looked for")
    void off() {
        office.rule(rule -> rule.matchingAccounts(TargetMatching.off()).matchingContacts(TargetMatching.off()));
        charles(engines());
        assertThat(conversions
                        .plan(ConvertLead.of(office.lead().id()))
                        .accountMatches()
                        .candidates())
                .isEmpty();
    }

    @Test
    @DisplayName("LC-28 the only sure candidate is used, when the rules say so, with its reason")
    void used() {
        office.useMatches(TieBreak.CALLER);
        Account known = engines();
        Contact contact = charles(known);
        Lead lead = office.lead();
        TargetPlan plan = conversions.plan(ConvertLead.of(lead.id())).account();
        assertThat(plan.existing()).hasValue(known.ref());
        assertThat(plan.matched()).hasValueSatisfying(match -> {
            assertThat(match.candidate().rule()).isEqualTo("account.name_and_domain");
            assertThat(match.tieBreak()).isNull();
        });
        ConversionReceipt done = office.convert(lead);
        assertThat(done.account()).isEqualTo(known.id());
        assertThat(done.contact()).isEqualTo(contact.id());
        assertThat(done.matches())
                .containsExactly(
                        new ConsideredMatch(
                                known.ref(),
                                "account.name_and_domain",
                                100,
                                List.of("domain", "contact", "company_name"),
                                "used"),
                        new ConsideredMatch(
                                contact.ref(),
                                "contact.email_and_name",
                                100,
                                List.of("email", "domain", "account", "person_name"),
                                "used"));
    }

    @Test
    @DisplayName("LC-28 an acknowledged candidate is not used")
    void notUsed() {
        office.useMatches(TieBreak.CALLER);
        Account known = engines();
        ConversionReceipt done =
                conversions.convert(ConvertLead.of(office.lead().id()).acknowledging(known.id()));
        assertThat(done.account()).isNotEqualTo(known.id());
        assertThat(done.matches()).extracting(ConsideredMatch::decision).containsExactly("passed_over");
    }

    @Test
    @DisplayName("LC-28 among equally sure candidates nobody is picked silently: the caller chooses")
    void ambiguous() {
        office.useMatches(TieBreak.CALLER);
        Account first = engines();
        Account second = engines();
        Lead lead = office.lead();
        CrmException refused = refused(() -> office.convert(lead));
        assertThat(refused.code()).isEqualTo(ConversionErrors.AMBIGUOUS_MATCH);
        assertThat(candidates(refused))
                .extracting(Candidate::record)
                .containsExactlyInAnyOrder(first.ref(), second.ref());
        assertThat(conversions
                        .convert(ConvertLead.of(lead.id()).intoAccount(second.id()))
                        .account())
                .isEqualTo(second.id());
    }

    @Test
    @DisplayName("LC-28 a rule may choose among equals: the oldest, or the one changed last, and says so")
    void tieBreaks() {
        Account first = engines();
        office.now.set(Office.NOON.plusSeconds(60));
        Account second = engines();
        office.now.set(Office.NOON.plusSeconds(120));
        office.ada.accounts().tag(first.id(), "touched");

        office.useMatches(TieBreak.OLDEST);
        ConvertLead command = ConvertLead.of(office.lead().id());
        assertThat(conversions.plan(command).account()).satisfies(plan -> {
            assertThat(plan.existing()).hasValue(first.ref());
            assertThat(plan.matched().orElseThrow().tieBreak()).isEqualTo(TieBreak.OLDEST);
        });

        office.useMatches(TieBreak.MOST_RECENTLY_MODIFIED);
        assertThat(conversions.plan(command).account().existing()).hasValue(first.ref());
        assertThat(office.ada
                        .dryRun(session -> session.conversions().convert(command))
                        .result()
                        .matches())
                .extracting(ConsideredMatch::decision)
                .containsExactlyInAnyOrder("used_as_most_recently_modified", "passed_over");
        office.now.set(Office.NOON.plusSeconds(180));
        office.ada.accounts().tag(second.id(), "touched");
        assertThat(conversions.plan(command).account()).satisfies(plan -> {
            assertThat(plan.existing()).hasValue(second.ref());
            assertThat(plan.matched().orElseThrow().tieBreak()).isEqualTo(TieBreak.MOST_RECENTLY_MODIFIED);
        });
    }

    @Test
    @DisplayName("LC-28 names alone never match automatically")
    void namesAlone() {
        office.useMatches(TieBreak.OLDEST);
        Account known = office.account("Analytical Engines");
        office.contact(known.id(), "Charles", "Babbage");
        ConversionReceipt done = office.convert(office.lead());
        assertThat(done.account()).isNotEqualTo(known.id());
        assertThat(accounts()).isEqualTo(2);
    }

    @Test
    @DisplayName("LC-28 a contact of another account is no target, but a reason to look")
    void contactElsewhere() {
        office.rule(rule -> rule.matchingAccounts(TargetMatching.off())
                .matchingContacts(TargetMatching.using(MatchRules.forContacts(), TieBreak.CALLER)));
        Contact elsewhere = charles(office.account("Looms Ltd"));
        Lead lead = office.lead();
        CrmException refused = refused(() -> office.convert(lead));
        assertThat(refused.code()).isEqualTo(ConversionErrors.DUPLICATE_ALERT);
        assertThat(conversions
                        .convert(ConvertLead.of(lead.id()).acknowledging(elsewhere.id()))
                        .contact())
                .isNotEqualTo(elsewhere.id());
    }

    @Test
    @DisplayName("LC-28 a person is not taken for the business of the same domain")
    void personAndBusiness() {
        office.useMatches(TieBreak.CALLER);
        engines();
        Lead person =
                office.ada.leads().capture(CaptureLead.named("Ada", "Byron").email("ada@engines.example"));
        assertThat(refusal(() -> office.convert(person))).containsExactly("conversion.duplicate_alert");
    }

    @Test
    @DisplayName("DM-8 an account is found through a contact who has the lead's e-mail")
    void throughContact() {
        office.useMatches(TieBreak.CALLER);
        Account account = office.account("Babbage & Sons");
        Contact contact = office.ada
                .contacts()
                .add(CreateContact.named("C.", "B.").of(account.id()).email("charles@engines.example"));
        ConversionReceipt done = office.convert(office.lead());
        assertThat(done.account()).isEqualTo(account.id());
        assertThat(done.contact()).isEqualTo(contact.id());
    }

    @Test
    @DisplayName("DM-7 a public mail domain is no company's")
    void publicMail() {
        office.ada.accounts().open(CreateAccount.business("Somebody Else").email("office@gmail.com"));
        Lead lead = office.ada
                .leads()
                .capture(CaptureLead.named("Ada", "Byron").company("Byron").email("ada@gmail.com"));
        assertThat(conversions.plan(ConvertLead.of(lead.id())).accountMatches().candidates())
                .isEmpty();
    }

    @Test
    @DisplayName("DM-7 a key that finds too many records is dropped and reported")
    void droppedKey() {
        MatchGuards guards = MatchGuards.usual().withMostHits(2);
        office.rule(rule -> rule.matchingAccounts(
                TargetMatching.alerting(new MatchRules(List.of(MatchRule.of("phone", 90, MatchKey.PHONE)), guards))));
        for (String name : List.of("One", "Two", "Three")) {
            office.ada.accounts().open(CreateAccount.business(name).phone("+442079460018"));
        }
        MatchReport report =
                conversions.plan(ConvertLead.of(office.lead().id())).accountMatches();
        assertThat(report.candidates()).isEmpty();
        assertThat(report.dropped()).containsExactly(new DroppedKey(MatchKey.PHONE, "+442079460018", 2));
    }

    @Test
    @DisplayName("DM-11 a duplicate beyond sight is told of, not shown, and can be acknowledged")
    void unseen() {
        Office walled = new Office(builder -> builder.access(ownAccountsOnly()));
        Account hidden = walled.grace
                .accounts()
                .open(CreateAccount.business("Analytical Engines").with(AccountFields.WEBSITE, "engines.example"));
        Lead lead = walled.lead();
        CrmException refused = refused(() -> walled.convert(lead));
        assertThat(refused.code()).isEqualTo(ConversionErrors.DUPLICATE_ALERT);
        assertThat(refused.parameters()).containsEntry("unseen", true);
        assertThat(candidates(refused)).isEmpty();
        assertThat(refused.toString()).doesNotContain(hidden.id().value().toString(), "account.name_and_domain");

        ConvertLead command = ConvertLead.of(lead.id()).acknowledgingUnseen();
        MatchReport report = walled.conversions.plan(command).accountMatches();
        assertThat(report.unseen()).isTrue();
        assertThat(report.candidates()).isEmpty();
        assertThat(walled.conversions.convert(command).account()).isNotEqualTo(hidden.id());
    }

    @Test
    @DisplayName("DM-11 what blocks, blocks unseen too; and a weaker candidate is not used in its place")
    void unseenBlocks() {
        Office walled = new Office(builder -> builder.access(ownAccountsOnly()));
        walled.useMatches(TieBreak.CALLER);
        walled.grace
                .accounts()
                .open(CreateAccount.business("Analytical Engines").with(AccountFields.WEBSITE, "engines.example"));
        Account weaker = walled.ada
                .accounts()
                .open(CreateAccount.business("Engines Holding").with(AccountFields.WEBSITE, "engines.example"));
        Lead lead = walled.lead();
        assertThat(refusal(() -> walled.convert(lead))).containsExactly("conversion.duplicate_alert");
        assertThat(walled.conversions
                        .convert(ConvertLead.of(lead.id()).acknowledgingUnseen())
                        .account())
                .isEqualTo(weaker.id());

        walled.rule(rule -> rule.matchingAccounts(TargetMatching.blocking(MatchRules.forAccounts())));
        Lead second = walled.ada
                .leads()
                .capture(CaptureLead.named("Ada", "Byron")
                        .company("Analytical Engines")
                        .email("b@engines.example"));
        assertThat(refusal(() -> walled.conversions.convert(
                        ConvertLead.of(second.id()).acknowledgingUnseen().acknowledging(weaker.id()))))
                .containsExactly("conversion.duplicate_blocked");
    }

    private static AccessPolicy ownAccountsOnly() {
        return new AccessPolicy() {
            @Override
            public Criterion visible(Access access) {
                return access.type() == Account.TYPE
                        ? AccountFields.OWNER.is(Office.user(access.actor().userId()))
                        : Criterion.always();
            }
        };
    }

    @Test
    @DisplayName("DM-5 leads that say nothing match nobody")
    void nothingMatchesNothing() {
        office.useMatches(TieBreak.CALLER);
        office.ada.accounts().open(CreateAccount.business("Blank"));
        office.contact(office.account("Other").id(), "X", "Y");
        Lead lead = office.ada.leads().capture(CaptureLead.blank().with(LeadFields.EXTERNAL_ID, "w-1"));
        ConversionPlan plan = conversions.plan(ConvertLead.of(lead.id()));
        assertThat(plan.accountMatches().candidates()).isEmpty();
        assertThat(plan.contactMatches().candidates()).isEmpty();
    }
}
