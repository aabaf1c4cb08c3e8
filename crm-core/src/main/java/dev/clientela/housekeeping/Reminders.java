package dev.clientela.housekeeping;

import dev.clientela.activity.Activity;
import dev.clientela.activity.ActivityEvent;
import dev.clientela.activity.ActivityFields;
import dev.clientela.command.Commands;
import dev.clientela.command.Execution;
import dev.clientela.command.Kernel;
import dev.clientela.error.ConflictException;
import dev.clientela.error.StoreException;
import dev.clientela.notification.NotificationEvent;
import dev.clientela.notification.Recipient;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import dev.clientela.record.RecordRef;
import dev.clientela.security.Actor;
import dev.clientela.security.Owner;
import dev.clientela.security.Tenant;
import dev.clientela.security.User;
import dev.clientela.store.StoreErrors;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reminds owners of their activities, up to a hundred in one transaction: the activity is marked and the notification asked
 * for together, so that each reminder is given exactly once, on however many nodes this runs. The members of a queue are
 * reminded of what the queue owns.
 */
final class Reminders {

    static final String TEMPLATE = "activity.reminder";

    private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);
    private static final int MOST_AT_ONCE = 100;

    private final Kernel kernel;

    Reminders(Kernel kernel) {
        this.kernel = kernel;
    }

    /** What was done for one tenant. */
    record Given(int given, int failed, boolean more) {

        Given plus(Given other) {
            return new Given(given + other.given, failed + other.failed, more || other.more);
        }
    }

    /** @param most how many reminders to give; those that fail do not count, so that they never block the others */
    Given give(Tenant tenant, Instant now, int most) {
        Commands commands =
                new Commands(kernel, Actor.system(Housekeeping.PROGRAM).in(tenant));
        Query<Activity> query = Query.of(Activity.TYPE)
                .where(ActivityFields.REMINDER_WAITS.is(true))
                .where(ActivityFields.REMIND_AT.isAtMost(now))
                .orderBy(ActivityFields.REMIND_AT.ascending())
                .pageOf(MOST_AT_ONCE);
        Given given = new Given(0, 0, false);
        while (true) {
            Query<Activity> next = query;
            // Past the rights of any user: who may see an activity does not decide whether its owner is reminded.
            Page<Activity> page = commands.read(
                    execution -> execution.unit().records(Activity.TYPE).query(next));
            List<Activity> due = page.items();
            while (!due.isEmpty()) {
                if (given.given() >= most) {
                    return given.plus(new Given(0, 0, true));
                }
                int some = Math.min(due.size(), most - given.given());
                given = given.plus(give(commands, due.subList(0, some), now));
                due = due.subList(some, due.size());
            }
            if (page.next().isEmpty()) {
                return given;
            }
            query = query.after(page.next().get());
        }
    }

    /** In one transaction, or in two of half as many where one of them fails, so that it keeps no other from being given. */
    private Given give(Commands commands, List<Activity> due, Instant now) {
        try {
            return new Given(commands.write(execution -> remind(execution, due, now)), 0, false);
        } catch (RuntimeException e) {
            if (due.size() > 1 && !isUnavailable(e)) {
                int half = due.size() / 2;
                return give(commands, due.subList(0, half), now)
                        .plus(give(commands, due.subList(half, due.size()), now));
            }
            return failed(due, e);
        }
    }

    /** Where the database is away, it is for every half. */
    private static boolean isUnavailable(RuntimeException failure) {
        return failure instanceof StoreException refused
                && (refused.code().equals(StoreErrors.UNAVAILABLE)
                        || refused.code().equals(StoreErrors.OUTCOME_UNKNOWN));
    }

    private static Given failed(List<Activity> due, RuntimeException failure) {
        String first = due.get(0).ref() + (due.size() > 1 ? " and " + (due.size() - 1) + " more" : "");
        if (failure instanceof ConflictException) {
            LOG.debug("{} changed meanwhile; another node has it, or the next run", first);
            return new Given(0, 0, false);
        }
        LOG.warn("The reminder of {} cannot be given", first, failure);
        return new Given(0, due.size(), false);
    }

    /** How many are still due as they are now stored. */
    private int remind(Execution execution, List<Activity> due, Instant now) {
        List<Activity> stored = execution
                .unit()
                .records(Activity.TYPE)
                .findAll(due.stream().map(activity -> activity.id().value()).toList())
                .stream()
                .filter(activity -> activity.isReminderDue(now))
                .toList();
        stored.forEach(activity -> remind(execution, activity, now));
        return stored.size();
    }

    private void remind(Execution execution, Activity before, Instant now) {
        Activity reminded = execution.update(before, before.reminded(now), new ActivityEvent.Reminded());
        for (User user : reminded(execution, before.owner())) {
            execution.tell(
                    reminded,
                    new NotificationEvent.Requested(Recipient.user(user.id()), TEMPLATE, values(before, user.zone())));
        }
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
