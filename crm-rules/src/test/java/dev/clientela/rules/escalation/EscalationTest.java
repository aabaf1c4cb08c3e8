package dev.clientela.rules.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.Crm;
import dev.clientela.calendar.BusinessHours;
import dev.clientela.error.ValidationException;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.record.Moment;
import dev.clientela.rules.RuleContext;
import dev.clientela.rules.RuleProgram;
import dev.clientela.rules.RuleSet;
import dev.clientela.rules.RuleSetJson;
import dev.clientela.rules.escalation.Escalating.Standing;
import dev.clientela.rules.escalation.Escalation.Level;
import dev.clientela.rules.index.Situation;
import dev.clientela.signal.ResponseState;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EscalationTest {

    private static final RuleContext CONTEXT = RuleContext.of(Crm.inMemory().fields());
    private static final RuleSet<Escalation> USUAL =
            RuleSetJson.usual(Escalation.class, "lead-escalation.json", Escalation.TYPE, CONTEXT);
    private static final BusinessHours HOURS = BusinessHours.in(ZoneOffset.UTC)
            .openOnWeekdays(LocalTime.of(9, 0), LocalTime.of(17, 0))
            .build();
    /** A Friday. */
    private static final Instant OPENED = Instant.parse("2026-03-13T16:30:00Z");

    private static Standing standing(String rating, Optional<Instant> responded, Instant now) {
        Lead lead = Lead.TYPE.create(Lead.TYPE.noValues().with(LeadFields.RATING, rating));
        return new Escalating(RuleProgram.compile(USUAL, CONTEXT), HOURS)
                .standing(lead, Situation.at(new Moment(now, ZoneOffset.UTC)), OPENED, responded, Optional.empty())
                .orElseThrow();
    }

    @Test
    @DisplayName("The usual rules are written without loss, and promise a hot lead an answer within one business hour")
    void usual() {
        assertThat(RuleSetJson.read(RuleSetJson.write(USUAL), Escalation.TYPE, CONTEXT))
                .isEqualTo(USUAL);
        Instant due = Instant.parse("2026-03-16T09:30:00Z");
        Standing inTime = standing("hot", Optional.of(due), due);
        assertThat(inTime.response().orElseThrow().due()).isEqualTo(due);
        assertThat(inTime.response().orElseThrow().state()).isEqualTo(ResponseState.FULFILLED);
        assertThat(standing("hot", Optional.of(due.plusMillis(1)), due.plusSeconds(1))
                        .response()
                        .orElseThrow()
                        .state())
                .isEqualTo(ResponseState.FAILED);
    }

    @Test
    @DisplayName("Who hears of it is told as the time passes, and a weekend is no time")
    void levels() {
        assertThat(standing("hot", Optional.empty(), Instant.parse("2026-03-16T09:14:59Z"))
                        .reached())
                .isEmpty();
        assertThat(standing("hot", Optional.empty(), Instant.parse("2026-03-16T09:15:00Z"))
                        .reached())
                .extracting(Level::tell)
                .containsExactly("owner");
        assertThat(standing("hot", Optional.empty(), Instant.parse("2026-03-16T09:30:00Z"))
                        .reached())
                .extracting(Level::tell)
                .containsExactly("owner", "manager");
        assertThat(standing("cold", Optional.empty(), Instant.parse("2026-03-16T09:30:00Z"))
                        .resolution())
                .isEmpty();
    }

    @Test
    @DisplayName("Every fault of an escalation is told at its place")
    void faults() {
        String json = "{\"id\": \"a\", \"version\": 1, \"decides\": \"escalation\", \"record\": \"lead\", \"rules\": ["
                + "{\"id\": \"x\", \"then\": {\"response\": \"PT9H\", \"resolution\": \"PT8H\"}},"
                + "{\"id\": \"y\", \"then\": {\"response\": \"PT9H\", \"levels\": ["
                + "{\"target\": \"resolution\", \"percent\": 0, \"tell\": \"everybody\"}]}},"
                + "{\"id\": \"z\", \"then\": {}}]}";
        assertThatThrownBy(() -> RuleSetJson.read(json, Escalation.TYPE, CONTEXT))
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        e -> assertThat(e.violations())
                                .extracting(
                                        each -> each.path() + " " + each.code().value())
                                .containsExactlyInAnyOrder(
                                        "rules[0].then.response rules.min_above_max",
                                        "rules[1].then.levels[0].target rules.bad_value",
                                        "rules[1].then.levels[0].percent rules.bad_value",
                                        "rules[1].then.levels[0].tell rules.bad_value",
                                        "rules[2].then.resolution rules.missing"));
    }
}
