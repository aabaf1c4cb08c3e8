package dev.clientela.signal;

import java.time.LocalTime;
import java.util.Set;

/**
 * When and to whom the state of the day is sent. Immutable.
 *
 * @param at the time of day, in each recipient's zone, from which on it is sent
 * @param aboutDayBefore whether it tells of the day that has ended, instead of the one on which it is sent
 * @param roles only users of one of these roles get it; all active users when there is none
 * @param zeroRows whether a seller of whom there is nothing to tell has a row of zeros, so that silence is never taken
 *     for good news
 */
public record DayStatusSettings(LocalTime at, boolean aboutDayBefore, Set<String> roles, boolean zeroRows) {

    public DayStatusSettings {
        roles = Set.copyOf(roles);
    }

    /** Every day from then on, about the day so far, to all users of whom there is something to tell. */
    public static DayStatusSettings dailyAt(LocalTime time) {
        return new DayStatusSettings(time, false, Set.of(), false);
    }

    public DayStatusSettings aboutTheDayBefore() {
        return new DayStatusSettings(at, true, roles, zeroRows);
    }

    public DayStatusSettings toRoles(String... names) {
        return new DayStatusSettings(at, aboutDayBefore, Set.of(names), zeroRows);
    }

    public DayStatusSettings withZeroRows() {
        return new DayStatusSettings(at, aboutDayBefore, roles, true);
    }
}
