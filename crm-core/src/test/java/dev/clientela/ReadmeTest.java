package dev.clientela;

import static dev.clientela.privacy.ConsentChannel.EMAIL;
import static dev.clientela.privacy.ConsentPurpose.NEWSLETTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.joda.money.CurrencyUnit.EUR;

import dev.clientela.account.Account;
import dev.clientela.account.AccountFields;
import dev.clientela.account.CreateAccount;
import dev.clientela.agenda.AgendaEntry;
import dev.clientela.agenda.AgendaPage;
import dev.clientela.agenda.AgendaRequest;
import dev.clientela.agenda.TaskTemplate;
import dev.clientela.approval.Answer;
import dev.clientela.approval.ApprovalProcess;
import dev.clientela.approval.ApprovalRequest;
import dev.clientela.approval.ApprovalStatus;
import dev.clientela.approval.ApprovalStep;
import dev.clientela.approval.Approver;
import dev.clientela.approval.DiscountThreshold;
import dev.clientela.approval.SubmitForApproval;
import dev.clientela.calendar.BusinessHours;
import dev.clientela.catalog.AddPriceBookEntry;
import dev.clientela.catalog.AddProduct;
import dev.clientela.catalog.PriceBook;
import dev.clientela.catalog.PriceFormula;
import dev.clientela.catalog.PriceQuote;
import dev.clientela.catalog.PriceRequest;
import dev.clientela.catalog.Product;
import dev.clientela.command.Edit;
import dev.clientela.contact.ContactId;
import dev.clientela.conversion.ConversionPlan;
import dev.clientela.conversion.ConversionReceipt;
import dev.clientela.conversion.ConvertLead;
import dev.clientela.error.ErrorCode;
import dev.clientela.error.ValidationException;
import dev.clientela.event.EventEnvelope;
import dev.clientela.event.EventSubscriber;
import dev.clientela.forecast.AdjustForecast;
import dev.clientela.forecast.Forecast;
import dev.clientela.forecast.ForecastDimension;
import dev.clientela.forecast.ForecastPeriod;
import dev.clientela.forecast.ForecastRequest;
import dev.clientela.forecast.PipelineChange;
import dev.clientela.forecast.SetQuota;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.lead.LeadSource;
import dev.clientela.notification.RecordingNotifications;
import dev.clientela.opportunity.AddLine;
import dev.clientela.opportunity.CashFlow;
import dev.clientela.opportunity.CashFlowRequest;
import dev.clientela.opportunity.EstablishSchedule;
import dev.clientela.opportunity.ForecastCategory;
import dev.clientela.opportunity.OpenOpportunity;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.opportunity.OpportunityLine;
import dev.clientela.opportunity.WinOpportunity;
import dev.clientela.privacy.Erasure;
import dev.clientela.privacy.GiveConsent;
import dev.clientela.quote.AddQuoteLine;
import dev.clientela.quote.DraftQuote;
import dev.clientela.quote.PublicQuote;
import dev.clientela.quote.Quote;
import dev.clientela.quote.QuoteRenderer;
import dev.clientela.quote.QuoteStatus;
import dev.clientela.quote.SentQuote;
import dev.clientela.record.Criterion;
import dev.clientela.record.CustomField;
import dev.clientela.record.Grouping;
import dev.clientela.record.Measure;
import dev.clientela.record.Page;
import dev.clientela.record.ReportResult;
import dev.clientela.record.TextField;
import dev.clientela.record.Trait;
import dev.clientela.security.AccessPolicy;
import dev.clientela.security.Actor;
import dev.clientela.security.InMemoryUserDirectory;
import dev.clientela.security.Owner;
import dev.clientela.security.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The snippets of the README, compiled and run; and that they stand in the README as they do here. */
class ReadmeTest {

    private static final Pattern JAVA_BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    private final List<String> complaints = new ArrayList<>();

    @Test
    @DisplayName("every statement of the README's snippets is compiled and run here, in the README's order")
    void snippetsAreThese() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        String self = squeezed(Files.readString(Path.of("src/test/java/dev/clientela/ReadmeTest.java")));
        self = self.substring(self.indexOf("voidfirstScreen("));
        Matcher blocks = JAVA_BLOCK.matcher(readme);
        int count = 0;
        int at = 0;
        while (blocks.find()) {
            if (blocks.group(1).contains("JpaStore") || blocks.group(1).contains("RuleSet")) {
                continue; // compiled by the ProjectReadmeTest or ReadmeTest of its module
            }
            for (String statement : squeezed(blocks.group(1)).split(";")) {
                at = self.indexOf(statement, at);
                assertThat(at).as("not compiled here: %s", statement).isNotNegative();
                count++;
            }
        }
        assertThat(count).isGreaterThan(20);
    }

    /** Without comments and spaces; formatting differs where lines are broken. */
    private static String squeezed(String code) {
        return code.replaceAll("//[^\n]*", "").replaceAll("\\s+", "");
    }

    @Test
    @DisplayName("the first screen: from a captured lead to a won deal, and what is asked of records")
    void firstScreen() {
        Crm crm = Crm.inMemory();
        CrmSession ada = crm.as(Actor.user("ada"));
        Product engine = ada.products()
                .add(AddProduct.named("Difference engine").code("DE-2").price(Money.of(CurrencyUnit.of("GBP"), 1700)));

        Lead lead = ada.leads()
                .capture(CaptureLead.named("Charles", "Babbage")
                        .company("Analytical Engines")
                        .email("charles@engines.example")
                        .source(LeadSource.WEB));
        ConversionReceipt done =
                ada.conversions().convert(ConvertLead.of(lead.id()).withOpportunity("Engines for the navy"));
        ada.opportunities()
                .addLine(AddLine.to(done.opportunity()).product(engine.id()).quantity(3));
        ada.opportunities().win(WinOpportunity.of(done.opportunity()).because("best_price"));

        assertThat(ada.opportunities().get(done.opportunity()).amount())
                .contains(Money.of(CurrencyUnit.of("GBP"), 5100));
        Instant lastMonth = lead.createdAt().minusSeconds(30 * 24 * 3600);

        Criterion mine = LeadFields.OWNER.is(Owner.user("ada")).and(LeadFields.COUNTRY.in("AR", "ES"));
        Page<Lead> page = ada.leads()
                .list(ada.leads()
                        .query()
                        .where(mine)
                        .orderBy(LeadFields.CREATED_AT.descending())
                        .pageOf(50));

        ReportResult pipeline = ada.opportunities()
                .report(ada.opportunities()
                        .newReport()
                        .where(OpportunityFields.IS_CLOSED.isFalse())
                        .groupBy(Grouping.by(OpportunityFields.STAGE))
                        .measure(Measure.count(), Measure.sum(OpportunityFields.AMOUNT)));

        Optional<Lead> asItWas = ada.leads().stateAt(lead.id(), lastMonth);

        assertThat(page.items()).isEmpty();
        assertThat(pipeline.rows()).isEmpty();
        assertThat(asItWas).isEmpty();
    }

    @Test
    @DisplayName("a basket and its prices, with their reasons")
    void prices() {
        CrmSession ada = Crm.inMemory().as(Actor.user("ada"));
        Product pump = ada.products().add(AddProduct.named("Pump").price(Money.of(EUR, 1700)));
        Account customer = ada.accounts().open(CreateAccount.business("Mines").tagged("gold"));
        LocalDate spring = LocalDate.of(2026, 3, 21);
        LocalDate today = LocalDate.of(2026, 5, 1);

        PriceBook retail = ada.priceBooks().open("Retail");
        ada.priceBookEntries()
                .add(AddPriceBookEntry.to(retail.id())
                        .product(pump.id())
                        .byFormula(EUR, PriceFormula.ofStandard().percent("90").roundedTo("5")));
        ada.priceBookEntries()
                .add(AddPriceBookEntry.to(retail.id())
                        .product(pump.id())
                        .at(Money.of(EUR, 1400))
                        .from(10)
                        .segment("gold")
                        .validFrom(spring));
        PriceQuote quote = ada.prices()
                .quote(PriceRequest.on(today, EUR)
                        .account(customer.id())
                        .from(retail.id())
                        .line(pump.id(), 12));
        String why = quote.lines().get(0).reason().text(Locale.ENGLISH);

        assertThat(quote.total()).isEqualTo(Money.of(EUR, 16_800));
        assertThat(why)
                .isEqualTo("By price book Retail, for the segment gold, from a quantity of 10 on, from 2026-03-21.\n"
                        + "Not by price book Retail, for all customers: a price for a segment goes before one for all"
                        + " customers.");
    }

    @Test
    @DisplayName("what is sold comes in over time")
    void overTime() {
        CrmSession ada = Crm.inMemory().as(Actor.user("ada"));
        Product support = ada.products()
                .add(AddProduct.named("Support").schedulingRevenue().price(Money.of(CurrencyUnit.of("GBP"), 20)));
        Opportunity deal = ada.opportunities().open(OpenOpportunity.named("Care for the engines"));
        ada.opportunities().moveTo(deal.id(), deal.stage(), 50);

        OpportunityLine care = ada.opportunities()
                .addLine(AddLine.to(deal.id()).product(support.id()).quantity(5));
        ada.opportunities()
                .schedule(EstablishSchedule.revenue(care.id())
                        .divide(12)
                        .monthly()
                        .from(LocalDate.of(2026, 7, 1)));
        CashFlow expected = ada.opportunities()
                .cashFlow(CashFlowRequest.from(YearMonth.of(2026, 7)).months(12));

        assertThat(expected.expected(YearMonth.of(2026, 7), CurrencyUnit.of("GBP")))
                .as("half of 8.34")
                .isEqualTo(Money.of(CurrencyUnit.of("GBP"), 4.17));
        assertThat(expected.inflows()).hasSize(12);
    }

    @Test
    @DisplayName("an offer, seen and accepted by its customer")
    void offers() {
        Crm crm = Crm.inMemory();
        CrmSession ada = crm.as(Actor.user("ada"));
        Money freight = Money.of(EUR, 100);
        Product pump = ada.products().add(AddProduct.named("Pump").price(Money.of(EUR, 1700)));
        Account mines = ada.accounts().open(CreateAccount.business("Mines"));
        Opportunity deal =
                ada.opportunities().open(OpenOpportunity.named("Pumps").account(mines.id()));
        ada.opportunities().addLine(AddLine.to(deal.id()).product(pump.id()));

        Quote offer = ada.quotes().draft(DraftQuote.from(deal.id()).validUntil(LocalDate.of(2099, 12, 31)));
        ada.quotes()
                .addLine(AddQuoteLine.to(offer.id())
                        .named("Freight")
                        .unitPrice(freight)
                        .taxPercent(21));
        SentQuote sent = ada.quotes().send(offer.id());
        PublicQuote seen = crm.publicQuotes().show(sent.key().orElseThrow());
        String page = QuoteRenderer.usual().html(seen);
        crm.publicQuotes().accept(sent.key().orElseThrow(), "Mary Somerville");

        assertThat(page).contains("Pump", "Freight", "€1,821.00");
        assertThat(ada.quotes().get(offer.id()).status()).isEqualTo(QuoteStatus.ACCEPTED);
    }

    @Test
    @DisplayName("what is forecast rolls up, and the past of the pipeline adds up to its present")
    void forecasts() {
        Instant lastMonth = Instant.parse("2026-10-01T08:00:00Z");
        Instant now = Instant.parse("2026-11-01T08:00:00Z");
        AtomicReference<Instant> clock = new AtomicReference<>(lastMonth);
        CrmSession ada = Crm.builder()
                .clock(clock::get)
                .users(new InMemoryUserDirectory()
                        .add(User.named("ada", "Ada"))
                        .add(User.named("grace", "Grace").reportingTo("ada")))
                .build()
                .as(Actor.user("ada"));
        Opportunity deal = ada.opportunities()
                .open(OpenOpportunity.named("Engines")
                        .ownedBy(Owner.user("grace"))
                        .stage("proposal")
                        .amount(Money.of(EUR, 90_000))
                        .plannedClose(LocalDate.of(2026, 12, 1)));
        clock.set(now);
        ada.opportunities().edit(deal.id(), Edit.set(OpportunityFields.AMOUNT, Money.of(EUR, 100_000)));

        ForecastPeriod autumn = ForecastPeriod.quarter(2026, 4);
        Forecast forecast = ada.forecasts()
                .of(ForecastRequest.of(autumn).by(ForecastDimension.SELLER).currency(EUR));
        Money bestCase = forecast.of("grace").cumulative(ForecastCategory.BEST_CASE);
        ada.forecasts()
                .adjust(AdjustForecast.of("grace", autumn, ForecastCategory.COMMIT, Money.of(EUR, 120_000))
                        .because("signed"));
        ada.forecasts().setQuota(SetQuota.of("grace", autumn, Money.of(EUR, 200_000)));
        PipelineChange since = ada.forecasts().change(lastMonth, now, Criterion.always());

        assertThat(bestCase).isEqualTo(Money.of(EUR, 100_000));
        assertThat(since.movements())
                .singleElement()
                .satisfies(movement -> assertThat(movement.by()).contains(Money.of(EUR, 10_000)));
        assertThat(since.before().amount(EUR).plus(since.sum(EUR)))
                .isEqualTo(since.after().amount(EUR));
    }

    @Test
    @DisplayName("a deal brings its tasks, and an agenda shows them")
    void agenda() {
        BusinessHours office = BusinessHours.aroundTheClock();
        Crm crm = Crm.builder()
                .taskTemplates(
                        TaskTemplate.of("send-offer", "proposal", "Send {{name}} an offer")
                                .dueAfter(office, Duration.ofHours(8)),
                        TaskTemplate.of("look-at-it", "negotiation", "Look at {{name}}")
                                .forManager()
                                .dueInDays(2))
                .build();
        CrmSession ada = crm.as(Actor.user("ada"));
        Opportunity deal = ada.opportunities().open(OpenOpportunity.named("Engines"));
        Instant monday = deal.createdAt();
        Instant nextYear = monday.plus(Duration.ofDays(300));
        ada.opportunities().moveTo(deal.id(), "proposal");
        AgendaPage week = ada.agenda().between(monday, monday.plus(Duration.ofDays(7)));
        String calendar =
                ada.agenda().export(AgendaRequest.between(monday, nextYear).of(Owner.user("ada")));

        assertThat(week.entries()).extracting(AgendaEntry::title).containsExactly("Send Engines an offer");
        assertThat(calendar).contains("BEGIN:VTODO", "SUMMARY:Send Engines an offer");
    }

    @Test
    @DisplayName("fields of the host, transactions, rehearsals, keys, refusals")
    void promises() {
        Crm crm = Crm.inMemory();
        CrmSession ada = crm.as(Actor.user("ada"));
        Lead lead = ada.leads().capture(CaptureLead.named("Robert", "FitzRoy").company("Admiralty"));

        TextField vessel = crm.fields()
                .define(CustomField.on(Lead.TYPE, "vessel", Trait.SORTABLE).text(80));
        ada.leads().edit(lead.id(), Edit.set(vessel, "HMS Beagle").and(LeadFields.CITY, "London"));

        assertThat(ada.leads().count(vessel.startsWith("hms"))).isEqualTo(1);

        ada.atomically(all -> {
            Lead other = all.leads().capture(CaptureLead.ofCompany("Difference Engines"));
            return all.leads().qualify(other.id());
        });
        ConversionPlan plan = ada.conversions().plan(ConvertLead.of(lead.id()));
        ada.once("web-form-4711").leads().capture(CaptureLead.named("Mary", "Somerville"));

        assertThat(ada.leads().get(lead.id()).isConverted()).isFalse();
        assertThat(plan.account().values().get(AccountFields.NAME)).isEqualTo("Admiralty");

        InMemoryUserDirectory directory = new InMemoryUserDirectory()
                .add(User.named("ada", "Ada").reportingTo("bea"))
                .add(User.named("bea", "Bea"))
                .add(User.named("cid", "Cid").withRoles("director"));
        RecordingNotifications mail = new RecordingNotifications();
        ApprovalProcess large = ApprovalProcess.of("large deals", Opportunity.TYPE)
                .when(OpportunityFields.AMOUNT.isAtLeast(Money.of(CurrencyUnit.EUR, 50_000)))
                .steps(
                        ApprovalStep.of("manager", Approver.managerOfOwner()),
                        ApprovalStep.of("board", Approver.role("director"))
                                .byAll()
                                .beyond(DiscountThreshold.ofLine(20).orTotal(10)));
        Crm strict = Crm.builder()
                .users(directory)
                .approvals(large)
                .notifications(mail)
                .build();
        CrmSession seller = strict.as(Actor.user("ada"));
        CrmSession boss = strict.as(Actor.user("bea"));
        CrmSession post = strict.as(Actor.system("mail"));
        Opportunity army =
                seller.opportunities().open(OpenOpportunity.named("Army").amount(Money.of(CurrencyUnit.EUR, 70_000)));
        ApprovalRequest first = seller.approvals().submit(SubmitForApproval.of(army.ref()));
        strict.housekeeping().runDue(Instant.now());
        String token = (String) mail.sent().get(0).data().get("token");
        Opportunity navy =
                seller.opportunities().open(OpenOpportunity.named("Navy").amount(Money.of(CurrencyUnit.EUR, 60_000)));

        ApprovalRequest asked =
                seller.approvals().submit(SubmitForApproval.of(navy.ref()).comment("big one"));
        boss.approvals().approve(asked.id(), "fine");
        post.approvals().decide(token, Answer.APPROVED, "from my phone");

        assertThat(seller.approvals().get(asked.id()).status()).isEqualTo(ApprovalStatus.APPROVED);
        assertThat(seller.approvals().get(first.id()).status()).isEqualTo(ApprovalStatus.APPROVED);

        ConversionReceipt done = ada.conversions().convert(ConvertLead.of(lead.id()));
        ada.consents().give(GiveConsent.of(done.contact(), NEWSLETTER, EMAIL).evidence("form 17"));
        if (ada.consents().mayContact(done.contact(), NEWSLETTER, EMAIL)) {
            send(done.contact());
        }
        String known = ada.privacy().export(done.contact()).toJson();
        Erasure shown = ada.privacy().planErasure(done.contact());
        crm.as(Actor.user("ada").because("request 17")).privacy().erase(done.contact());

        assertThat(complaints).isNotEmpty();
        complaints.clear();
        assertThat(known).contains("FitzRoy", "HMS Beagle");
        assertThat(shown.records()).contains(lead.ref(), done.contact().ref());
        assertThat(ada.leads().get(lead.id()).name()).isEqualTo(Erasure.PLACEHOLDER);

        try {
            ada.leads().capture(CaptureLead.blank().email("nowhere").with(LeadFields.COUNTRY, "Albion"));
        } catch (ValidationException e) {
            e.violations().forEach(fault -> complain(fault.path(), fault.code(), fault.message(Locale.ENGLISH)));
        }
        assertThat(complaints)
                .containsExactly(
                        "emails[0].address email.malformed This is not an e-mail address.",
                        "country field.too_long The text is too long: at most 2 characters.",
                        "country address.unknown_country This is not a country code of two capital letters.");
    }

    private void send(ContactId contact) {
        complaints.add("sent to " + contact);
    }

    private void complain(String path, ErrorCode code, String message) {
        complaints.add(path + " " + code + " " + message);
    }

    @Test
    @DisplayName("what a host plugs in")
    void ports() {
        InMemoryUserDirectory directory = new InMemoryUserDirectory().add(User.named("ada", "Ada"));
        AccessPolicy policy = AccessPolicy.OPEN;
        RecordingNotifications mail = new RecordingNotifications();
        List<String> heard = new ArrayList<>();
        EventSubscriber erp = new EventSubscriber() {
            @Override
            public String name() {
                return "erp";
            }

            @Override
            public void on(EventEnvelope event) {
                heard.add(event.type());
            }
        };
        Instant now = Instant.parse("2030-01-01T00:00:00Z");

        Crm crm = Crm.builder()
                .users(directory)
                .access(policy)
                .notifications(mail)
                .zone(ZoneId.of("America/Montevideo"))
                .subscriber(erp)
                .build();
        crm.as(Actor.user("ada")).leads().capture(CaptureLead.named("Charles", "Babbage"));
        crm.housekeeping().runDue(now);

        assertThat(heard).containsExactly("lead.captured");
    }
}
