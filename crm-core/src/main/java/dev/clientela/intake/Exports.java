package dev.clientela.intake;

import dev.clientela.command.Commands;
import dev.clientela.command.Execution;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Cursor;
import dev.clientela.record.Field;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import dev.clientela.record.RecordId;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Gives records out as rows of text: those that the actor may see, page by page, so that memory does not grow with their
 * number. Each page is a snapshot of its own; what others write meanwhile may or may not be among the rows.
 */
public final class Exports {

    private static final int PAGE = 1_000;

    private final Commands commands;

    public Exports(Commands commands) {
        this.commands = commands;
    }

    /** @return how many rows were written, the columns' names not counted */
    public <R extends CrmRecord<R>> long run(Export<R> export, RowTarget target) {
        target.columns(export.columns().stream().map(Export.Column::name).toList());
        long rows = 0;
        Query<R> query = export.query().pageOf(PAGE);
        Optional<Cursor> next;
        do {
            Query<R> current = query;
            Rows page = commands.read(execution -> page(execution, export, current));
            page.cells().forEach(target::row);
            rows += page.cells().size();
            next = page.next();
            query = next.map(query::after).orElse(query);
        } while (next.isPresent());
        target.end();
        return rows;
    }

    private record Rows(List<List<String>> cells, Optional<Cursor> next) {}

    private static <R extends CrmRecord<R>> Rows page(Execution execution, Export<R> export, Query<R> query) {
        Page<R> page = execution.query(query);
        List<Map<UUID, ? extends CrmRecord<?>>> referred = new ArrayList<>();
        for (Export.Column column : export.columns()) {
            referred.add(column.key().isEmpty() ? Map.of() : referred(execution, column.field(), page.items()));
        }
        List<List<String>> rows = new ArrayList<>();
        for (R record : page.items()) {
            List<String> cells = new ArrayList<>(export.columns().size());
            for (int i = 0; i < export.columns().size(); i++) {
                cells.add(cell(export, export.columns().get(i), record, referred.get(i)));
            }
            rows.add(cells);
        }
        return new Rows(rows, page.next());
    }

    private static Map<UUID, ? extends CrmRecord<?>> referred(
            Execution execution, Field<?> reference, List<? extends CrmRecord<?>> records) {
        List<RecordId> ids = new ArrayList<>();
        for (CrmRecord<?> record : records) {
            if (record.values().get(reference) instanceof RecordId id) {
                ids.add(id);
            }
        }
        return ids.isEmpty()
                ? Map.of()
                : load(
                        execution,
                        execution
                                .kernel()
                                .fields()
                                .type(ids.get(0).ref().recordType())
                                .orElseThrow(),
                        ids);
    }

    private static <T extends CrmRecord<T>> Map<UUID, T> load(
            Execution execution, RecordType<T> type, List<RecordId> ids) {
        Map<UUID, T> visible = new HashMap<>();
        List<UUID> distinct = ids.stream().map(RecordId::value).distinct().toList();
        for (T record : execution.unit().records(type).findAll(distinct)) {
            if (execution.isVisible(type, record)) {
                visible.put(record.id().value(), record);
            }
        }
        return visible;
    }

    private static String cell(
            Export<?> export, Export.Column column, CrmRecord<?> record, Map<UUID, ? extends CrmRecord<?>> referred) {
        if (column.key().isEmpty()) {
            return export.cell(column.field(), text(column.field(), record.values()));
        }
        Field<?> key = column.key().get();
        CrmRecord<?> target =
                record.values().get(column.field()) instanceof RecordId id ? referred.get(id.value()) : null;
        return target == null ? "" : export.cell(key, text(key, target.values()));
    }

    private static <T> String text(Field<T> field, Values values) {
        T value = values.get(field);
        return value == null ? "" : CellText.write(field, value);
    }
}
