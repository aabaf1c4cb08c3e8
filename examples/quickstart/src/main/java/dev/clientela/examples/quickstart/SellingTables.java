package dev.clientela.examples.quickstart;

import dev.clientela.examples.quickstart.SalesReport.Discount;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What was asked for, paid and forecast, as tables. */
final class SellingTables {

    private SellingTables() {}

    static List<Table> of(SalesReport report) {
        return List.of(
                new Table(
                        "List price and price paid, by product",
                        "Of deals that were won. What was given is below zero where more than the list price was paid.",
                        List.of("Product", "List price", "Won", "Lowest", "Mean", "Highest", "Given"),
                        Tables.rows(
                                report.prices(),
                                price -> List.of(
                                        price.product(),
                                        Tables.money(price.list()),
                                        Tables.count(price.deals()),
                                        Tables.money(price.lowest()),
                                        Tables.money(price.mean()),
                                        Tables.money(price.highest()),
                                        percent(price.given())))),
                discounts("Discounts", "Price paid", report.bands()),
                discounts("Who gives discounts", "Seller", report.givers()),
                new Table(
                        "Forecast by manager, " + Outlook.quarterOf(report.asOf()),
                        "The quota is what was won in the quarter before. A deal is planned to close "
                                + Pipeline.DAYS_TO_CLOSE + " days after it was engaged.",
                        List.of("Manager", "Quota", "Closed", "Attained", "Best case", "Pipeline"),
                        Tables.rows(
                                report.outlook(),
                                line -> List.of(
                                        line.manager(),
                                        line.quota().map(Tables::money).orElse(""),
                                        Tables.money(line.closed()),
                                        line.attainment()
                                                .map(ratio -> percent(ratio.movePointRight(2)))
                                                .orElse(""),
                                        Tables.money(line.bestCase()),
                                        Tables.money(line.pipeline())))));
    }

    private static Table discounts(String title, String first, List<Discount> lines) {
        return new Table(
                title,
                "",
                List.of(first, "Won", "Below list", "At list price", "Paid", "Given"),
                Tables.rows(
                        lines,
                        line -> List.of(
                                line.name(),
                                Tables.count(line.deals()),
                                Tables.count(line.below()),
                                Tables.money(line.list()),
                                Tables.money(line.value()),
                                percent(line.given()))));
    }

    private static String percent(BigDecimal rate) {
        return Tables.percent(Optional.of(rate));
    }
}
