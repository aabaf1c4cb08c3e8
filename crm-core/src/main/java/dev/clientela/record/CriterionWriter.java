package dev.clientela.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes the plain form of a criterion, see {@link CriterionJson}; sets in sorted order. */
final class CriterionWriter implements CriterionVisitor<Map<String, Object>> {

    @Override
    public Map<String, Object> all(Criterion.All all) {
        return Map.of("all", written(all.parts()));
    }

    @Override
    public Map<String, Object> any(Criterion.Any any) {
        return Map.of("any", written(any.parts()));
    }

    private List<Object> written(List<Criterion> parts) {
        return parts.stream().<Object>map(part -> part.accept(this)).toList();
    }

    @Override
    public Map<String, Object> not(Criterion.Not not) {
        return Map.of("not", not.part().accept(this));
    }

    @Override
    public Map<String, Object> present(Criterion.Present present) {
        return on(present.field(), "present");
    }

    @Override
    public <T> Map<String, Object> oneOf(Criterion.OneOf<T> oneOf) {
        Map<String, Object> written = on(oneOf.field(), "in");
        written.put(
                "values",
                oneOf.values().stream()
                        .map(oneOf.field()::toPlain)
                        .sorted(PlainForm.ORDER)
                        .toList());
        return written;
    }

    @Override
    public <T> Map<String, Object> compared(Criterion.Compared<T> compared) {
        Map<String, Object> written = on(compared.field(), wordOf(compared.comparison()));
        written.put("value", compared.field().toPlain(compared.bound()));
        return written;
    }

    @Override
    public Map<String, Object> textMatch(Criterion.TextMatch match) {
        Map<String, Object> written = on(match.field(), wordOf(match.matching()));
        written.put("value", match.text());
        if (!match.folded()) {
            written.put("exact", true);
        }
        return written;
    }

    @Override
    public Map<String, Object> during(Criterion.During during) {
        Map<String, Object> written = on(during.field(), "during");
        written.put("unit", wordOf(during.period().unit()));
        written.put("from", (long) during.period().from());
        written.put("to", (long) during.period().to());
        return written;
    }

    @Override
    public Map<String, Object> hasKeys(Criterion.HasKeys hasKeys) {
        Map<String, Object> written = on(hasKeys.field(), hasKeys.all() ? "has_all" : "has_any");
        written.put("values", sorted(hasKeys.keys()));
        return written;
    }

    @Override
    public Map<String, Object> related(Criterion.Related related) {
        Map<String, Object> written = on(related.field(), "where");
        written.put("criterion", related.criterion().accept(this));
        return written;
    }

    private static List<String> sorted(Set<String> texts) {
        return texts.stream().sorted(TextKey.ORDER).toList();
    }

    private static Map<String, Object> on(Field<?> field, String operator) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("field", field.name());
        written.put("op", operator);
        return written;
    }

    /** The word for a constant in plain forms, such as {@code at_least}. */
    static String wordOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
