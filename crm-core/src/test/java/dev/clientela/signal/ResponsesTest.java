package dev.clientela.signal;

import static dev.clientela.signal.ResponseState.DUE;
import static dev.clientela.signal.ResponseState.FAILED;
import static dev.clientela.signal.ResponseState.FULFILLED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.activity.Activity;
import dev.clientela.activity.Direction;
import dev.clientela.activity.LogActivity;
import dev.clientela.activity.PlanActivity;
import dev.clientela.calendar.BusinessHours;
import dev.clientela.event.EventEnvelope;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.record.Criterion;
import dev.clientela.security.Actor;
import dev.clientela.security.Owner;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ResponsesTest {

    /** A Tuesday. */
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    private final AtomicReference<Instant> clock = new AtomicReference<>(NOON);
    private final Crm crm = Crm.builder()
            .clock(clock::get)
            .responseTarget(ResponseTarget.within(Duration.ofHours(2)))
            .build();
    private final CrmSession ada = crm.as(Actor.user("ada"));
    private final Lead lead = ada.leads().capture(CaptureLead.named("Charles", "Babbage"));

    private void minutes(long after) {
        clock.set(NOON.plusSeconds(60 * after));
    }

    private Response first() {
        return ada.signals().responses(lead.id()).first();
    }

    private void wrote(Direction direction) {
        ada.activities()
                .log(LogActivity.email(direction, "<" + clock.get() + direction + "@example>")
                        .about(lead.id()));
    }

    @Test
    @DisplayName(
            "SG-11 the first response is due a target after the lead was captured, and in time until that very instant")
    void due() {
        minutes(120);
        assertThat(first())
                .isEqualTo(new Response(NOON, NOON.plusSeconds(7_200), Optional.empty(), Duration.ofMinutes(120), DUE));
        minutes(121);
        assertThat(first().state()).isEqualTo(FAILED);
        assertThat(first().taken()).isEqualTo(Duration.ofMinutes(121));
        minutes(120);
        wrote(Direction.OUTBOUND);
        minutes(500);
        assertThat(first().state()).isEqualTo(FULFILLED);
        assertThat(first().answered()).contains(NOON.plusSeconds(7_200));
        assertThat(first().taken()).isEqualTo(Duration.ofMinutes(120));
    }

    @Test
    @DisplayName("SG-11 a late response fails")
    void late() {
        minutes(121);
        wrote(Direction.OUTBOUND);

        assertThat(first().state()).isEqualTo(FAILED);
    }

    @Test
    @DisplayName("SG-11 when the first response was is set once: a later one, an earlier one and a deletion leave it")
    void setOnce() {
        wrote(Direction.INBOUND);
        ada.activities().log(LogActivity.note("Wait").about(lead.id()));
        assertThat(ada.leads().get(lead.id()).find(LeadFields.FIRST_RESPONDED_AT))
                .isEmpty();
        minutes(30);
        Activity call = ada.activities().plan(PlanActivity.call("Call").about(lead.id()));
        assertThat(ada.leads().get(lead.id()).find(LeadFields.FIRST_RESPONDED_AT))
                .isEmpty();
        ada.activities().complete(call.id());
        Instant responded = clock.get();

        minutes(60);
        wrote(Direction.OUTBOUND);
        ada.activities()
                .log(LogActivity.call("Before", Direction.OUTBOUND)
                        .at(NOON.plusSeconds(60))
                        .about(lead.id()));
        ada.activities().delete(call.id());

        assertThat(ada.leads().get(lead.id()).find(LeadFields.FIRST_RESPONDED_AT))
                .contains(responded);
        assertThat(ada.leads().history(lead.id()))
                .extracting(EventEnvelope::type)
                .containsExactly("lead.captured", "lead.responded");
    }

    @Test
    @DisplayName("SG-11 what comes to be about the lead later answers it too; what was before its capture, at once")
    void relatedLater() {
        Activity visit = ada.activities().log(LogActivity.visit("Fair").at(NOON.minusSeconds(600)));
        minutes(10);

        ada.activities().relateTo(visit.id(), lead.id());

        assertThat(first().answered()).contains(NOON);
        assertThat(first().taken()).isEqualTo(Duration.ZERO);
        assertThat(first().state()).isEqualTo(FULFILLED);
    }

    @Test
    @DisplayName("SG-11 each time that they write again is timed by itself, from the first message without an answer")
    void rolling() {
        wrote(Direction.INBOUND);
        minutes(10);
        wrote(Direction.OUTBOUND);
        assertThat(ada.signals().responses(lead.id()).rolling()).isEmpty();
        minutes(60);
        wrote(Direction.INBOUND);
        minutes(90);
        wrote(Direction.INBOUND);
        minutes(100);
        wrote(Direction.OUTBOUND);
        minutes(110);
        wrote(Direction.OUTBOUND);
        minutes(200);
        wrote(Direction.INBOUND);
        minutes(400);
        ada.activities().log(LogActivity.call("Sorry", Direction.INBOUND).about(lead.id()));
        minutes(500);
        wrote(Direction.INBOUND);
        minutes(510);

        Responses responses = ada.signals().responses(lead.id());

        assertThat(responses.first().state()).isEqualTo(FULFILLED);
        assertThat(responses.rolling())
                .extracting(Response::asked, Response::taken, Response::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(NOON.plusSeconds(3_600), Duration.ofMinutes(40), FULFILLED),
                        org.assertj.core.groups.Tuple.tuple(NOON.plusSeconds(12_000), Duration.ofMinutes(200), FAILED),
                        org.assertj.core.groups.Tuple.tuple(NOON.plusSeconds(30_000), Duration.ofMinutes(10), DUE));
        assertThat(responses.last().state()).isEqualTo(DUE);
    }

    @Test
    @DisplayName("SG-11 targets run in working time")
    void workingTime() {
        BusinessHours office = BusinessHours.in(ZoneOffset.UTC)
                .openOnWeekdays(LocalTime.of(9, 0), LocalTime.of(17, 0))
                .build();
        ResponseTarget target = ResponseTarget.within(Duration.ofHours(4)).in(office);
        Instant friday = Instant.parse("2026-03-13T15:00:00Z");

        assertThat(target.dueFor(friday)).isEqualTo(Instant.parse("2026-03-16T11:00:00Z"));
        assertThat(target.response(friday, Optional.empty(), Instant.parse("2026-03-15T12:00:00Z")))
                .extracting(Response::state, Response::taken)
                .containsExactly(DUE, Duration.ofHours(2));
    }

    @Test
    @DisplayName("A-03 response times are told by seller, of the leads captured in a period")
    void bySeller() {
        Lead quick = ada.leads().capture(CaptureLead.named("Quick", "B").ownedBy(Owner.user("bob")));
        Lead slow = ada.leads().capture(CaptureLead.named("Slow", "B").ownedBy(Owner.user("bob")));
        minutes(10);
        ada.activities().log(LogActivity.visit("Visit").about(quick.id()));
        minutes(150);
        ada.activities().log(LogActivity.visit("Visit").about(slow.id()));
        ada.leads().capture(CaptureLead.named("New", "B").ownedBy(Owner.user("bob")));

        assertThat(ada.signals().responsesBySeller(NOON, clock.get().plusSeconds(1)))
                .containsExactly(
                        new SellerResponses(Owner.user("ada"), 0, 0, 1, Optional.empty(), Optional.empty()),
                        new SellerResponses(
                                Owner.user("bob"),
                                1,
                                1,
                                1,
                                Optional.of(Duration.ofMinutes(80)),
                                Optional.of(Duration.ofMinutes(150))));
        assertThat(ada.signals().responsesBySeller(clock.get(), clock.get().plusSeconds(1)))
                .extracting(SellerResponses::due)
                .containsExactly(1L);
        assertThat(ada.signals().responsesBySeller(NOON.minusSeconds(1), NOON)).isEmpty();
    }

    @Test
    @DisplayName("SG-11 of many who answer at once one was the first, and all are kept")
    void many() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            CountDownLatch together = new CountDownLatch(8);
            List<Future<Activity>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                calls.add(threads.submit(() -> {
                    together.countDown();
                    together.await();
                    return ada.activities().log(LogActivity.visit("Visit").about(lead.id()));
                }));
            }
            for (Future<Activity> call : calls) {
                call.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(ada.activities().count(Criterion.always())).isEqualTo(8);
        assertThat(ada.leads().history(lead.id()))
                .extracting(EventEnvelope::type)
                .containsExactly("lead.captured", "lead.responded");
    }
}
