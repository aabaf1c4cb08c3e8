package dev.clientela.store.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.account.AccountId;
import dev.clientela.account.CreateAccount;
import dev.clientela.catalog.AddProduct;
import dev.clientela.catalog.ProductId;
import dev.clientela.command.Commands;
import dev.clientela.command.Execution;
import dev.clientela.command.Kernel;
import dev.clientela.command.SaveRules;
import dev.clientela.error.ConflictException;
import dev.clientela.error.CrmException;
import dev.clientela.event.EventEnvelope;
import dev.clientela.opportunity.AddLine;
import dev.clientela.opportunity.ChangeLine;
import dev.clientela.opportunity.OpenOpportunity;
import dev.clientela.opportunity.OpportunityId;
import dev.clientela.opportunity.OpportunityLine;
import dev.clientela.opportunity.OpportunityLineFields;
import dev.clientela.quote.AddQuoteLine;
import dev.clientela.quote.DraftQuote;
import dev.clientela.quote.PublicQuotes;
import dev.clientela.quote.Quote;
import dev.clientela.quote.QuoteErrors;
import dev.clientela.quote.QuoteExpiry;
import dev.clientela.quote.QuoteId;
import dev.clientela.quote.QuoteSettings;
import dev.clientela.quote.QuoteStatus;
import dev.clientela.quote.RecordingOrders;
import dev.clientela.record.CrmRecord;
import dev.clientela.security.Actor;
import dev.clientela.security.Tenant;
import dev.clientela.store.CrmStore;
import dev.clientela.store.StoreErrors;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a whole CRM on the store promises of its offers when several act at once, or fail half way. */
public interface OfferContract extends StoreFixture {

    /** An office on the store, in a tenant of its own, on two nodes. */
    final class Sellers {

        static final LocalDate LAST_DAY = LocalDate.of(2026, 4, 30);

        final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-10T12:00:00Z"));
        final RecordingOrders orders = new RecordingOrders();
        final Tenant tenant;
        final CrmStore store;
        final List<AtomicReference<Kernel>> kernels = new ArrayList<>();
        final AtomicReference<Runnable> onSave = new AtomicReference<>(() -> {});
        final List<Crm> nodes;
        final List<CrmSession> sessions;
        final CrmSession ada;
        final AccountId navy;
        final ProductId engine;

        Sellers(StoreFixture fixture) {
            tenant = fixture.newTenant().tenant();
            store = fixture.anotherStore();
            nodes = List.of(node(), node());
            sessions = nodes.stream()
                    .map(crm -> crm.as(Actor.user("ada").in(tenant)))
                    .toList();
            ada = sessions.get(0);
            navy = ada.accounts().open(CreateAccount.business("Navy")).id();
            // Each node has saved something by now, so that its kernel is known.
            sessions.get(1).accounts().open(CreateAccount.business("Army"));
            engine = ada.products()
                    .add(AddProduct.named("Engine").price(Money.of(CurrencyUnit.EUR, 100)))
                    .id();
        }

        /** What housekeeping does of offers at that time, in this tenant alone. */
        int expire(int thread, Instant at) {
            Kernel kernel = kernels.get(thread % 2).get();
            Commands commands =
                    new Commands(kernel, Actor.system("housekeeping").in(tenant));
            return new QuoteExpiry().run(commands, at, 100).done();
        }

        private Crm node() {
            AtomicReference<Kernel> kernel = new AtomicReference<>();
            kernels.add(kernel);
            return Crm.builder()
                    .store(store)
                    .clock(now::get)
                    .saveRules(new SaveRules() {
                        @Override
                        public void after(
                                Optional<CrmRecord<?>> before,
                                CrmRecord<?> saved,
                                EventEnvelope event,
                                Execution execution) {
                            kernel.set(execution.kernel());
                            onSave.get().run();
                        }
                    })
                    .orders(orders)
                    .quotes(QuoteSettings.usual().withoutFollowUp().warning(7, 1))
                    .build();
        }

        CrmSession on(int thread) {
            return sessions.get(thread % 2);
        }

        PublicQuotes customer(int thread) {
            return nodes.get(thread % 2).publicQuotes(tenant);
        }

        QuoteId draft(CrmSession session) {
            QuoteId id = session.quotes()
                    .draft(DraftQuote.forAccount(navy).named("Engines").validUntil(LAST_DAY))
                    .id();
            session.quotes().addLine(AddQuoteLine.to(id).product(engine).quantity(2));
            return id;
        }

        Quote get(QuoteId id) {
            return ada.quotes().get(id);
        }

        long told(QuoteId id, String type) {
            return ada.quotes().history(id).stream()
                    .map(EventEnvelope::type)
                    .filter(type::equals)
                    .count();
        }

        OpportunityId deal() {
            OpportunityId deal = ada.opportunities()
                    .open(OpenOpportunity.named("Engines").account(navy))
                    .id();
            ada.opportunities().addLine(AddLine.to(deal).product(engine));
            return deal;
        }
    }

    @Test
    @DisplayName("S-12 offers sent at once on two nodes, some rolled back, are numbered without gaps or doubles")
    default void numbers() {
        Sellers office = new Sellers(this);
        int threads = 4;
        int each = 5;
        List<List<QuoteId>> drafts = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            drafts.add(IntStream.range(0, each)
                    .mapToObj(i -> office.draft(office.ada))
                    .toList());
        }
        List<Integer> sent = Together.succeed(threads, thread -> {
            int done = 0;
            for (int i = 0; i < each; i++) {
                QuoteId id = drafts.get(thread).get(i);
                CrmSession session = office.on(thread);
                if (i % 2 == 1) {
                    assertThatThrownBy(() -> asHost(() -> session.atomically(bound -> {
                                bound.quotes().send(id);
                                throw new IllegalStateException("changed my mind");
                            })))
                            .hasMessage("changed my mind");
                } else {
                    asHost(() -> session.quotes().send(id));
                    done++;
                }
            }
            return done;
        });
        int all = sent.stream().mapToInt(Integer::intValue).sum();
        List<String> numbers = drafts.stream()
                .flatMap(List::stream)
                .flatMap(id -> office.get(id).number().stream())
                .sorted()
                .toList();
        assertThat(numbers)
                .isEqualTo(IntStream.rangeClosed(1, all)
                        .mapToObj(n -> String.format("Q-2026-%05d", n))
                        .toList());
    }

    @Test
    @DisplayName(
            "S-12 the first two of a series at once: one is run again, or, by the host alone, is refused as a conflict")
    default void firstOfSeries() {
        Sellers office = new Sellers(this);
        List<QuoteId> drafts = List.of(office.draft(office.ada), office.draft(office.ada));
        CyclicBarrier counted = new CyclicBarrier(2);
        AtomicInteger first = new AtomicInteger(2);
        // Neither is committed before both have found that nothing is counted yet.
        office.onSave.set(() -> {
            if (first.getAndDecrement() > 0) {
                Together.await(counted);
            }
        });
        List<Optional<CrmException>> refused = Together.succeed(2, thread -> {
            try {
                office.on(thread).quotes().send(drafts.get(thread));
                return Optional.empty();
            } catch (CrmException e) {
                return Optional.of(e);
            }
        });
        List<CrmException> failures = refused.stream().flatMap(Optional::stream).toList();
        assertThat(failures)
                .hasSize(store().beginsTransactions() ? 0 : 1)
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOf(ConflictException.class)
                        .extracting(CrmException::code)
                        .isEqualTo(StoreErrors.CONFLICT));
        drafts.stream()
                .filter(id -> office.get(id).number().isEmpty())
                .forEach(id -> office.ada.quotes().send(id));
        assertThat(drafts.stream().map(id -> office.get(id).number().orElseThrow()))
                .containsExactlyInAnyOrder("Q-2026-00001", "Q-2026-00002");
    }

    /** What each of two does at once to one offer that was sent; tells which of them succeeded. */
    private List<Boolean> atOnce(
            Sellers office, BiFunction<Integer, QuoteId, ?> first, BiFunction<Integer, QuoteId, ?> second, QuoteId id) {
        CyclicBarrier start = new CyclicBarrier(2);
        return Together.<Boolean>succeed(2, thread -> {
            Together.await(start);
            try {
                return asHost(() -> (thread == 0 ? first : second).apply(thread, id)) != Boolean.FALSE;
            } catch (CrmException e) {
                assertThat(e.code())
                        .isIn(QuoteErrors.INVALID_TRANSITION, QuoteErrors.UNKNOWN_KEY, QuoteErrors.VALIDITY_OVER);
                return false;
            }
        });
    }

    @Test
    @DisplayName("S-12 of an acceptance and a withdrawal at once one wins, and only an acceptance leaves an order id")
    default void acceptOrWithdraw() {
        Sellers office = new Sellers(this);
        for (int round = 0; round < 4; round++) {
            QuoteId id = office.draft(office.ada);
            String key = office.ada.quotes().send(id).key().orElseThrow();
            List<Boolean> won = atOnce(
                    office,
                    (thread, offer) -> office.customer(thread).accept(key, "F. Beaufort"),
                    (thread, offer) -> office.on(thread).quotes().withdraw(offer, "sold out"),
                    id);
            Quote after = office.get(id);
            assertThat(won).containsExactlyInAnyOrder(true, false);
            assertThat(after.status()).isEqualTo(won.get(0) ? QuoteStatus.ACCEPTED : QuoteStatus.WITHDRAWN);
            assertThat(after.orderId().isPresent()).isEqualTo(won.get(0));
        }
    }

    @Test
    @DisplayName("S-12 an offer accepted by customer and seller at once is accepted once and has one order")
    default void acceptedOnce() {
        Sellers office = new Sellers(this);
        for (int round = 0; round < 4; round++) {
            QuoteId id = office.draft(office.ada);
            String key = office.ada.quotes().send(id).key().orElseThrow();
            atOnce(
                    office,
                    (thread, offer) -> office.customer(thread).accept(key, "F. Beaufort"),
                    (thread, offer) -> office.on(thread).quotes().accept(offer),
                    id);
            office.customer(0).accept(key, "once more");
            assertThat(office.get(id).status()).isEqualTo(QuoteStatus.ACCEPTED);
            assertThat(office.told(id, "quote.accepted")).isEqualTo(1);
            assertThat(office.orders.orders()).hasSize(round + 1);
        }
    }

    @Test
    @DisplayName("S-12 of an acceptance and the expiry at once one wins")
    default void acceptOrExpire() {
        Sellers office = new Sellers(this);
        Instant tooLate = Instant.parse("2026-05-01T00:00:00Z");
        for (int round = 0; round < 4; round++) {
            QuoteId id = office.draft(office.ada);
            String key = office.ada.quotes().send(id).key().orElseThrow();
            List<Boolean> won = atOnce(
                    office,
                    (thread, offer) -> office.customer(thread).accept(key, "F. Beaufort"),
                    (thread, offer) -> office.expire(thread, tooLate) > 0,
                    id);
            Quote after = office.get(id);
            assertThat(won).containsExactlyInAnyOrder(true, false);
            assertThat(after.status()).isEqualTo(won.get(0) ? QuoteStatus.ACCEPTED : QuoteStatus.EXPIRED);
        }
    }

    @Test
    @DisplayName("S-12 each warning, and the expiry, is told once when two nodes look for them at once")
    default void warnedOnce() {
        Sellers office = new Sellers(this);
        QuoteId id = office.draft(office.ada);
        office.ada.quotes().send(id);
        for (String time : List.of(
                "2026-04-22T12:00:00Z",
                "2026-04-23T12:00:00Z",
                "2026-04-29T00:00:00Z",
                "2026-04-30T23:00:00Z",
                "2026-05-01T00:00:00Z")) {
            office.now.set(Instant.parse(time));
            Together.succeed(2, thread -> office.expire(thread, office.now.get()));
        }
        assertThat(office.told(id, "quote.expiry_warned")).isEqualTo(2);
        assertThat(office.told(id, "quote.expired")).isEqualTo(1);
        assertThat(office.told(id, "notification.requested")).isEqualTo(3);
        assertThat(office.get(id).status()).isEqualTo(QuoteStatus.EXPIRED);
    }

    @Test
    @DisplayName("S-12 of two offers made those of one deal at once one is, and the deal sells just its lines")
    default void syncedOnce() {
        Sellers office = new Sellers(this);
        OpportunityId deal = office.deal();
        List<QuoteId> offers = IntStream.range(0, 2)
                .mapToObj(n -> {
                    QuoteId id =
                            office.ada.quotes().draft(DraftQuote.from(deal)).id();
                    office.ada
                            .quotes()
                            .addLine(AddQuoteLine.to(id).product(office.engine).quantity(10 + n));
                    return id;
                })
                .toList();
        for (int round = 0; round < 3; round++) {
            Together.succeed(
                    2, thread -> asHost(() -> office.on(thread).quotes().synchronise(offers.get(thread))));
            List<Quote> synced =
                    offers.stream().map(office::get).filter(Quote::isSynced).toList();
            assertThat(synced).hasSize(1);
            assertThat(office.ada.opportunities().get(deal).amount())
                    .isEqualTo(synced.get(0).amount());
            assertThat(office.ada.opportunities().lines(deal)).hasSize(2);
            office.ada.quotes().unsynchronise(synced.get(0).id());
        }
    }

    @Test
    @DisplayName("S-12 whoever changes lines of a deal while an offer comes to lead them is refused, or was before it")
    default void syncedOrByHand() {
        Sellers office = new Sellers(this);
        for (int round = 0; round < 8; round++) {
            // The same lines on both sides: synchronising has nothing to write on the deal's, which makes it the
            // harder.
            OpportunityId deal = office.deal();
            QuoteId offer = office.ada.quotes().draft(DraftQuote.from(deal)).id();
            OpportunityLine line = office.ada.opportunities().lines(deal).get(0);
            boolean adds = round % 2 == 0;
            boolean byHand = syncing(office, offer, session -> {
                if (adds) {
                    session.opportunities().addLine(AddLine.to(deal).product(office.engine));
                } else {
                    session.opportunities()
                            .changeLine(ChangeLine.of(line.id()).with(OpportunityLineFields.DESCRIPTION, "By hand"));
                }
            });
            assertThat(office.get(offer).isSynced()).isTrue();
            List<OpportunityLine> left = office.ada.opportunities().lines(deal);
            assertThat(left).as("by hand: %s", byHand).hasSize(1);
            assertThat(left.get(0).find(OpportunityLineFields.DESCRIPTION)).isEmpty();
            assertThat(office.ada.opportunities().get(deal).amount())
                    .isEqualTo(office.get(offer).amount());
        }
    }

    /** Makes an offer lead while somebody else does something; whether that was done, rather than refused. */
    private boolean syncing(Sellers office, QuoteId offer, Consumer<CrmSession> other) {
        CyclicBarrier start = new CyclicBarrier(2);
        return Together.<Boolean>succeed(2, thread -> {
                    Together.await(start);
                    try {
                        return asHost(() -> {
                            if (thread == 0) {
                                office.on(thread).quotes().synchronise(offer);
                            } else {
                                other.accept(office.on(thread));
                            }
                            return true;
                        });
                    } catch (CrmException e) {
                        assertThat(e.code()).isEqualTo(QuoteErrors.LINES_SYNCHRONISED);
                        return false;
                    }
                })
                .get(1);
    }

    @Test
    @DisplayName("S-12 lines put on one offer at once add up")
    default void linesAddUp() {
        Sellers office = new Sellers(this);
        QuoteId id = office.draft(office.ada);
        Together.succeed(
                4,
                thread -> asHost(() ->
                        office.on(thread).quotes().addLine(AddQuoteLine.to(id).product(office.engine))));
        assertThat(office.get(id).amount()).contains(Money.of(CurrencyUnit.EUR, 600));
        assertThat(office.ada.quotes().lines(id)).hasSize(5);
    }

    @Test
    @DisplayName(
            "S-12 a key that never was, was revoked, or is too old gets one answer; in another tenant it opens nothing")
    default void keys() {
        Sellers office = new Sellers(this);
        QuoteId id = office.draft(office.ada);
        String first = office.ada.quotes().send(id).key().orElseThrow();
        String second = office.ada.quotes().renewKey(id).key().orElseThrow();
        assertThat(office.customer(0).show(second).number()).isEqualTo("Q-2026-00001");
        assertThat(office.get(id).viewCount()).isEqualTo(1);
        List<Throwable> answers = new ArrayList<>();
        for (String key : List.of(first, "", "x".repeat(43), "key ' or 1=1")) {
            answers.add(catching(() -> office.customer(0).show(key)));
        }
        answers.add(catching(
                () -> office.nodes.get(0).publicQuotes(newTenant().tenant()).show(second)));
        office.now.set(office.now.get().plus(QuoteSettings.usual().keyLifetime()));
        answers.add(catching(() -> office.customer(1).show(second)));
        assertThat(answers)
                .extracting(Throwable::toString)
                .containsOnly(answers.get(0).toString());
        assertThat(((CrmException) answers.get(0)).code()).isEqualTo(QuoteErrors.UNKNOWN_KEY);
        assertThat(office.get(id).viewCount()).isEqualTo(1);
    }

    private static Throwable catching(ThrowingCallable act) {
        return Optional.ofNullable(catchThrowable(act)).orElseThrow();
    }
}
