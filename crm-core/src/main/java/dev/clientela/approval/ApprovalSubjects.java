package dev.clientela.approval;

import dev.clientela.record.RecordType;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What of each kind of record is approved. Immutable. */
public final class ApprovalSubjects {

    private final Map<String, ApprovalSubject> byType;
    private final Map<String, Part> byLine;

    /** Lines of one kind, and what they are part of. */
    record Part(ApprovalSubject subject, ApprovalSubject.Lines lines) {}

    private ApprovalSubjects(Map<String, ApprovalSubject> byType) {
        this.byType = Map.copyOf(byType);
        Map<String, Part> parts = new HashMap<>();
        byType.values()
                .forEach(subject ->
                        subject.lines().forEach(lines -> parts.put(lines.type().name(), new Part(subject, lines))));
        this.byLine = Map.copyOf(parts);
    }

    /** Of several about one type the last one counts. */
    public static ApprovalSubjects of(Collection<ApprovalSubject> subjects) {
        Map<String, ApprovalSubject> byType = new LinkedHashMap<>();
        subjects.forEach(subject -> byType.put(subject.type().name(), subject));
        return new ApprovalSubjects(byType);
    }

    /** What is approved of records of this type; of one that nobody has described, all that can be written. */
    public ApprovalSubject of(RecordType<?> type) {
        return Optional.ofNullable(byType.get(type.name())).orElseGet(() -> ApprovalSubject.whole(type));
    }

    /** What records of this type are lines of. */
    Optional<Part> part(RecordType<?> type) {
        return Optional.ofNullable(byLine.get(type.name()));
    }
}
