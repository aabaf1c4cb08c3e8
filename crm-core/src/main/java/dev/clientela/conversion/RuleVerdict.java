package dev.clientela.conversion;

import dev.clientela.record.ElementType;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of one conversion rule: the first that held decided, those behind it were not asked.
 *
 * @param why which criteria held, with which values, in the form of {@code CriterionExplanation.toPlain}
 */
public record RuleVerdict(String rule, boolean held, Map<String, Object> why) {

    static final ElementType<RuleVerdict> TYPE = new Type();

    public RuleVerdict {
        why = Map.copyOf(why);
    }

    private static final class Type implements ElementType<RuleVerdict> {

        @Override
        public String kind() {
            return "rule verdict";
        }

        @Override
        public Class<RuleVerdict> type() {
            return RuleVerdict.class;
        }

        @Override
        public Object toPlain(RuleVerdict element) {
            Map<String, Object> plain = new LinkedHashMap<>();
            plain.put("rule", element.rule());
            plain.put("held", element.held());
            plain.put("why", element.why());
            return plain;
        }

        @Override
        public RuleVerdict fromPlain(Object plain) {
            PlainElement map = PlainElement.of(plain);
            Map<String, Object> why = new LinkedHashMap<>();
            PlainElement.of(map.get("why")).map().forEach((key, value) -> why.put(key.toString(), value));
            return new RuleVerdict(map.text("rule"), map.flag("held"), why);
        }

        /** None: nobody looks for a receipt by it. */
        @Override
        public String key(RuleVerdict element) {
            return "";
        }

        @Override
        public String keyOf(String sought) {
            return sought;
        }
    }
}
