package dev.clientela.examples.quickstart;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What happened when, to be lived through again in order. */
final class Timeline {

    private final TreeMap<Instant, List<Runnable>> acts = new TreeMap<>();

    void at(Instant time, Runnable act) {
        acts.computeIfAbsent(time, unused -> new ArrayList<>()).add(act);
    }

    void replay(HostClock clock, Progress progress) {
        int done = 0;
        for (var moment : acts.entrySet()) {
            clock.moveTo(moment.getKey());
            moment.getValue().forEach(Runnable::run);
            progress.step(++done, acts.size());
        }
    }
}
