package dev.clientela.quote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.Crm;
import dev.clientela.command.Edit;
import dev.clientela.event.EventEnvelope;
import dev.clientela.notification.Notification;
import dev.clientela.security.InMemoryUserDirectory;
import dev.clientela.security.User;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Offers on their way to their last day. */
class OfferExpiryTest {

    private static List<String> pass(OfferCase office, QuoteId offer, LocalDate from, LocalDate to) {
        List<String> told = new ArrayList<>();
        for (LocalDate day = from; day.isBefore(to); day = day.plusDays(1)) {
            for (int hour : new int[] {0, 12, 23}) {
                int before = office.ada.quotes().history(offer).size();
                office.now.set(day.atTime(hour, 0).toInstant(ZoneOffset.UTC));
                office.crm.housekeeping().runDue(office.now.get());
                office.crm.housekeeping().runDue(office.now.get());
                List<EventEnvelope> history = office.ada.quotes().history(offer);
                for (EventEnvelope event : history.subList(before, history.size())) {
                    if (event.type().startsWith("quote.")) {
                        told.add(day + " " + event.type());
                    }
                }
            }
        }
        return told;
    }

    private static OfferCase office(Integer... daysBefore) {
        return new OfferCase(
                Crm.builder().quotes(QuoteSettings.usual().withoutFollowUp().warning(daysBefore)));
    }

    @Test
    @DisplayName(
            "SG-13 an offer is warned of at each lead time once, however often one looks, and expires after its last day")
    void warnsAndExpires() {
        OfferCase office = office(10, 3, 0);
        QuoteId offer = office.draft().id();
        office.ada.quotes().send(offer);

        assertThat(pass(office, offer, OfferCase.TODAY, OfferCase.TODAY.plusDays(40)))
                .containsExactly(
                        "2026-03-30 quote.expiry_warned",
                        "2026-04-06 quote.expiry_warned",
                        "2026-04-09 quote.expiry_warned",
                        "2026-04-10 quote.expired");
        assertThat(office.ada.quotes().get(offer).status()).isEqualTo(QuoteStatus.EXPIRED);
        assertThat(office.sent.sent())
                .extracting(Notification::template)
                .containsExactly("quote.expiring", "quote.expiring", "quote.expiring", "quote.expired");
    }

    @Test
    @DisplayName(
            "SG-13 an offer that is extended by a revision is warned of anew before its new last day, and no more of the old")
    void extendingArmsAgain() {
        OfferCase office = office(3);
        QuoteId offer = office.draft().id();
        office.ada.quotes().send(offer);
        assertThat(pass(office, offer, OfferCase.TODAY, LocalDate.of(2026, 4, 8)))
                .containsExactly("2026-04-06 quote.expiry_warned");

        QuoteId longer = office.ada.quotes().revise(offer).id();
        office.ada.quotes().edit(longer, Edit.set(QuoteFields.VALID_UNTIL, LocalDate.of(2026, 4, 30)));
        office.ada.quotes().send(longer);

        assertThat(pass(office, longer, LocalDate.of(2026, 4, 8), LocalDate.of(2026, 5, 10)))
                .containsExactly("2026-04-27 quote.expiry_warned", "2026-05-01 quote.expired");
        assertThat(office.ada.quotes().get(offer).status()).isEqualTo(QuoteStatus.SUPERSEDED);
        assertThat(office.ada.quotes().history(offer).stream().map(EventEnvelope::type))
                .doesNotContain("quote.expired");

        QuoteId again = office.ada.quotes().revise(longer).id();
        office.ada.quotes().edit(again, Edit.set(QuoteFields.VALID_UNTIL, LocalDate.of(2026, 5, 20)));
        office.ada.quotes().send(again);
        assertThat(pass(office, again, LocalDate.of(2026, 5, 10), LocalDate.of(2026, 5, 25)))
                .containsExactly("2026-05-17 quote.expiry_warned", "2026-05-21 quote.expired");
    }

    @Test
    @DisplayName("SG-13 an owner is warned in their own language, of one day, of several, and of the day itself")
    void warnsInWords() {
        for (String language : List.of("en", "es")) {
            OfferCase office = new OfferCase(Crm.builder()
                    .users(new InMemoryUserDirectory()
                            .add(User.named("ada", "Ada").speaking(Locale.forLanguageTag(language))))
                    .quotes(QuoteSettings.usual().withoutFollowUp().warning(7, 1, 0)));
            QuoteId offer = office.draft().id();
            office.ada.quotes().send(offer);
            pass(office, offer, LocalDate.of(2026, 4, 1), LocalDate.of(2026, 4, 11));
            assertThat(office.sent.sent())
                    .extracting(Notification::subject)
                    .containsExactlyElementsOf(
                            language.equals("en")
                                    ? List.of(
                                            "Your offer Q-2026-00001 expires in 7 days",
                                            "Your offer Q-2026-00001 expires in 1 day",
                                            "Your offer Q-2026-00001 expires today",
                                            "Your offer Q-2026-00001 has expired")
                                    : List.of(
                                            "Su oferta Q-2026-00001 vence en 7 días",
                                            "Su oferta Q-2026-00001 vence en 1 día",
                                            "Su oferta Q-2026-00001 vence hoy",
                                            "Su oferta Q-2026-00001 ha vencido"));
        }
    }
}
