package dev.clientela.conversion;

import dev.clientela.command.Execution;
import dev.clientela.conversion.ConvertedRecord.Role;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.RecordRef;
import dev.clientela.record.SystemFields;
import dev.clientela.record.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Notes what a conversion writes while it is written. Not thread-safe; made for one conversion. */
final class ReceiptDraft {

    private final Execution execution;
    private final ConversionPlan plan;
    private final List<ConvertedRecord> records = new ArrayList<>();
    private final List<FieldLineage> lineage = new ArrayList<>();

    ReceiptDraft(Execution execution, ConversionPlan plan) {
        this.execution = execution;
        this.plan = plan;
    }

    /** @param plans where the values of fields come from */
    <R extends CrmRecord<R>> void add(Role role, Optional<R> before, R after, List<FieldPlan> plans) {
        long versionBefore = before.map(CrmRecord::version).orElse(0L);
        records.add(new ConvertedRecord(after.ref(), role, versionBefore, after.version()));
        Values earlier =
                before.map(CrmRecord::values).orElseGet(() -> after.type().noValues());
        Map<Field<?>, List<String>> sources = sources(plans);
        RecordRef ref = after.ref();
        for (Field<?> field : after.values().differences(earlier)) {
            if (!isStamp(field, after.type().system())) {
                lineage.add(new FieldLineage(
                        ref,
                        field.name(),
                        sources.getOrDefault(field, List.of()),
                        plain(field, earlier),
                        plain(field, after.values())));
            }
        }
    }

    /** Whether the field says who wrote and when, not what. */
    static boolean isStamp(Field<?> field, SystemFields system) {
        return field.equals(system.id())
                || field.equals(system.version())
                || field.equals(system.createdAt())
                || field.equals(system.createdBy())
                || field.equals(system.modifiedAt())
                || field.equals(system.modifiedBy());
    }

    /** The names of the sources of each target; of one that is planned twice, those of both. */
    private static Map<Field<?>, List<String>> sources(List<FieldPlan> plans) {
        Map<Field<?>, List<String>> sources = new HashMap<>();
        for (FieldPlan plan : plans) {
            List<String> names = sources.computeIfAbsent(plan.target(), target -> new ArrayList<>());
            plan.sources().forEach(source -> names.add(source.name()));
        }
        return sources;
    }

    private static <T> @Nullable Object plain(Field<T> field, Values values) {
        @Nullable T value = values.get(field);
        return value == null ? null : field.toPlain(value);
    }

    ConversionReceipt build() {
        return ConversionReceipt.TYPE.create(ConversionReceipt.TYPE
                .noValues()
                .edit()
                .set(ConversionFields.ID, new ConversionId(execution.newId()))
                .set(ConversionFields.RULE, plan.rule())
                .set(ConversionFields.OWNER, plan.owner())
                .set(ConversionFields.RECORDS, records)
                .set(ConversionFields.LINEAGE, lineage)
                .set(ConversionFields.EXPLANATION, plan.explanation())
                .set(ConversionFields.MATCHES, ConsideredMatch.of(plan))
                .build());
    }
}
