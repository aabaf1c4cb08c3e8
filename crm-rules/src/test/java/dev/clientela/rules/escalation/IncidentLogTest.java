package dev.clientela.rules.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.calendar.BusinessHours;
import dev.clientela.record.FieldCatalog;
import dev.clientela.record.Moment;
import dev.clientela.rules.HitPolicy;
import dev.clientela.rules.RuleContext;
import dev.clientela.rules.RuleProgram;
import dev.clientela.rules.RuleSet;
import dev.clientela.rules.RuleSetJson;
import dev.clientela.rules.escalation.Escalating.Standing;
import dev.clientela.rules.escalation.Escalation.Level;
import dev.clientela.rules.escalation.Escalation.Target;
import dev.clientela.rules.escalation.IncidentLog.Change;
import dev.clientela.rules.index.Situation;
import dev.clientela.signal.ResponseState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The log of a service desk, replayed through escalation rules over its own time, and held against what it says itself of
 * the time that was promised. What the README tells of it is asserted here.
 */
@Tag("data")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IncidentLogTest {

    private static final RuleContext CONTEXT = RuleContext.of(new FieldCatalog(List.of(Incident.TYPE)));
    private static final BusinessHours FITTED = BusinessHours.in(ZoneOffset.UTC)
            .openOnWeekdays(LocalTime.of(14, 0), LocalTime.of(23, 0))
            .build();
    private static final Escalating WORKING = escalating(FITTED, 4, 8, 62, 133);
    private static final BusinessHours CLOCK = BusinessHours.aroundTheClock();

    private final Map<String, List<Change>> cases = new LinkedHashMap<>();
    private final List<Change> log = IncidentLog.read(
            Path.of(System.getProperty("crm.shared.data"), "incident-log", "incident_event_log_2016_02_to_04.csv.gz"));

    IncidentLogTest() {
        log.forEach(change -> cases.computeIfAbsent(change.number(), number -> new ArrayList<>())
                .add(change));
    }

    /** @param targets hours for critical, high, moderate, low */
    private static Escalating escalating(BusinessHours hours, int... targets) {
        List<String> priorities = List.of("1 - Critical", "2 - High", "3 - Moderate", "4 - Low");
        RuleSet<Escalation> rules =
                RuleSet.of("incidents", Escalation.TYPE, Incident.TYPE).hit(HitPolicy.UNIQUE);
        for (int i = 0; i < targets.length; i++) {
            rules = rules.rule(
                    "p" + (i + 1),
                    Incident.PRIORITY.is(priorities.get(i)),
                    Escalation.resolvedWithin(Duration.ofHours(targets[i]))
                            .level(Target.RESOLUTION, 75, "owner")
                            .level(Target.RESOLUTION, 100, "manager"));
        }
        assertThat(RuleSetJson.read(RuleSetJson.write(rules), Escalation.TYPE, CONTEXT))
                .isEqualTo(rules);
        return new Escalating(RuleProgram.compile(rules, CONTEXT), hours);
    }

    private static Standing standing(Escalating rules, Change change, Optional<Instant> ended, Instant now) {
        return rules.standing(
                        change.record(),
                        Situation.at(new Moment(now, ZoneOffset.UTC)),
                        change.opened(),
                        Optional.empty(),
                        ended)
                .orElseThrow();
    }

    private static Change last(List<Change> changes) {
        return changes.get(changes.size() - 1);
    }

    private static Optional<Instant> firstClosing(List<Change> changes) {
        return changes.stream().filter(Change::closes).map(Change::at).findFirst();
    }

    /** The cases that came to an end, by priority or whatever; late or not by rule. */
    private Map<String, Boolean> late(Escalating rules, Function<List<Change>, Optional<Instant>> end) {
        Map<String, Boolean> late = new TreeMap<>();
        cases.forEach((number, changes) -> end.apply(changes).ifPresent(ended -> {
            Standing standing = standing(rules, last(changes), Optional.of(ended), ended);
            late.put(number, standing.resolution().orElseThrow().state() == ResponseState.FAILED);
        }));
        return late;
    }

    /** Those of which the log says otherwise; true for those that it says were in time. */
    private Map<String, Boolean> differing(Map<String, Boolean> late) {
        Map<String, Boolean> differing = new TreeMap<>();
        late.forEach((number, isLate) -> {
            boolean inTime = last(cases.get(number)).inTime();
            if (isLate == inTime) {
                differing.put(number, inTime);
            }
        });
        return differing;
    }

    private static long count(Map<String, Boolean> map, boolean value) {
        return map.values().stream().filter(each -> each == value).count();
    }

    @Test
    @DisplayName("The log judges a case when it is closed: 7,330 of 7,332 come to be late by that change")
    void judgedAtClosing() {
        Map<String, Integer> firstLate = new HashMap<>();
        cases.values()
                .forEach(changes -> changes.stream()
                        .filter(change -> !change.inTime())
                        .findFirst()
                        .ifPresent(change -> firstLate.merge(change.state(), 1, Integer::sum)));
        assertThat(log).hasSize(101_045);
        assertThat(cases).hasSize(17_136);
        assertThat(firstLate).isEqualTo(Map.of("Closed", 7_330, "Resolved", 1, "Active", 1));
    }

    @Test
    @DisplayName(
            "By the rule that the log seems to follow, 17,130 of 17,136 cases come out as it says; 6 are late by rule alone")
    void fitted() {
        Map<String, Boolean> late = late(WORKING, IncidentLogTest::firstClosing);
        assertThat(late).hasSize(17_136);
        assertThat(count(late, true)).isEqualTo(7_338);
        assertThat(differing(late))
                .isEqualTo(Map.of(
                        "INC0003451",
                        true,
                        "INC0003815",
                        true,
                        "INC0008249",
                        true,
                        "INC0008485",
                        true,
                        "INC0016620",
                        true,
                        "INC0019275",
                        true));
        assertThat(List.of("INC0016620", "INC0019275"))
                .as("closed at a weekend, when the time had been used up to the minute")
                .allSatisfy(number -> {
                    Instant closed = firstClosing(cases.get(number)).orElseThrow();
                    assertThat(FITTED.isOpen(closed)).isFalse();
                    assertThat(FITTED.between(last(cases.get(number)).opened(), closed))
                            .isEqualTo(Duration.ofHours(62));
                });
        Map<String, Long> byPriority = late.entrySet().stream()
                .filter(Map.Entry::getValue)
                .collect(Collectors.groupingBy(
                        each -> last(cases.get(each.getKey())).priority(), TreeMap::new, Collectors.counting()));
        assertThat(byPriority)
                .isEqualTo(Map.of("1 - Critical", 175L, "2 - High", 286L, "3 - Moderate", 6_759L, "4 - Low", 118L));
    }

    @Test
    @DisplayName("By the last time of closing, 6 more differ: they were closed twice, and judged the first time")
    void closedTwice() {
        Map<String, Boolean> differing =
                differing(late(WORKING, changes -> last(changes).closed()));
        assertThat(differing)
                .hasSize(12)
                .allSatisfy((number, inTime) -> assertThat(inTime).isTrue());
        Set<String> more = new TreeSet<>(differing.keySet());
        more.removeAll(differing(late(WORKING, IncidentLogTest::firstClosing)).keySet());
        assertThat(more)
                .hasSize(6)
                .allSatisfy(number -> assertThat(firstClosing(cases.get(number)))
                        .hasValueSatisfying(first -> assertThat(first)
                                .isBefore(last(cases.get(number)).closed().orElseThrow())));
    }

    @Test
    @DisplayName("Around the clock 337 differ; by the time of resolution 1,974 of 15,906")
    void otherAssumptions() {
        Map<String, Boolean> clock = differing(
                late(escalating(CLOCK, 5, 8, 213, 498), changes -> last(changes).closed()));
        assertThat(List.of(count(clock, true), count(clock, false))).containsExactly(322L, 15L);
        Map<String, Boolean> resolved =
                late(escalating(CLOCK, 4, 8, 91, 328), changes -> last(changes).resolved());
        assertThat(resolved).hasSize(15_906);
        assertThat(List.of(count(differing(resolved), true), count(differing(resolved), false)))
                .containsExactly(353L, 1_621L);
    }

    @Test
    @DisplayName("Replayed change by change: who is warned and who hears of it while the case is still open")
    void replayed() {
        Set<String> closed = new TreeSet<>();
        Set<String> warned = new TreeSet<>();
        Set<String> escalated = new TreeSet<>();
        for (Change change : log) {
            if (change.closes()) {
                closed.add(change.number());
            } else if (!closed.contains(change.number())) {
                List<Integer> reached = standing(WORKING, change, Optional.empty(), change.at()).reached().stream()
                        .map(Level::percent)
                        .toList();
                if (reached.contains(75)) {
                    warned.add(change.number());
                }
                if (reached.contains(100)) {
                    escalated.add(change.number());
                }
            }
        }
        assertThat(closed).hasSize(17_136);
        assertThat(List.of(warned.size(), escalated.size())).isEqualTo(List.of(4_059, 3_406));
    }
}
