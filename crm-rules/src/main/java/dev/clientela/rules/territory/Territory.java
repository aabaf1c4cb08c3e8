package dev.clientela.rules.territory;

import dev.clientela.rules.HitPolicy;
import dev.clientela.rules.OutcomeType;
import dev.clientela.rules.PlainReader;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** A sales territory by name; in JSON {@code {"territory": "north"}}. */
public record Territory(String name) {

    /** What rule sets of territories decide: {@code territory}. */
    public static final OutcomeType<Territory> TYPE = new Type();

    private static final class Type implements OutcomeType<Territory> {

        @Override
        public String name() {
            return "territory";
        }

        @Override
        public Set<HitPolicy> policies() {
            return EnumSet.of(HitPolicy.FIRST, HitPolicy.PRIORITY, HitPolicy.UNIQUE, HitPolicy.COLLECT);
        }

        @Override
        public Territory read(PlainReader plain, Target target) {
            return new Territory(plain.text("territory"));
        }

        @Override
        public Map<String, Object> write(Territory territory) {
            return Map.of("territory", territory.name());
        }
    }
}
