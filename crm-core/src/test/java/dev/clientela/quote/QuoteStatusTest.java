package dev.clientela.quote;

import static dev.clientela.quote.OfferCase.faults;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.command.Edit;
import dev.clientela.error.CrmException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What may be done with an offer at which status, for every act and every status. */
class QuoteStatusTest {

    /** What each act makes of an offer, where it may be done. */
    private static final Map<String, Set<QuoteStatus>> ALLOWED = Map.of(
            "send", EnumSet.of(QuoteStatus.DRAFT, QuoteStatus.APPROVED),
            "accept", EnumSet.of(QuoteStatus.SENT),
            "reject", EnumSet.of(QuoteStatus.SENT),
            "withdraw", EnumSet.of(QuoteStatus.DRAFT, QuoteStatus.APPROVED, QuoteStatus.SENT),
            "revise", EnumSet.of(QuoteStatus.SENT, QuoteStatus.REJECTED, QuoteStatus.EXPIRED),
            "reopen", EnumSet.of(QuoteStatus.IN_APPROVAL, QuoteStatus.APPROVED),
            "renew key", EnumSet.of(QuoteStatus.SENT, QuoteStatus.ACCEPTED),
            "add a line", EnumSet.of(QuoteStatus.DRAFT),
            "edit", EnumSet.of(QuoteStatus.DRAFT),
            "delete", EnumSet.of(QuoteStatus.DRAFT));

    private static Map<String, BiConsumer<OfferCase, Quote>> acts() {
        Map<String, BiConsumer<OfferCase, Quote>> acts = new LinkedHashMap<>();
        acts.put("send", (office, quote) -> office.ada.quotes().send(quote.id()));
        acts.put("accept", (office, quote) -> office.ada.quotes().accept(quote.id()));
        acts.put("reject", (office, quote) -> office.ada.quotes().reject(quote.id(), "too dear"));
        acts.put("withdraw", (office, quote) -> office.ada.quotes().withdraw(quote.id(), ""));
        acts.put("revise", (office, quote) -> office.ada.quotes().revise(quote.id()));
        acts.put("reopen", (office, quote) -> office.ada.quotes().reopen(quote.id()));
        acts.put("renew key", (office, quote) -> office.ada.quotes().renewKey(quote.id()));
        acts.put(
                "add a line",
                (office, quote) ->
                        office.ada.quotes().addLine(AddQuoteLine.to(quote.id()).product(office.oil.id())));
        acts.put(
                "edit", (office, quote) -> office.ada.quotes().edit(quote.id(), Edit.set(QuoteFields.TERMS, "Net 30")));
        acts.put("delete", (office, quote) -> office.ada.quotes().delete(quote.id()));
        return acts;
    }

    /** An offer at that status, wherever it comes from. */
    private static Quote at(OfferCase office, QuoteStatus status) {
        Quote draft = office.draft();
        return switch (status) {
            case DRAFT -> draft;
            case IN_APPROVAL, APPROVED -> office.force(draft, status);
            case SENT -> office.ada.quotes().send(draft.id()).quote();
            case ACCEPTED ->
                office.ada.quotes().accept(at(office, QuoteStatus.SENT).id());
            case REJECTED ->
                office.ada.quotes().reject(at(office, QuoteStatus.SENT).id(), "");
            case WITHDRAWN -> office.ada.quotes().withdraw(draft.id(), "");
            case SUPERSEDED -> {
                Quote sent = at(office, QuoteStatus.SENT);
                office.ada.quotes().revise(sent.id());
                yield office.again(sent);
            }
            case EXPIRED -> {
                Quote sent = at(office, QuoteStatus.SENT);
                office.now.set(OfferCase.NOON.plus(Duration.ofDays(31)));
                office.crm.housekeeping().runDue(office.now.get());
                office.now.set(OfferCase.NOON);
                yield office.again(sent);
            }
        };
    }

    @Test
    @DisplayName("S-12 every act at every status does what the table says, or is refused and leaves nothing")
    void everyActAtEveryStatus() {
        Map<String, Set<QuoteStatus>> found = new LinkedHashMap<>();
        acts().forEach((name, act) -> {
            Set<QuoteStatus> allowed = EnumSet.noneOf(QuoteStatus.class);
            for (QuoteStatus status : QuoteStatus.values()) {
                OfferCase office = new OfferCase();
                Quote quote = at(office, status);
                assertThat(quote.status()).isEqualTo(status);
                try {
                    act.accept(office, quote);
                    allowed.add(status);
                } catch (CrmException e) {
                    assertThat(e.code()).isIn(QuoteErrors.INVALID_TRANSITION, QuoteErrors.FROZEN, QuoteErrors.NO_KEY);
                    assertThat(office.again(quote)).isEqualTo(quote);
                }
            }
            found.put(name, allowed);
        });
        assertThat(found).isEqualTo(ALLOWED);
    }

    @Test
    @DisplayName("S-12 the table of statuses holds these steps and no other")
    void table() {
        Map<QuoteStatus, Set<QuoteStatus>> found = new EnumMap<>(QuoteStatus.class);
        for (QuoteStatus from : QuoteStatus.values()) {
            Set<QuoteStatus> next = EnumSet.noneOf(QuoteStatus.class);
            for (QuoteStatus to : QuoteStatus.values()) {
                if (QuoteTransitions.allowed(from, to)) {
                    next.add(to);
                }
            }
            found.put(from, next);
        }
        assertThat(found.toString())
                .isEqualTo("{DRAFT=[IN_APPROVAL, SENT, WITHDRAWN], IN_APPROVAL=[DRAFT, APPROVED],"
                        + " APPROVED=[DRAFT, SENT, WITHDRAWN],"
                        + " SENT=[ACCEPTED, REJECTED, EXPIRED, SUPERSEDED, WITHDRAWN], ACCEPTED=[],"
                        + " REJECTED=[SUPERSEDED], EXPIRED=[SUPERSEDED], SUPERSEDED=[], WITHDRAWN=[]}");
    }

    @Test
    @DisplayName("S-12 whatever the status, owner, notes and tags can change, and nothing else with them")
    void freeFields() {
        OfferCase office = new OfferCase();
        Quote sent = at(office, QuoteStatus.SENT);
        office.ada.quotes().edit(sent.id(), Edit.set(QuoteFields.NOTES, "call on Monday"));
        office.ada.quotes().tag(sent.id(), "navy");
        assertThat(office.again(sent).get(QuoteFields.NOTES)).isEqualTo("call on Monday");
        assertThat(faults(() -> office.ada
                        .quotes()
                        .edit(sent.id(), Edit.set(QuoteFields.NOTES, "x").and(QuoteFields.NAME, "y"))))
                .isEqualTo(Map.of("", QuoteErrors.FROZEN));
        Quote draft = office.draft();
        assertThat(faults(() -> office.ada
                        .quotes()
                        .edit(
                                draft.id(),
                                Edit.set(QuoteFields.KIND, QuoteKind.PROFORMA)
                                        .andClear(QuoteFields.CURRENCY)
                                        .andClear(QuoteFields.OPPORTUNITY))))
                .containsOnlyKeys("kind", "currency", "opportunity");
    }
}
