package dev.clientela.signal;

import dev.clientela.command.Commands;
import dev.clientela.command.Execution;
import dev.clientela.decision.DecisionState;
import dev.clientela.decision.DecisionStateFields;
import dev.clientela.decision.Remembered;
import dev.clientela.decision.States;
import dev.clientela.error.ConflictException;
import dev.clientela.housekeeping.DueWork;
import dev.clientela.notification.NotificationEvent;
import dev.clientela.notification.Recipient;
import dev.clientela.record.Query;
import dev.clientela.security.Actor;
import dev.clientela.security.Tenant;
import dev.clientela.security.User;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the state of the day to managers and sellers: once a day to each, on however many nodes this runs. That it was
 * sent and the notification itself are asked for in one transaction; a send that fails is tried again as any
 * notification. A recipient is told of what they may see. A day on which housekeeping never ran after the time is left
 * out. The recipients are those whom {@link dev.clientela.security.UserDirectory#users} lists.
 */
public final class DayStatusWork implements DueWork {

    private static final Logger LOG = LoggerFactory.getLogger(DayStatusWork.class);
    private static final String KEY = "day_status/";

    private final DayStatusSettings settings;

    public DayStatusWork(DayStatusSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "clientela.day_status";
    }

    @Override
    public Done run(Commands commands, Instant now, int limit) {
        Map<DayStatusLetter, LocalDate> due = due(commands, now);
        int done = 0;
        int failed = 0;
        for (Map.Entry<DayStatusLetter, LocalDate> letter : due.entrySet()) {
            if (done == limit) {
                return new Done(done, failed, true);
            }
            try {
                done += send(commands, letter.getKey(), letter.getValue()) ? 1 : 0;
            } catch (ConflictException e) {
                LOG.debug("Another node tells {} of the day", letter.getKey().recipient());
            } catch (RuntimeException e) {
                failed++;
                LOG.warn("{} cannot be told of the day", letter.getKey().recipient(), e);
            }
        }
        return new Done(done, failed, false);
    }

    /** Whom to tell, on which day of theirs, without those who were told on it. */
    private Map<DayStatusLetter, LocalDate> due(Commands commands, Instant now) {
        Tenant tenant = commands.actor().tenant();
        Map<DayStatusLetter, LocalDate> due = new LinkedHashMap<>();
        for (User user : commands.kernel().directory().users(tenant)) {
            DayStatusLetter letter =
                    new DayStatusLetter(tenant, commands.kernel().directory(), settings, user);
            letter.dueOn(now).ifPresent(day -> due.put(letter, day));
        }
        if (due.isEmpty()) {
            return due;
        }
        List<String> keys = due.keySet().stream().map(DayStatusWork::key).toList();
        Map<String, Remembered> told =
                commands.read(execution -> States.of(execution).getAll(keys));
        return due.entrySet().stream()
                .filter(letter -> !wasTold(told.get(key(letter.getKey())), letter.getValue()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    }

    private static String key(DayStatusLetter letter) {
        return KEY + letter.recipient();
    }

    private static boolean wasTold(@Nullable Remembered last, LocalDate day) {
        return last != null && last.number() >= day.toEpochDay();
    }

    /** @return false when another node was faster, or there is nothing to tell */
    private static boolean send(Commands commands, DayStatusLetter letter, LocalDate dueOn) {
        LocalDate day = letter.tellsOf(dueOn);
        Commands recipient = new Commands(
                commands.kernel(),
                Actor.user(letter.recipient()).in(commands.actor().tenant()));
        List<SellerDay> days = recipient.read(execution -> new DayStatusReading(execution, day).of(letter.owners()));
        Optional<Map<String, Object>> values = letter.values(day, days);
        return commands.write(execution -> {
            States states = States.of(execution);
            if (wasTold(states.get(key(letter)).orElse(null), dueOn)) {
                return false;
            }
            states.put(key(letter), Remembered.number(dueOn.toEpochDay()).noted(execution.now()));
            values.ifPresent(told -> execution.tell(
                    state(execution, key(letter)),
                    new NotificationEvent.Requested(
                            Recipient.user(letter.recipient()), DayStatusLetter.TEMPLATE, told)));
            return values.isPresent();
        });
    }

    private static DecisionState state(Execution execution, String key) {
        return execution
                .unit()
                .records(DecisionState.TYPE)
                .query(Query.of(DecisionState.TYPE)
                        .where(DecisionStateFields.KEY.is(key))
                        .pageOf(1))
                .items()
                .get(0);
    }
}
