package dev.clientela.examples.quickstart;

import java.time.Instant;
import java.time.InstantSource;

/** The host's clock, moved along the time of the data, so that everything is stamped when it happened. */
final class HostClock implements InstantSource {

    private Instant now = Instant.EPOCH;

    /** Time only goes forward. */
    void moveTo(Instant time) {
        if (time.isAfter(now)) {
            now = time;
        }
    }

    @Override
    public Instant instant() {
        return now;
    }
}
