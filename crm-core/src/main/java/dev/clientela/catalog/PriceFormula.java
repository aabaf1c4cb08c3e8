package dev.clientela.catalog;

import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import dev.clientela.money.Percentage;
import dev.clientela.money.Rounding;
import dev.clientela.record.Field;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.Values;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.BigMoneyProvider;
import org.joda.money.CurrencyUnit;

/**
 * A price reckoned of another: so many percent of the base, to the nearest multiple, with a surcharge, at most and at least
 * so much above the base, and rounded to the currency's minor unit last.
 *
 * <pre>{@code
 * PriceFormula.ofStandard().percent("90").roundedTo("10").surcharge(Money.of(CurrencyUnit.EUR, -0.01))
 * PriceFormula.ofCost().percent("140").minMargin(Money.of(CurrencyUnit.EUR, 5))
 * }</pre>
 *
 * <p>Margins are amounts above the base. The greatest is applied before the least.
 */
public record PriceFormula(
        PriceBase base,
        Optional<PriceBookId> book,
        Optional<CurrencyUnit> baseCurrency,
        Percentage percentage,
        Optional<BigDecimal> rounding,
        Optional<BigMoney> surcharge,
        Optional<BigMoney> minMargin,
        Optional<BigMoney> maxMargin) {

    private static final List<Field<?>> PARTS = List.of(
            PriceBookEntryFields.BASE_BOOK,
            PriceBookEntryFields.BASE_CURRENCY,
            PriceBookEntryFields.PERCENTAGE,
            PriceBookEntryFields.ROUNDING,
            PriceBookEntryFields.SURCHARGE,
            PriceBookEntryFields.MIN_MARGIN,
            PriceBookEntryFields.MAX_MARGIN);

    public static PriceFormula ofStandard() {
        return of(PriceBase.STANDARD, Optional.empty());
    }

    public static PriceFormula ofCost() {
        return of(PriceBase.COST, Optional.empty());
    }

    public static PriceFormula of(PriceBookId book) {
        return of(PriceBase.BOOK, Optional.of(book));
    }

    private static PriceFormula of(PriceBase base, Optional<PriceBookId> book) {
        return new PriceFormula(
                base,
                book,
                Optional.empty(),
                Percentage.of(100),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The base is taken in this currency, and converted as of the day. */
    public PriceFormula baseIn(CurrencyUnit currency) {
        return new PriceFormula(
                base, book, Optional.of(currency), percentage, rounding, surcharge, minMargin, maxMargin);
    }

    /** @param percent of the base, such as {@code 90} for a tenth less */
    public PriceFormula percent(String percent) {
        Percentage part = new Percentage(new BigDecimal(percent));
        return new PriceFormula(base, book, baseCurrency, part, rounding, surcharge, minMargin, maxMargin);
    }

    /** @param step such as {@code 0.05}, {@code 1} or {@code 100} */
    public PriceFormula roundedTo(String step) {
        Optional<BigDecimal> to = Optional.of(new BigDecimal(step));
        return new PriceFormula(base, book, baseCurrency, percentage, to, surcharge, minMargin, maxMargin);
    }

    public PriceFormula surcharge(BigMoneyProvider amount) {
        Optional<BigMoney> more = Optional.of(amount.toBigMoney());
        return new PriceFormula(base, book, baseCurrency, percentage, rounding, more, minMargin, maxMargin);
    }

    public PriceFormula minMargin(BigMoneyProvider amount) {
        Optional<BigMoney> least = Optional.of(amount.toBigMoney());
        return new PriceFormula(base, book, baseCurrency, percentage, rounding, surcharge, least, maxMargin);
    }

    public PriceFormula maxMargin(BigMoneyProvider amount) {
        Optional<BigMoney> most = Optional.of(amount.toBigMoney());
        return new PriceFormula(base, book, baseCurrency, percentage, rounding, surcharge, minMargin, most);
    }

    static Optional<PriceFormula> of(PriceBookEntry entry) {
        return entry.find(PriceBookEntryFields.BASE)
                .map(base -> new PriceFormula(
                        base,
                        entry.find(PriceBookEntryFields.BASE_BOOK),
                        entry.find(PriceBookEntryFields.BASE_CURRENCY),
                        entry.find(PriceBookEntryFields.PERCENTAGE)
                                .map(Percentage::new)
                                .orElse(Percentage.of(100)),
                        entry.find(PriceBookEntryFields.ROUNDING),
                        entry.find(PriceBookEntryFields.SURCHARGE),
                        entry.find(PriceBookEntryFields.MIN_MARGIN),
                        entry.find(PriceBookEntryFields.MAX_MARGIN)));
    }

    /** The same as values of an entry. */
    Values in(Values entry) {
        return entry.edit()
                .set(PriceBookEntryFields.BASE, base)
                .set(PriceBookEntryFields.BASE_BOOK, book.orElse(null))
                .set(PriceBookEntryFields.BASE_CURRENCY, baseCurrency.orElse(null))
                .set(PriceBookEntryFields.PERCENTAGE, percentage.value())
                .set(PriceBookEntryFields.ROUNDING, rounding.orElse(null))
                .set(PriceBookEntryFields.SURCHARGE, surcharge.orElse(null))
                .set(PriceBookEntryFields.MIN_MARGIN, minMargin.orElse(null))
                .set(PriceBookEntryFields.MAX_MARGIN, maxMargin.orElse(null))
                .build();
    }

    /** The values of an entry without any formula. */
    static Values none(Values entry) {
        Values.Builder plain = entry.edit().set(PriceBookEntryFields.BASE, null);
        PARTS.forEach(part -> plain.set(part, null));
        return plain.build();
    }

    /**
     * Every step from the base on; the last is the price.
     *
     * @param exact the base in the currency of the entry, not rounded
     */
    List<PriceStep> steps(BigMoney exact) {
        List<PriceStep> steps = new ArrayList<>();
        BigMoney price = percentage.of(exact);
        if (percentage.value().compareTo(BigDecimal.valueOf(100)) != 0) {
            steps.add(new PriceStep(PriceStep.Kind.PERCENTAGE, price));
        }
        if (rounding.isPresent()) {
            price = nearest(price, rounding.get());
            steps.add(new PriceStep(PriceStep.Kind.ROUNDING, price));
        }
        if (surcharge.isPresent()) {
            price = price.plus(surcharge.get());
            steps.add(new PriceStep(PriceStep.Kind.SURCHARGE, price));
        }
        Optional<BigMoney> most = maxMargin.map(exact::plus);
        if (most.isPresent() && price.isGreaterThan(most.get())) {
            price = most.get();
            steps.add(new PriceStep(PriceStep.Kind.MAX_MARGIN, price));
        }
        Optional<BigMoney> least = minMargin.map(exact::plus);
        if (least.isPresent() && price.isLessThan(least.get())) {
            price = least.get();
            steps.add(new PriceStep(PriceStep.Kind.MIN_MARGIN, price));
        }
        steps.add(new PriceStep(
                PriceStep.Kind.MINOR_UNIT, Rounding.toMinorUnit(price).toBigMoney()));
        return steps;
    }

    private static BigMoney nearest(BigMoney price, BigDecimal step) {
        BigDecimal times = price.getAmount().divide(step, 0, RoundingMode.HALF_UP);
        return BigMoney.of(price.getCurrencyUnit(), times.multiply(step));
    }

    /** What is wrong with the formula of an entry, or with parts of one that has no base. */
    static List<Violation> check(PriceBookEntry entry) {
        Violations violations = new Violations();
        Optional<PriceBase> base = entry.find(PriceBookEntryFields.BASE);
        if (base.isEmpty()) {
            PARTS.stream()
                    .filter(entry.values()::has)
                    .forEach(part -> violations.add(Violation.of(part.name(), CatalogErrors.NO_BASE)));
            return violations.list();
        }
        boolean byBook = base.get() == PriceBase.BOOK;
        boolean named = entry.values().has(PriceBookEntryFields.BASE_BOOK);
        String book = PriceBookEntryFields.BASE_BOOK.name();
        violations.require(named || !byBook, book, RecordErrors.REQUIRED);
        violations.require(!named || byBook, book, CatalogErrors.NOT_OF_BASE);
        violations.require(
                base.get() != PriceBase.COST || !entry.values().has(PriceBookEntryFields.BASE_CURRENCY),
                PriceBookEntryFields.BASE_CURRENCY.name(),
                CatalogErrors.NOT_OF_BASE);
        requireSign(entry.find(PriceBookEntryFields.PERCENTAGE), 0, PriceBookEntryFields.PERCENTAGE, violations);
        requireSign(entry.find(PriceBookEntryFields.ROUNDING), 1, PriceBookEntryFields.ROUNDING, violations);
        for (Field<BigMoney> amount : List.of(
                PriceBookEntryFields.SURCHARGE, PriceBookEntryFields.MIN_MARGIN, PriceBookEntryFields.MAX_MARGIN)) {
            boolean otherCurrency = entry.find(PriceBookEntryFields.CURRENCY)
                    .filter(currency -> entry.find(amount)
                            .filter(given -> !given.getCurrencyUnit().equals(currency))
                            .isPresent())
                    .isPresent();
            violations.require(!otherCurrency, amount.name(), CatalogErrors.OTHER_CURRENCY);
        }
        entry.find(PriceBookEntryFields.MIN_MARGIN)
                .filter(least -> entry.find(PriceBookEntryFields.MAX_MARGIN)
                        .filter(least::isSameCurrency)
                        .filter(least::isGreaterThan)
                        .isPresent())
                .ifPresent(least -> violations.add(
                        Violation.of(PriceBookEntryFields.MIN_MARGIN.name(), CatalogErrors.MARGINS_CROSS)));
        return violations.list();
    }

    private static void requireSign(
            Optional<BigDecimal> value, int least, Field<BigDecimal> field, Violations violations) {
        violations.require(
                value.isEmpty() || value.get().signum() >= least,
                field.name(),
                least > 0 ? CatalogErrors.NOT_POSITIVE : CatalogErrors.NEGATIVE_PERCENTAGE);
    }
}
