package dev.clientela.rules.workflow;

import dev.clientela.activity.SubjectTemplate;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.record.Field;
import dev.clientela.record.MalformedValueException;
import dev.clientela.rules.Formula;
import dev.clientela.rules.OutcomeType.Target;
import dev.clientela.rules.PlainReader;
import dev.clientela.rules.RuleErrors;
import dev.clientela.rules.workflow.Act.NewValue;
import dev.clientela.security.Owner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads one act, and writes it. */
final class ActReader {

    private static final String OWNER = "owner";
    private static final String MANAGER = "manager";

    private final PlainReader plain;
    private final Target target;

    ActReader(PlainReader plain, Target target) {
        this.plain = plain;
        this.target = target;
    }

    /** None where there is no sound template, which is told. */
    private static Set<String> fieldsOf(PlainReader task, String subject) {
        if (subject.isBlank()) {
            return Set.of();
        }
        try {
            return SubjectTemplate.of(subject).fields();
        } catch (ValidationException e) {
            task.fault("subject", RuleErrors.BAD_VALUE, Map.of("expected", "a template", "found", subject));
            return Set.of();
        }
    }

    Optional<Act> read() {
        List<Act> acts = new ArrayList<>();
        if (plain.has("set") || plain.has("clear")) {
            acts.add(fields());
        }
        plain.object("task").ifPresent(task -> {
            String subject = task.text("subject");
            fieldsOf(task, subject).stream()
                    .filter(name -> ReactionType.field(name, target).isEmpty())
                    .forEach(name -> ReactionType.unknown(task, "subject", name, target));
            acts.add(new Act.CreateTask(
                    subject, task.findDuration("due"), task.findText(OWNER).flatMap(text -> owner(task, OWNER, text))));
            task.done();
        });
        plain.object("notify").ifPresent(notify -> {
            String to = notify.text("to");
            acts.add(new Act.Notify(addressee(notify, to), notify.text("template")));
            notify.done();
        });
        plain.object("assign").ifPresent(assign -> {
            Optional<Owner> user = assign.findText("user").flatMap(id -> owner(assign, "user", "user:" + id));
            Optional<Owner> queue = assign.findText("queue").flatMap(id -> owner(assign, "queue", "queue:" + id));
            if (assign.has("user") == assign.has("queue")) {
                assign.fault(
                        "", RuleErrors.BAD_VALUE, Map.of("expected", "one of user, queue", "found", "none or both"));
            }
            user.or(() -> queue).ifPresent(owner -> acts.add(new Act.Assign(owner)));
            assign.done();
        });
        plain.object("raise").ifPresent(raise -> {
            acts.add(new Act.Raise(raise.text("event"), ReactionType.fields(raise, "with", target)));
            raise.done();
        });
        plain.done();
        if (acts.size() > 1) {
            plain.fault("", RuleErrors.BAD_VALUE, Map.of("expected", "one act", "found", acts.size()));
        }
        return acts.stream().findFirst();
    }

    private Act fields() {
        Map<String, NewValue> fields = new TreeMap<>();
        plain.object("set").ifPresent(set -> {
            Map<?, ?> members = (Map<?, ?>) plain.plain("set").orElseThrow();
            members.forEach((key, value) -> value(set, String.valueOf(key), value)
                    .ifPresent(newValue -> fields.put(String.valueOf(key), newValue)));
        });
        for (String name : ReactionType.fields(plain, "clear", target)) {
            fields.put(name, new Act.Cleared());
            requireSettable(plain, "clear", name);
        }
        return new Act.SetFields(fields);
    }

    private Optional<NewValue> value(PlainReader set, String name, Object value) {
        set.plain(name);
        Optional<Field<?>> field = ReactionType.field(name, target);
        if (field.isEmpty()) {
            ReactionType.unknown(set, name, name, target);
            return Optional.empty();
        }
        requireSettable(set, name, name);
        if (value instanceof Map<?, ?> formula && formula.keySet().equals(java.util.Set.of("formula"))) {
            return formula(set, name, String.valueOf(formula.get("formula")));
        }
        try {
            return fixed(set, name, field.get(), value);
        } catch (MalformedValueException e) {
            set.faults("", List.of(e.at(name)));
            return Optional.empty();
        }
    }

    private static <T> Optional<NewValue> fixed(PlainReader set, String name, Field<T> field, Object plain) {
        T value = field.fromPlain(plain);
        for (Violation fault : field.check(value)) {
            set.fault(name, fault.code(), fault.parameters());
        }
        return Optional.of(new Act.Fixed(field.toPlain(value)));
    }

    private Optional<NewValue> formula(PlainReader set, String name, String text) {
        try {
            return Optional.of(new Act.Reckoned(Formula.of(
                    text,
                    target.type(),
                    target.context().fields(),
                    target.context().limits())));
        } catch (ValidationException e) {
            set.faults(name, e.violations());
            return Optional.empty();
        }
    }

    private void requireSettable(PlainReader reader, String key, String name) {
        ReactionType.field(name, target)
                .filter(field -> !ReactionType.isSettable(field))
                .ifPresent(field -> ReactionType.unknown(reader, key, name, target));
    }

    private Optional<Owner> owner(PlainReader reader, String key, String text) {
        if (text.equals(OWNER)) {
            return Optional.empty();
        }
        try {
            Owner owner = Owner.parse(text);
            if (!target.context().knows(owner)) {
                reader.fault(key, RuleErrors.UNKNOWN_OWNER, Map.of("owner", text));
            }
            return Optional.of(owner);
        } catch (IllegalArgumentException e) {
            reader.fault(key, RuleErrors.UNKNOWN_OWNER, Map.of("owner", text));
            return Optional.empty();
        }
    }

    private Act.Addressee addressee(PlainReader notify, String to) {
        if (to.equals(OWNER)) {
            return new Act.ToOwner();
        }
        if (to.equals(MANAGER)) {
            return new Act.ToManager();
        }
        if (!to.startsWith("user:") || to.length() == 5) {
            notify.fault("to", RuleErrors.BAD_VALUE, Map.of("expected", "owner, manager or user:id", "found", to));
            return new Act.ToOwner();
        }
        owner(notify, "to", to);
        return new Act.ToUser(to.substring(5));
    }

    static Map<String, Object> write(Act act) {
        if (act instanceof Act.SetFields set) {
            return write(set);
        }
        if (act instanceof Act.CreateTask task) {
            Map<String, Object> plain = new LinkedHashMap<>();
            plain.put("subject", task.subject());
            task.due().ifPresent(due -> plain.put("due", due.toString()));
            task.owner().ifPresent(owner -> plain.put(OWNER, owner.toString()));
            return Map.of("task", plain);
        }
        if (act instanceof Act.Notify notify) {
            String to = notify.to() instanceof Act.ToUser user
                    ? "user:" + user.id()
                    : notify.to() instanceof Act.ToManager ? MANAGER : OWNER;
            return Map.of("notify", Map.of("to", to, "template", notify.template()));
        }
        if (act instanceof Act.Assign assign) {
            return Map.of(
                    "assign",
                    Map.of(
                            assign.owner().isUser() ? "user" : "queue",
                            assign.owner().id()));
        }
        Act.Raise raise = (Act.Raise) act;
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("event", raise.name());
        if (!raise.with().isEmpty()) {
            plain.put("with", List.copyOf(raise.with()));
        }
        return Map.of("raise", plain);
    }

    private static Map<String, Object> write(Act.SetFields act) {
        Map<String, Object> set = new LinkedHashMap<>();
        List<String> clear = new ArrayList<>();
        act.fields().forEach((name, value) -> {
            if (value instanceof Act.Fixed fixed) {
                set.put(name, fixed.plain());
            } else if (value instanceof Act.Reckoned reckoned) {
                set.put(name, Map.of("formula", reckoned.formula().text()));
            } else {
                clear.add(name);
            }
        });
        Map<String, Object> plain = new LinkedHashMap<>();
        if (!set.isEmpty()) {
            plain.put("set", set);
        }
        if (!clear.isEmpty()) {
            plain.put("clear", clear);
        }
        return plain;
    }
}
