package dev.clientela.catalog;

import dev.clientela.command.Execution;
import dev.clientela.error.CrmException;
import dev.clientela.error.Messages;
import dev.clientela.error.RefusedException;
import dev.clientela.money.ExchangeRates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

/**
 * Reckons what entries say: their own price, the standard one, or one by formula. What goes wrong in a rule is an error that
 * names it.
 */
final class PriceReckoning {

    /** How many prices may rest on each other. */
    static final int MAX_DEPTH = 10;

    private final Execution execution;
    private final PriceShelf shelf;
    private final PriceCustomer customer;
    private final LocalDate date;
    private final Map<ProductId, Product> products;

    /** A price, and the steps to it where it is by formula. */
    record Reckoned(BigMoney price, List<PriceStep> steps) {}

    PriceReckoning(
            Execution execution,
            PriceShelf shelf,
            PriceCustomer customer,
            LocalDate date,
            Map<ProductId, Product> products) {
        this.execution = execution;
        this.shelf = shelf;
        this.customer = customer;
        this.date = date;
        this.products = products;
    }

    /** @throws RefusedException {@code price.rule_failed} with the rule that cannot be reckoned */
    Reckoned of(PriceBookEntry entry, BigDecimal quantity) {
        return of(entry, quantity, new LinkedHashSet<>());
    }

    private Reckoned of(PriceBookEntry entry, BigDecimal quantity, Set<PriceBookEntryId> path) {
        Optional<BigMoney> own = entry.unitPrice();
        if (own.isPresent()) {
            return new Reckoned(own.get(), List.of());
        }
        try {
            if (!path.add(entry.id())) {
                throw new RefusedException(CatalogErrors.CIRCLE, Map.of("entry", entry.id()));
            }
            if (path.size() > MAX_DEPTH) {
                throw new RefusedException(CatalogErrors.TOO_DEEP, Map.of("max", MAX_DEPTH));
            }
            Reckoned reckoned = byRule(entry, quantity, path);
            path.remove(entry.id());
            return reckoned;
        } catch (RefusedException failure) {
            throw failure.code().equals(CatalogErrors.RULE_FAILED) ? failure : failed(entry, failure);
        }
    }

    private Reckoned byRule(PriceBookEntry entry, BigDecimal quantity, Set<PriceBookEntryId> path) {
        Optional<PriceFormula> formula = entry.formula();
        if (formula.isEmpty()) {
            return new Reckoned(inBook(entry, entry.currency(), quantity, path), List.of());
        }
        BigMoney base = formula.get().base() == PriceBase.COST
                ? cost(entry.product())
                : inBook(entry, formula.get().baseCurrency().orElse(entry.currency()), quantity, path);
        List<PriceStep> steps = new ArrayList<>();
        steps.add(new PriceStep(PriceStep.Kind.BASE, base));
        if (!base.getCurrencyUnit().equals(entry.currency())) {
            base = execution
                    .port(ExchangeRates.class)
                    .require(base.getCurrencyUnit(), entry.currency(), date)
                    .convert(base);
            steps.add(new PriceStep(PriceStep.Kind.CONVERTED, base));
        }
        steps.addAll(formula.get().steps(base));
        BigMoney price = steps.get(steps.size() - 1).result();
        if (price.isNegative()) {
            throw new RefusedException(CatalogErrors.NEGATIVE, Map.of("price", price));
        }
        return new Reckoned(price, steps);
    }

    private BigMoney cost(ProductId product) {
        return Optional.ofNullable(products.get(product))
                .flatMap(Product::cost)
                .orElseThrow(() -> new RefusedException(CatalogErrors.NO_COST, Map.of("product", product)));
    }

    /** What the product costs in the book that the entry rests on, for the same customer, day and quantity. */
    private BigMoney inBook(
            PriceBookEntry entry, CurrencyUnit currency, BigDecimal quantity, Set<PriceBookEntryId> path) {
        Optional<PriceBookId> book = shelf.base(entry);
        List<PriceTrial.Candidate> candidates =
                book.map(id -> shelf.entries(id, entry.product())).orElse(List.of()).stream()
                        .map(candidate -> new PriceTrial.Candidate(candidate, "", 0))
                        .toList();
        TriedPrice decided = new PriceTrial(customer, date, quantity, currency)
                .of(candidates)
                .decided()
                .orElseThrow(() -> Prices.notFound(book, entry.product(), Optional.of(currency)));
        return of(decided.entry(), quantity, path).price();
    }

    private static RefusedException failed(PriceBookEntry rule, CrmException cause) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("rule", rule.id());
        parameters.put("price_book", rule.priceBook());
        parameters.put("product", rule.product());
        parameters.put("cause", cause.code().value());
        cause.parameters().forEach(parameters::putIfAbsent);
        Map<String, Object> told = new HashMap<>(parameters);
        for (String language : List.of("en", "es")) {
            Locale locale = Locale.forLanguageTag(language);
            told.put("cause", cause.message(locale));
            parameters.put("message_" + language, Messages.in(locale).of(CatalogErrors.RULE_FAILED, told));
        }
        RefusedException failure = new RefusedException(CatalogErrors.RULE_FAILED, parameters);
        failure.addSuppressed(cause);
        return failure;
    }
}
