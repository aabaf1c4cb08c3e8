package dev.clientela.rules.workflow;

import dev.clientela.calendar.BusinessHours;
import dev.clientela.command.Commands;
import dev.clientela.command.Execution;
import dev.clientela.command.SaveRules;
import dev.clientela.decision.DecisionState;
import dev.clientela.decision.Remembered;
import dev.clientela.decision.States;
import dev.clientela.error.CrmException;
import dev.clientela.event.EventEnvelope;
import dev.clientela.housekeeping.DueWork;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.InstantField;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import dev.clientela.rules.Explanation;
import dev.clientela.rules.Rule;
import dev.clientela.rules.RuleContext;
import dev.clientela.rules.RuleProgram;
import dev.clientela.rules.RuleSet;
import dev.clientela.rules.RuleSetJson;
import dev.clientela.rules.Rulebook;
import dev.clientela.rules.StateKey;
import dev.clientela.rules.index.Situation;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Workflow by rule: at each save the rules of the record's type are asked, in their order, and those that hold do what
 * they say, in the same transaction. What has to wait is remembered and done by {@code housekeeping().runDue(now)}.
 *
 * <p>No rule runs twice for one record in one transaction, however its acts set off other saves; the kernel bounds how
 * far they go, see {@link dev.clientela.command.Cascades}. One that waits is asked again when its time has come, and acts if
 * it still holds; saved again meanwhile, the record waits anew. Give the same object to {@code saveRules} and
 * {@code dueWork} of the builder. Rules act as {@code system:workflow}, which the access policy
 * has to let do what they say. What a rule did to a record after a save is kept as a decision with its explanation.
 * Thread-safe.
 */
public final class WorkflowRules implements SaveRules, DueWork {

    /** The program in whose name rules act. */
    public static final String PROGRAM = "workflow";

    private static final Logger LOG = LoggerFactory.getLogger(WorkflowRules.class);

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

    /** Rules to begin with: a new lead is called within a day, and raised to the host when nobody does. */
    public static RuleSet<Reaction> usual(RuleContext context) {
        return RuleSetJson.usual(WorkflowRules.class, "lead-follow-up.json", Reaction.TYPE, context);
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
        return program.decide(record, Situation.in(execution)).rules();
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
        Explanation explanation = program.explain(record, Situation.in(execution));
        Execution acting = execution.asSystem(PROGRAM);
        ActRunner runner = new ActRunner(acting, record.ref(), program.set().id() + "/" + rule.id());
        rule.then().acts().forEach(act -> runner.run(act, record));
        explanation.only(rule.id()).ruling("").keep(acting, record.ref());
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
        Waiting waiting = new Waiting(program.set().id(), rule.id(), 0);
        States.of(execution).about(record.ref()).put(waiting.key(), waiting.until(due));
    }

    @Override
    public String name() {
        return "clientela.workflow";
    }

    @Override
    public Done run(Commands commands, Instant now, int limit) {
        List<DecisionState> due =
                commands.read(execution -> States.of(execution).due(Waiting.AWAITED_BY, now, limit));
        int done = 0;
        int failed = 0;
        for (DecisionState state : due) {
            if (end(commands, state, now)) {
                done++;
            } else {
                failed++;
            }
        }
        return new Done(done, failed, due.size() == limit);
    }

    /** Ends one wait in a transaction of its own; one that fails is put off, ever longer. */
    private boolean end(Commands commands, DecisionState state, Instant now) {
        RecordRef record = state.subject().orElseThrow();
        Optional<Waiting> known = Waiting.read(state.remembered());
        try {
            known.ifPresent(waiting -> commands.write(execution -> {
                States states = States.of(execution).about(record);
                if (states.get(waiting.key()).filter(found -> isDue(found, now)).isPresent()) {
                    states.forget(waiting.key());
                    execution.lookup(record).ifPresent(found -> act(waiting, found, execution));
                }
                return waiting;
            }));
            return true;
        } catch (CrmException e) {
            LOG.warn("The rule that waits as {} has failed", state.key(), e);
            known.ifPresent(waiting -> commands.write(execution -> {
                Remembered later = waiting.again().until(now.plus(waiting.backOff()));
                States.of(execution).about(record).put(waiting.key(), later);
                return later;
            }));
            return false;
        }
    }

    private static boolean isDue(Remembered remembered, Instant now) {
        return remembered.at().filter(due -> !due.isAfter(now)).isPresent();
    }

    /** What a rule says to do after its time, if it is still there, in force, and holds. */
    private void act(Waiting waiting, CrmRecord<?> record, Execution execution) {
        for (RuleProgram<Reaction> program : programs(record)) {
            if (program.set().id().equals(waiting.ruleSet())) {
                held(program, record, execution).stream()
                        .filter(rule -> rule.id().equals(waiting.rule()))
                        .filter(rule -> isFirst(program, rule, record.ref(), execution))
                        .forEach(rule -> act(program, rule, record, execution));
            }
        }
    }
}
