package dev.clientela.quote;

import static dev.clientela.quote.OfferCase.NOON;
import static dev.clientela.quote.OfferCase.TODAY;
import static dev.clientela.quote.OfferCase.eur;
import static dev.clientela.quote.OfferCase.faults;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.activity.ActivityFields;
import dev.clientela.command.Edit;
import dev.clientela.contact.ContactFields;
import dev.clientela.notification.Notification;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityLine;
import dev.clientela.record.Criterion;
import dev.clientela.record.Query;
import dev.clientela.record.RecordErrors;
import dev.clientela.security.Access;
import dev.clientela.security.AccessPolicy;
import dev.clientela.security.Actor;
import dev.clientela.security.Owner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What becomes of an offer before its customer: sent, seen, bought or not, revised, expired, ordered. */
class PublicQuotesTest {

    private final OfferCase office = new OfferCase();

    private String key(Quote draft) {
        return office.ada.quotes().send(draft.id()).key().orElseThrow();
    }

    @Test
    @DisplayName("S-12 what is sent lacks nothing: every lack is told at once, and no number is used up by it")
    void lacking() {
        Quote empty = office.ada
                .quotes()
                .draft(DraftQuote.template("T")
                        .with(QuoteFields.IS_TEMPLATE, false)
                        .validUntil(TODAY.minusDays(1)));
        assertThat(faults(() -> office.ada.quotes().send(empty.id())))
                .isEqualTo(Map.of(
                        "account", RecordErrors.REQUIRED,
                        "line_count", QuoteErrors.WITHOUT_LINES,
                        "valid_until", QuoteErrors.VALIDITY_OVER));
        Quote sent = office.ada.quotes().send(office.draft().id()).quote();
        assertThat(sent.number()).contains("Q-2026-00001");
    }

    @Test
    @DisplayName("S-12 each kind has a series of its own, each year begins anew, in the host's format")
    void series() {
        OfferCase other = new OfferCase(Crm.builder()
                .quotes(QuoteSettings.usual()
                        .numbered(QuoteNumbering.usual().format(QuoteKind.PROFORMA, "PF{number:3}/{year}"))));
        List<String> numbers = new ArrayList<>();
        for (DraftQuote draft : List.of(
                DraftQuote.from(other.deal().id()),
                DraftQuote.from(other.deal().id()).proforma(),
                DraftQuote.from(other.deal().id()).proforma())) {
            numbers.add(other.ada
                    .quotes()
                    .send(other.ada.quotes().draft(draft).id())
                    .quote()
                    .number()
                    .orElseThrow());
        }
        other.now.set(Instant.parse("2027-01-01T00:00:00Z"));
        numbers.add(other.ada
                .quotes()
                .send(other.ada
                        .quotes()
                        .draft(DraftQuote.from(other.deal().id()))
                        .id())
                .quote()
                .number()
                .orElseThrow());
        assertThat(numbers).containsExactly("Q-2026-00001", "PF001/2026", "PF002/2026", "Q-2027-00001");
        assertThatThrownBy(() -> QuoteNumbering.usual().format(QuoteKind.PROFORMA, "Q-{year}-{number:5}"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> QuoteNumbering.usual().format(QuoteKind.QUOTE, "Q-{number}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("S-12 through the key nothing is seen but the offer: neither cost, margin, tariff, notes nor ids")
    void nothingElse() {
        Quote draft = office.draft();
        office.ada
                .quotes()
                .edit(
                        draft.id(),
                        Edit.set(QuoteFields.NOTES, "give in at 40 %")
                                .and(
                                        QuoteFields.ATTACHMENTS,
                                        List.of(
                                                AttachedDocument.of("Plan", "https://files.example/plan"),
                                                AttachedDocument.of("Calculation", "dms:4711"))));
        PublicQuote seen = office.crm.publicQuotes().show(key(draft));

        assertThat(seen.customer()).isEqualTo("Navy");
        assertThat(seen.person()).isEqualTo("Francis Beaufort");
        assertThat(seen.total()).contains(eur("319.95"));
        assertThat(seen.lines()).extracting(PublicQuote.Line::name).containsExactly("Engine", "Oil");
        assertThat(seen.acceptable()).isTrue();
        assertThat(seen.documents())
                .containsExactly(
                        new PublicQuote.Document("Plan", Optional.of("https://files.example/plan")),
                        new PublicQuote.Document("Calculation", Optional.empty()));
        String everything = seen + QuoteRenderer.usual().html(seen);
        Quote stored = office.again(draft);
        assertThat(everything)
                .doesNotContain("give in", "4711", "119.95", "200.00", "37.49", "60.00", "Costs")
                .doesNotContain(
                        stored.get(QuoteFields.KEY_HASH), stored.id().value().toString())
                .doesNotContain(
                        office.navy.value().toString(),
                        office.costs.id().value().toString());
    }

    @Test
    @DisplayName("S-12 views are counted, with the first and the last; the key is stored nowhere, not even in events")
    void views() {
        Quote draft = office.draft();
        String key = key(draft);
        office.crm.publicQuotes().show(key);
        office.now.set(NOON.plusSeconds(60));
        office.crm.publicQuotes().show(key);
        Quote seen = office.again(draft);
        assertThat(seen.viewCount()).isEqualTo(2);
        assertThat(seen.get(QuoteFields.FIRST_VIEWED_AT)).isEqualTo(NOON);
        assertThat(seen.get(QuoteFields.LAST_VIEWED_AT)).isEqualTo(NOON.plusSeconds(60));
        assertThat(key).hasSize(43);
        assertThat(seen + "" + office.ada.quotes().history(draft.id())).doesNotContain(key);
        office.ada.quotes().revokeKey(draft.id());
        assertThat(faults(() -> office.crm.publicQuotes().show(key))).isEqualTo(Map.of("", QuoteErrors.UNKNOWN_KEY));
    }

    @Test
    @DisplayName("S-12 a customer is told of the offer with a key that no record and no event knows, and that opens it")
    void letters() {
        Quote draft = office.draft();
        assertThat(faults(() -> office.ada.quotes().sendTo(draft.id(), " ")))
                .isEqualTo(Map.of("sent_to", RecordErrors.REQUIRED));
        office.ada.quotes().sendTo(draft.id(), "francis@navy.example");
        office.crm.housekeeping().runDue(NOON);
        Notification letter = office.sent.sent().get(0);
        String key = (String) letter.data().get("key");

        assertThat(letter.subject()).isEqualTo("Our offer Q-2026-00001: Engines");
        assertThat(letter.address()).isEqualTo("francis@navy.example");
        assertThat(letter.body()).contains(key, "Thursday 9 April 2026");
        assertThat(office.crm.publicQuotes().show(key).number()).isEqualTo("Q-2026-00001");
        assertThat(office.again(draft) + "" + office.ada.quotes().history(draft.id()))
                .doesNotContain(key);
        assertThat(office.ada.quotes().stateAt(draft.id(), NOON)).contains(office.again(draft));
    }

    @Test
    @DisplayName("S-12 a customer is told in the language of the person whom the offer is for, or that was said")
    void letterInLanguage() {
        office.ada.contacts().edit(office.francis, Edit.set(ContactFields.LANGUAGE, "es"));
        Quote spanish = office.draft();
        Quote english = office.draft();
        office.ada.quotes().edit(english.id(), Edit.set(QuoteFields.LOCALE, "en"));
        office.ada.quotes().sendTo(spanish.id(), "francis@navy.example");
        office.ada.quotes().sendTo(english.id(), "francis@navy.example");
        office.crm.housekeeping().runDue(NOON);
        assertThat(office.sent.sent())
                .extracting(Notification::subject)
                .containsExactly("Nuestra oferta Q-2026-00001: Engines", "Our offer Q-2026-00002: Engines");
        assertThat(office.sent.sent().get(0).body())
                .contains("Puede aceptarla hasta el jueves 9 de abril de 2026.", "Con esta clave puede verla: ");
    }

    @Test
    @DisplayName("S-12 a customer accepts with a name, once; it is handed over as one order, whose id stays on it")
    void accepting() {
        Quote draft = office.draft();
        String key = key(draft);
        PublicQuotes customer = office.crm.publicQuotes();
        assertThat(faults(() -> customer.accept(key, " "))).isEqualTo(Map.of("signed_by", RecordErrors.REQUIRED));
        assertThat(faults(() -> customer.accept(key, "x".repeat(256))))
                .isEqualTo(Map.of("signed_by", RecordErrors.TOO_LONG));
        assertThat(office.orders.orders()).isEmpty();

        PublicQuote accepted = customer.accept(key, "Francis Beaufort, R.N.");
        customer.accept(key, "Somebody Else");
        Quote stored = office.again(draft);
        assertThat(accepted.status()).isEqualTo(QuoteStatus.ACCEPTED);
        assertThat(stored.orderId()).contains("order/1");
        assertThat(stored.get(QuoteFields.SIGNED_BY)).isEqualTo("Francis Beaufort, R.N.");
        assertThat(stored.get(QuoteFields.DECIDED_BY)).isEqualTo("system:customer");
        assertThat(stored.get(QuoteFields.DECIDED_AT)).isEqualTo(NOON);
        assertThat(office.orders.orders()).singleElement().satisfies(order -> {
            assertThat(order.quote().id()).isEqualTo(draft.id());
            assertThat(order.lines()).hasSize(2);
        });
        office.crm.housekeeping().runDue(NOON);
        assertThat(office.sent.sent())
                .extracting(Notification::subject)
                .containsExactly("Your offer Q-2026-00001 was accepted");
    }

    @Test
    @DisplayName("S-12 a seller's acceptance sent again is not done again; an order that fails takes it back")
    void sellerAccepts() {
        Quote draft = office.draft();
        key(draft);
        office.ada.once("mail/7").quotes().accept(draft.id());
        Quote accepted = office.ada.once("mail/7").quotes().accept(draft.id());
        assertThat(accepted.get(QuoteFields.DECIDED_BY)).isEqualTo("user:ada");
        assertThat(office.orders.orders()).hasSize(1);

        List<String> asked = new ArrayList<>();
        OfferCase failing = new OfferCase(Crm.builder());
        Crm closed = Crm.builder()
                .store(failing.store)
                .clock(failing.now::get)
                .orders(order -> {
                    asked.add(order.idempotencyKey());
                    throw new IllegalStateException("credit exceeded");
                })
                .build();
        Quote other = failing.draft();
        String key = failing.ada.quotes().send(other.id()).key().orElseThrow();
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> closed.publicQuotes().accept(key, "F. B.")).hasMessage("credit exceeded");
        }
        assertThat(failing.again(other).status()).isEqualTo(QuoteStatus.SENT);
        assertThat(asked).hasSize(2).containsOnly(asked.get(0));
    }

    @Test
    @DisplayName("S-12 an accepted offer wins its deal where the settings say so, and no deal that is closed")
    void winning() {
        OfferCase other =
                new OfferCase(Crm.builder().quotes(QuoteSettings.usual().winningDeals()));
        Opportunity deal = other.deal();
        Quote draft = other.ada.quotes().draft(DraftQuote.from(deal.id()));
        String key = other.ada.quotes().send(draft.id()).key().orElseThrow();
        other.crm.publicQuotes().accept(key, "F. B.");
        assertThat(other.ada.opportunities().get(deal.id()).isWon()).isTrue();
        Quote second = other.ada.quotes().draft(DraftQuote.from(deal.id()));
        other.ada.quotes().send(second.id());
        assertThat(other.ada.quotes().accept(second.id()).status()).isEqualTo(QuoteStatus.ACCEPTED);
        Quote usual = office.draft();
        key(usual);
        office.ada.quotes().accept(usual.id());
        assertThat(office.ada
                        .opportunities()
                        .get(usual.opportunity().orElseThrow())
                        .isClosed())
                .isFalse();
    }

    @Test
    @DisplayName(
            "S-12 a new version keeps the number, supersedes the old one, whose key is dead, and takes its deal over")
    void versions() {
        Quote first = office.draft();
        office.ada.quotes().synchronise(first.id());
        String key = key(first);
        Quote second = office.ada.quotes().revise(first.id());

        assertThat(second.status()).isEqualTo(QuoteStatus.DRAFT);
        assertThat(second.revision()).isEqualTo(2);
        assertThat(second.number()).contains("Q-2026-00001");
        assertThat(second.previous()).contains(first.id());
        assertThat(second.isSynced()).isTrue();
        assertThat(office.again(first).status()).isEqualTo(QuoteStatus.SUPERSEDED);
        assertThat(office.again(first).isSynced()).isFalse();
        assertThat(office.ada.quotes().lines(first.id())).hasSize(2);
        assertThat(faults(() -> office.crm.publicQuotes().show(key))).isEqualTo(Map.of("", QuoteErrors.UNKNOWN_KEY));
        QuoteLine engines = office.ada.quotes().lines(second.id()).get(0);
        office.ada.quotes().changeLine(ChangeQuoteLine.of(engines.id()).quantity(4));
        assertThat(office.ada
                        .opportunities()
                        .get(first.opportunity().orElseThrow())
                        .amount())
                .contains(eur("409.95"));
        Quote sent = office.ada.quotes().send(second.id()).quote();
        assertThat(sent.number()).contains("Q-2026-00001");
        assertThat(office.ada.quotes().send(office.draft().id()).quote().number())
                .contains("Q-2026-00002");
    }

    @Test
    @DisplayName("S-12 what was sent is followed up by a task of the seller's, after as many days as the settings say")
    void followUp() {
        Quote draft =
                office.ada.quotes().draft(DraftQuote.from(office.deal().id()).ownedBy(Owner.user("bob")));
        key(draft);
        assertThat(office.ada
                        .activities()
                        .list(office.ada.activities().of(draft.id()))
                        .items())
                .singleElement()
                .satisfies(task -> {
                    assertThat(task.get(ActivityFields.SUBJECT)).isEqualTo("Follow up on Q-2026-00001");
                    assertThat(task.owner()).isEqualTo(Owner.user("bob"));
                    assertThat(task.dueAt()).contains(Instant.parse("2026-03-14T00:00:00Z"));
                    assertThat(task.related()).contains(office.navy.ref(), office.francis.ref());
                });
        OfferCase quiet =
                new OfferCase(Crm.builder().quotes(QuoteSettings.usual().withoutFollowUp()));
        quiet.ada.quotes().send(quiet.draft().id());
        assertThat(quiet.ada.activities().list(quiet.ada.activities().query()).items())
                .isEmpty();
        assertThat(QuoteSettings.usual().followingUpAfter(9).followUp()).isEqualTo(OptionalInt.of(9));
    }

    @Test
    @DisplayName("S-12 the owner is warned 7 days and 1 day before an offer expires, and told when it has; once each")
    void expiry() {
        Quote draft = office.draft(); // until 9 April
        key(draft);
        List<String> told = new ArrayList<>();
        for (int day = 20; day <= 32; day++) {
            office.now.set(NOON.plus(Duration.ofDays(day)));
            office.crm.housekeeping().runDue(office.now.get());
            office.crm.housekeeping().runDue(office.now.get());
            for (Notification each : office.sent.sent()) {
                told.add(day + " " + each.subject());
            }
            office.sent.clear();
        }
        assertThat(told)
                .containsExactly(
                        "23 Your offer Q-2026-00001 expires in 7 days",
                        "29 Your offer Q-2026-00001 expires in 1 day",
                        "31 Your offer Q-2026-00001 has expired");
        assertThat(office.again(draft).status()).isEqualTo(QuoteStatus.EXPIRED);
    }

    @Test
    @DisplayName("S-12 after its last day an offer is not accepted, though housekeeping has not seen to it yet")
    void tooLate() {
        Quote draft = office.draft();
        String key = key(draft);
        office.now.set(Instant.parse("2026-04-09T23:59:59Z"));
        assertThat(office.crm.publicQuotes().show(key).acceptable()).isTrue();
        office.now.set(Instant.parse("2026-04-10T00:00:00Z"));
        assertThat(office.crm.publicQuotes().show(key).acceptable()).isFalse();
        assertThat(faults(() -> office.crm.publicQuotes().accept(key, "F. B.")))
                .isEqualTo(Map.of("", QuoteErrors.VALIDITY_OVER));
        assertThat(office.orders.orders()).isEmpty();
    }

    @Test
    @DisplayName(
            "S-12 switching the synchronised offer changes the deal at once, and what cannot stand on a deal is named")
    void syncing() {
        Opportunity deal = office.deal();
        Quote one = office.ada.quotes().draft(DraftQuote.from(deal.id()));
        Quote two = office.ada.quotes().draft(DraftQuote.from(deal.id()));
        office.ada
                .quotes()
                .addLine(AddQuoteLine.to(two.id()).product(office.engine.id()).quantity(1));
        List<OpportunityLine> lines = office.ada.opportunities().lines(deal.id());
        office.ada.quotes().synchronise(one.id());
        assertThat(office.ada.opportunities().lines(deal.id()))
                .as("the same lines stay as they are")
                .isEqualTo(lines);
        office.ada.quotes().synchronise(two.id());
        assertThat(office.again(one).isSynced()).isFalse();
        assertThat(office.ada.opportunities().get(deal.id()).amount()).contains(eur("419.95"));
        office.ada.quotes().synchronise(one.id());
        assertThat(office.ada.opportunities().get(deal.id()).amount()).contains(eur("319.95"));

        office.ada.quotes().addLine(AddQuoteLine.to(two.id()).named("Freight").unitPrice(eur("5.00")));
        assertThat(faults(() -> office.ada.quotes().synchronise(two.id())))
                .isEqualTo(Map.of("lines[3].product", QuoteErrors.LINE_WITHOUT_PRODUCT));
        assertThat(office.again(one).isSynced()).isTrue();
        Quote loose =
                office.ada.quotes().draft(DraftQuote.forAccount(office.navy).named("Loose"));
        assertThat(faults(() -> office.ada.quotes().synchronise(loose.id())))
                .isEqualTo(Map.of("", QuoteErrors.WITHOUT_DEAL));
    }

    @Test
    @DisplayName("S-12 whoever may not see an offer finds neither it nor its lines")
    void rights() {
        Quote draft = office.draft();
        AccessPolicy own = new AccessPolicy() {
            @Override
            public Criterion visible(Access access) {
                return access.type() == Quote.TYPE
                        ? QuoteFields.OWNER.is(Owner.user(access.actor().userId()))
                        : Criterion.always();
            }
        };
        Crm guarded = Crm.builder()
                .store(office.store)
                .clock(office.now::get)
                .access(own)
                .build();
        CrmSession eve = guarded.as(Actor.user("eve"));
        assertThat(eve.quotes().find(draft.id())).isEmpty();
        assertThat(eve.quoteLines().list(eve.quoteLines().query()).items()).isEmpty();
        assertThat(guarded.as(Actor.user("ada"))
                        .quoteLines()
                        .list(Query.of(QuoteLine.TYPE))
                        .items())
                .hasSize(2);
    }
}
