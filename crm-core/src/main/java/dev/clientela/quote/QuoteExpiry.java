package dev.clientela.quote;

import dev.clientela.command.Commands;
import dev.clientela.command.Execution;
import dev.clientela.housekeeping.DueRecords;
import dev.clientela.housekeeping.DueWork;
import dev.clientela.record.Criterion;
import dev.clientela.record.Moment;
import dev.clientela.record.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Lets offers expire that nobody answered in time, and warns their owners before. Each step of an offer and the
 * notification of it are one transaction from the version that was read, so that it is done once, on however many nodes
 * this runs. Of several warnings that came due while housekeeping did not run, one is given.
 */
public final class QuoteExpiry implements DueWork {

    @Override
    public String name() {
        return "clientela.quotes";
    }

    @Override
    public Done run(Commands commands, Instant now, int limit) {
        LocalDate today = new Moment(now, commands.kernel().zone()).today();
        Criterion sent = QuoteFields.STATUS.is(QuoteStatus.SENT);
        Done expired = each(
                commands,
                Query.of(Quote.TYPE)
                        .where(sent.and(QuoteFields.VALID_UNTIL.isLessThan(today)))
                        .orderBy(QuoteFields.VALID_UNTIL.ascending()),
                limit,
                "Expiry",
                (execution, quote) -> expire(execution, quote, today));
        Done warned = each(
                commands,
                Query.of(Quote.TYPE)
                        .where(sent.and(QuoteFields.NEXT_WARNING.isAtMost(today)))
                        .orderBy(QuoteFields.NEXT_WARNING.ascending()),
                limit - expired.done(),
                "The warning",
                (execution, quote) -> warn(execution, quote, today));
        return expired.plus(warned);
    }

    private static Done each(
            Commands commands, Query<Quote> due, int limit, String what, BiPredicate<Execution, Quote> step) {
        return DueRecords.each(
                commands,
                due,
                limit,
                Integer.MAX_VALUE,
                what,
                (execution, quote, most) -> step.test(execution, quote) ? 1 : 0);
    }

    private static boolean expire(Execution execution, Quote quote, LocalDate today) {
        if (quote.status() != QuoteStatus.SENT || !quote.isOver(today)) {
            return false;
        }
        Quote expired = execution.update(quote, quote.expire(), new QuoteEvent.Expired());
        QuoteNotices.tellOwner(execution, expired, "quote.expired", Map.of());
        return true;
    }

    private static boolean warn(Execution execution, Quote quote, LocalDate today) {
        Optional<LocalDate> due = quote.find(QuoteFields.NEXT_WARNING).filter(day -> !day.isAfter(today));
        Optional<LocalDate> last = quote.validUntil().filter(day -> !day.isBefore(today));
        if (quote.status() != QuoteStatus.SENT || due.isEmpty() || last.isEmpty()) {
            return false;
        }
        int days = (int) ChronoUnit.DAYS.between(today, last.get());
        List<Integer> warnings = execution.port(QuoteSettings.class).warnings();
        Optional<LocalDate> next = nextWarning(warnings, last.get(), today);
        Quote warned = execution.update(quote, quote.warned(next.orElse(null)), new QuoteEvent.ExpiryWarned(days));
        QuoteNotices.tellOwner(execution, warned, "quote.expiring", Map.of("days", days));
        return true;
    }

    /** The day of the first warning after this day. */
    static Optional<LocalDate> nextWarning(List<Integer> warnings, LocalDate last, LocalDate after) {
        return warnings.stream()
                .map(last::minusDays)
                .filter(day -> day.isAfter(after))
                .min(LocalDate::compareTo);
    }
}
