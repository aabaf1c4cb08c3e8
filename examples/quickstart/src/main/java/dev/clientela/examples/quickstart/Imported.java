package dev.clientela.examples.quickstart;

import dev.clientela.CrmSession;
import dev.clientela.intake.Import;
import dev.clientela.intake.ImportObserver;
import dev.clientela.intake.ImportReport;
import dev.clientela.intake.Row;
import dev.clientela.intake.RowOutcome;
import dev.clientela.intake.RowSource;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordRef;
import java.util.LinkedHashMap;
import java.util.Map;

/** Imports the parts of files as their days come, and adds up what became of the rows of each. */
final class Imported {

    private final CrmSession session;
    private final Map<String, ImportReport> reports = new LinkedHashMap<>();

    Imported(CrmSession session) {
        this.session = session;
    }

    /** @return the rows that were taken, each with the record that it made or changed */
    <R extends CrmRecord<R>> Map<Row, RecordRef> run(String file, Import<R> mapping, RowSource rows) {
        Map<Row, RecordRef> taken = new LinkedHashMap<>();
        ImportReport report = session.imports().run(mapping, rows, new ImportObserver() {
            @Override
            public void row(RowOutcome outcome) {
                outcome.record().ifPresent(record -> taken.put(outcome.row(), record));
            }
        });
        reports.merge(file, report, ImportReport::plus);
        return taken;
    }

    Map<String, ImportReport> reports() {
        return reports;
    }
}
