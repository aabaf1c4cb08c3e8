package dev.clientela.examples.quickstart;

import dev.clientela.examples.quickstart.RulesReport.Graded;
import dev.clientela.examples.quickstart.RulesReport.Shown;
import dev.clientela.examples.quickstart.SalesReport.Conversion;
import java.util.ArrayList;
import java.util.List;

/** What the rules did, as tables; each explanation is a table of one column, a sentence a row. */
final class RuleTables {

    private RuleTables() {}

    static List<Table> of(RulesReport report) {
        List<Table> tables = new ArrayList<>();
        tables.add(new Table(
                "Rules: " + report.about() + " by " + report.routing().name(),
                report.routing().description(),
                List.of("Rule", "What it says", "Decided"),
                Tables.rows(
                        report.routed(),
                        each -> List.of(each.rule(), each.description(), Tables.count(each.records())))));
        tables.add(grades(report));
        report.decisions().forEach(decision -> tables.add(shown(decision)));
        report.trial().ifPresent(trial -> {
            tables.add(new Table(
                    trial.title(),
                    trial.note(),
                    List.of("Now", "Then", "How many"),
                    Tables.rows(
                            trial.changes(),
                            change -> List.of(change.from(), change.to(), Tables.count(change.records())))));
            trial.examples().forEach(example -> tables.add(shown(example)));
        });
        return tables;
    }

    private static Table grades(RulesReport report) {
        String title = "Grades: " + report.about() + " by " + report.scoring().name();
        String note = report.scoring().description();
        if (report.grades().stream().allMatch(grade -> grade.converted().isEmpty())) {
            return new Table(
                    title,
                    note,
                    List.of("Grade", "How many"),
                    Tables.rows(report.grades(), grade -> List.of(grade.grade(), Tables.count(grade.records()))));
        }
        return new Table(
                title,
                note,
                List.of("Grade", "How many", "Converted", "Rate"),
                Tables.rows(report.grades(), RuleTables::withRate));
    }

    private static List<String> withRate(Graded grade) {
        long converted = grade.converted().orElse(0);
        return List.of(
                grade.grade(),
                Tables.count(grade.records()),
                Tables.count(converted),
                Tables.percent(new Conversion(grade.grade(), grade.records(), converted).rate()));
    }

    private static Table shown(Shown decision) {
        return new Table(
                decision.title(), "", List.of("Reason"), Tables.rows(decision.why(), sentence -> List.of(sentence)));
    }
}
