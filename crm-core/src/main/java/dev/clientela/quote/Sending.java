package dev.clientela.quote;

import dev.clientela.activity.Activities;
import dev.clientela.activity.PlanActivity;
import dev.clientela.activity.Schedule;
import dev.clientela.command.Execution;
import dev.clientela.decision.States;
import dev.clientela.error.RefusedException;
import dev.clientela.error.Violations;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.RecordId;
import dev.clientela.security.User;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Puts an offer before its customer: numbered without gaps or doubles, keyed, and followed up. */
final class Sending {

    private final Execution execution;
    private final QuoteSettings settings;

    Sending(Execution execution) {
        this.execution = execution;
        this.settings = execution.port(QuoteSettings.class);
    }

    /**
     * @param keyHash of the key that the seller is told; empty when the customer is
     * @param to where the customer is told
     */
    Quote send(Quote before, Optional<String> keyHash, Optional<String> to) {
        execution.requireEdit(before);
        check(before, to);
        LocalDate today = execution.moment().today();
        // The number comes last, so that whatever is refused before has none to give back.
        String number = before.number().orElseGet(() -> nextNumber(before.kind(), today.getYear()));
        Optional<LocalDate> warning = before.validUntil()
                .flatMap(last -> QuoteExpiry.nextWarning(settings.warnings(), last, today.minusDays(1)));
        execution.racesFor(before.ref());
        Quote sent = execution.update(
                before,
                keyed(before.send(number, to, warning.orElse(null), execution.now()), keyHash),
                new QuoteEvent.Sent(number));
        settings.followUp().ifPresent(days -> followUp(sent, number, today.plusDays(days)));
        return sent;
    }

    private Quote keyed(Quote sent, Optional<String> keyHash) {
        return keyHash.map(hash -> sent.keyed(hash, keyExpiry())).orElse(sent);
    }

    Instant keyExpiry() {
        return execution.now().plus(settings.keyLifetime());
    }

    private void check(Quote quote, Optional<String> to) {
        if (quote.isTemplate()) {
            throw new RefusedException(QuoteErrors.IS_TEMPLATE, Map.of("quote", quote.id()));
        }
        quote.to(QuoteStatus.SENT); // a status that does not lead there comes before what the offer lacks
        Violations violations = new Violations();
        violations.require(
                quote.account().isPresent() || quote.contact().isPresent(),
                QuoteFields.ACCOUNT.name(),
                RecordErrors.REQUIRED);
        violations.require(quote.lineCount() > 0, QuoteFields.LINE_COUNT.name(), QuoteErrors.WITHOUT_LINES);
        violations.require(
                !quote.isOver(execution.moment().today()), QuoteFields.VALID_UNTIL.name(), QuoteErrors.VALIDITY_OVER);
        to.ifPresent(address -> {
            violations.addAll(QuoteFields.SENT_TO.check(address));
            violations.require(!address.isBlank(), QuoteFields.SENT_TO.name(), RecordErrors.REQUIRED);
        });
        violations.throwIfAny();
    }

    /**
     * The count stands in the same transaction as the offer: what is rolled back has not counted, and of two that count at
     * once one is run again.
     */
    private String nextNumber(QuoteKind kind, int year) {
        String series = "quote.number/" + kind.name().toLowerCase(Locale.ROOT) + "/" + year;
        return settings.numbering().write(kind, year, States.of(execution).advance(series) + 1);
    }

    private void followUp(Quote sent, String number, LocalDate day) {
        List<RecordId> about = new ArrayList<>(List.of(sent.id()));
        sent.opportunity().ifPresent(about::add);
        sent.account().ifPresent(about::add);
        sent.contact().ifPresent(about::add);
        Locale language = language(sent);
        String subject = OfferTexts.in(language).get("follow_up") + " " + number;
        new Activities(execution.commands())
                .plan(PlanActivity.task(subject)
                        .about(about.toArray(RecordId[]::new))
                        .ownedBy(sent.owner())
                        .when(Schedule.onDay(day, execution.moment().zone())));
    }

    /** The seller's. */
    private Locale language(Quote quote) {
        return Optional.of(quote.owner())
                .filter(owner -> owner.isUser())
                .flatMap(owner ->
                        execution.kernel().directory().user(execution.actor().tenant(), owner.id()))
                .map(User::language)
                .orElse(Locale.ENGLISH);
    }
}
