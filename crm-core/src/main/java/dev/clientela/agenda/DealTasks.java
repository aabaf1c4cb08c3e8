package dev.clientela.agenda;

import dev.clientela.activity.Activities;
import dev.clientela.activity.PlanActivity;
import dev.clientela.command.Execution;
import dev.clientela.command.SaveRules;
import dev.clientela.decision.Remembered;
import dev.clientela.decision.States;
import dev.clientela.event.EventEnvelope;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordId;
import dev.clientela.record.RecordType;
import dev.clientela.security.Owner;
import dev.clientela.security.User;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Plans the tasks that a deal brings with it when it enters a stage, in the transaction in which it does: opened there,
 * moved, edited, won, lost, reopened, converted, imported, or moved by rule. Each task is generated once for each deal,
 * stage and template id, whatever becomes of it: when the command is run again, when two nodes move the deal at once,
 * when the deal comes back to the stage. A template that says so is used again each time that the deal comes back.
 *
 * <p>It acts as {@code system:agenda}, which the access policy has to let plan activities. Thread-safe.
 */
public final class DealTasks implements SaveRules {

    /** The program in whose name tasks are generated. */
    public static final String PROGRAM = "agenda";

    /** Where tasks wait that are for nobody who is there. */
    static final String QUEUE = "activities";

    private final TaskTemplates templates;

    public DealTasks(TaskTemplates templates) {
        this.templates = templates;
    }

    @Override
    public boolean concern(RecordType<?> type) {
        return type.equals(Opportunity.TYPE) && !templates.templates().isEmpty();
    }

    @Override
    public void after(Optional<CrmRecord<?>> before, CrmRecord<?> saved, EventEnvelope event, Execution execution) {
        if (!(saved instanceof Opportunity deal)
                || before.filter(earlier -> ((Opportunity) earlier).stage().equals(deal.stage()))
                        .isPresent()) {
            return;
        }
        Execution program = execution.asSystem(PROGRAM);
        for (TaskTemplate template : templates.of(deal.stage())) {
            if (isToBeUsed(program, template, deal)) {
                plan(program, template, deal);
            }
        }
    }

    /** Remembers the version by which the deal entered the stage: another one is another entry. */
    private static boolean isToBeUsed(Execution execution, TaskTemplate template, Opportunity deal) {
        States states = States.of(execution).about(deal.ref());
        String key = "task/" + template.id() + "/" + deal.stage();
        Optional<Remembered> used = states.get(key);
        if (used.isPresent() && (!template.onEachEntry() || used.get().number() == deal.version())) {
            return false;
        }
        states.put(key, Remembered.number(deal.version()).noted(execution.now()));
        return true;
    }

    private static void plan(Execution execution, TaskTemplate template, Opportunity deal) {
        List<RecordId> about = new ArrayList<>(List.of(deal.id()));
        deal.account().ifPresent(about::add);
        Owner owner = assignee(execution, template, deal);
        PlanActivity plan = PlanActivity.task(subject(template, deal))
                .about(about.toArray(RecordId[]::new))
                .ownedBy(owner)
                .when(template.due().from(execution.moment(), zoneOf(execution, owner)));
        new Activities(execution.commands())
                .plan(template.kind().map(plan::ofKind).orElse(plan));
    }

    /** Where the deal has nothing to fill in, so that nothing is left, the template's id says what it is. */
    private static String subject(TaskTemplate template, Opportunity deal) {
        String filled = template.subject().fill(deal);
        return filled.isEmpty() ? template.id() : filled;
    }

    private static Owner assignee(Execution execution, TaskTemplate template, Opportunity deal) {
        Optional<Owner> manager = template.manager()
                ? user(execution, deal.owner()).flatMap(User::manager).map(Owner::user)
                : Optional.empty();
        return Stream.of(template.owner(), manager, Optional.of(deal.owner()))
                .flatMap(Optional::stream)
                .filter(owner -> isThere(execution, owner))
                .findFirst()
                .orElse(Owner.queue(QUEUE));
    }

    private static boolean isThere(Execution execution, Owner owner) {
        return owner.isUser()
                ? execution.kernel().directory().isActive(execution.actor().tenant(), owner.id())
                : execution.kernel().directory().hasQueue(execution.actor().tenant(), owner.id());
    }

    private static Optional<User> user(Execution execution, Owner owner) {
        return Optional.of(owner)
                .filter(Owner::isUser)
                .flatMap(user ->
                        execution.kernel().directory().user(execution.actor().tenant(), user.id()));
    }

    private static ZoneId zoneOf(Execution execution, Owner owner) {
        return execution.kernel().zoneOf(execution.actor().tenant(), owner);
    }
}
