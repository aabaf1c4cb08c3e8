package dev.clientela.examples.quickstart;

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
 * @param rules what was decided by rule, and why
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
        List<RulesReport> rules) {

    /** Deals at a stage, or of an age, and what they are worth in US dollars. */
    record StageLine(String name, long deals, BigDecimal value) {}

    /** Deals won and lost, and what the won ones brought in US dollars. */
    record WinLoss(String name, long won, long lost, BigDecimal value) {

        /** Won of all closed, in percent to four decimals; empty when nothing was closed. */
        Optional<BigDecimal> winRate() {
            return percent(won, won + lost);
        }
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
