package dev.clientela.record;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Now, in the organisation's zone: what relative dates are counted from. Read once per command. */
public record Moment(Instant now, ZoneId zone) {

    public LocalDate today() {
        return LocalDate.ofInstant(now, zone);
    }

    /** The first instant of the date; where a clock change skips midnight, the one after it. */
    public Instant startOf(LocalDate date) {
        return date.atStartOfDay(zone).toInstant();
    }
}
