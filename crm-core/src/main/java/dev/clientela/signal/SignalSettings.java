package dev.clientela.signal;

import dev.clientela.calendar.BusinessHours;
import java.time.Duration;

/**
 * When a record turns orange and red. Immutable.
 *
 * @param orangeAfter working time without contact, or since a task was due, after which it is orange; after exactly so
 *     much it is not yet
 * @param redAfter the same for red; no less
 * @param hours what counts as time
 * @param anyOpenTaskIsRed whether any open activity makes it red, even before it is due
 * @param greyWhenNothingPlanned whether a record with no open activity is grey where it would be white
 */
public record SignalSettings(
        Duration orangeAfter,
        Duration redAfter,
        BusinessHours hours,
        boolean anyOpenTaskIsRed,
        boolean greyWhenNothingPlanned) {

    /** @throws IllegalArgumentException when the time to orange is negative, or longer than the time to red */
    public SignalSettings {
        if (orangeAfter.isNegative() || orangeAfter.compareTo(redAfter) > 0) {
            throw new IllegalArgumentException(
                    "A record turns orange before it turns red: " + orangeAfter + ", " + redAfter);
        }
    }

    /** Orange after 12 hours, red after 24, around the clock; grey when nothing is planned. */
    public static SignalSettings usual() {
        return new SignalSettings(
                Duration.ofHours(12), Duration.ofHours(24), BusinessHours.aroundTheClock(), false, true);
    }

    public SignalSettings after(Duration orange, Duration red) {
        return new SignalSettings(orange, red, hours, anyOpenTaskIsRed, greyWhenNothingPlanned);
    }

    public SignalSettings in(BusinessHours other) {
        return new SignalSettings(orangeAfter, redAfter, other, anyOpenTaskIsRed, greyWhenNothingPlanned);
    }

    public SignalSettings withAnyOpenTaskRed() {
        return new SignalSettings(orangeAfter, redAfter, hours, true, greyWhenNothingPlanned);
    }

    public SignalSettings withoutGrey() {
        return new SignalSettings(orangeAfter, redAfter, hours, anyOpenTaskIsRed, false);
    }
}
