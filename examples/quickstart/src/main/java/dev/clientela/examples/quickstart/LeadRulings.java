package dev.clientela.examples.quickstart;

import dev.clientela.CrmSession;
import dev.clientela.decision.Decision;
import dev.clientela.decision.DecisionFields;
import dev.clientela.examples.quickstart.RulesReport.Graded;
import dev.clientela.examples.quickstart.RulesReport.Routed;
import dev.clientela.examples.quickstart.RulesReport.Shown;
import dev.clientela.lead.LeadFields;
import dev.clientela.lead.LeadId;
import dev.clientela.record.Grouping;
import dev.clientela.record.Measure;
import dev.clientela.record.Moment;
import dev.clientela.record.RecordRef;
import dev.clientela.record.ReportResult;
import dev.clientela.rules.Explanation;
import dev.clientela.rules.assignment.Route;
import dev.clientela.rules.scoring.Points;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What the rules decided about leads as they came in: the CRM has kept it, and why. */
final class LeadRulings {

    /** How far back it is looked for a decision of each kind. */
    private static final int LATEST = 1_000;

    private final CrmSession boss;
    private final LeadRules rules;
    private final Sentences sentences;

    LeadRulings(CrmSession boss, LeadRules rules) {
        this.boss = boss;
        this.rules = rules;
        this.sentences = new Sentences(boss);
    }

    /** @param captured in the order in which they came in */
    RulesReport report(List<LeadId> captured, Moment at) {
        return new RulesReport(
                "leads",
                RulesReport.heading(rules.routing().inForce().set()),
                routed(),
                RulesReport.heading(rules.points().inForce().set()),
                grades(),
                decisions(captured),
                rules.candidate()
                        .map(next -> new Trials(boss, at)
                                .of(
                                        rules.routing().inForce(),
                                        next,
                                        boss.leads().query())));
    }

    private List<Routed> routed() {
        ReportResult counted = boss.decisions()
                .report(boss.decisions()
                        .newReport()
                        .where(DecisionFields.KIND.is(Route.TYPE.name()))
                        .groupBy(Grouping.by(DecisionFields.RULE))
                        .measure(Measure.count()));
        Map<String, Long> byRule = new HashMap<>();
        counted.rows().forEach(row -> byRule.put(name(row, RulesReport.OTHERWISE), row.count("count")));
        return RulesReport.routed(rules.routing().inForce().set(), byRule);
    }

    private List<Graded> grades() {
        ReportResult counted = boss.leads()
                .report(boss.leads()
                        .newReport()
                        .groupBy(Grouping.by(LeadFields.GRADE))
                        .measure(Measure.count(), Measure.countWhere("converted", LeadFields.IS_CONVERTED.isTrue())));
        return counted.rows().stream()
                .map(row -> new Graded(
                        name(row, RulesReport.NOT_GRADED), row.count("count"), OptionalLong.of(row.count("converted"))))
                .sorted(Comparator.comparing((Graded each) -> each.grade().equals(RulesReport.NOT_GRADED))
                        .thenComparing(Graded::grade))
                .toList();
    }

    private static String name(ReportResult.Row row, String otherwise) {
        return Optional.ofNullable(row.key(0)).map(Object::toString).orElse(otherwise);
    }

    /** The latest of each kind, and why the first of these leads is worth what it is. */
    private List<Shown> decisions(List<LeadId> captured) {
        Map<Way, Explanation> found = new EnumMap<>(Way.class);
        for (int i = captured.size() - 1; i >= Math.max(0, captured.size() - LATEST); i--) {
            decided(captured.get(i).ref(), Route.TYPE.name()).ifPresent(why -> found.putIfAbsent(Way.of(why), why));
            if (found.size() == Way.values().length) {
                break;
            }
        }
        List<Shown> shown = new ArrayList<>();
        found.forEach((way, why) ->
                shown.add(new Shown("Why: lead " + name(why) + ", " + way.words(), sentences.of(why, Locale.ENGLISH))));
        found.values().stream()
                .flatMap(why -> decided(subject(why), Points.TYPE.name()).stream())
                .findFirst()
                .ifPresent(why -> {
                    String title = "Why: what lead " + name(why) + " is worth";
                    shown.add(new Shown(title, sentences.of(why, Locale.ENGLISH)));
                    shown.add(new Shown(title + ", in Spanish", sentences.of(why, new Locale("es"))));
                });
        return shown;
    }

    private Optional<Explanation> decided(RecordRef lead, String kind) {
        return boss.decisions().of(lead).stream()
                .filter(decision -> decision.kind().equals(kind))
                .findFirst()
                .map(Decision::explanation)
                .map(Explanation::fromPlain);
    }

    private static RecordRef subject(Explanation why) {
        return new RecordRef(why.recordType(), why.recordId().orElseThrow());
    }

    private String name(Explanation why) {
        return sentences.nameOf(subject(why));
    }
}
