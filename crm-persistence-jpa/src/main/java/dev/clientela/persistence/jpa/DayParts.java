package dev.clientela.persistence.jpa;

import dev.clientela.record.RelativePeriod;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * The parts of a day in UTC within which the date in a zone cannot change: cut at each time of day at which midnight
 * has ever been in the zone, or its clock was changed. So all instants of one date in UTC and one part have one date in
 * the zone, whatever the rules were then.
 *
 * @param minutes of the day, before which a part may end
 * @param seconds of a minute, likewise: local mean times had such offsets
 */
record DayParts(Collection<Integer> minutes, Collection<Integer> seconds) {

    private static final int DAY = 86_400;

    static DayParts of(ZoneId zone) {
        ZoneRules rules = zone.getRules();
        TreeSet<Integer> cuts = new TreeSet<>();
        addMidnight(cuts, rules.getOffset(Instant.EPOCH));
        for (ZoneOffsetTransition transition : rules.getTransitions()) {
            add(cuts, transition);
        }
        for (ZoneOffsetTransitionRule rule : rules.getTransitionRules()) {
            add(cuts, rule.createTransition(2024)); // the time of day is the same in every year
        }
        return of(cuts);
    }

    private static DayParts of(TreeSet<Integer> cuts) {
        TreeSet<Integer> minutes = new TreeSet<>();
        TreeSet<Integer> seconds = new TreeSet<>();
        for (int cut : cuts) {
            minutes.add(cut / 60);
            if (cut % 60 > 0) {
                minutes.add(cut / 60 + 1);
                seconds.add(cut % 60);
            }
        }
        minutes.remove(0);
        return new DayParts(minutes, seconds);
    }

    private static void add(TreeSet<Integer> cuts, ZoneOffsetTransition transition) {
        addMidnight(cuts, transition.getOffsetBefore());
        addMidnight(cuts, transition.getOffsetAfter());
        cuts.add((int) Math.floorMod(transition.toEpochSecond(), (long) DAY));
    }

    private static void addMidnight(TreeSet<Integer> cuts, ZoneOffset offset) {
        cuts.add(Math.floorMod(-offset.getTotalSeconds(), DAY));
    }

    /**
     * Expressions by which to group so that each group lies in one period of the zone, as JPQL over the path of a
     * date-time in UTC. Each is short: H2 takes two expressions of more than 256 characters in one statement for the
     * same when it groups.
     */
    List<String> expressions(String path, RelativePeriod.Unit period) {
        String day = "extract(day from " + path + ")";
        // No zone is a day away from UTC: these days are in the same month there.
        String inner =
                period.compareTo(RelativePeriod.Unit.MONTH) < 0 ? "" : " when " + day + " between 2 and 27 then 0";
        List<String> expressions = new ArrayList<>();
        expressions.add("extract(year from " + path + ")");
        expressions.add("extract(month from " + path + ")");
        expressions.add(inner.isEmpty() ? day : "case" + inner + " else " + day + " end");
        for (int minute : minutes) {
            String hour = "extract(hour from " + path + ")";
            String before = minute % 60 == 0
                    ? hour + " < " + minute / 60
                    : hour + " * 60 + extract(minute from " + path + ") < " + minute;
            expressions.add("case" + inner + " when " + before + " then 1 else 2 end");
        }
        for (int second : seconds) {
            expressions.add(
                    "case" + inner + " when extract(second from " + path + ") < " + second + " then 1 else 2 end");
        }
        return expressions;
    }
}
