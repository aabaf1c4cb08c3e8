package dev.clientela.approval;

import dev.clientela.approval.ApprovalSubject.Lines;
import dev.clientela.command.Execution;
import dev.clientela.command.Fingerprint;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.Query;
import dev.clientela.record.RecordType;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The commercial facts of one record as they stand, with its lines, whether the actor sees those or not. Two records never
 * have the same {@link #hash}, nor has one before and after a change of the facts.
 */
final class Facts {

    private final StringBuilder text = new StringBuilder();

    private Facts(ApprovalSubject subject, CrmRecord<?> record, Execution execution) {
        add(record.ref().toString());
        fields(record, subject.frozen());
        for (Lines lines : subject.lines()) {
            add(lines.type().name());
            for (CrmRecord<?> line : lines(lines.type(), lines, record, execution)) {
                add(line.ref().toString());
                fields(line, lines.frozen());
            }
        }
    }

    /** SHA-256, as 64 hexadecimal digits. */
    static String hash(ApprovalSubject subject, CrmRecord<?> record, Execution execution) {
        return Fingerprint.of(new Facts(subject, record, execution).text);
    }

    /** By id, so that their order does not count. */
    static <L extends CrmRecord<L>> List<L> lines(
            RecordType<L> type, Lines lines, CrmRecord<?> record, Execution execution) {
        UUID id = record.id().value();
        List<L> all = execution
                .everything(Query.of(type).where(lines.belongingTo(id)))
                .list();
        all.sort(Comparator.comparing(CrmRecord::ref));
        return all;
    }

    private void fields(CrmRecord<?> record, List<Field<?>> fields) {
        for (Field<?> field : fields) {
            add(field.name());
            plain(plainOf(record, field));
        }
    }

    private static <T> @Nullable Object plainOf(CrmRecord<?> record, Field<T> field) {
        @Nullable T value = record.values().get(field);
        return value == null ? null : field.toPlain(value);
    }

    private void plain(@Nullable Object value) {
        if (value == null) {
            text.append('-');
        } else if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> sorted = new TreeMap<>();
            map.forEach((name, each) -> sorted.put(name.toString(), each));
            text.append('{').append(sorted.size());
            sorted.forEach((name, each) -> {
                add(name);
                plain(each);
            });
        } else if (value instanceof Iterable<?> elements) {
            text.append('[');
            elements.forEach(this::plain);
            text.append(']');
        } else if (value instanceof Number number) {
            add(new BigDecimal(number.toString()).stripTrailingZeros().toPlainString());
        } else {
            add(value.toString());
        }
    }

    /** With its length, so that no two lists of texts look the same. */
    private void add(String part) {
        text.append(part.length()).append(':').append(part);
    }
}
