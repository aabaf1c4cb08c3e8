package dev.clientela.examples.quickstart;

import dev.clientela.CrmSession;
import dev.clientela.examples.quickstart.RulesReport.Change;
import dev.clientela.examples.quickstart.RulesReport.Shown;
import dev.clientela.examples.quickstart.RulesReport.Trial;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Moment;
import dev.clientela.record.Query;
import dev.clientela.rules.RuleProgram;
import dev.clientela.rules.assignment.Route;
import dev.clientela.rules.simulation.Simulation;
import dev.clientela.rules.simulation.SimulationReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tries a candidate beside the rules in force, on the records that there are; nothing is written. */
final class Trials {

    private final CrmSession boss;
    private final Moment at;

    Trials(CrmSession boss, Moment at) {
        this.boss = boss;
        this.at = at;
    }

    <R extends CrmRecord<R>> Trial of(RuleProgram<Route> inForce, RuleProgram<Route> candidate, Query<R> over) {
        SimulationReport report = Simulation.of(inForce, candidate).showing(1).over(boss, over, at);
        Sentences sentences = new Sentences(boss);
        List<Shown> examples = new ArrayList<>();
        report.examples().forEach(example -> {
            String name = example.record().recordType() + " " + sentences.nameOf(example.record());
            example.before()
                    .explanation()
                    .ifPresent(why -> examples.add(new Shown("Now: " + name, sentences.of(why, Locale.ENGLISH))));
            example.after()
                    .explanation()
                    .ifPresent(why -> examples.add(new Shown("Then: " + name, sentences.of(why, Locale.ENGLISH))));
        });
        return new Trial(
                "What if: " + candidate.set().id() + ", version "
                        + candidate.set().version(),
                candidate.set().description().map(words -> words + " ").orElse("") + "Of "
                        + Tables.count(report.asked()) + " asked about, " + Tables.count(report.changed())
                        + " would go another way.",
                report.changes().stream()
                        .map(change ->
                                new Change(change.from().toString(), change.to().toString(), change.count()))
                        .toList(),
                examples);
    }
}
