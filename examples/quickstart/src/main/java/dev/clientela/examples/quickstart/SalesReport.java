package dev.clientela.examples.quickstart;

import dev.clientela.examples.quickstart.RulesReport.Shown;
import dev.clientela.intake.ImportReport;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that the quickstart has to tell, as figures.
 *
 * @param source where the data came from
 * @param asOf the last day of the data
 * @param imports what became of the rows of each file
 * @param prices what products cost and were sold at
 * @param bands how far below the list deals were won
 * @param givers who sold how far below it
 * @param outlook the last quarter, by manager
 * @param earned what sellers earned in the last quarter, and got
 * @param statement how the last month of one of them came about
 * @param rules what was decided by rule, and why
 * @param offer how one offer went
 */
record SalesReport(
        String source,
        LocalDate asOf,
        Map<String, ImportReport> imports,
        List<Problem> problems,
        List<StageLine> stages,
        List<WinLoss> total,
        List<WinLoss> regions,
        List<WinLoss> managers,
        List<WinLoss> sellers,
        List<WinLoss> products,
        List<WinLoss> months,
        List<StageLine> openByAge,
        List<Conversion> origins,
        List<Conversion> leadMonths,
        List<Price> prices,
        List<Discount> bands,
        List<Discount> givers,
        List<ManagersForecast> outlook,
        List<Earned> earned,
        Optional<SellersStatement> statement,
        List<RulesReport> rules,
        Optional<Shown> offer) {

    /** Deals at a stage, or of an age, and what they are worth in US dollars. */
    record StageLine(String name, long deals, BigDecimal value) {}

    /** Deals won and lost, and what the won ones brought in US dollars. */
    record WinLoss(String name, long won, long lost, BigDecimal value) {

        /** Won of all closed, in percent to four decimals; empty when nothing was closed. */
        Optional<BigDecimal> winRate() {
            return percent(won, won + lost);
        }
    }

    /** A product's list price, and what it was sold at in deals that were won. */
    record Price(String product, BigDecimal list, long deals, BigDecimal lowest, BigDecimal highest, BigDecimal value) {

        BigDecimal mean() {
            return value.divide(BigDecimal.valueOf(deals), 2, RoundingMode.HALF_UP);
        }

        /** What was given of the list price on average, in percent to four decimals; below zero for what was added. */
        BigDecimal given() {
            return share(list.multiply(BigDecimal.valueOf(deals)), value);
        }
    }

    /** Won deals, how many of them below the list, and what they brought beside what they would have at list price. */
    record Discount(String name, long deals, long below, BigDecimal list, BigDecimal value) {

        /** What was given of the list price, in percent to four decimals; below zero for what was added. */
        BigDecimal given() {
            return share(list, value);
        }
    }

    /**
     * What a manager's sellers have closed in a quarter, and what they may still.
     *
     * @param quota empty where they closed nothing in the quarter before
     */
    record ManagersForecast(
            String manager,
            Optional<BigDecimal> quota,
            BigDecimal closed,
            Optional<BigDecimal> attainment,
            BigDecimal bestCase,
            BigDecimal pipeline) {}

    /** What a seller won in a quarter, in how many deals, and the commission that was settled for it, in US dollars. */
    record Earned(String seller, long deals, BigDecimal sold, BigDecimal commission) {}

    /**
     * What a seller earned in a month, deal by deal.
     *
     * @param open how much of it is not settled
     */
    record SellersStatement(
            String seller, String month, List<Earning> earnings, BigDecimal commission, BigDecimal open) {}

    /** What one deal earned its seller, and of which parts of its amount at which percentages. */
    record Earning(LocalDate wonOn, String deal, BigDecimal amount, String reckoned, BigDecimal commission) {}

    private static BigDecimal share(BigDecimal list, BigDecimal value) {
        return list.subtract(value).movePointRight(2).divide(list, 4, RoundingMode.HALF_UP);
    }

    /** Leads, and how many of them became customers. */
    record Conversion(String name, long leads, long converted) {

        /** In percent to four decimals; empty when there were no leads. */
        Optional<BigDecimal> rate() {
            return percent(converted, leads);
        }
    }

    /** Something wrong with the data, in how many rows, and how it was settled. */
    record Problem(String file, String what, long rows, String settled) {}

    private static Optional<BigDecimal> percent(long part, long whole) {
        return whole == 0
                ? Optional.empty()
                : Optional.of(
                        BigDecimal.valueOf(part * 100).divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP));
    }
}
