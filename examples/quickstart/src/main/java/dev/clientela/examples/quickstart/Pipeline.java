package dev.clientela.examples.quickstart;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.account.Account;
import dev.clientela.account.AccountFields;
import dev.clientela.catalog.PriceBookEntry;
import dev.clientela.catalog.PriceBookEntryFields;
import dev.clientela.catalog.Product;
import dev.clientela.catalog.ProductFields;
import dev.clientela.intake.Import;
import dev.clientela.intake.Lookup;
import dev.clientela.intake.Row;
import dev.clientela.opportunity.LoseOpportunity;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.opportunity.OpportunityId;
import dev.clientela.opportunity.OpportunityLine;
import dev.clientela.opportunity.OpportunityLineFields;
import dev.clientela.opportunity.WinOpportunity;
import dev.clientela.record.TextFormat;
import dev.clientela.security.Actor;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Deals with companies: customers and products first, then each deal from its opening to won or lost, day by day. */
final class Pipeline {

    /** The data says of no open deal when it is to close; no closed one took half as long again. */
    static final int DAYS_TO_CLOSE = 90;

    private static final TextFormat DOLLARS = TextFormat.ISO.currency(CurrencyUnit.USD);
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final LocalTime EVENING = LocalTime.of(18, 0);

    private static final Map<String, String> COUNTRIES = Stream.of(Locale.getISOCountries())
            .collect(Collectors.toUnmodifiableMap(
                    code -> new Locale("", code).getDisplayCountry(Locale.ENGLISH), Function.identity()));

    private final Crm crm;
    private final CrmSession clerk;
    private final SalesTeam team;
    private final Imported imported;
    private final Map<String, OpportunityId> deals = new HashMap<>();
    private Set<String> products = Set.of();

    Pipeline(Crm crm, CrmSession clerk, SalesTeam team, Imported imported) {
        this.crm = crm;
        this.clerk = clerk;
        this.team = team;
        this.imported = imported;
    }

    /** Notes what comes first: whom one deals with, and what is sold. */
    void plan(Optional<Sheet> accounts, Optional<Sheet> products, LocalDate firstDay, Timeline timeline) {
        accounts.ifPresent(sheet -> timeline.at(at(firstDay, LocalTime.MIN), () -> takeAccounts(sheet)));
        products.ifPresent(sheet -> timeline.at(at(firstDay, LocalTime.MIN), () -> takeProducts(sheet)));
    }

    /** Notes for each day which deals begin and which end. A deal that says no day begins on the last one. */
    void plan(Sheet pipeline, LocalDate lastDay, Timeline timeline) {
        byDay(pipeline, "engage_date", lastDay)
                .forEach((day, rows) -> timeline.at(at(day, MORNING), () -> open(pipeline, rows)));
        List<Row> closed =
                pipeline.rows().stream().filter(row -> isClosed(pipeline, row)).toList();
        byDay(new Sheet(pipeline.file(), pipeline.columns(), closed), "close_date", lastDay)
                .forEach((day, rows) -> timeline.at(at(day, EVENING), () -> close(pipeline, rows)));
    }

    /** The days that deals begin or end on. */
    static SortedSet<LocalDate> days(Sheet pipeline) {
        return pipeline.rows().stream()
                .flatMap(row -> Stream.of("engage_date", "close_date").map(column -> pipeline.cell(row, column)))
                .flatMap(text -> date(text).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void takeAccounts(Sheet accounts) {
        imported.run(
                accounts.file(),
                Import.into(Account.TYPE)
                        .matching(AccountFields.NAME)
                        .format(DOLLARS)
                        .column("account", AccountFields.NAME)
                        .column("sector", AccountFields.INDUSTRY)
                        .translating("sector", Spelling.corrections(accounts.texts("sector"), SalesCrm.industries()))
                        .column("year_established", AccountFields.YEAR_FOUNDED)
                        .column("revenue", AccountFields.ANNUAL_REVENUE, Pipeline::millions)
                        .column("employees", AccountFields.EMPLOYEES)
                        .column("office_location", AccountFields.COUNTRY, Pipeline::countryCode)
                        .translating(
                                "office_location",
                                Spelling.corrections(accounts.texts("office_location"), COUNTRIES.keySet()))
                        .translating("office_location", Map.of("Korea", "South Korea"))
                        .column("subsidiary_of", AccountFields.PARENT, Lookup.by(AccountFields.NAME)),
                accounts.source());
    }

    private void takeProducts(Sheet sheet) {
        products = sheet.texts("product");
        imported.run(
                sheet.file(),
                Import.into(Product.TYPE)
                        .matching(ProductFields.NAME)
                        .column("product", ProductFields.NAME)
                        .column("series", ProductFields.FAMILY)
                        .ignoring("sales_price"),
                sheet.source());
        imported.run(
                sheet.file() + ", prices",
                Import.into(PriceBookEntry.TYPE)
                        .matching(PriceBookEntryFields.PRICE_BOOK, PriceBookEntryFields.PRODUCT)
                        .format(DOLLARS)
                        .constant(
                                PriceBookEntryFields.PRICE_BOOK,
                                clerk.priceBooks().standard().id())
                        .column("product", PriceBookEntryFields.PRODUCT, Lookup.by(ProductFields.NAME))
                        .column("sales_price", PriceBookEntryFields.UNIT_PRICE)
                        .ignoring("series"),
                sheet.source());
    }

    private void open(Sheet pipeline, List<Row> rows) {
        imported.run(pipeline.file(), opportunities(pipeline), pipeline.source(rows))
                .forEach((row, deal) -> deals.put(pipeline.cell(row, "opportunity_id"), new OpportunityId(deal.id())));
        imported.run(pipeline.file() + ", products", lines(pipeline), pipeline.source(rows));
        for (Row row : rows) {
            if (!pipeline.cell(row, "deal_stage").equals("Prospecting")) {
                deal(pipeline, row)
                        .ifPresent(id -> seller(pipeline, row).opportunities().moveTo(id, SalesCrm.ENGAGING));
            }
        }
    }

    private Import<Opportunity> opportunities(Sheet pipeline) {
        Map<String, String> spelling = Spelling.corrections(pipeline.texts("product"), products);
        return Import.into(Opportunity.TYPE)
                .matching(OpportunityFields.EXTERNAL_ID)
                .column("opportunity_id", OpportunityFields.EXTERNAL_ID)
                .column("opportunity_id", OpportunityFields.NAME, id -> "Deal " + id)
                .column("sales_agent", OpportunityFields.OWNER, team::ownerOf)
                .column(
                        "sales_agent",
                        OpportunityFields.TERRITORY,
                        name -> team.named(name).region())
                .column("account", OpportunityFields.ACCOUNT, Lookup.by(AccountFields.NAME))
                .column("engage_date", OpportunityFields.ACTUAL_START)
                .column("engage_date", OpportunityFields.PLANNED_CLOSE, Pipeline::plannedClose)
                .column("product", SalesCrm.PRODUCT, name -> spelling.getOrDefault(name, name))
                .ignoring("deal_stage", "close_date", "close_value");
    }

    /** One product a deal, at the list price until it is sold at another. */
    private Import<OpportunityLine> lines(Sheet pipeline) {
        return Import.into(OpportunityLine.TYPE)
                .matching(OpportunityLineFields.EXTERNAL_ID)
                .column("opportunity_id", OpportunityLineFields.EXTERNAL_ID)
                .column("opportunity_id", OpportunityLineFields.OPPORTUNITY, Lookup.by(OpportunityFields.EXTERNAL_ID))
                .column("product", OpportunityLineFields.PRODUCT, Lookup.by(ProductFields.NAME))
                .translating("product", Spelling.corrections(pipeline.texts("product"), products))
                .constant(OpportunityLineFields.QUANTITY, BigDecimal.ONE)
                .ignoring("sales_agent", "account", "deal_stage", "engage_date", "close_date", "close_value");
    }

    private void close(Sheet pipeline, List<Row> rows) {
        List<Row> won = rows.stream().filter(row -> isWon(pipeline, row)).toList();
        imported.run(pipeline.file() + ", prices sold at", soldPrices(), pipeline.source(won));
        for (Row row : rows) {
            deal(pipeline, row).ifPresent(id -> {
                if (isWon(pipeline, row)) {
                    seller(pipeline, row).opportunities().win(WinOpportunity.of(id));
                } else {
                    seller(pipeline, row).opportunities().lose(LoseOpportunity.of(id));
                }
            });
        }
    }

    private static Import<OpportunityLine> soldPrices() {
        return Import.into(OpportunityLine.TYPE)
                .updatesOnly()
                .matching(OpportunityLineFields.EXTERNAL_ID)
                .format(DOLLARS)
                .column("opportunity_id", OpportunityLineFields.EXTERNAL_ID)
                .column("close_value", OpportunityLineFields.UNIT_PRICE)
                .ignoring("sales_agent", "product", "account", "deal_stage", "engage_date", "close_date");
    }

    private Optional<OpportunityId> deal(Sheet pipeline, Row row) {
        return Optional.ofNullable(deals.get(pipeline.cell(row, "opportunity_id")));
    }

    /** Whoever sells acts, so that the history of each deal names them. */
    private CrmSession seller(Sheet pipeline, Row row) {
        return crm.as(Actor.user(team.named(pipeline.cell(row, "sales_agent")).id()));
    }

    private static boolean isWon(Sheet pipeline, Row row) {
        return pipeline.cell(row, "deal_stage").equals("Won");
    }

    private static boolean isClosed(Sheet pipeline, Row row) {
        return isWon(pipeline, row) || pipeline.cell(row, "deal_stage").equals("Lost");
    }

    private static Map<LocalDate, List<Row>> byDay(Sheet sheet, String column, LocalDate otherwise) {
        Function<Row, LocalDate> day = row -> date(sheet.cell(row, column)).orElse(otherwise);
        return sheet.rows().stream().collect(Collectors.groupingBy(day, TreeMap::new, Collectors.toList()));
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).toInstant(ZoneOffset.UTC);
    }

    /** Empty for what is no date too: the import tells what is wrong with it. */
    private static Optional<LocalDate> date(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LocalDate plannedClose(String engaged) {
        return date(engaged)
                .map(day -> day.plusDays(DAYS_TO_CLOSE))
                .orElseThrow(() -> new IllegalArgumentException("No day: " + engaged));
    }

    private static Money millions(String text) {
        return Money.of(CurrencyUnit.USD, new BigDecimal(text.strip()).movePointRight(6));
    }

    private static String countryCode(String name) {
        String code = COUNTRIES.get(name.strip());
        if (code == null) {
            throw new IllegalArgumentException("No country of that name: " + name);
        }
        return code;
    }
}
