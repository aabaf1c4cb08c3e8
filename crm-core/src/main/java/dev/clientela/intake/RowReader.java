package dev.clientela.intake;

import dev.clientela.error.Violation;
import dev.clientela.record.Field;
import dev.clientela.record.FieldCatalog;
import dev.clientela.record.MalformedValueException;
import dev.clientela.record.RecordType;
import dev.clientela.record.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads rows by what an import says of their columns. */
final class RowReader {

    private final Import<?> mapping;
    private final FieldCatalog catalog;
    private final List<Optional<ColumnRule>> rules;

    RowReader(Import<?> mapping, FieldCatalog catalog, List<String> columns) {
        this.mapping = mapping;
        this.catalog = catalog;
        this.rules = new ArrayList<>(columns.size());
        columns.forEach(column -> rules.add(Optional.ofNullable(mapping.rules().get(column))));
    }

    Draft read(Row row) {
        Draft draft = new Draft(row, mapping.constants());
        if (row.cells().size() != rules.size()) {
            draft.fault(
                    "",
                    new Violation(
                            "",
                            ImportErrors.CELL_COUNT,
                            Map.of(
                                    "expected",
                                    rules.size(),
                                    "found",
                                    row.cells().size())));
            return draft;
        }
        for (int i = 0; i < rules.size(); i++) {
            String written = row.cells().get(i);
            rules.get(i).ifPresent(rule -> read(draft, rule, written));
        }
        return draft;
    }

    private void read(Draft draft, ColumnRule rule, String written) {
        String text = rule.settled(written);
        if (!text.equals(written)) {
            draft.settle(new Settlement(rule.column(), written.strip(), text, 1));
        }
        for (Target target : rule.targets()) {
            if (isNothing(target.field(), text)) {
                if (mapping.has(Import.Option.EMPTY_CLEARS)) {
                    draft.clear(target.field());
                }
                continue;
            }
            try {
                fill(draft, rule.column(), target, text);
            } catch (MalformedValueException e) {
                draft.fault(rule.column(), e.at(target.field().name()));
            }
        }
    }

    /** Text keeps its spaces, so that it is stored as it came; elsewhere spaces alone say nothing. */
    private static boolean isNothing(Field<?> field, String text) {
        return text.isEmpty() || (text.isBlank() && !(field instanceof TextField));
    }

    private void fill(Draft draft, String column, Target target, String text) {
        if (target instanceof Target.Parsed<?> parsed) {
            fill(draft, parsed, text);
        } else if (target instanceof Target.Converted<?> converted) {
            fill(draft, converted, text);
        } else if (target instanceof Target.ByKey<?> byKey) {
            RecordType<?> type = catalog.type(byKey.field().target()).orElseThrow();
            refer(draft, column, byKey, type, byKey.key(), text);
        }
    }

    private <T> void fill(Draft draft, Target.Parsed<T> target, String text) {
        draft.put(target.field(), target.read(text, mapping.format()), CellText.isArray(target.field(), text));
    }

    private static <T> void fill(Draft draft, Target.Converted<T> target, String text) {
        draft.put(target.field(), target.read(text), false);
    }

    private <K> void refer(
            Draft draft, String column, Target.ByKey<?> target, RecordType<?> type, Field<K> key, String text) {
        draft.refer(column, target, Draft.keyed(type, key, CellText.read(key, text, mapping.format())));
    }
}
