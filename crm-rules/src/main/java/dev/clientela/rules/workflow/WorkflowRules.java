package dev.clientela.rules.workflow;

import dev.clientela.calendar.BusinessHours;
import dev.clientela.command.Execution;
import dev.clientela.command.SaveRules;
import dev.clientela.decision.Remembered;
import dev.clientela.decision.Ruling;
import dev.clientela.decision.States;
import dev.clientela.event.EventEnvelope;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.InstantField;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import dev.clientela.rules.Explanation;
import dev.clientela.rules.Rule;
import dev.clientela.rules.RuleProgram;
import dev.clientela.rules.Rulebook;
import dev.clientela.rules.StateKey;
import dev.clientela.rules.index.Situation;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Workflow by rule: at each save the rules of the record's type are asked, in their order, and those that hold do what
 * they say, in the same transaction. What has to wait is remembered and done by {@code housekeeping().runDue(now)}.
 *
 * <p>No rule runs twice for one record in one transaction, however its acts set off other saves; the kernel bounds how
 * far they go, see {@link dev.clientela.command.Cascades}. Rules act as {@code system:workflow}, which the access policy
 * has to let do what they say. What a rule did to a record after a save is kept as a decision with its explanation.
 * Thread-safe.
 */
public final class WorkflowRules implements SaveRules {

    /** The program in whose name rules act. */
    public static final String PROGRAM = "workflow";

    private final List<Rulebook<Reaction>> books;
    private final BusinessHours hours;

    /**
     * @param hours the working time in which rules wait that say so
     * @param books in the order in which they are asked; several may be of one record type
     */
    public WorkflowRules(BusinessHours hours, List<Rulebook<Reaction>> books) {
        this.hours = hours;
        this.books = List.copyOf(books);
    }

    /** Which rules have run for which records in a transaction. */
    private static final class Run {

        private final Set<List<Object>> done = new HashSet<>();
    }

    @Override
    public boolean concern(RecordType<?> type) {
        return books.stream()
                .anyMatch(book -> book.inForce().set().type().name().equals(type.name()));
    }

    @Override
    public Values before(Optional<CrmRecord<?>> before, CrmRecord<?> draft, Execution execution) {
        CrmRecord<?> current = draft;
        for (RuleProgram<Reaction> program : programs(draft)) {
            for (Rule<Reaction> rule : held(program, current, execution)) {
                Trigger trigger = rule.then().trigger();
                if (trigger.before()
                        && trigger.meets(before, current)
                        && isFirst(program, rule, draft.ref(), execution)) {
                    Values values = current.values();
                    for (Act act : rule.then().acts()) {
                        values = ActRunner.apply((Act.SetFields) act, current, values);
                    }
                    current = draft.type().create(values);
                }
            }
        }
        return current.values();
    }

    @Override
    public void after(Optional<CrmRecord<?>> before, CrmRecord<?> saved, EventEnvelope event, Execution execution) {
        for (RuleProgram<Reaction> program : programs(saved)) {
            for (Rule<Reaction> rule : held(program, saved, execution)) {
                Trigger trigger = rule.then().trigger();
                if (!trigger.before() && trigger.meets(before, saved, event)) {
                    if (trigger.delay().isPresent()) {
                        remember(program, rule, trigger.delay().get(), saved, execution);
                    } else if (isFirst(program, rule, saved.ref(), execution)) {
                        act(program, rule, saved, execution);
                    }
                }
            }
        }
    }

    private List<RuleProgram<Reaction>> programs(CrmRecord<?> record) {
        return books.stream()
                .map(Rulebook::inForce)
                .filter(program ->
                        program.set().type().name().equals(record.type().name()))
                .toList();
    }

    private static List<Rule<Reaction>> held(RuleProgram<Reaction> program, CrmRecord<?> record, Execution execution) {
        return program.decide(record, situation(execution)).rules();
    }

    private static Situation situation(Execution execution) {
        return new Situation(execution.moment(), execution::lookup);
    }

    /** Whether the rule has not run for the record yet, in this transaction, or ever where it runs once. */
    private static boolean isFirst(
            RuleProgram<Reaction> program, Rule<Reaction> rule, RecordRef record, Execution execution) {
        Run run = execution.memory(Run.class, Run::new);
        return run.done.add(List.of(program.set().id(), rule.id(), record))
                && (!rule.then().once() || States.of(execution).about(record).once(key("once", program, rule)));
    }

    private static String key(String what, RuleProgram<Reaction> program, Rule<Reaction> rule) {
        return StateKey.of(what, program.set().id(), rule.id());
    }

    /** Does what the rule says, and keeps why. */
    static void act(RuleProgram<Reaction> program, Rule<Reaction> rule, CrmRecord<?> record, Execution execution) {
        Explanation explanation = program.explain(record, situation(execution));
        Execution acting = execution.asSystem(PROGRAM);
        ActRunner runner = new ActRunner(acting, record.ref(), program.set().id() + "/" + rule.id());
        rule.then().acts().forEach(act -> runner.run(act, record));
        new Ruling(
                        Reaction.TYPE.name(),
                        program.set().id(),
                        program.set().version(),
                        Optional.of(rule.id()),
                        "",
                        explanation.toPlain())
                .keep(acting, record.ref());
    }

    private void remember(
            RuleProgram<Reaction> program,
            Rule<Reaction> rule,
            Trigger.Wait delay,
            CrmRecord<?> record,
            Execution execution) {
        Instant since = delay.since()
                .flatMap(record.type()::field)
                .filter(InstantField.class::isInstance)
                .flatMap(field -> record.find((InstantField) field))
                .orElse(execution.now());
        Instant due = delay.workingTime() ? hours.after(since, delay.time()) : since.plus(delay.time());
        States.of(execution).about(record.ref()).put(key("wait", program, rule), Remembered.at(due));
    }
}
