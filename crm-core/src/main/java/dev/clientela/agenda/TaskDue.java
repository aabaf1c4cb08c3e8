package dev.clientela.agenda;

import dev.clientela.activity.Schedule;
import dev.clientela.calendar.BusinessHours;
import dev.clientela.record.Moment;
import java.time.Duration;
import java.time.ZoneId;

/** By when a generated task is to be done, from the moment on that the deal enters the stage. */
public sealed interface TaskDue {

    /** The most days ahead, or days of working time. */
    int MAX_DAYS = 3_650;

    /** At no particular time. */
    record Whenever() implements TaskDue {
        @Override
        public Schedule from(Moment entered, ZoneId ownersZone) {
            return Schedule.open();
        }
    }

    /** In the course of the day that lies so many days ahead, where the task's owner is. */
    record OnDay(int daysAhead) implements TaskDue {
        public OnDay {
            if (daysAhead < 0 || daysAhead > MAX_DAYS) {
                throw new IllegalArgumentException("A task is due 0 to 3,650 days ahead: " + daysAhead);
            }
        }

        @Override
        public Schedule from(Moment entered, ZoneId ownersZone) {
            return Schedule.onDay(new Moment(entered.now(), ownersZone).today().plusDays(daysAhead), ownersZone);
        }
    }

    /** When so much working time has passed. */
    record AfterWorkingTime(BusinessHours hours, Duration time) implements TaskDue {
        public AfterWorkingTime {
            if (time.isNegative() || time.compareTo(Duration.ofDays(MAX_DAYS)) > 0) {
                throw new IllegalArgumentException("A task is due after up to 3,650 days of working time: " + time);
            }
        }

        @Override
        public Schedule from(Moment entered, ZoneId ownersZone) {
            return Schedule.by(hours.after(entered.now(), time));
        }
    }

    Schedule from(Moment entered, ZoneId ownersZone);
}
