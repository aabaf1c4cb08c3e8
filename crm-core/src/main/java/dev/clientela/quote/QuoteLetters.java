package dev.clientela.quote;

import dev.clientela.command.IdGenerator;
import dev.clientela.event.Changes;
import dev.clientela.event.EventEnvelope;
import dev.clientela.event.EventSubscriber;
import dev.clientela.notification.NotificationEvent;
import dev.clientela.notification.Notifier;
import dev.clientela.notification.Recipient;
import dev.clientela.record.Moment;
import dev.clientela.security.SecretSource;
import dev.clientela.store.CrmStore;
import dev.clientela.store.Scope;
import dev.clientela.store.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells customers, after the commit, of the offers that were sent to them, with the key to see them by. The key is made when
 * it is sent and neither event nor store know it.
 */
public final class QuoteLetters implements EventSubscriber {

    static final String TEMPLATE = "quote.sent";

    private final CrmStore store;
    private final Notifier notifier;
    private final SecretSource secrets;
    private final InstantSource clock;
    private final IdGenerator ids;
    private final QuoteSettings settings;

    public QuoteLetters(
            CrmStore store,
            Notifier notifier,
            SecretSource secrets,
            InstantSource clock,
            IdGenerator ids,
            QuoteSettings settings) {
        this.store = store;
        this.notifier = notifier;
        this.secrets = secrets;
        this.clock = clock;
        this.ids = ids;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "clientela.offers";
    }

    @Override
    public boolean wants(String eventType) {
        return eventType.equals(new QuoteEvent.Sent("").type());
    }

    @Override
    public void on(EventEnvelope event) {
        Moment moment = new Moment(clock.instant().truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
        store.write(new Scope(event.tenant(), moment), unit -> letter(unit, event))
                .ifPresent(letter -> notifier.send(event.id(), event.tenant(), letter));
    }

    /** What is not before its customer any more is no news. */
    private Optional<NotificationEvent.Requested> letter(UnitOfWork unit, EventEnvelope event) {
        Optional<Quote> sent =
                unit.records(Quote.TYPE).find(event.record().id()).filter(quote -> quote.status() == QuoteStatus.SENT);
        Optional<String> to = sent.flatMap(quote -> quote.find(QuoteFields.SENT_TO));
        if (sent.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        Quote quote = sent.get();
        String key = QuoteKeys.fresh(secrets);
        keep(unit, quote, QuoteKeys.hash(key).orElseThrow());
        Map<String, Object> values = new HashMap<>();
        values.put("key", key);
        values.put("quote", quote.ref().toString());
        values.put("number", quote.number().orElse(""));
        values.put("name", quote.name());
        values.put("customer", QuoteNotices.customer(unit, quote));
        values.put("valid_until", quote.validUntil().<Object>map(day -> day).orElse(""));
        return Optional.of(
                new NotificationEvent.Requested(Recipient.address(to.get(), quote.locale()), TEMPLATE, values));
    }

    /** Told in the offer's history, to no subscriber. */
    private void keep(UnitOfWork unit, Quote before, String hash) {
        Instant now = unit.scope().moment().now();
        Quote after = before.keyedNext(hash, now.plus(settings.keyLifetime()));
        QuoteEvent event = new QuoteEvent.KeyRenewed();
        unit.records(Quote.TYPE).update(after, before.version());
        unit.events()
                .append(
                        new EventEnvelope(
                                ids.next(),
                                event.type(),
                                event.schema(),
                                unit.scope().tenant(),
                                after.ref(),
                                after.version(),
                                now,
                                "system:offers",
                                null,
                                null,
                                event.payload(),
                                Changes.between(before.values(), after.values())),
                        List.of());
    }
}
