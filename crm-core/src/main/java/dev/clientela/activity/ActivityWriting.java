package dev.clientela.activity;

import dev.clientela.activity.ActivityKind.Nature;
import dev.clientela.command.Execution;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.event.CrmEvent;
import dev.clientela.record.Values;
import dev.clientela.security.Owner;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Writes activities: fills in what was not said and what follows, and holds them to what their nature demands. */
final class ActivityWriting {

    private ActivityWriting() {}

    static Activity make(Execution execution, Values given, Nature nature, ActivityEvent event) {
        return make(execution, new ActivityId(execution.newId()), given, nature, event);
    }

    static Activity make(Execution execution, ActivityId id, Values given, Nature nature, ActivityEvent event) {
        Values.Builder values = given.edit().set(ActivityFields.ID, id);
        if (!given.has(ActivityFields.KIND)) {
            values.set(
                    ActivityFields.KIND,
                    execution.port(ActivityKinds.class).defaultOf(nature).code());
        }
        if (!given.has(ActivityFields.STATUS)) {
            values.set(ActivityFields.STATUS, ActivityStatus.OPEN);
        }
        if (!given.has(ActivityFields.OWNER)) {
            values.set(ActivityFields.OWNER, ownerFor(execution));
        }
        Activity draft = new Activity(values.build()).settled(Optional.empty(), execution.now());
        requireSound(execution, draft);
        return observed(execution, execution.insert(draft, event));
    }

    /** Whoever acts; what a program plans waits in the queue {@code activities}. */
    static Owner ownerFor(Execution execution) {
        return execution.actor().isSystem()
                ? Owner.queue("activities")
                : Owner.user(execution.actor().userId());
    }

    static Activity write(Execution execution, Activity before, Activity after, CrmEvent event) {
        Activity placed = after.owner().equals(before.owner()) || !after.dueAt().equals(before.dueAt())
                ? after
                : after.dueWhereOwnerIs(zoneOf(execution, before.owner()), zoneOf(execution, after.owner()));
        Activity next = placed.settled(Optional.of(before), before.createdAt());
        requireSound(execution, next);
        return observed(execution, execution.update(before, next, event));
    }

    private static ZoneId zoneOf(Execution execution, Owner owner) {
        return execution.kernel().zoneOf(execution.actor().tenant(), owner);
    }

    private static Activity observed(Execution execution, Activity written) {
        execution.port(ActivityObserver.class).written(execution, written);
        return written;
    }

    private static void requireSound(Execution execution, Activity activity) {
        List<Violation> found = execution
                .port(ActivityKinds.class)
                .kind(activity.kind())
                .map(kind -> activity.check(kind.nature()))
                .orElse(List.of());
        if (!found.isEmpty()) {
            throw new ValidationException(found);
        }
    }
}
