package dev.clientela.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Why a criterion held for a record, or did not: for each of its parts whether it held and which value was read. Every
 * part is asked, also those that could not change the outcome any more.
 *
 * @param found the value that a condition read, in plain form; empty when there was none, and for all, any and not
 * @param parts those of all, any and not; that of a criterion over another record, when there was such a record
 */
public record CriterionExplanation(
        Criterion criterion, boolean held, Optional<Object> found, List<CriterionExplanation> parts) {

    public CriterionExplanation {
        parts = List.copyOf(parts);
    }

    /** Asks the criterion of the record, as {@link CriterionEvaluator} does. */
    public static CriterionExplanation of(
            Criterion criterion,
            CrmRecord<?> record,
            Moment moment,
            Function<RecordRef, Optional<? extends CrmRecord<?>>> lookup) {
        return criterion.accept(new CriterionExplainer(record, moment, lookup));
    }

    /** The conditions on fields, from left to right, those on other records included. */
    public Stream<CriterionExplanation> conditions() {
        boolean joint = criterion instanceof Criterion.All
                || criterion instanceof Criterion.Any
                || criterion instanceof Criterion.Not;
        Stream<CriterionExplanation> inner = parts.stream().flatMap(CriterionExplanation::conditions);
        return joint ? inner : Stream.concat(Stream.of(this), inner);
    }

    /**
     * For JSON: the {@linkplain CriterionJson form} of the criterion, each part with {@code held}, and each condition
     * with the value {@code found}, if there was one.
     */
    public Map<String, Object> toPlain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("held", held);
        if (criterion instanceof Criterion.All) {
            plain.put("all", plainParts());
        } else if (criterion instanceof Criterion.Any) {
            plain.put("any", plainParts());
        } else if (criterion instanceof Criterion.Not) {
            plain.put("not", parts.get(0).toPlain());
        } else {
            plain.putAll(criterion.accept(new CriterionWriter()));
            found.ifPresent(value -> plain.put("found", value));
            parts.forEach(part -> plain.put("criterion", part.toPlain()));
        }
        return plain;
    }

    private List<Map<String, Object>> plainParts() {
        return parts.stream().map(CriterionExplanation::toPlain).toList();
    }
}
