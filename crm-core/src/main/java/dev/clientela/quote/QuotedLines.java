package dev.clientela.quote;

import dev.clientela.catalog.CatalogErrors;
import dev.clientela.catalog.PriceBookEntry;
import dev.clientela.catalog.PriceBookEntryId;
import dev.clientela.catalog.Product;
import dev.clientela.catalog.ProductId;
import dev.clientela.command.CommandErrors;
import dev.clientela.command.Edit;
import dev.clientela.command.Execution;
import dev.clientela.error.ConflictException;
import dev.clientela.error.RefusedException;
import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import dev.clientela.opportunity.AskedTerms;
import dev.clientela.opportunity.LineChoice;
import dev.clientela.opportunity.LineTerms;
import dev.clientela.opportunity.OpportunityErrors;
import dev.clientela.record.Field;
import dev.clientela.record.Query;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A draft with its lines while a command runs. Lines are written with their offer, which is worth their sum and whose
 * version refuses the slower of two.
 */
final class QuotedLines {

    private static final List<Field<?>> FIXED =
            List.of(QuoteLineFields.QUOTE, QuoteLineFields.PRODUCT, QuoteLineFields.PRICE_BOOK_ENTRY);

    private final Execution execution;
    private final Quote quote;
    private final List<QuoteLine> lines;

    private QuotedLines(Execution execution, Quote quote) {
        this.execution = execution;
        this.quote = quote;
        this.lines = all(execution, quote.id());
    }

    /**
     * For a change: the actor must have the right to change the offer.
     *
     * @throws RefusedException {@code quote.frozen} unless it is a draft
     */
    static QuotedLines toChange(Execution execution, QuoteId id) {
        Quote quote = execution.load(Quote.TYPE, id.value());
        execution.requireEdit(quote);
        requireDraft(quote);
        return new QuotedLines(execution, quote);
    }

    static void requireDraft(Quote quote) {
        if (quote.status() != QuoteStatus.DRAFT) {
            throw new RefusedException(QuoteErrors.FROZEN, Map.of("quote", quote.id(), "status", quote.status()));
        }
    }

    /** Every line, whether the actor may list it or not: the amount is the sum of all. */
    static List<QuoteLine> all(Execution execution, QuoteId id) {
        return execution
                .unit()
                .records(QuoteLine.TYPE)
                .query(Query.of(QuoteLine.TYPE)
                        .where(QuoteLineFields.QUOTE.is(id))
                        .orderBy(QuoteLineFields.POSITION.ascending())
                        .pageOf(Query.MAX_PAGE_SIZE))
                .items();
    }

    QuoteLine add(AddQuoteLine command) {
        Values given = command.values();
        Edit.requireWritable(given.fields());
        if (lines.size() >= Quotes.MAX_LINES) {
            throw new RefusedException(
                    QuoteErrors.TOO_MANY_LINES, Map.of("quote", quote.id(), "max", Quotes.MAX_LINES));
        }
        Optional<LineChoice> chosen = choice(given);
        Values.Builder line = given.edit()
                .set(QuoteLineFields.ID, new QuoteLineId(execution.newId()))
                .set(QuoteLineFields.QUOTE, quote.id())
                .set(QuoteLineFields.POSITION, nextPosition());
        LineTerms terms = terms(given, chosen);
        set(line, terms);
        line.set(QuoteLineFields.LIST_PRICE, terms.unitPrice());
        chosen.ifPresent(choice -> note(line, given, choice));
        QuoteLine added = execution.insert(new QuoteLine(line.build()).taxed(), QuoteLineEvent.ADDED);
        List<QuoteLine> after = new ArrayList<>(lines);
        after.add(added);
        Quote selling =
                chosen.map(choice -> quote.soldFrom(choice.entry().priceBook())).orElse(quote);
        writeQuote(selling.withLines(after), after, new QuoteEvent.LineAdded(added.id()));
        return added;
    }

    private long nextPosition() {
        return lines.isEmpty() ? 1 : lines.get(lines.size() - 1).get(QuoteLineFields.POSITION) + 1;
    }

    private void note(Values.Builder line, Values given, LineChoice choice) {
        // Held, so that nobody deletes them, or takes them out of use, while they are being chosen.
        execution.unit().records(Product.TYPE).hold(choice.product());
        execution.unit().records(PriceBookEntry.TYPE).hold(choice.entry());
        line.set(QuoteLineFields.PRODUCT, choice.product().id())
                .set(QuoteLineFields.PRICE_BOOK_ENTRY, choice.entry().id())
                .set(QuoteLineFields.PRODUCT_CODE, choice.product().code().orElse(null))
                .set(QuoteLineFields.LIST_PRICE, choice.listPrice());
        if (!given.has(QuoteLineFields.NAME)) {
            line.set(QuoteLineFields.NAME, choice.product().name());
        }
        if (!given.has(QuoteLineFields.COST)) {
            new CostTariff(execution, quote)
                    .cost(
                            choice.product().id(),
                            quantityOf(given),
                            choice.entry().currency())
                    .ifPresent(cost -> line.set(QuoteLineFields.COST, cost));
        }
    }

    private static BigDecimal quantityOf(Values given) {
        return Optional.ofNullable(given.get(QuoteLineFields.QUANTITY)).orElse(BigDecimal.ONE);
    }

    private LineChoice.Place place() {
        return new LineChoice.Place(quote.priceBook(), quote.currency(), quote.account());
    }

    /** Empty for what is in no catalogue. */
    private Optional<LineChoice> choice(Values given) {
        Optional<PriceBookEntryId> entry = Optional.ofNullable(given.get(QuoteLineFields.PRICE_BOOK_ENTRY));
        Optional<ProductId> product = Optional.ofNullable(given.get(QuoteLineFields.PRODUCT));
        Optional<CurrencyUnit> currency = asked(given)
                .unitPrice()
                .map(BigMoney::getCurrencyUnit)
                .or(() -> asked(given).total().map(Money::getCurrencyUnit));
        return entry.isEmpty() && product.isEmpty()
                ? Optional.empty()
                : Optional.of(LineChoice.of(
                        execution,
                        place(),
                        new LineChoice.Wanted(entry, product, Optional.of(quantityOf(given)), currency)));
    }

    /** Quantity, price and discount; throws with everything that is wrong about them. */
    private LineTerms terms(Values given, Optional<LineChoice> chosen) {
        Violations violations = new Violations();
        BigDecimal quantity = quantityOf(given);
        chosen.ifPresent(choice -> {
            choice.check(execution, place(), violations);
            checkReturn(choice.product(), quantity, violations);
        });
        AskedTerms asked = asked(given);
        Optional<BigMoney> otherwise = chosen.map(LineChoice::listPrice)
                .or(asked::unitPrice)
                .or(() -> asked.total().map(Money::toBigMoney));
        violations.require(otherwise.isPresent(), QuoteLineFields.UNIT_PRICE.name(), RecordErrors.REQUIRED);
        violations.require(
                chosen.isPresent() || given.has(QuoteLineFields.NAME),
                QuoteLineFields.NAME.name(),
                RecordErrors.REQUIRED);
        Optional<CurrencyUnit> currency = chosen.map(choice -> choice.entry().currency())
                .or(quote::currency)
                .or(() -> otherwise.map(BigMoney::getCurrencyUnit));
        currency.ifPresent(unit -> {
            asked.check(unit, asked.unitPrice().isPresent() && asked.total().isPresent(), violations);
            checkCost(given.get(QuoteLineFields.COST), unit, violations);
        });
        Optional<LineTerms> terms = otherwise.flatMap(price -> asked.of(quantity, price, violations));
        violations.throwIfAny();
        return terms.orElseThrow();
    }

    private static void checkReturn(Product product, BigDecimal quantity, Violations violations) {
        violations.require(
                quantity.signum() >= 0 || product.isReturnable(),
                QuoteLineFields.QUANTITY.name(),
                OpportunityErrors.LINE_NOT_RETURNABLE);
    }

    private static AskedTerms asked(Values line) {
        return new AskedTerms(
                Optional.ofNullable(line.get(QuoteLineFields.UNIT_PRICE)),
                Optional.ofNullable(line.get(QuoteLineFields.TOTAL)),
                Optional.ofNullable(line.get(QuoteLineFields.DISCOUNT_PERCENT)),
                Optional.ofNullable(line.get(QuoteLineFields.DISCOUNT_AMOUNT)));
    }

    private static void checkCost(@Nullable BigMoney cost, CurrencyUnit currency, Violations violations) {
        if (cost != null) {
            String path = QuoteLineFields.COST.name();
            violations.require(cost.getCurrencyUnit().equals(currency), path, OpportunityErrors.LINE_OTHER_CURRENCY);
            violations.require(!cost.isNegative(), path, CatalogErrors.NEGATIVE);
        }
    }

    private static void set(Values.Builder line, LineTerms terms) {
        line.set(QuoteLineFields.QUANTITY, terms.quantity())
                .set(QuoteLineFields.UNIT_PRICE, terms.unitPrice())
                .set(QuoteLineFields.TOTAL, terms.total());
    }

    QuoteLine change(QuoteLine before, ChangeQuoteLine command) {
        command.edit().ifVersion().ifPresent(expected -> requireVersion(before, expected));
        Values edited = command.edit().applyTo(before);
        Violations violations = new Violations();
        for (Field<?> field : before.values().differences(edited)) {
            violations.require(!FIXED.contains(field), field.name(), RecordErrors.READ_ONLY);
        }
        for (Field<?> needed : List.of(QuoteLineFields.QUANTITY, QuoteLineFields.UNIT_PRICE, QuoteLineFields.TOTAL)) {
            violations.require(edited.has(needed), needed.name(), RecordErrors.REQUIRED);
        }
        violations.throwIfAny();
        LineTerms terms = changedTerms(before, edited, command.edit());
        Values.Builder line = edited.edit();
        set(line, terms);
        QuoteLine written = execution.update(before, new QuoteLine(line.build()).taxed(), QuoteLineEvent.CHANGED);
        if (written.version() != before.version()) {
            List<QuoteLine> now = new ArrayList<>(lines);
            now.replaceAll(each -> each.id().equals(written.id()) ? written : each);
            writeQuote(quote.withLines(now), now, new QuoteEvent.LineChanged(written.id()));
        }
        return written;
    }

    private LineTerms changedTerms(QuoteLine before, Values edited, Edit edit) {
        Violations violations = new Violations();
        boolean priceGiven = edit.fields().containsKey(QuoteLineFields.UNIT_PRICE);
        boolean totalGiven = edit.fields().containsKey(QuoteLineFields.TOTAL);
        AskedTerms all = asked(edited);
        all.check(before.currency(), priceGiven && totalGiven, violations);
        checkCost(edited.get(QuoteLineFields.COST), before.currency(), violations);
        BigDecimal quantity =
                Optional.ofNullable(edited.get(QuoteLineFields.QUANTITY)).orElseThrow();
        before.product()
                .flatMap(id -> execution.unit().records(Product.TYPE).find(id.value()))
                .ifPresent(product -> checkReturn(product, quantity, violations));
        AskedTerms asked = new AskedTerms(
                totalGiven ? Optional.empty() : all.unitPrice(),
                totalGiven ? all.total() : Optional.empty(),
                all.discountPercent(),
                all.discountAmount());
        Optional<LineTerms> terms = asked.of(quantity, before.unitPrice(), violations);
        violations.throwIfAny();
        return terms.orElseThrow();
    }

    private static void requireVersion(QuoteLine line, long expected) {
        if (line.version() != expected) {
            throw new ConflictException(
                    CommandErrors.STALE, Map.of("record", line.ref(), "expected", expected, "found", line.version()));
        }
    }

    Quote remove(QuoteLine line) {
        execution.delete(line, QuoteLineEvent.REMOVED);
        List<QuoteLine> left = new ArrayList<>(lines);
        left.removeIf(other -> other.id().equals(line.id()));
        return writeQuote(quote.withLines(left), left, new QuoteEvent.LineRemoved(line.id()));
    }

    /** Where the amounts stay as they are, the offer is held, so that the line does not outlive a change made meanwhile. */
    private Quote writeQuote(Quote after, List<QuoteLine> now, QuoteEvent event) {
        Quote written = quote;
        if (after.equals(quote)) {
            execution.unit().records(Quote.TYPE).hold(quote);
            execution.tell(quote, event);
        } else {
            written = execution.update(quote, after, event);
        }
        if (written.isSynced()) {
            DealSync.of(execution, written).push(now);
        }
        return written;
    }

    /** The lines of another offer as lines of this one, in the same order at the same prices. */
    static List<QuoteLine> copies(Execution execution, QuoteId to, List<QuoteLine> from) {
        List<QuoteLine> copies = new ArrayList<>();
        for (QuoteLine line : from) {
            Values.Builder copy = line.values().edit();
            copy.set(QuoteLineFields.ID, new QuoteLineId(execution.newId()))
                    .set(QuoteLineFields.QUOTE, to)
                    .set(QuoteLineFields.EXTERNAL_ID, null)
                    .set(QuoteLineFields.POSITION, copies.size() + 1L);
            copies.add(new QuoteLine(copy.build()));
        }
        return copies;
    }

    /** What is newly chosen from a template is still offered. */
    static void requireOffered(Execution execution, List<QuoteLine> lines) {
        Violations violations = new Violations();
        for (int i = 0; i < lines.size(); i++) {
            boolean offered = lines.get(i)
                    .product()
                    .flatMap(id -> execution.unit().records(Product.TYPE).find(id.value()))
                    .map(Product::isActive)
                    .orElse(true);
            if (!offered) {
                violations.add(Violation.of("lines[" + i + "].product", CatalogErrors.PRODUCT_INACTIVE));
            }
        }
        violations.throwIfAny();
    }
}
