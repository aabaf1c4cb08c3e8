package dev.clientela.rules.simulation;

import dev.clientela.rules.PlainReader;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What rules say of one record, as far as it is compared. Equal when it is the same. Immutable.
 *
 * @param outcomes in plain form; none where nothing is decided, or where only their number counts
 * @param number what they come to
 * @param refused the error code, when the rules cannot decide: {@code rules.several_hits}
 */
public record Said(List<Map<String, Object>> outcomes, Optional<BigDecimal> number, Optional<String> refused) {

    public Said {
        outcomes = outcomes.stream()
                .<Map<String, Object>>map(LinkedHashMap::new)
                .map(java.util.Collections::unmodifiableMap)
                .toList();
        number = number.map(PlainReader::canonical);
    }

    static Said outcomes(List<Map<String, Object>> outcomes) {
        return new Said(outcomes, Optional.empty(), Optional.empty());
    }

    static Said number(BigDecimal number) {
        return new Said(List.of(), Optional.of(number), Optional.empty());
    }

    static Said refused(String code) {
        return new Said(List.of(), Optional.empty(), Optional.of(code));
    }

    /** The same without its number, where the outcomes say enough. */
    Said withoutNumber() {
        return outcomes.isEmpty() ? this : new Said(outcomes, Optional.empty(), refused);
    }

    /** In short: {@code user = ada}. */
    @Override
    public String toString() {
        if (refused.isPresent()) {
            return "! " + refused.get();
        }
        String words = outcomes.stream()
                .map(outcome -> outcome.entrySet().stream()
                        .map(member -> member.getKey() + " = " + member.getValue())
                        .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
        String counted = number.map(BigDecimal::toPlainString).orElse("");
        return words.isEmpty() ? counted.isEmpty() ? "–" : counted : counted.isEmpty() ? words : words + ": " + counted;
    }
}
