package dev.clientela.quote;

import dev.clientela.catalog.PriceBookEntryId;
import dev.clientela.catalog.ProductId;
import dev.clientela.error.Violation;
import dev.clientela.money.Margin;
import dev.clientela.money.Percentage;
import dev.clientela.money.Rounding;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * One line of an offer, at what it is offered: nothing of it is recomputed from today's price book. Written together with
 * its offer alone.
 */
public final class QuoteLine extends CrmRecord<QuoteLine> {

    public static final RecordType<QuoteLine> TYPE = QuoteLineFields.TYPE;

    QuoteLine(Values values) {
        super(values);
    }

    @Override
    public RecordType<QuoteLine> type() {
        return TYPE;
    }

    @Override
    public QuoteLineId id() {
        return get(QuoteLineFields.ID);
    }

    public QuoteId quote() {
        return get(QuoteLineFields.QUOTE);
    }

    public Optional<ProductId> product() {
        return find(QuoteLineFields.PRODUCT);
    }

    public Optional<PriceBookEntryId> priceBookEntry() {
        return find(QuoteLineFields.PRICE_BOOK_ENTRY);
    }

    public String name() {
        return get(QuoteLineFields.NAME);
    }

    public BigMoney listPrice() {
        return get(QuoteLineFields.LIST_PRICE);
    }

    public BigMoney unitPrice() {
        return get(QuoteLineFields.UNIT_PRICE);
    }

    public BigDecimal quantity() {
        return get(QuoteLineFields.QUANTITY);
    }

    public Optional<BigDecimal> discountPercent() {
        return find(QuoteLineFields.DISCOUNT_PERCENT);
    }

    public Optional<Money> discountAmount() {
        return find(QuoteLineFields.DISCOUNT_AMOUNT);
    }

    /** Without tax. */
    public Money total() {
        return get(QuoteLineFields.TOTAL);
    }

    /** Zero where no rate is given. */
    public Money tax() {
        return find(QuoteLineFields.TAX).orElseGet(() -> Money.zero(currency()));
    }

    public CurrencyUnit currency() {
        return total().getCurrencyUnit();
    }

    /** What all of it costs the seller, rounded once; empty where that is not known. */
    public Optional<Money> cost() {
        return find(QuoteLineFields.COST).map(each -> Rounding.toMinorUnit(each.multipliedBy(quantity())));
    }

    /** What the seller keeps of it; empty where the cost is not known. */
    public Optional<Margin> margin() {
        return cost().map(cost -> new Margin(total(), cost));
    }

    @Override
    public List<Violation> check() {
        return find(QuoteLineFields.TAX_PERCENT)
                .filter(percent -> !new Percentage(percent).isPart())
                .map(percent -> List.of(Violation.of(QuoteLineFields.TAX_PERCENT.name(), QuoteErrors.LINE_TAX_RANGE)))
                .orElse(List.of());
    }

    /** With the tax that follows from total and rate. */
    QuoteLine taxed() {
        Money tax = find(QuoteLineFields.TAX_PERCENT)
                .map(percent -> Rounding.toMinorUnit(new Percentage(percent).of(total().toBigMoney())))
                .orElse(null);
        return with(QuoteLineFields.TAX, tax);
    }
}
