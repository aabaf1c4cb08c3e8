package dev.clientela.examples.quickstart;

import dev.clientela.CrmSession;
import dev.clientela.account.Account;
import dev.clientela.account.AccountId;
import dev.clientela.examples.quickstart.RulesReport.Graded;
import dev.clientela.examples.quickstart.RulesReport.Shown;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Moment;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import dev.clientela.record.RecordRef;
import dev.clientela.rules.Explanation;
import dev.clientela.rules.Verdict;
import dev.clientela.rules.assignment.Route;
import dev.clientela.rules.index.Situation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** What the rules say of the deals that are open. */
final class DealRulings {

    private final CrmSession boss;
    private final DealRules rules;
    private final Moment at;
    private final Sentences sentences;
    private final Map<RecordRef, Optional<Account>> accounts = new HashMap<>();
    private final Map<String, Long> byRule = new HashMap<>();
    private final Map<String, Long> byGrade = new TreeMap<>();
    private final Map<Way, Explanation> found = new EnumMap<>(Way.class);
    private final List<Shown> scores = new ArrayList<>();

    DealRulings(CrmSession boss, DealRules rules, Moment at) {
        this.boss = boss;
        this.rules = rules;
        this.at = at;
        this.sentences = new Sentences(boss);
    }

    RulesReport report() {
        Situation situation = new Situation(at, this::account);
        Query<Opportunity> next = open().pageOf(Query.MAX_PAGE_SIZE);
        Page<Opportunity> page = boss.opportunities().list(next);
        page.items().forEach(deal -> ask(deal, situation));
        while (page.next().isPresent()) {
            next = next.after(page.next().get());
            page = boss.opportunities().list(next);
            page.items().forEach(deal -> ask(deal, situation));
        }
        List<Shown> decisions = new ArrayList<>();
        found.forEach((way, why) -> decisions.add(new Shown(
                "Why: deal " + sentences.nameOf(subject(why)) + ", " + way.words(),
                sentences.of(why, Locale.ENGLISH))));
        decisions.addAll(scores);
        return new RulesReport(
                "open deals",
                RulesReport.heading(rules.routing().set()),
                RulesReport.routed(rules.routing().set(), byRule),
                RulesReport.heading(rules.points()),
                byGrade.entrySet().stream()
                        .map(grade -> new Graded(grade.getKey(), grade.getValue(), OptionalLong.empty()))
                        .toList(),
                decisions,
                rules.candidate().map(other -> new Trials(boss, at).of(rules.routing(), other, open())));
    }

    private Query<Opportunity> open() {
        return boss.opportunities()
                .query()
                .where(OpportunityFields.EXTERNAL_ID.isPresent().and(OpportunityFields.IS_CLOSED.isFalse()));
    }

    private void ask(Opportunity deal, Situation situation) {
        Verdict<Route> verdict = rules.routing().decide(deal, situation);
        byRule.merge(verdict.ruleIds().stream().findFirst().orElse(RulesReport.OTHERWISE), 1L, Long::sum);
        byGrade.merge(rules.scoring().score(deal, situation).grade().orElse(RulesReport.NOT_GRADED), 1L, Long::sum);
        if (found.size() < Way.values().length) {
            Explanation why = rules.routing().explain(deal, situation);
            found.putIfAbsent(Way.of(why), why);
        }
        if (scores.isEmpty()) {
            Explanation why = rules.scoring().explain(deal, situation);
            String title = "Why: what deal " + sentences.nameOf(deal.ref()) + " is worth";
            scores.add(new Shown(title, sentences.of(why, Locale.ENGLISH)));
            scores.add(new Shown(title + ", in Spanish", sentences.of(why, new Locale("es"))));
        }
    }

    private static RecordRef subject(Explanation why) {
        return new RecordRef(why.recordType(), why.recordId().orElseThrow());
    }

    /** Deals refer to nothing else that rules look at; each customer is read once. */
    private Optional<? extends CrmRecord<?>> account(RecordRef ref) {
        return accounts.computeIfAbsent(ref, account -> boss.accounts().find(new AccountId(account.id())));
    }
}
