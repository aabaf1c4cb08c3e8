package dev.clientela.rules.workflow;

import dev.clientela.error.Violation;
import dev.clientela.record.CodeField;
import dev.clientela.record.Field;
import dev.clientela.record.InstantField;
import dev.clientela.record.Trait;
import dev.clientela.rules.HitPolicy;
import dev.clientela.rules.OutcomeType;
import dev.clientela.rules.PlainReader;
import dev.clientela.rules.Rule;
import dev.clientela.rules.RuleContext;
import dev.clientela.rules.RuleErrors;
import dev.clientela.rules.RuleSet;
import dev.clientela.rules.workflow.Trigger.Wait;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reactions in JSON. */
final class ReactionType implements OutcomeType<Reaction> {

    @Override
    public String name() {
        return "workflow";
    }

    @Override
    public Set<HitPolicy> policies() {
        return EnumSet.of(HitPolicy.COLLECT, HitPolicy.FIRST, HitPolicy.PRIORITY);
    }

    @Override
    public Reaction read(PlainReader plain, Target target) {
        Set<String> changed = fields(plain, "changed", target);
        Optional<Wait> wait = plain.object("after").map(after -> {
            Wait read = new Wait(after.duration("wait"), after.findText("since"), after.flag("working_time", false));
            read.since()
                    .filter(name -> !(field(name, target).orElse(null) instanceof InstantField))
                    .ifPresent(name -> unknown(after, "since", name, target));
            after.done();
            return read;
        });
        Trigger trigger = new Trigger(new TreeSet<>(plain.texts("on")), changed, plain.flag("before", false), wait);
        boolean once = plain.flag("once", false);
        List<Act> acts = new ArrayList<>();
        for (PlainReader act : plain.objects("do")) {
            new ActReader(act, target).read().ifPresent(acts::add);
        }
        if (acts.isEmpty()) {
            plain.fault("do", RuleErrors.MISSING, Map.of());
        }
        requireFits(plain, trigger, acts);
        return new Reaction(trigger, once, acts);
    }

    /** Before the write, nothing but the draft can be changed, and nothing can be waited for. */
    private static void requireFits(PlainReader plain, Trigger trigger, List<Act> acts) {
        if (!trigger.before()) {
            return;
        }
        if (trigger.delay().isPresent()) {
            wrong(plain, "after", "no wait before the write");
        }
        if (!Set.of(Trigger.CREATE, Trigger.UPDATE).containsAll(trigger.on())) {
            wrong(plain, "on", "create or update before the write");
        }
        if (!acts.stream().allMatch(Act.SetFields.class::isInstance)) {
            wrong(plain, "do", "nothing but set and clear before the write");
        }
    }

    private static void wrong(PlainReader plain, String key, String expected) {
        plain.fault(key, RuleErrors.BAD_VALUE, Map.of("expected", expected, "found", key));
    }

    static Set<String> fields(PlainReader plain, String key, Target target) {
        List<String> names = plain.texts(key);
        for (int i = 0; i < names.size(); i++) {
            if (field(names.get(i), target).isEmpty()) {
                unknown(plain, key + "[" + i + "]", names.get(i), target);
            }
        }
        return new TreeSet<>(names);
    }

    static Optional<Field<?>> field(String name, Target target) {
        return target.context().fields().field(target.type().name(), name);
    }

    static void unknown(PlainReader plain, String key, String name, Target target) {
        plain.fault(
                key,
                RuleErrors.UNKNOWN_FIELD,
                Map.of("field", name, "type", target.type().name()));
    }

    /** Whether rules may set the field. */
    static boolean isSettable(Field<?> field) {
        return !field.has(Trait.READ_ONLY) && !field.has(Trait.GOVERNED);
    }

    /** Only records that somebody owns can be given to somebody else. */
    @Override
    public List<Violation> check(RuleSet<Reaction> set, RuleContext context) {
        List<Violation> faults = new ArrayList<>();
        if (Concept.find(set.type().name()).isEmpty()) {
            faults.add(Violation.of(
                    "record", RuleErrors.UNKNOWN_RECORD, "type", set.type().name()));
        }
        boolean owned =
                set.type().field("owner").filter(CodeField.class::isInstance).isPresent();
        for (int i = 0; i < set.rules().size(); i++) {
            Rule<Reaction> rule = set.rules().get(i);
            if (!owned && rule.then().acts().stream().anyMatch(Act.Assign.class::isInstance)) {
                faults.add(new Violation(
                        "rules[" + i + "].then",
                        RuleErrors.UNKNOWN_FIELD,
                        Map.of("field", "owner", "type", set.type().name())));
            }
        }
        return faults;
    }

    @Override
    public Map<String, Object> write(Reaction reaction) {
        Map<String, Object> plain = new LinkedHashMap<>();
        Trigger trigger = reaction.trigger();
        putUnlessEmpty(plain, "on", trigger.on());
        putUnlessEmpty(plain, "changed", trigger.changed());
        if (trigger.before()) {
            plain.put("before", true);
        }
        trigger.delay().ifPresent(wait -> plain.put("after", write(wait)));
        if (reaction.once()) {
            plain.put("once", true);
        }
        plain.put("do", reaction.acts().stream().map(ActReader::write).toList());
        return plain;
    }

    private static void putUnlessEmpty(Map<String, Object> plain, String key, Set<String> names) {
        if (!names.isEmpty()) {
            plain.put(key, List.copyOf(names));
        }
    }

    private static Map<String, Object> write(Wait wait) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("wait", wait.time().toString());
        wait.since().ifPresent(field -> plain.put("since", field));
        if (wait.workingTime()) {
            plain.put("working_time", true);
        }
        return plain;
    }
}
