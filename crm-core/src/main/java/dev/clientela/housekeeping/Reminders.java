package dev.clientela.housekeeping;

import dev.clientela.activity.Activity;
import dev.clientela.activity.ActivityEvent;
import dev.clientela.activity.ActivityFields;
import dev.clientela.activity.ActivityId;
import dev.clientela.command.Commands;
import dev.clientela.command.Execution;
import dev.clientela.command.Kernel;
import dev.clientela.error.ConflictException;
import dev.clientela.notification.NotificationEvent;
import dev.clientela.notification.Recipient;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import dev.clientela.record.RecordRef;
import dev.clientela.security.Actor;
import dev.clientela.security.Owner;
import dev.clientela.security.Tenant;
import dev.clientela.security.User;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reminds owners of their activities: the activity is marked and the notification asked for in one transaction, so that
 * each reminder is given exactly once, on however many nodes this runs. The members of a queue are reminded of what the
 * queue owns.
 */
final class Reminders {

    static final String TEMPLATE = "activity.reminder";

    private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);
    private static final int PAGE = 200;

    private final Kernel kernel;

    Reminders(Kernel kernel) {
        this.kernel = kernel;
    }

    /** What was done for one tenant. */
    record Given(int given, int failed, boolean more) {}

    /** @param most how many reminders to give; those that fail do not count, so that they never block the others */
    Given give(Tenant tenant, Instant now, int most) {
        Commands commands =
                new Commands(kernel, Actor.system(Housekeeping.PROGRAM).in(tenant));
        Query<Activity> query = Query.of(Activity.TYPE)
                .where(ActivityFields.REMINDER_WAITS.is(true))
                .where(ActivityFields.REMIND_AT.isAtMost(now))
                .orderBy(ActivityFields.REMIND_AT.ascending())
                .pageOf(PAGE);
        int given = 0;
        int failed = 0;
        while (true) {
            Query<Activity> next = query;
            // Past the rights of any user: who may see an activity does not decide whether its owner is reminded.
            Page<Activity> page = commands.read(
                    execution -> execution.unit().records(Activity.TYPE).query(next));
            for (Activity activity : page.items()) {
                if (given == most) {
                    return new Given(given, failed, true);
                }
                try {
                    given += remind(commands, activity.id(), now) ? 1 : 0;
                } catch (ConflictException e) {
                    LOG.debug("{} changed meanwhile; another node has it, or the next run", activity.id());
                } catch (RuntimeException e) {
                    failed++;
                    LOG.warn("The reminder of {} cannot be given", activity.id(), e);
                }
            }
            if (page.next().isEmpty()) {
                return new Given(given, failed, false);
            }
            query = query.after(page.next().get());
        }
    }

    private boolean remind(Commands commands, ActivityId id, Instant now) {
        return commands.write(execution -> execution
                .unit()
                .records(Activity.TYPE)
                .find(id.value())
                .filter(activity -> activity.isReminderDue(now))
                .map(activity -> remind(execution, activity, now))
                .isPresent());
    }

    private Activity remind(Execution execution, Activity before, Instant now) {
        Activity reminded = execution.update(before, before.reminded(now), new ActivityEvent.Reminded());
        for (User user : reminded(execution, before.owner())) {
            execution.tell(
                    reminded,
                    new NotificationEvent.Requested(Recipient.user(user.id()), TEMPLATE, values(before, user.zone())));
        }
        return reminded;
    }

    private List<User> reminded(Execution execution, Owner owner) {
        Tenant tenant = execution.actor().tenant();
        return owner.isUser()
                ? kernel.directory().user(tenant, owner.id()).stream().toList()
                : kernel.directory().members(tenant, owner.id());
    }

    private static Map<String, Object> values(Activity activity, ZoneId zone) {
        Map<String, Object> values = new HashMap<>();
        values.put("activity", activity.ref().toString());
        values.put("kind", activity.kind());
        values.put("name", activity.name());
        values.put("time", time(activity, zone));
        values.put("location", activity.find(ActivityFields.LOCATION).orElse(""));
        values.put(
                "related", activity.related().stream().map(RecordRef::toString).toList());
        return values;
    }

    /** When it starts or is due: an instant, a date when whole days are meant, or empty text. */
    private static Object time(Activity activity, ZoneId zone) {
        boolean allDay = activity.find(ActivityFields.ALL_DAY).orElse(false);
        if (activity.find(ActivityFields.START_AT).isPresent()) {
            Instant start = activity.get(ActivityFields.START_AT);
            return allDay ? start.atZone(zone).toLocalDate() : start;
        }
        if (activity.dueAt().isEmpty()) {
            return "";
        }
        // Due on a day means due when that day ends, which is the first instant of the next one.
        Instant due = activity.dueAt().get();
        return allDay ? due.minusNanos(1).atZone(zone).toLocalDate() : due;
    }
}
