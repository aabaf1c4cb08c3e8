package dev.clientela.examples.benchmarks.database;

import java.util.List;

/**
 * Two measurements of one benchmark, side by side.
 *
 * @param batch how many operations a score is the time of
 * @param most the greatest ratio of the times aimed at; 0 when none is
 */
record Comparison(String title, String benchmark, String clientela, String beside, int batch, double most) {

    private static final double WRITE = 1.3;
    private static final double HALF_THE_ROWS = 2.0;
    private static final double DEEP = 1.2;
    private static final double REPORT = 1.1;

    static final List<Comparison> ALL = List.of(
            new Comparison("capture a lead", "Capture", "clientela", "byHand", 1, 0),
            new Comparison("capture a lead, 4 threads", "Capture", "clientela4Threads", "byHand4Threads", 1, WRITE),
            new Comparison("convert a lead", "Convert", "clientela", "byHand", Convert.LEADS, 0),
            new Comparison(
                    "convert a lead, 4 threads",
                    "Convert",
                    "clientela4Threads",
                    "byHand4Threads",
                    Convert.LEADS,
                    WRITE),
            new Comparison(
                    "import a lead of 100,000", "ImportLeads", "clientela", "byHand", ImportLeads.LEADS, HALF_THE_ROWS),
            new Comparison("  beside COPY", "ImportLeads", "clientela", "copy", ImportLeads.LEADS, 0),
            new Comparison("page of 50 at depth 10", "Pages", "clientelaDepth10", "byHandDepth10", 1, 0),
            new Comparison("page of 50 at depth 500,000", "Pages", "clientelaDepth500000", "byHandDepth500000", 1, 0),
            new Comparison("  beside depth 10", "Pages", "clientelaDepth500000", "clientelaDepth10", 1, DEEP),
            new Comparison("page of 50 of one seller", "Pages", "clientelaOneSeller", "byHandOneSeller", 1, 0),
            new Comparison("pipeline of 1,000,000 deals", "PipelineReport", "clientela", "byHand", 1, REPORT),
            new Comparison(
                    "cash flow of 1,000,000 deals", "SalesFigures", "clientelaCashFlow", "byHandCashFlow", 1, REPORT),
            new Comparison("  in one currency", "SalesFigures", "clientelaCashFlowInEuros", "byHandCashFlow", 1, 0),
            new Comparison("sales by seller", "SalesFigures", "clientelaSales", "byHandSales", 1, REPORT));
}
