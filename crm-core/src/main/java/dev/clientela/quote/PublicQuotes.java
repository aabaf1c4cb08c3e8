package dev.clientela.quote;

import dev.clientela.command.Commands;
import dev.clientela.command.Execution;
import dev.clientela.command.Kernel;
import dev.clientela.error.NotFoundException;
import dev.clientela.error.RefusedException;
import dev.clientela.record.Query;
import dev.clientela.security.Actor;
import dev.clientela.security.Tenant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What the customer of an offer can do who has its key, and is no user of the host: see that one offer, accept it, or say
 * no. A key that never was one, was revoked, or is too old gets one and the same answer, {@code quote.unknown_key}; so does
 * the key of an offer that was withdrawn or superseded.
 *
 * <p>Acts as {@code system:customer}, which the access policy must let change offers and what follows from accepting one.
 * Whether somebody tries too many keys is the host's to watch: of 2^256 of them one fits. Thread-safe.
 */
public final class PublicQuotes {

    /** As which customers act. */
    public static final String PROGRAM = "customer";

    private final Commands commands;

    public PublicQuotes(Kernel kernel, Tenant tenant) {
        this.commands = new Commands(kernel, Actor.system(PROGRAM).in(tenant));
    }

    /** The offer; counted as viewed. */
    public PublicQuote show(String key) {
        return act(
                key,
                (execution, quote) -> execution.update(quote, quote.seen(execution.now()), new QuoteEvent.Viewed()));
    }

    /**
     * Buys it. Once it is accepted, it stays so, and the same again changes nothing.
     *
     * @param signature the name that the customer signs with
     * @throws dev.clientela.error.ValidationException on {@code signed_by} when it is blank or too long
     * @throws RefusedException {@code quote.invalid_transition}, {@code quote.validity_over}
     */
    public PublicQuote accept(String key, String signature) {
        return act(key, (execution, quote) -> {
            if (quote.status() == QuoteStatus.ACCEPTED) {
                return quote;
            }
            Quote accepted = new Acceptance(execution).accept(quote, Optional.of(signature));
            QuoteNotices.tellOwner(execution, accepted, "quote.accepted", Map.of());
            return accepted;
        });
    }

    /**
     * Says no.
     *
     * @param reason may be empty
     * @throws RefusedException {@code quote.invalid_transition}
     */
    public PublicQuote reject(String key, String reason) {
        return act(key, (execution, quote) -> {
            Optional<String> why = Optional.of(reason).filter(text -> !text.isBlank());
            Quote rejected = execution.update(
                    quote,
                    quote.decide(
                            QuoteStatus.REJECTED, execution.actor().stamp(), Optional.empty(), why, execution.now()),
                    new QuoteEvent.Rejected());
            QuoteNotices.tellOwner(execution, rejected, "quote.rejected", Map.of());
            return rejected;
        });
    }

    private PublicQuote act(String key, BiFunction<Execution, Quote, Quote> act) {
        String hash = QuoteKeys.hash(key).orElseThrow(PublicQuotes::unknown);
        return commands.write(execution -> {
            Quote quote = find(execution, hash).orElseThrow(PublicQuotes::unknown);
            return PublicView.of(execution, act.apply(execution, quote));
        });
    }

    /** Past the rights of any user: the key is the right. */
    private static Optional<Quote> find(Execution execution, String hash) {
        return execution
                .unit()
                .records(Quote.TYPE)
                .query(Query.of(Quote.TYPE).where(QuoteFields.KEY_HASH.is(hash)).pageOf(1))
                .items()
                .stream()
                .filter(quote -> quote.find(QuoteFields.KEY_EXPIRES_AT)
                        .filter(execution.now()::isBefore)
                        .isPresent())
                .findFirst();
    }

    private static NotFoundException unknown() {
        return new NotFoundException(QuoteErrors.UNKNOWN_KEY, Map.of());
    }
}
