package dev.clientela.examples.quickstart;

import dev.clientela.CrmSession;
import dev.clientela.catalog.PriceRequest;
import dev.clientela.catalog.Product;
import dev.clientela.catalog.ProductId;
import dev.clientela.catalog.QuotedPrice;
import dev.clientela.examples.quickstart.SalesReport.Discount;
import dev.clientela.examples.quickstart.SalesReport.Price;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.opportunity.OpportunityId;
import dev.clientela.opportunity.OpportunityLine;
import dev.clientela.opportunity.OpportunityLineFields;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;

/** What was asked for and what was paid: list prices beside the prices that deals were won at. */
final class Selling {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int WIDEST = 25;
    private static final int BAND = 5;

    private final CrmSession boss;
    private final SalesTeam team;
    private final List<OpportunityLine> sold = new ArrayList<>();
    private final Map<OpportunityId, String> sellers = new HashMap<>();

    Selling(CrmSession boss, SalesTeam team) {
        this.boss = boss;
        this.team = team;
        each(
                boss.opportunities()::list,
                boss.opportunities()
                        .query()
                        .where(OpportunityFields.EXTERNAL_ID.isPresent().and(OpportunityFields.IS_WON.isTrue())),
                deal -> sellers.put(deal.id(), sellerOf(deal)));
        each(
                boss.opportunityLines()::list,
                boss.opportunityLines()
                        .query()
                        .where(OpportunityLineFields.OPPORTUNITY.where(
                                OpportunityFields.EXTERNAL_ID.isPresent().and(OpportunityFields.IS_WON.isTrue()))),
                sold::add);
    }

    private String sellerOf(Opportunity deal) {
        return team.withId(deal.owner().id()).name();
    }

    private static <R extends CrmRecord<R>> void each(
            Function<Query<R>, Page<R>> list, Query<R> query, Consumer<R> taker) {
        Query<R> next = query.pageOf(Query.MAX_PAGE_SIZE);
        Page<R> page = list.apply(next);
        page.items().forEach(taker);
        while (page.next().isPresent()) {
            next = next.after(page.next().get());
            page = list.apply(next);
            page.items().forEach(taker);
        }
    }

    /** What each product costs by the price book on that day, asked for as one basket, and what it was sold at. */
    List<Price> prices(LocalDate day) {
        Map<ProductId, String> names = new LinkedHashMap<>();
        each(boss.products()::list, boss.products().query(), product -> names.put(product.id(), nameOf(product)));
        if (names.isEmpty()) {
            return List.of();
        }
        PriceRequest request = PriceRequest.on(day, CurrencyUnit.USD);
        for (ProductId product : names.keySet()) {
            request = request.line(product, 1);
        }
        List<Price> prices = new ArrayList<>();
        for (QuotedPrice quoted : boss.prices().quote(request).lines()) {
            List<BigDecimal> paid = sold.stream()
                    .filter(line -> line.product().equals(quoted.product()))
                    .map(line -> line.total().getAmount())
                    .sorted()
                    .toList();
            if (!paid.isEmpty()) {
                prices.add(new Price(
                        String.valueOf(names.get(quoted.product())),
                        quoted.unitPrice().getAmount(),
                        paid.size(),
                        paid.get(0),
                        paid.get(paid.size() - 1),
                        sum(paid)));
            }
        }
        prices.sort(Comparator.comparing(Price::list).reversed().thenComparing(Price::product));
        return prices;
    }

    private static String nameOf(Product product) {
        return product.name();
    }

    /** How far below or above the list deals were won, in bands of five percent of the list price. */
    List<Discount> bands() {
        Map<Integer, List<OpportunityLine>> byBand = new java.util.TreeMap<>();
        for (OpportunityLine line : sold) {
            int band = percentOff(line)
                    .divide(BigDecimal.valueOf(BAND), 0, RoundingMode.FLOOR)
                    .intValueExact();
            int widest = WIDEST / BAND;
            byBand.computeIfAbsent(Math.max(-widest - 1, Math.min(widest, band)), b -> new ArrayList<>())
                    .add(line);
        }
        List<Discount> bands = new ArrayList<>();
        byBand.forEach((band, lines) -> bands.add(discount(nameOf(band), lines)));
        return bands;
    }

    private static String nameOf(int band) {
        int from = band * BAND;
        if (from >= WIDEST) {
            return WIDEST + " % off and more";
        } else if (from < -WIDEST) {
            return "more than " + WIDEST + " % above";
        }
        return from >= 0
                ? from + " % to under " + (from + BAND) + " % off"
                : "over " + -(from + BAND) + " % to " + -from + " % above";
    }

    /** Who sells how far below the list, whoever gives most first. */
    List<Discount> givers() {
        Function<OpportunityLine, String> seller = line -> String.valueOf(sellers.get(line.opportunity()));
        Map<String, List<OpportunityLine>> bySeller = new java.util.TreeMap<>();
        sold.forEach(line -> bySeller.computeIfAbsent(seller.apply(line), s -> new ArrayList<>())
                .add(line));
        List<Discount> givers = new ArrayList<>();
        bySeller.forEach((name, lines) -> givers.add(discount(name, lines)));
        givers.sort(Comparator.comparing(Discount::given).reversed().thenComparing(Discount::name));
        return givers;
    }

    private static Discount discount(String name, List<OpportunityLine> lines) {
        return new Discount(
                name,
                lines.size(),
                lines.stream().filter(line -> percentOff(line).signum() > 0).count(),
                sum(lines.stream().map(Selling::listed).toList()),
                sum(lines.stream().map(line -> line.total().getAmount()).toList()));
    }

    /** Below zero for what was sold above the list. */
    private static BigDecimal percentOff(OpportunityLine line) {
        BigDecimal listed = listed(line);
        return listed.subtract(line.total().getAmount()).multiply(HUNDRED).divide(listed, 4, RoundingMode.HALF_UP);
    }

    private static BigDecimal listed(OpportunityLine line) {
        return line.listPrice().getAmount().multiply(line.quantity());
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
