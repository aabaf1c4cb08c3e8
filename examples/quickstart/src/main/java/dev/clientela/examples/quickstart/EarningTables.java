package dev.clientela.examples.quickstart;

import dev.clientela.examples.quickstart.SalesReport.SellersStatement;
import java.util.ArrayList;
import java.util.List;

/** What sellers earned, as tables. */
final class EarningTables {

    private EarningTables() {}

    static List<Table> of(SalesReport report) {
        List<Table> tables = new ArrayList<>();
        tables.add(new Table(
                "Commission by seller, " + Outlook.quarterOf(report.asOf()),
                "Earned as each deal was won: 2 % of its first 1,000, 3.5 % of what goes on up to 5,000, 5 % of the rest. The"
                        + " quarter is settled for everybody at once.",
                List.of("Seller", "Won", "Value won", "Settled"),
                Tables.rows(
                        report.earned(),
                        line -> List.of(
                                line.seller(),
                                Tables.count(line.deals()),
                                Tables.money(line.sold()),
                                Tables.cents(line.commission())))));
        report.statement().ifPresent(statement -> tables.add(statement(statement)));
        return tables;
    }

    private static Table statement(SellersStatement statement) {
        return new Table(
                "Statement of " + statement.seller() + ", " + statement.month(),
                "Each deal, and which part of its amount earned what: " + Tables.cents(statement.commission())
                        + " in all, of which " + Tables.cents(statement.open()) + " is not settled.",
                List.of("Won on", "Deal", "Amount", "Reckoned", "Commission"),
                Tables.rows(
                        statement.earnings(),
                        earning -> List.of(
                                earning.wonOn().toString(),
                                earning.deal(),
                                Tables.money(earning.amount()),
                                earning.reckoned(),
                                Tables.cents(earning.commission()))));
    }
}
