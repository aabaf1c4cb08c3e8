package dev.clientela.store.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.command.ValidationRule;
import dev.clientela.error.ErrorCode;
import dev.clientela.error.RefusedException;
import dev.clientela.error.Violation;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.IntakeErrors;
import dev.clientela.lead.IntakeSettings;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.lead.LeadId;
import dev.clientela.lead.PendingLead;
import dev.clientela.record.Query;
import dev.clientela.security.Actor;
import dev.clientela.security.Tenant;
import dev.clientela.store.CrmStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** Leads that are accepted into the queue and captured by two nodes at once, on whatever store. */
public final class PendingLeadsInRace {

    private static final int MOST = 13;
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final String WORK = "clientela.pending_leads";

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final AtomicBoolean refusing = new AtomicBoolean(true);
    private final Actor form = Actor.user("ada")
            .in(new Tenant("t" + UUID.randomUUID()))
            .because("a form was sent")
            .correlatedBy("request-7");
    private final List<Crm> nodes;

    /** @param stores each under one node; the same twice, if there is but one */
    public PendingLeadsInRace(List<CrmStore> stores) {
        ValidationRule noBad = (before, draft) -> refusing.get()
                        && draft instanceof Lead lead
                        && lead.company().filter("Bad"::equals).isPresent()
                ? List.of(Violation.of("company", ErrorCode.of("host.bad_company")))
                : List.of();
        nodes = stores.stream()
                .map(store -> Crm.builder()
                        .store(new SingleTenantStore(store, form.tenant()))
                        .clock(now::get)
                        .rule(noBad)
                        .intake(IntakeSettings.usual()
                                .withMostPending(MOST)
                                .withAttempts(2)
                                .retrying(Duration.ofMinutes(1), Duration.ofMinutes(1)))
                        .build())
                .toList();
    }

    public void run() throws InterruptedException, ExecutionException {
        CrmSession session = nodes.get(0).as(form);
        List<LeadId> accepted = accepted(session);
        overflows(session);
        runOnAllNodes();
        assertCaptured(session, accepted);
        assertKeptAndRevived(session, accepted.get(3));
    }

    private List<LeadId> accepted(CrmSession session) {
        List<LeadId> accepted = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            accepted.add(session.pendingLeads()
                    .accept(CaptureLead.named("Charles", "Babbage " + i)
                            .company(i == 3 ? "Bad" : "Good")
                            .email("c" + i + "@engines.example")
                            .externalId("x" + i)
                            .tagged("fair")));
            now.set(now.get().plusSeconds(1));
        }
        assertThat(session.leads().list(session.leads().query()).items()).isEmpty();
        assertThat(session.pendingLeads()
                        .accept(CaptureLead.named("Charles", "Babbage").externalId("x1")))
                .isEqualTo(accepted.get(1));
        return accepted;
    }

    private static void overflows(CrmSession session) {
        RefusedException refusal = catchThrowableOfType(
                RefusedException.class, () -> session.pendingLeads().accept(CaptureLead.named("One", "More")));
        assertThat(refusal.code()).isEqualTo(IntakeErrors.OVERLOADED);
        assertThat(refusal.parameters()).containsEntry("pending", (long) MOST).containsEntry("most", MOST);
        assertThat(session.pendingLeads().backlog().waiting()).isEqualTo(MOST);
        assertThat(session.pendingLeads().backlog().refused()).isEqualTo(1);
    }

    private void runOnAllNodes() throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(nodes.size());
        try {
            List<Callable<Boolean>> work = nodes.stream()
                    .<Callable<Boolean>>map(node -> () -> {
                        node.housekeeping().runDue(now.get());
                        return true;
                    })
                    .toList();
            for (Future<Boolean> each : pool.invokeAll(work)) {
                each.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private void assertCaptured(CrmSession session, List<LeadId> accepted) {
        List<Lead> leads = session.leads()
                .list(session.leads().query().pageOf(Query.MAX_PAGE_SIZE))
                .items();
        List<LeadId> good = new ArrayList<>(accepted);
        good.remove(3);
        assertThat(leads.stream().map(Lead::id)).containsExactlyInAnyOrderElementsOf(good);
        assertThat(leads).allSatisfy(lead -> {
            assertThat(lead.createdAt()).isEqualTo(now.get());
            assertThat(lead.createdBy()).isEqualTo("user:ada");
            assertThat(lead.tags()).containsExactly("fair");
        });
        Lead first = session.leads().get(accepted.get(0));
        assertThat(session.leads().history(first.id())).singleElement().satisfies(captured -> {
            assertThat(captured.why()).contains("a form was sent");
            assertThat(captured.correlationId()).contains("request-7");
            assertThat(captured.payload()).containsEntry("accepted_at", NOON.toString());
        });
        assertThat(session.pendingLeads()
                        .accept(CaptureLead.named("Charles", "Babbage").externalId("x0")))
                .isEqualTo(first.id());
    }

    private void assertKeptAndRevived(CrmSession session, LeadId bad) {
        PendingLead failed = session.pendingLeads().failed(10).get(0);
        assertThat(failed.leadId()).isEqualTo(bad);
        assertThat(failed.errorCode()).contains("input.invalid");
        assertThat(failed.faults()).isEqualTo("company: host.bad_company");
        assertThat(failed.attempts()).isEqualTo(1);
        assertThat(failed.dueAt()).contains(now.get().plusSeconds(60));

        assertThat(nodes.get(0).housekeeping().runDue(now.get()).work().get(WORK))
                .satisfies(done -> {
                    assertThat(done.failed()).as("not due yet").isZero();
                    assertThat(done.backlog()).isEqualTo(1);
                });
        now.set(now.get().plusSeconds(61));
        assertThat(nodes.get(0)
                        .housekeeping()
                        .runDue(now.get())
                        .work()
                        .get(WORK)
                        .failed())
                .isEqualTo(1);
        assertThat(session.pendingLeads().find(bad)).get().matches(PendingLead::isGivenUp);
        refusing.set(false);
        now.set(now.get().plus(Duration.ofDays(1)));
        assertThat(nodes.get(0)
                        .housekeeping()
                        .runDue(now.get())
                        .work()
                        .get(WORK)
                        .done())
                .as("given up")
                .isZero();
        session.pendingLeads().retry(bad);
        assertThat(nodes.get(0)
                        .housekeeping()
                        .runDue(now.get())
                        .work()
                        .get(WORK)
                        .done())
                .isEqualTo(1);
        assertThat(session.leads().get(bad).find(LeadFields.COMPANY)).contains("Bad");
        assertThat(session.pendingLeads().find(bad)).isEmpty();
    }
}
