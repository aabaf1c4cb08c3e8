package dev.clientela.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.decision.DecisionFields;
import dev.clientela.decision.Ruling;
import dev.clientela.decision.States;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadAssignment;
import dev.clientela.lead.LeadFields;
import dev.clientela.lead.LeadScoring.Score;
import dev.clientela.record.Query;
import dev.clientela.security.Actor;
import dev.clientela.security.Owner;
import dev.clientela.security.Tenant;
import dev.clientela.store.CrmStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Leads that two nodes take in at once, scored, assigned in turn and routed again, on whatever store. */
public final class RoutedLeads {

    private static final int SELLERS = 3;
    private static final int THREADS = 4;
    private static final int LEADS = 6;

    private final Actor form = Actor.system("form").in(new Tenant("t" + UUID.randomUUID()));
    private final List<CrmSession> nodes;

    /** @param stores each under one node; the same twice, if there is but one */
    public RoutedLeads(List<CrmStore> stores) {
        nodes = stores.stream()
                .map(store -> Crm.builder()
                        .store(store)
                        .leadScoring((before, lead, execution) ->
                                Optional.of(Score.of(lead.tags().size())
                                        .graded("A" + lead.tags().size())))
                        .leadAssignment((lead, execution) -> {
                            long turn = States.of(execution).advance("assignment/in turn");
                            Owner owner = Owner.user("seller" + turn % SELLERS);
                            return new LeadAssignment.Assignment(owner, "in turn")
                                    .because(new Ruling(
                                            "assignment",
                                            "sellers",
                                            1,
                                            Optional.of("in turn"),
                                            owner.toString(),
                                            Map.of("turn", turn)));
                        })
                        .build()
                        .as(form))
                .toList();
    }

    public void run() throws InterruptedException, ExecutionException {
        captureAll();
        CrmSession session = nodes.get(0);
        List<Lead> leads = session.leads()
                .list(session.leads().query().pageOf(Query.MAX_PAGE_SIZE))
                .items();
        Map<Owner, Long> shares = leads.stream().collect(Collectors.groupingBy(Lead::owner, Collectors.counting()));
        assertThat(leads).hasSize(THREADS * LEADS);
        assertThat(shares)
                .hasSize(SELLERS)
                .allSatisfy((owner, share) -> assertThat(share).isEqualTo(THREADS * LEADS / SELLERS));
        assertThat(session.decisions().count(DecisionFields.KIND.is("assignment")))
                .isEqualTo(leads.size());
        assertThat(session.leads().count(LeadFields.GRADE.is("A1"))).isEqualTo(leads.size());

        Lead first = leads.get(0);
        Lead routed = session.leads().route(first.id());
        assertThat(session.decisions().of(first.ref())).hasSize(2).first().satisfies(decision -> {
            assertThat(decision.outcome()).isEqualTo(routed.owner().toString());
            assertThat(decision.explanation()).isEqualTo(Map.of("turn", (long) leads.size()));
        });
        assertThat(session.leads().tag(first.id(), "hot").find(LeadFields.GRADE))
                .contains("A2");
    }

    private void captureAll() throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Boolean>> work = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                CrmSession node = nodes.get(thread % nodes.size());
                work.add(() -> {
                    for (int i = 0; i < LEADS; i++) {
                        node.leads()
                                .capture(CaptureLead.named("Charles", "Babbage").tagged("fair"));
                    }
                    return true;
                });
            }
            for (Future<Boolean> each : pool.invokeAll(work)) {
                each.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
