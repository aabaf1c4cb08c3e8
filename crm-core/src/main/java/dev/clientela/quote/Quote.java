package dev.clientela.quote;

import dev.clientela.account.AccountId;
import dev.clientela.catalog.PriceBookId;
import dev.clientela.contact.ContactId;
import dev.clientela.error.RefusedException;
import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import dev.clientela.money.Margin;
import dev.clientela.opportunity.OpportunityId;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import dev.clientela.security.Owner;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a customer is offered, with its own lines, or a proforma of it: one version of it, which is written as a draft,
 * frozen when it is sent, and then accepted, rejected, withdrawn, expired, or superseded by the next version.
 */
public final class Quote extends CrmRecord<Quote> {

    public static final RecordType<Quote> TYPE = QuoteFields.TYPE;

    /** Where offers wait that a program drafts without saying whose they are. */
    public static final String QUEUE_OF_PROGRAMS = "quotes";

    Quote(Values values) {
        super(values);
    }

    @Override
    public RecordType<Quote> type() {
        return TYPE;
    }

    @Override
    public QuoteId id() {
        return get(QuoteFields.ID);
    }

    public QuoteKind kind() {
        return get(QuoteFields.KIND);
    }

    /** Empty until it is sent. */
    public Optional<String> number() {
        return find(QuoteFields.NUMBER);
    }

    /** Which version of the offer it is; the first is 1. */
    public int revision() {
        return get(QuoteFields.REVISION).intValue();
    }

    /** The version that this one took the place of. */
    public Optional<QuoteId> previous() {
        return find(QuoteFields.PREVIOUS);
    }

    public String name() {
        return get(QuoteFields.NAME);
    }

    public boolean isTemplate() {
        return get(QuoteFields.IS_TEMPLATE);
    }

    public QuoteStatus status() {
        return get(QuoteFields.STATUS);
    }

    public Owner owner() {
        return get(QuoteFields.OWNER);
    }

    public Optional<AccountId> account() {
        return find(QuoteFields.ACCOUNT);
    }

    public Optional<ContactId> contact() {
        return find(QuoteFields.CONTACT);
    }

    public Optional<OpportunityId> opportunity() {
        return find(QuoteFields.OPPORTUNITY);
    }

    /** Whether its lines are those of its deal. */
    public boolean isSynced() {
        return find(QuoteFields.SYNCED).orElse(false);
    }

    public Optional<PriceBookId> priceBook() {
        return find(QuoteFields.PRICE_BOOK);
    }

    public Optional<PriceBookId> costPriceBook() {
        return find(QuoteFields.COST_PRICE_BOOK);
    }

    public Optional<CurrencyUnit> currency() {
        return find(QuoteFields.CURRENCY);
    }

    /** The last day on which it can be accepted. */
    public Optional<LocalDate> validUntil() {
        return find(QuoteFields.VALID_UNTIL);
    }

    /** The customer's. */
    public Locale locale() {
        return find(QuoteFields.LOCALE).map(Locale::forLanguageTag).orElse(Locale.ENGLISH);
    }

    public List<AttachedDocument> attachments() {
        return find(QuoteFields.ATTACHMENTS).orElse(List.of());
    }

    public int lineCount() {
        return get(QuoteFields.LINE_COUNT).intValue();
    }

    /** The sum of its lines, without tax; empty while it has none. */
    public Optional<Money> amount() {
        return find(QuoteFields.AMOUNT);
    }

    /** With tax. */
    public Optional<Money> total() {
        return find(QuoteFields.TOTAL);
    }

    /** What the seller keeps of the amount; empty unless the cost of every line is known. */
    public Optional<Margin> margin() {
        return amount().flatMap(amount -> find(QuoteFields.COST).map(cost -> new Margin(amount, cost)));
    }

    public Optional<Instant> sentAt() {
        return find(QuoteFields.SENT_AT);
    }

    /** The order that the host made of it. */
    public Optional<String> orderId() {
        return find(QuoteFields.ORDER_ID);
    }

    /** How many times it was seen through a key. */
    public long viewCount() {
        return get(QuoteFields.VIEW_COUNT);
    }

    @Override
    public List<Violation> check() {
        Violations violations = new Violations();
        find(QuoteFields.LOCALE)
                .ifPresent(tag -> violations.require(
                        Locale.forLanguageTag(tag).toLanguageTag().equalsIgnoreCase(tag),
                        QuoteFields.LOCALE.name(),
                        RecordErrors.MALFORMED));
        boolean template = find(QuoteFields.IS_TEMPLATE).orElse(false);
        violations.require(
                !template || opportunity().isEmpty(), QuoteFields.OPPORTUNITY.name(), QuoteErrors.IS_TEMPLATE);
        return violations.list();
    }

    /** @throws RefusedException {@code quote.invalid_transition} when its status does not lead there */
    Values.Builder moveTo(QuoteStatus next) {
        if (!QuoteTransitions.allowed(status(), next)) {
            throw new RefusedException(
                    QuoteErrors.INVALID_TRANSITION, Map.of("quote", id(), "from", status(), "to", next));
        }
        return values().edit().set(QuoteFields.STATUS, next);
    }

    /** Before the customer from now on; a later version keeps the number of the first. */
    Quote send(String number, Optional<String> to, @Nullable LocalDate warning, Instant now) {
        return with(moveTo(QuoteStatus.SENT)
                .set(QuoteFields.NUMBER, number)
                .set(QuoteFields.SENT_AT, now)
                .set(QuoteFields.SENT_TO, to.orElse(null))
                .set(QuoteFields.NEXT_WARNING, warning)
                .build());
    }

    Quote keyed(@Nullable String keyHash, @Nullable Instant expires) {
        return with(values().edit()
                .set(QuoteFields.KEY_HASH, keyHash)
                .set(QuoteFields.KEY_EXPIRES_AT, expires)
                .build());
    }

    /** The same as its next version, past every command. */
    Quote keyedNext(String keyHash, Instant expires) {
        return with(keyed(keyHash, expires).values().with(TYPE.system().version(), version() + 1));
    }

    /** Whether the last day on which it could be accepted is over. */
    boolean isOver(LocalDate today) {
        return validUntil().filter(today::isAfter).isPresent();
    }

    /** Ended by somebody: bought, not wanted, or taken back. Only what is bought goes on leading the lines of its deal. */
    Quote decide(QuoteStatus end, String by, Optional<String> signature, Optional<String> reason, Instant now) {
        return with(moveTo(end)
                .set(QuoteFields.DECIDED_AT, now)
                .set(QuoteFields.DECIDED_BY, by)
                .set(QuoteFields.SIGNED_BY, signature.orElse(null))
                .set(QuoteFields.REASON, reason.orElse(null))
                .set(QuoteFields.NEXT_WARNING, null)
                .set(
                        QuoteFields.SYNCED,
                        end.isAlive() ? find(QuoteFields.SYNCED).orElse(null) : null)
                .build());
    }

    Quote orderedAs(Optional<String> order) {
        return with(QuoteFields.ORDER_ID, order.orElse(null));
    }

    Quote expire() {
        return with(moveTo(QuoteStatus.EXPIRED)
                .set(QuoteFields.NEXT_WARNING, null)
                .set(QuoteFields.SYNCED, null)
                .build());
    }

    Quote warned(@Nullable LocalDate next) {
        return with(QuoteFields.NEXT_WARNING, next);
    }

    /** Nothing is seen of it through its key any more, and its deal's lines are the next version's, if they were its own. */
    Quote supersede() {
        return with(moveTo(QuoteStatus.SUPERSEDED)
                .set(QuoteFields.KEY_HASH, null)
                .set(QuoteFields.KEY_EXPIRES_AT, null)
                .set(QuoteFields.NEXT_WARNING, null)
                .set(QuoteFields.SYNCED, null)
                .build());
    }

    Quote to(QuoteStatus next) {
        return with(moveTo(next).build());
    }

    Quote seen(Instant now) {
        Values.Builder next =
                values().edit().set(QuoteFields.VIEW_COUNT, viewCount() + 1).set(QuoteFields.LAST_VIEWED_AT, now);
        if (find(QuoteFields.FIRST_VIEWED_AT).isEmpty()) {
            next.set(QuoteFields.FIRST_VIEWED_AT, now);
        }
        return with(next.build());
    }

    Quote synced(boolean is) {
        return with(QuoteFields.SYNCED, is ? true : null);
    }

    /** Sold from this tariff from now on, unless it is sold from one already. */
    Quote soldFrom(PriceBookId book) {
        return priceBook().isPresent() ? this : with(QuoteFields.PRICE_BOOK, book);
    }

    /** Worth the sum of these lines. */
    Quote withLines(List<QuoteLine> lines) {
        Values.Builder next = values().edit().set(QuoteFields.LINE_COUNT, (long) lines.size());
        Optional<Money> amount = lines.stream().map(QuoteLine::total).reduce(Money::plus);
        Optional<Money> tax = lines.stream().map(QuoteLine::tax).reduce(Money::plus);
        Optional<Money> cost = lines.stream().allMatch(line -> line.cost().isPresent())
                ? lines.stream().flatMap(line -> line.cost().stream()).reduce(Money::plus)
                : Optional.empty();
        Optional<Margin> margin = amount.flatMap(sum -> cost.map(all -> new Margin(sum, all)));
        amount.ifPresent(sum -> next.set(QuoteFields.CURRENCY, sum.getCurrencyUnit()));
        return with(next.set(QuoteFields.AMOUNT, amount.orElse(null))
                .set(QuoteFields.TAX, tax.orElse(null))
                .set(
                        QuoteFields.TOTAL,
                        amount.flatMap(sum -> tax.map(sum::plus)).orElse(null))
                .set(QuoteFields.COST, cost.orElse(null))
                .set(QuoteFields.MARGIN, margin.map(Margin::amount).orElse(null))
                .set(QuoteFields.MARGIN_PERCENT, margin.flatMap(Margin::percent).orElse(null))
                .build());
    }
}
