package dev.clientela.opportunity;

import dev.clientela.catalog.PriceBookEntryId;
import dev.clientela.catalog.ProductId;
import dev.clientela.error.Violation;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * One product of a deal, at what it was sold: nothing of it is recomputed from today's price book. Written together with
 * its opportunity alone.
 */
public final class OpportunityLine extends CrmRecord<OpportunityLine> {

    public static final RecordType<OpportunityLine> TYPE = OpportunityLineFields.TYPE;

    OpportunityLine(Values values) {
        super(values);
    }

    @Override
    public RecordType<OpportunityLine> type() {
        return TYPE;
    }

    @Override
    public OpportunityLineId id() {
        return get(OpportunityLineFields.ID);
    }

    public OpportunityId opportunity() {
        return get(OpportunityLineFields.OPPORTUNITY);
    }

    public ProductId product() {
        return get(OpportunityLineFields.PRODUCT);
    }

    public PriceBookEntryId priceBookEntry() {
        return get(OpportunityLineFields.PRICE_BOOK_ENTRY);
    }

    public String productName() {
        return get(OpportunityLineFields.PRODUCT_NAME);
    }

    public BigMoney listPrice() {
        return get(OpportunityLineFields.LIST_PRICE);
    }

    public BigMoney unitPrice() {
        return get(OpportunityLineFields.UNIT_PRICE);
    }

    public BigDecimal quantity() {
        return get(OpportunityLineFields.QUANTITY);
    }

    public Optional<BigDecimal> discountPercent() {
        return find(OpportunityLineFields.DISCOUNT_PERCENT);
    }

    public Optional<Money> discountAmount() {
        return find(OpportunityLineFields.DISCOUNT_AMOUNT);
    }

    public Money total() {
        return get(OpportunityLineFields.TOTAL);
    }

    public CurrencyUnit currency() {
        return total().getCurrencyUnit();
    }

    public List<Instalment> schedule() {
        return find(OpportunityLineFields.SCHEDULE).orElse(List.of());
    }

    /** How schedule and line go together: an axis that one instalment has all have, and it adds up to the line exactly. */
    @Override
    public List<Violation> check() {
        List<Instalment> instalments = schedule();
        boolean addsUp = instalments.isEmpty()
                || (addsUp(instalments, Instalment::quantity, BigDecimal::add, find(OpportunityLineFields.QUANTITY))
                        && revenueAddsUp(instalments));
        return addsUp
                ? List.of()
                : List.of(Violation.of(
                        OpportunityLineFields.SCHEDULE.name(), OpportunityErrors.SCHEDULE_DOES_NOT_ADD_UP));
    }

    private boolean revenueAddsUp(List<Instalment> instalments) {
        Optional<Money> total = find(OpportunityLineFields.TOTAL);
        boolean sameCurrency = instalments.stream()
                .flatMap(instalment -> instalment.revenue().stream())
                .allMatch(revenue -> total.filter(revenue::isSameCurrency).isPresent());
        return sameCurrency && addsUp(instalments, Instalment::revenue, Money::plus, total);
    }

    private static <T extends Comparable<? super T>> boolean addsUp(
            List<Instalment> instalments,
            Function<Instalment, Optional<T>> axis,
            BinaryOperator<T> plus,
            Optional<T> whole) {
        List<T> parts =
                instalments.stream().flatMap(part -> axis.apply(part).stream()).toList();
        if (parts.isEmpty()) {
            return true;
        }
        T sum = parts.stream().reduce(plus).orElseThrow();
        return parts.size() == instalments.size()
                && whole.filter(all -> all.compareTo(sum) == 0).isPresent();
    }

    OpportunityLine scheduled(List<Instalment> instalments) {
        return with(OpportunityLineFields.SCHEDULE, instalments.isEmpty() ? null : instalments);
    }
}
