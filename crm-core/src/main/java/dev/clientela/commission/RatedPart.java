package dev.clientela.commission;

import dev.clientela.record.ElementType;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One step of how a commission was reckoned: so much of the base at this percentage. The exact products add up to the
 * commission, which is rounded once.
 *
 * @param from where the bracket begins; 0 for a fixed percentage
 * @param until where it ends; empty for a fixed percentage, and for the last bracket
 * @param base the part of the base, in the currency of the entry; negative for a credit
 */
public record RatedPart(BigDecimal from, Optional<BigDecimal> until, BigDecimal percentage, BigDecimal base) {

    static final ElementType<RatedPart> TYPE = new Type();

    /** What the part earns, unrounded. */
    public BigDecimal exact() {
        return base.multiply(percentage.movePointLeft(2));
    }

    private static final class Type implements ElementType<RatedPart> {

        @Override
        public String kind() {
            return "rated_part";
        }

        @Override
        public Class<RatedPart> type() {
            return RatedPart.class;
        }

        @Override
        public Object toPlain(RatedPart element) {
            Map<String, Object> plain = new LinkedHashMap<>();
            plain.put("from", element.from().toPlainString());
            element.until().ifPresent(end -> plain.put("until", end.toPlainString()));
            plain.put("percentage", element.percentage().toPlainString());
            plain.put("base", element.base().toPlainString());
            return plain;
        }

        @Override
        public RatedPart fromPlain(Object plain) {
            if (!(plain instanceof Map<?, ?> map)) {
                throw new IllegalArgumentException("Expected an object");
            }
            return new RatedPart(
                    number(map, "from"),
                    map.get("until") == null ? Optional.empty() : Optional.of(number(map, "until")),
                    number(map, "percentage"),
                    number(map, "base"));
        }

        private static BigDecimal number(Map<?, ?> map, String name) {
            @Nullable Object value = map.get(name);
            if (!(value instanceof String text)) {
                throw new IllegalArgumentException("Missing or of another kind: " + name);
            }
            return new BigDecimal(text);
        }

        @Override
        public String key(RatedPart element) {
            return "";
        }

        @Override
        public String keyOf(String sought) {
            return "";
        }
    }
}
