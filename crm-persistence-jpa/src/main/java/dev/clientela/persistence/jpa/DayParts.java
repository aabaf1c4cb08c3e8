package dev.clientela.persistence.jpa;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.TreeSet;

/**
 * The parts of a day in UTC within which the date in a zone cannot change: cut at each time of day at which midnight
 * has ever been in the zone, or its clock was changed. So all instants of one date in UTC and one part have one date in
 * the zone, whatever the rules were then.
 *
 * @param cuts in seconds of the day, ascending
 */
record DayParts(List<Integer> cuts) {

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
        cuts.remove(0);
        return new DayParts(List.copyOf(cuts));
    }

    private static void add(TreeSet<Integer> cuts, ZoneOffsetTransition transition) {
        addMidnight(cuts, transition.getOffsetBefore());
        addMidnight(cuts, transition.getOffsetAfter());
        cuts.add((int) Math.floorMod(transition.toEpochSecond(), (long) DAY));
    }

    private static void addMidnight(TreeSet<Integer> cuts, ZoneOffset offset) {
        cuts.add(Math.floorMod(-offset.getTotalSeconds(), DAY));
    }

    /** The number of the part, as JPQL over the path of a date-time in UTC. */
    String expression(String path) {
        String second = "extract(hour from %1$s) * 3600 + extract(minute from %1$s) * 60 + extract(second from %1$s)"
                .formatted(path);
        StringBuilder text = new StringBuilder("case");
        for (int i = 0; i < cuts.size(); i++) {
            text.append(" when ")
                    .append(second)
                    .append(" < ")
                    .append(cuts.get(i))
                    .append(" then ")
                    .append(i);
        }
        return cuts.isEmpty() ? "extract(day from " + path + ")" : text + " else " + cuts.size() + " end";
    }
}
