package dev.clientela.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.command.Execution;
import dev.clientela.command.SaveRules;
import dev.clientela.error.NotFoundException;
import dev.clientela.error.RefusedException;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.event.EventEnvelope;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.privacy.LegalHolds;
import dev.clientela.record.Criterion;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Grouping;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.security.Access;
import dev.clientela.security.AccessPolicy;
import dev.clientela.security.Actor;
import dev.clientela.store.contract.LifeOfAPerson;
import dev.clientela.store.contract.StatesInRace;
import dev.clientela.store.memory.InMemoryStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What was decided is kept and found; what deciding remembers is its own. */
class DecisionsTest {

    private static final CaptureLead CHARLES = CaptureLead.named("Charles", "Babbage");

    private static SaveRules after(BiConsumer<CrmRecord<?>, Execution> rule) {
        return new SaveRules() {
            @Override
            public boolean concern(RecordType<?> type) {
                return type == Lead.TYPE;
            }

            @Override
            public void after(
                    Optional<CrmRecord<?>> before, CrmRecord<?> saved, EventEnvelope event, Execution execution) {
                rule.accept(saved, execution);
            }
        };
    }

    private static CrmSession ada(BiConsumer<CrmRecord<?>, Execution> rule) {
        return Crm.builder().saveRules(after(rule)).build().as(Actor.user("ada"));
    }

    private static Ruling ruling(String outcome, Map<String, Object> explanation) {
        return new Ruling("assignment", "eu", 3, Optional.of("spain"), outcome, explanation);
    }

    @Test
    @DisplayName("A decision is kept with its reasons in the transaction of the act, and found by its subject")
    void kept() {
        Map<String, Object> why = new LinkedHashMap<>();
        why.put("read", Map.of("country", "ES", "revenue", new BigDecimal("1200.50"), "hot", true));
        why.put("passed over", Arrays.asList(Map.of("rule", "france", "found", List.of(1L, 2L)), null));
        why.put("nothing", null);
        CrmSession ada = ada((lead, execution) -> ruling("user:bob", why).keep(execution, lead.ref()));

        Lead lead = ada.leads().capture(CHARLES);
        ada.leads().capture(CHARLES);

        assertThat(ada.decisions().of(lead.ref())).singleElement().satisfies(decision -> {
            assertThat(decision.kind()).isEqualTo("assignment");
            assertThat(decision.subject()).isEqualTo(lead.ref());
            assertThat(decision.ruleSet()).isEqualTo("eu");
            assertThat(decision.ruleSetVersion()).isEqualTo(3);
            assertThat(decision.rule()).contains("spain");
            assertThat(decision.outcome()).isEqualTo("user:bob");
            assertThat(decision.explanation()).isEqualTo(why);
            assertThat(decision.createdBy()).isEqualTo("user:ada");
            assertThat(ada.decisions().get(decision.id())).isEqualTo(decision);
        });
        assertThat(ada.decisions().count(DecisionFields.KIND.is("assignment"))).isEqualTo(2);
        assertThat(ada.decisions()
                        .report(ada.decisions().newReport().groupBy(Grouping.by(DecisionFields.RULE)))
                        .rows())
                .hasSize(1);
        assertThat(ada.leads().history(lead.id())).as("no event tells of it").hasSize(1);
    }

    @Test
    @DisplayName("The latest decision about a record comes first; one about nobody's record is not found")
    void latestFirst() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
        Crm crm = Crm.builder()
                .clock(now::get)
                .saveRules(after((lead, execution) ->
                        ruling("v" + lead.version(), Map.of()).keep(execution, lead.ref())))
                .build();
        CrmSession ada = crm.as(Actor.user("ada"));
        Lead lead = ada.leads().capture(CHARLES);
        now.set(now.get().plusSeconds(1));
        ada.leads().tag(lead.id(), "fair");

        assertThat(ada.decisions().of(lead.ref())).extracting(Decision::outcome).containsExactly("v2", "v1");
        ada.leads().delete(lead.id());
        assertThat(ada.decisions().of(lead.ref())).hasSize(2);
        RecordRef none = Lead.TYPE.ref(new UUID(0, 1));
        assertThatThrownBy(() -> ada.decisions().of(none)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> ada.decisions().of(new RecordRef("dream", new UUID(0, 1))))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    @DisplayName("Whoever may not see a record is not told what was decided about it, and needs no right to decide")
    void rights() {
        AccessPolicy policy = new AccessPolicy() {
            @Override
            public Criterion visible(Access access) {
                return access.actor().userId().equals("ada") ? Criterion.always() : Criterion.never();
            }

            @Override
            public boolean mayCreate(Access access) {
                return access.type() == Lead.TYPE;
            }
        };
        Crm crm = Crm.builder()
                .access(policy)
                .saveRules(after((lead, execution) -> ruling("yes", Map.of()).keep(execution, lead.ref())))
                .build();
        Lead lead = crm.as(Actor.user("ada")).leads().capture(CHARLES);

        assertThat(crm.as(Actor.user("ada")).decisions().of(lead.ref())).hasSize(1);
        CrmSession eve = crm.as(Actor.user("eve"));
        assertThatThrownBy(() -> eve.decisions().of(lead.ref())).isInstanceOf(NotFoundException.class);
        assertThat(eve.decisions().list(eve.decisions().query()).items()).isEmpty();
    }

    @Test
    @DisplayName("An explanation that is too long gives way to its length; a code that is too long is refused by name")
    void lengths() {
        String endless = "x".repeat(Decision.MAX_EXPLANATION);
        CrmSession ada =
                ada((lead, execution) -> ruling("yes", Map.of("why", endless)).keep(execution, lead.ref()));
        Lead lead = ada.leads().capture(CHARLES);
        assertThat(ada.decisions().of(lead.ref()).get(0).explanation())
                .isEqualTo(Map.of("too_long", (long) endless.length() + 10));

        CrmSession careless =
                ada((each, execution) -> new Ruling("k".repeat(201), "s".repeat(201), 1, Optional.empty(), "", Map.of())
                        .keep(execution, each.ref()));
        assertThatThrownBy(() -> careless.leads().capture(CHARLES))
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        refusal -> assertThat(refusal.violations())
                                .extracting(Violation::path, Violation::code)
                                .containsExactly(
                                        tuple("kind", RecordErrors.TOO_LONG),
                                        tuple("rule_set", RecordErrors.TOO_LONG)));
        assertThat(careless.leads().count(Criterion.always())).isZero();
    }

    @Test
    @DisplayName("States count, are noted once, and are read, written and forgotten by their key and subject")
    void states() {
        List<Object> seen = new ArrayList<>();
        CrmSession ada = ada((lead, execution) -> {
            States states = States.of(execution);
            seen.add(states.advance("turn"));
            seen.add(states.once("greeting"));
            seen.add(states.about(lead.ref()).once("greeting"));
            seen.add(
                    states.about(lead.ref()).get("late").map(Remembered::detail).orElse("-"));
            states.about(lead.ref())
                    .put("late", Remembered.at(execution.now()).numbered(7).saying("since " + lead.version()));
            seen.add(states.getAll(List.of("turn", "unknown")).keySet());
            if (lead.version() == 3) {
                states.about(lead.ref()).forget("late");
                seen.add(states.about(lead.ref()).get("late"));
                states.forget("never there");
            }
        });
        Lead lead = ada.leads().capture(CHARLES);
        ada.leads().tag(lead.id(), "a");
        ada.leads().tag(lead.id(), "b");

        assertThat(seen)
                .containsExactly(
                        0L,
                        true,
                        true,
                        "-",
                        Set.of("turn"),
                        1L,
                        false,
                        false,
                        "since 1",
                        Set.of("turn"),
                        2L,
                        false,
                        false,
                        "since 2",
                        Set.of("turn"),
                        Optional.empty());
        assertThat(ada.leads().history(lead.id())).hasSize(3);
    }

    @Test
    @DisplayName("A command that fails has taken no turn; a part that failed and was passed over spoils the whole")
    void failing() {
        List<Long> turns = new ArrayList<>();
        CrmSession ada = ada((lead, execution) -> {
            long turn = States.of(execution).advance("turn");
            turns.add(turn);
            if (lead.values().has(LeadFields.COMPANY)) {
                throw new IllegalStateException("not this one");
            }
        });

        assertThatThrownBy(() -> ada.leads().capture(CHARLES.company("Engines")))
                .hasMessage("not this one");
        ada.leads().capture(CHARLES);
        assertThat(turns).containsExactly(0L, 0L);
        assertThatThrownBy(() -> ada.atomically(bound -> {
                    try {
                        return bound.leads().capture(CHARLES.company("Engines"));
                    } catch (IllegalStateException e) {
                        return bound.leads().capture(CHARLES);
                    }
                }))
                .isInstanceOf(RefusedException.class);
        ada.leads().capture(CHARLES);
        assertThat(turns).containsExactly(0L, 0L, 1L, 2L, 1L);
    }

    @Test
    @DisplayName("A key that is too long is refused by name")
    void keys() {
        CrmSession ada = ada((lead, execution) -> States.of(execution).advance("k".repeat(201)));
        assertThatThrownBy(() -> ada.leads().capture(CHARLES))
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        refusal -> assertThat(refusal.violations())
                                .extracting(Violation::path)
                                .containsExactly("state_key"));
    }

    @Test
    @DisplayName("AS-9 commands on two nodes at once are given one number each, and nobody is told of a conflict")
    void race() throws InterruptedException, ExecutionException {
        InMemoryStore store = new InMemoryStore();
        new StatesInRace(List.of(store, store), 8, 20).run();
    }

    @Test
    @DisplayName("P-14 with a person goes why something was decided about them and what was remembered of them")
    void erased() {
        InMemoryStore store = new InMemoryStore();
        LifeOfAPerson charles = new LifeOfAPerson(store, 17, LegalHolds.NONE).ofABusiness();
        List<Decision> before = charles.ada.decisions().of(charles.lead.ref());
        assertThat(charles.secrets.foundIn(before.toString())).hasSizeGreaterThan(20);
        assertThat(charles.ada.privacy().export(charles.contact).records().toString())
                .contains(before.get(0).id().toString());

        charles.ada.privacy().erase(charles.contact);

        List<Decision> after = charles.ada.decisions().of(charles.lead.ref());
        assertThat(after)
                .hasSameSizeAs(before)
                .allMatch(decision -> decision.outcome().equals("told"));
        assertThat(charles.secrets.foundIn(charles.ada
                        .decisions()
                        .list(charles.ada.decisions().query().pageOf(500))
                        .items()
                        .toString()))
                .isEmpty();
        assertThat(charles.ada.privacy().planErasure(charles.contact).isEmpty()).isTrue();
    }
}
