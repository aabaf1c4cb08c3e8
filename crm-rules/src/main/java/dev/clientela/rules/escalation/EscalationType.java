package dev.clientela.rules.escalation;

import dev.clientela.rules.HitPolicy;
import dev.clientela.rules.OutcomeType;
import dev.clientela.rules.PlainReader;
import dev.clientela.rules.RuleErrors;
import dev.clientela.rules.escalation.Escalation.Level;
import dev.clientela.security.Owner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How escalations stand in JSON. */
final class EscalationType implements OutcomeType<Escalation> {

    private static final int MOST_PERCENT = 1_000;

    @Override
    public String name() {
        return "escalation";
    }

    @Override
    public Set<HitPolicy> policies() {
        return EnumSet.of(HitPolicy.FIRST, HitPolicy.UNIQUE, HitPolicy.ANY, HitPolicy.PRIORITY);
    }

    @Override
    public Escalation read(PlainReader plain, Target target) {
        Optional<Duration> response = plain.findDuration("response");
        Optional<Duration> resolution = plain.findDuration("resolution");
        if (!plain.has("response") && !plain.has("resolution")) {
            plain.fault("resolution", RuleErrors.MISSING, Map.of());
        }
        if (response.isPresent() && resolution.isPresent() && response.get().compareTo(resolution.get()) > 0) {
            plain.fault("response", RuleErrors.MIN_ABOVE_MAX, Map.of("min", response.get(), "max", resolution.get()));
        }
        boolean allHours = plain.flag("around_the_clock", false);
        List<Level> levels = new ArrayList<>();
        for (PlainReader each : plain.objects("levels")) {
            Escalation.Target of = each.constant("target", Escalation.Target.class);
            if (!plain.has(word(of))) {
                each.fault(
                        "target",
                        RuleErrors.BAD_VALUE,
                        Map.of("expected", "a target that has a time", "found", word(of)));
            }
            String tell = each.text("tell");
            requireKnown(each, tell, target);
            levels.add(new Level(of, (int) each.integer("percent", 1, MOST_PERCENT), tell));
            each.done();
        }
        return new Escalation(response, resolution, allHours, levels);
    }

    private static void requireKnown(PlainReader plain, String tell, Target target) {
        if (!plain.has("tell") || tell.equals("owner") || tell.equals("manager")) {
            return;
        }
        if (!tell.matches("(user|queue):.{1,100}")) {
            plain.fault(
                    "tell",
                    RuleErrors.BAD_VALUE,
                    Map.of("expected", "owner, manager, user:id or queue:id", "found", "something else"));
        } else if (!target.context().knows(Owner.parse(tell))) {
            plain.fault("tell", RuleErrors.UNKNOWN_OWNER, Map.of("owner", tell));
        }
    }

    @Override
    public Map<String, Object> write(Escalation escalation) {
        Map<String, Object> plain = new LinkedHashMap<>();
        escalation.response().ifPresent(time -> plain.put("response", time.toString()));
        escalation.resolution().ifPresent(time -> plain.put("resolution", time.toString()));
        if (escalation.aroundTheClock()) {
            plain.put("around_the_clock", true);
        }
        if (!escalation.levels().isEmpty()) {
            plain.put(
                    "levels",
                    escalation.levels().stream().map(EscalationType::write).toList());
        }
        return plain;
    }

    private static Map<String, Object> write(Level level) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("target", word(level.target()));
        plain.put("percent", (long) level.percent());
        plain.put("tell", level.tell());
        return plain;
    }

    private static String word(Escalation.Target target) {
        return target.name().toLowerCase(Locale.ROOT);
    }
}
