package dev.clientela.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.account.Account;
import dev.clientela.conversion.ConversionReceipt;
import dev.clientela.conversion.ConversionRule;
import dev.clientela.conversion.ConversionRules;
import dev.clientela.conversion.ConvertLead;
import dev.clientela.conversion.TargetMatching;
import dev.clientela.conversion.TieBreak;
import dev.clientela.error.RefusedException;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadErrors;
import dev.clientela.lead.LeadFields;
import dev.clientela.lead.LeadId;
import dev.clientela.matching.MatchRules;
import dev.clientela.record.Criterion;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import dev.clientela.security.Actor;
import dev.clientela.security.Tenant;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many who do the same at once, on several nodes. */
class ConversionRaceTest {

    private static final int THREADS = 16;
    private static final int LEADS_OF_EACH_COMPANY = 5;

    private final Actor ada = Actor.user("ada").in(new Tenant("t" + UUID.randomUUID()));

    @ParameterizedTest
    @EnumSource(Database.class)
    @DisplayName("16 threads on two nodes convert the same leads, five of each company: each once, into one account")
    void eachOnce(Database database) throws InterruptedException, ExecutionException {
        // H2 refuses whole transactions where the others wait for a row, and would take a minute for 500 leads.
        int companies = database == Database.H2 ? 20 : 100;
        try (EntityManagerFactory one = Provider.HIBERNATE.over(database.dataSource(), List.of());
                EntityManagerFactory two = Provider.HIBERNATE.over(database.otherNode(), List.of())) {
            List<CrmSession> nodes = List.of(node(one), node(two));
            List<LeadId> leads = capture(nodes.get(0), companies);
            int converted = raced(nodes, leads);

            CrmSession session = nodes.get(0);
            assertThat(converted).isEqualTo(leads.size());
            assertThat(all(session.conversions()::list, Query.of(ConversionReceipt.TYPE)))
                    .hasSize(leads.size());
            assertThat(all(session.leads()::list, Query.of(Lead.TYPE)))
                    .hasSize(leads.size())
                    .allMatch(Lead::isConverted);
            Map<String, Long> accounts = all(session.accounts()::list, Query.of(Account.TYPE)).stream()
                    .collect(Collectors.groupingBy(Account::name, Collectors.counting()));
            assertThat(accounts)
                    .hasSize(companies)
                    .allSatisfy((name, times) -> assertThat(times).as(name).isEqualTo(1));
        }
    }

    private CrmSession node(EntityManagerFactory factory) {
        Crm crm = Crm.builder().store(JpaStore.over(factory)).build();
        crm.conversionRules()
                .save(ConversionRules.of(ConversionRule.of("merging", Criterion.always())
                        .matchingAccounts(TargetMatching.using(MatchRules.forAccounts(), TieBreak.OLDEST))));
        return crm.as(ada);
    }

    private static List<LeadId> capture(CrmSession session, int companies) {
        return session.atomically(bound -> {
            List<LeadId> leads = new ArrayList<>();
            for (int n = 0; n < companies * LEADS_OF_EACH_COMPANY; n++) {
                int company = n % companies;
                leads.add(bound.leads()
                        .capture(CaptureLead.named("Charles" + n, "Babbage" + n)
                                .company("Analytical Engines " + company)
                                .with(LeadFields.WEBSITE, "https://engines" + company + ".example")
                                .email("charles" + n + "@engines" + company + ".example"))
                        .id());
            }
            return leads;
        });
    }

    /** @return how often somebody was told that it was them who converted a lead */
    private static int raced(List<CrmSession> nodes, List<LeadId> leads)
            throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                CrmSession node = nodes.get(thread % nodes.size());
                List<LeadId> order = new ArrayList<>(leads);
                Collections.shuffle(order, new Random(thread));
                work.add(() -> converted(node, order));
            }
            int converted = 0;
            for (Future<Integer> each : threads.invokeAll(work)) {
                converted += each.get();
            }
            return converted;
        } finally {
            threads.shutdownNow();
        }
    }

    private static int converted(CrmSession session, List<LeadId> leads) {
        int converted = 0;
        for (LeadId lead : leads) {
            try {
                session.conversions().convert(ConvertLead.of(lead));
                converted++;
            } catch (RefusedException e) {
                assertThat(e.code()).isEqualTo(LeadErrors.ALREADY_CONVERTED);
            }
        }
        return converted;
    }

    private static <R extends CrmRecord<R>> List<R> all(Function<Query<R>, Page<R>> pages, Query<R> query) {
        List<R> all = new ArrayList<>();
        Query<R> next = query.pageOf(Query.MAX_PAGE_SIZE);
        while (true) {
            Page<R> page = pages.apply(next);
            all.addAll(page.items());
            if (page.next().isEmpty()) {
                return all;
            }
            next = next.after(page.next().get());
        }
    }
}
