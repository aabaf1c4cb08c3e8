package dev.clientela.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.command.Execution;
import dev.clientela.command.SaveRules;
import dev.clientela.decision.States;
import dev.clientela.event.EventEnvelope;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Query;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import dev.clientela.security.Actor;
import dev.clientela.security.Tenant;
import dev.clientela.store.CrmStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** Many commands on two nodes that all change one state: what {@link States} promise, on whatever store. */
public final class StatesInRace {

    private final Actor ada = Actor.user("ada").in(new Tenant("t" + UUID.randomUUID()));
    private final List<CrmSession> nodes;
    private final int threads;
    private final int commands;

    /** @param stores each under one node; the same twice, if there is but one */
    public StatesInRace(List<CrmStore> stores, int threads, int commands) {
        this.nodes = stores.stream()
                .map(store -> Crm.builder()
                        .store(store)
                        .saveRules(new Numbering())
                        .build()
                        .as(ada))
                .toList();
        this.threads = threads;
        this.commands = commands;
    }

    /** Gives each lead a number of its own, and marks the first. */
    private static final class Numbering implements SaveRules {

        @Override
        public boolean concern(RecordType<?> type) {
            return type == Lead.TYPE;
        }

        @Override
        public Values before(Optional<CrmRecord<?>> before, CrmRecord<?> draft, Execution execution) {
            States states = States.of(execution);
            long number = states.advance("race/number");
            boolean first = states.once("race/first");
            return draft.values()
                    .edit()
                    .set(LeadFields.SCORE, number)
                    .set(LeadFields.GRADE, first ? "first" : null)
                    .build();
        }

        @Override
        public void after(Optional<CrmRecord<?>> before, CrmRecord<?> saved, EventEnvelope event, Execution execution) {
            assertThat(States.of(execution).about(saved.ref()).once("race/of this lead"))
                    .isTrue();
            assertThat(States.of(execution).about(saved.ref()).once("race/of this lead"))
                    .isFalse();
        }
    }

    /** Every number from 0 is given once, {@code once} is true once, and no caller is told of a conflict. */
    public void run() throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Boolean>> work = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                CrmSession node = nodes.get(thread % nodes.size());
                work.add(() -> {
                    for (int i = 0; i < commands; i++) {
                        node.leads().capture(CaptureLead.named("Charles", "Babbage"));
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
        CrmSession session = nodes.get(0);
        List<Lead> leads = session.leads()
                .list(session.leads().query().pageOf(Query.MAX_PAGE_SIZE))
                .items();
        assertThat(leads.stream().map(lead -> lead.get(LeadFields.SCORE)).sorted())
                .containsExactlyElementsOf(
                        LongStream.range(0, (long) threads * commands).boxed().toList());
        assertThat(session.leads().count(LeadFields.GRADE.is("first"))).isEqualTo(1);
    }
}
