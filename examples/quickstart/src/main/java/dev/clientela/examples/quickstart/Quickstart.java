package dev.clientela.examples.quickstart;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.quote.RecordingOrders;
import dev.clientela.record.Moment;
import dev.clientela.rules.RuleContext;
import dev.clientela.security.Actor;
import dev.clientela.security.Tenant;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A company's sales data, lived through again inside an embedded CRM, and the report of it.
 *
 * <p>Reads the folder of CSV files that the system property {@code crm.data} names, or a small sample; keeps the records
 * in memory, or on the database that {@code crm.store} names ({@code h2}, {@code postgres}); prints the report and writes
 * it as a page into the folder {@code crm.out}, {@code quickstart-output} by default.
 */
public final class Quickstart {

    private Quickstart() {}

    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        DataFolder folder = DataFolder.at(property("crm.data").map(Path::of));
        SalesReport report;
        try (Storage storage = Storage.named(property("crm.store").orElse("memory"))) {
            report = run(folder, storage, System.err);
        }
        List<Table> tables = Tables.of(report);
        new Console(out).print(report, tables);
        Path page = HtmlPage.write(report, tables, Path.of(property("crm.out").orElse("quickstart-output")));
        out.println();
        out.println("The same with charts: " + page.toAbsolutePath());
    }

    private static Optional<String> property(String name) {
        return Optional.ofNullable(System.getProperty(name)).filter(text -> !text.isBlank());
    }

    /** Takes everything in, day by day, and asks for the figures. */
    static SalesReport run(DataFolder folder, Storage storage, PrintStream progress) throws IOException {
        SalesTeam team = SalesTeam.of(folder.sheet("sales_teams.csv"));
        RuleDocuments documents = RuleDocuments.of(folder, team);
        LeadRules leadRules = LeadRules.of(documents, team);
        HostClock clock = new HostClock();
        RecordingOrders orders = new RecordingOrders();
        Crm crm = SalesCrm.open(storage.store(), team, leadRules, clock, orders);
        CrmSession clerk = crm.as(Actor.system("quickstart").because("taking over the sales data"));
        Imported imported = new Imported(clerk);
        Timeline timeline = new Timeline();
        Funnel funnel = new Funnel(clerk, team.sellers().get(0), imported);

        Optional<LocalDate> lastSale = planSales(folder, timeline, new Pipeline(crm, clerk, team, imported));
        Optional<LocalDate> lastLead = planLeads(folder, timeline, funnel);
        LocalDate asOf = Stream.of(lastSale, lastLead)
                .flatMap(Optional::stream)
                .max(LocalDate::compareTo)
                .orElseThrow(() -> new IllegalArgumentException("No sales data in " + folder));
        timeline.replay(clock, new Progress(progress, "Living through the data " + storage.place()));

        Moment now = new Moment(clock.instant(), ZoneOffset.UTC);
        List<RulesReport> rules = new ArrayList<>();
        if (!funnel.captured().isEmpty()) {
            rules.add(new LeadRulings(clerk, leadRules).report(funnel.captured(), now));
        }
        DealRules.of(documents, RuleContext.of(crm.fields()).staffedBy(team.directory(), Tenant.DEFAULT))
                .ifPresent(dealRules -> rules.add(new DealRulings(clerk, dealRules, now).report()));
        Figures figures = new Figures(clerk, team);
        Selling selling = new Selling(clerk, team);
        Earnings earnings = new Earnings(clerk, team, asOf);
        List<SalesReport.Earned> earned = earnings.settle();
        return new SalesReport(
                folder.toString(),
                asOf,
                imported.reports(),
                new Problems(clerk, team).find(imported.reports(), figures.sellers()),
                figures.stages(),
                figures.total(),
                figures.regions(),
                figures.managers(),
                figures.sellers(),
                figures.products(),
                figures.months(),
                figures.openByAge(asOf),
                figures.origins(),
                figures.leadMonths(),
                selling.prices(asOf),
                selling.bands(),
                selling.givers(),
                new Outlook(clerk, team).of(asOf),
                earned,
                earnings.statement(earned),
                rules,
                new FirstOffer(crm, clerk, team, orders).tell(asOf));
    }

    private static Optional<LocalDate> planSales(DataFolder folder, Timeline timeline, Pipeline pipeline)
            throws IOException {
        Optional<Sheet> deals = folder.sheet("sales_pipeline.csv");
        SortedSet<LocalDate> days = deals.map(Pipeline::days).orElseGet(TreeSet::new);
        if (days.isEmpty()) {
            return Optional.empty();
        }
        pipeline.plan(folder.sheet("accounts.csv"), folder.sheet("products.csv"), days.first(), timeline);
        pipeline.plan(deals.orElseThrow(), days.last(), timeline);
        return Optional.of(days.last());
    }

    private static Optional<LocalDate> planLeads(DataFolder folder, Timeline timeline, Funnel funnel)
            throws IOException {
        Optional<Sheet> leads = folder.sheet("leads.csv", "olist_marketing_qualified_leads_dataset.csv");
        if (leads.isEmpty()) {
            return Optional.empty();
        }
        Sheet deals = folder.sheet("deals.csv", "olist_closed_deals_dataset.csv")
                .orElseGet(() -> new Sheet("deals.csv", List.of("mql_id", "seller_id", "won_date"), List.of()));
        funnel.plan(leads.get(), deals, timeline);
        return Funnel.lastDay(leads.get(), deals);
    }
}
