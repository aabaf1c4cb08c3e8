package dev.clientela.persistence.jpa;

import static dev.clientela.persistence.jpa.Office.MOMENT;

import dev.clientela.CrmSession;
import dev.clientela.account.Account;
import dev.clientela.account.AccountFields;
import dev.clientela.account.CreateAccount;
import dev.clientela.activity.Direction;
import dev.clientela.activity.LogActivity;
import dev.clientela.activity.PlanActivity;
import dev.clientela.catalog.PriceRequest;
import dev.clientela.command.Edit;
import dev.clientela.contact.Contact;
import dev.clientela.contact.ContactFields;
import dev.clientela.conversion.ConversionReceipt;
import dev.clientela.conversion.ConvertLead;
import dev.clientela.forecast.ForecastDimension;
import dev.clientela.forecast.ForecastPeriod;
import dev.clientela.forecast.ForecastRequest;
import dev.clientela.forecast.ForecastType;
import dev.clientela.intake.CsvSource;
import dev.clientela.intake.CsvTarget;
import dev.clientela.intake.Export;
import dev.clientela.intake.Import;
import dev.clientela.intake.Lookup;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.lead.LeadId;
import dev.clientela.lead.LeadLostReason;
import dev.clientela.opportunity.AddInstalment;
import dev.clientela.opportunity.AddLine;
import dev.clientela.opportunity.CashFlowRequest;
import dev.clientela.opportunity.InstalmentId;
import dev.clientela.opportunity.LoseOpportunity;
import dev.clientela.opportunity.OpenOpportunity;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.opportunity.OpportunityLine;
import dev.clientela.opportunity.SplitOpportunity;
import dev.clientela.opportunity.WinOpportunity;
import dev.clientela.record.Criterion;
import dev.clientela.record.Grouping;
import dev.clientela.record.Measure;
import dev.clientela.record.RelativePeriod;
import dev.clientela.security.Owner;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.List;
import org.joda.money.CurrencyUnit;

/** What a user of the kernel does, with {@code n} records where there can be many. */
enum UseCase {
    FIND((office, n) -> {
        Lead lead = office.lead(0);
        return () -> office.ada().leads().get(lead.id());
    }),
    FIND_BY_EXTERNAL_ID((office, n) -> {
        office.leads(n);
        return () -> office.ada().leads().findByExternalId("x1");
    }),
    LIST_ALL_OF_ONE_PAGE((office, n) -> {
        office.leads(n);
        return () -> office.ada().leads().list(office.ada().leads().query().pageOf(n));
    }),
    LIST_A_PAGE_OF_FIVE((office, n) -> {
        office.leads(n);
        return () -> office.ada()
                .leads()
                .list(office.ada()
                        .leads()
                        .query()
                        .where(LeadFields.TAGS.has("fair").and(LeadFields.OWNER.is(office.owner())))
                        .orderBy(LeadFields.LAST_NAME.ascending())
                        .pageOf(5));
    }),
    LIST_WITH_CUSTOM_FIELDS((office, n) -> {
        office.accounts(n);
        CrmSession ada = office.withCustomField();
        return () -> ada.accounts().list(ada.accounts().query().pageOf(n));
    }),
    COUNT((office, n) -> {
        office.leads(n);
        return () -> office.ada().leads().count(LeadFields.TAGS.has("fair"));
    }),
    REPORT((office, n) -> {
        office.deals(n);
        return () -> office.ada()
                .opportunities()
                .report(office.ada()
                        .opportunities()
                        .newReport()
                        .groupBy(
                                Grouping.by(OpportunityFields.STAGE),
                                Grouping.by(OpportunityFields.PLANNED_CLOSE, RelativePeriod.Unit.MONTH),
                                Grouping.by(AccountFields.COUNTRY).through(OpportunityFields.ACCOUNT))
                        .measure(Measure.count(), Measure.sum(OpportunityFields.AMOUNT)));
    }),
    HISTORY((office, n) -> {
        Lead lead = office.lead(0);
        for (int i = 0; i < n; i++) {
            office.ada().leads().edit(lead.id(), Edit.set(LeadFields.SCORE, (long) i));
        }
        return () -> office.ada().leads().history(lead.id());
    }),
    TIMELINE((office, n) -> {
        Lead lead = office.lead(0);
        office.calls(lead, n);
        return () -> office.ada()
                .activities()
                .list(office.ada().activities().timeline(List.of(lead.ref())).pageOf(n));
    }),
    HISTORY_OF_A_CUSTOMER((office, n) -> {
        Lead lead = office.lead(0);
        office.calls(lead, n);
        ConversionReceipt receipt = office.ada().conversions().convert(ConvertLead.of(lead.id()));
        return () -> office.ada().conversions().history(receipt.account());
    }),
    DESCENDANTS((office, n) -> {
        Account top = office.account(0);
        for (int i = 1; i <= n; i++) {
            office.ada().accounts().moveUnder(office.account(i).id(), top.id());
        }
        return () -> office.ada().accounts().descendants(top.id());
    }),
    CAPTURE((office, n) -> () -> office.lead(1)),
    CAPTURE_WITH_MANY_TAGS(
            (office, n) -> () -> office.ada().leads().capture(office.command(1).tagged(Office.names(n)))),
    CAPTURE_ONCE((office, n) -> () -> office.ada().once("k1").leads().capture(office.command(1))),
    CAPTURE_AGAIN_BY_THE_SAME_KEY((office, n) -> {
        office.ada().once("k1").leads().capture(office.command(1));
        return () -> office.ada().once("k1").leads().capture(office.command(1));
    }),
    ACCEPT((office, n) -> () -> office.ada().pendingLeads().accept(office.command(1))),
    CAPTURE_MANY_AT_ONCE((office, n) -> () -> office.leads(n)),
    EDIT((office, n) -> {
        Lead lead = office.lead(0);
        return () -> office.ada().leads().edit(lead.id(), Edit.set(LeadFields.TITLE, "Dr"));
    }),
    EDIT_ELEMENTS((office, n) -> {
        Lead lead = office.lead(0);
        return () -> office.ada().leads().tag(lead.id(), Office.names(n));
    }),
    EDIT_CUSTOM_FIELD((office, n) -> {
        Account account = office.account(0);
        CrmSession ada = office.withCustomField();
        return () -> ada.accounts().edit(account.id(), Edit.set(Office.GRADE, "b"));
    }),
    EDIT_MANY_AT_ONCE((office, n) -> {
        List<Lead> leads = office.leads(n);
        List<LeadId> ids = leads.stream().map(Lead::id).toList();
        return () -> office.ada().leads().editAll(ids, Edit.set(LeadFields.TITLE, "Dr"));
    }),
    ASSIGN((office, n) -> {
        Lead lead = office.lead(0);
        return () -> office.ada().leads().assign(lead.id(), Owner.user("bob"));
    }),
    LOSE_A_LEAD((office, n) -> {
        Lead lead = office.lead(0);
        return () -> office.ada().leads().lose(lead.id(), LeadLostReason.NO_BUDGET);
    }),
    DELETE((office, n) -> {
        Lead lead = office.lead(0);
        return () -> office.ada().leads().delete(lead.id());
    }),
    DRY_RUN_OF_CAPTURE((office, n) ->
            () -> office.ada().dryRun(bound -> bound.leads().capture(office.command(1)))),
    CONVERT((office, n) -> {
        Lead lead = office.lead(0);
        return () -> office.ada().conversions().convert(ConvertLead.of(lead.id()));
    }),
    CONVERT_INTO_NAMED((office, n) -> {
        Lead lead = office.lead(0);
        Account account = office.account(7);
        Contact contact = office.contact(account, 7);
        return () -> office.ada()
                .conversions()
                .convert(ConvertLead.of(lead.id()).intoAccount(account.id()).intoContact(contact.id()));
    }),
    CONVERT_INTO_MATCHED((office, n) -> {
        CrmSession ada = office.usingMatches();
        ada.conversions().convert(ConvertLead.of(office.lead(0).id()));
        Lead again = office.lead(0);
        return () -> ada.conversions().convert(ConvertLead.of(again.id()));
    }),
    CONVERT_WITH_NAMESAKES((office, n) -> {
        for (int i = 0; i < n; i++) {
            office.ada().accounts().open(CreateAccount.business("Company 0"));
        }
        Lead lead = office.lead(0);
        return () -> office.ada().conversions().convert(ConvertLead.of(lead.id()));
    }),
    CONVERT_WITH_ACTIVITIES((office, n) -> {
        Lead lead = office.lead(0);
        office.calls(lead, n);
        return () -> office.ada().conversions().convert(ConvertLead.of(lead.id()));
    }),
    PLAN_A_CONVERSION((office, n) -> {
        Lead lead = office.lead(0);
        return () -> office.ada().conversions().plan(ConvertLead.of(lead.id()));
    }),
    UNDO_A_CONVERSION((office, n) -> {
        Lead lead = office.lead(0);
        office.calls(lead, n);
        ConversionReceipt receipt = office.ada().conversions().convert(ConvertLead.of(lead.id()));
        return () -> office.ada().conversions().undo(receipt.id());
    }),
    OPEN_A_DEAL((office, n) -> {
        Account account = office.account(0);
        return () ->
                office.ada().opportunities().open(OpenOpportunity.named("Deal").account(account.id()));
    }),
    PRICE_A_BASKET((office, n) -> {
        PriceRequest basket = office.basket(n, n);
        return () -> office.ada().prices().quote(basket);
    }),
    PRICE_FIVE_OF_MANY_PRODUCTS((office, n) -> {
        PriceRequest basket = office.basket(5, n);
        return () -> office.ada().prices().quote(basket);
    }),
    ADD_A_LINE((office, n) -> {
        Opportunity deal = office.dealOf(n);
        return () -> office.ada()
                .opportunities()
                .addLine(AddLine.to(deal.id()).product(office.product().id()).quantity(2));
    }),
    LIST_LINES((office, n) -> {
        Opportunity deal = office.dealOf(n);
        return () -> office.ada().opportunities().lines(deal.id());
    }),
    MOVE_A_DEAL((office, n) -> {
        Opportunity deal = office.dealOf(n);
        return () -> office.ada().opportunities().moveTo(deal.id(), "proposal");
    }),
    WIN_A_DEAL((office, n) -> {
        Opportunity deal = office.dealOf(n);
        return () -> office.ada().opportunities().win(WinOpportunity.of(deal.id()));
    }),
    LOSE_A_DEAL((office, n) -> {
        Opportunity deal = office.dealOf(n);
        return () ->
                office.ada().opportunities().lose(LoseOpportunity.of(deal.id()).because("price"));
    }),
    FORECAST_BY_SELLER((office, n) -> {
        office.deals(n);
        return () -> office.ada().forecasts().of(year());
    }),
    FORECAST_IN_ONE_CURRENCY((office, n) -> {
        office.deals(n);
        return () -> office.ada().forecasts().of(year().currency(CurrencyUnit.EUR));
    }),
    FORECAST_BY_TERRITORY((office, n) -> {
        office.deals(n);
        return () -> office.ada().forecasts().of(year().by(ForecastDimension.TERRITORY));
    }),
    FORECAST_BY_MONTH((office, n) -> {
        office.deals(n);
        return () -> office.ada().forecasts().of(year().by(ForecastDimension.MONTH));
    }),
    FORECAST_BY_PRODUCT((office, n) -> {
        office.dealOf(n);
        return () -> office.ada().forecasts().of(year().by(ForecastDimension.PRODUCT_FAMILY));
    }),
    FORECAST_BY_SCHEDULE((office, n) -> {
        office.deals(n);
        return () -> office.ada().forecasts().of(year().type(ForecastType.SCHEDULE_DATE));
    }),
    FORECAST_OF_THE_PAST((office, n) -> {
        office.deals(n);
        return () -> office.ada().forecasts().of(year().asOf(MOMENT));
    }),
    PIPELINE_OF_THE_PAST((office, n) -> {
        office.deals(n);
        return () -> office.ada().forecasts().pipelineAt(MOMENT, Criterion.always());
    }),
    CHANGE_OF_THE_PIPELINE((office, n) -> {
        office.deals(n);
        return () -> office.ada().forecasts().change(MOMENT.minusSeconds(60), MOMENT, Criterion.always());
    }),
    SPLIT_A_DEAL((office, n) -> {
        Opportunity deal = office.dealOf(n);
        return () -> office.ada()
                .opportunities()
                .split(SplitOpportunity.of(deal.id()).revenue("ada", 60).revenue("bea", 40));
    }),
    SALES_BY_SELLER((office, n) -> {
        office.soldDeals(n);
        return () -> office.ada().commissions().salesBySeller(year().period());
    }),
    SCHEDULE_A_LINE((office, n) -> {
        OpportunityLine line = office.scheduledLine(1);
        office.ada().instalments().clear(line.id());
        return () -> office.ada().opportunities().schedule(Office.schedule(line, n));
    }),
    SCHEDULE_A_LINE_AGAIN((office, n) -> {
        OpportunityLine line = office.scheduledLine(n);
        return () -> office.ada().opportunities().schedule(Office.schedule(line, n));
    }),
    ADD_AN_INSTALMENT((office, n) -> {
        OpportunityLine line = office.scheduledLine(n);
        return () -> office.ada()
                .instalments()
                .add(AddInstalment.to(line.id()).on(LocalDate.of(2026, 7, 2)).revenue(line.total()));
    }),
    REMOVE_AN_INSTALMENT((office, n) -> {
        OpportunityLine line = office.scheduledLine(n);
        InstalmentId first = office.ada().instalments().of(line.id()).get(0).id();
        return () -> office.ada().instalments().remove(first);
    }),
    SHIFT_A_SCHEDULE((office, n) -> {
        OpportunityLine line = office.scheduledLine(n);
        return () -> office.ada().instalments().shiftBy(line.id(), Period.ofMonths(1));
    }),
    REMOVE_A_SCHEDULED_LINE((office, n) -> {
        OpportunityLine line = office.scheduledLine(n);
        return () -> office.ada().opportunities().removeLine(line.id());
    }),
    CASH_FLOW((office, n) -> {
        for (int i = 0; i < n; i++) {
            office.scheduledLine(12);
        }
        office.deals(n);
        return () -> office.ada()
                .opportunities()
                .cashFlow(CashFlowRequest.from(YearMonth.of(2026, 7)).months(12));
    }),
    CASH_FLOW_IN_ONE_CURRENCY((office, n) -> {
        for (int i = 0; i < n; i++) {
            office.scheduledLine(12);
        }
        office.deals(n);
        return () -> office.ada()
                .opportunities()
                .cashFlow(CashFlowRequest.from(YearMonth.of(2026, 7)).in(CurrencyUnit.EUR));
    }),
    PLAN_AN_ACTIVITY((office, n) -> {
        Lead lead = office.lead(0);
        return () ->
                office.ada().activities().plan(PlanActivity.call("Call back").about(lead.id()));
    }),
    ANSWER_A_LEAD((office, n) -> {
        Lead lead = office.lead(0);
        return () -> office.ada()
                .activities()
                .log(LogActivity.call("Hello", Direction.OUTBOUND).about(lead.id()));
    }),
    SIGNALS_OF_A_PAGE((office, n) -> {
        List<LeadId> ids = office.contacted(n);
        return () -> office.ada().signals().of(ids);
    }),
    SIGNALS_BY_SELLER((office, n) -> {
        office.contacted(n);
        return () -> office.ada().signals().summary();
    }),
    DAY_STATUS((office, n) -> {
        office.contacted(n);
        return () -> office.ada().signals().dayStatus(LocalDate.of(2026, 3, 2));
    }),
    IMPORT_NEW((office, n) -> () -> office.importLeads(n)),
    IMPORT_THE_SAME_AGAIN((office, n) -> {
        office.importLeads(n);
        return () -> office.importLeads(n);
    }),
    IMPORT_CHANGES((office, n) -> {
        office.leads(n);
        return () -> office.importLeads(n);
    }),
    IMPORT_WITH_REFERENCES((office, n) -> {
        office.accounts(n);
        StringBuilder csv = new StringBuilder("id,name,company\n");
        for (int i = 0; i < n; i++) {
            csv.append('c')
                    .append(i)
                    .append(",Name")
                    .append(i)
                    .append(",x")
                    .append(i)
                    .append('\n');
        }
        return () -> office.ada()
                .imports()
                .run(
                        Import.into(Contact.TYPE)
                                .matching(ContactFields.EXTERNAL_ID)
                                .column("id", ContactFields.EXTERNAL_ID)
                                .column("name", ContactFields.LAST_NAME)
                                .column("company", ContactFields.ACCOUNT, Lookup.by(AccountFields.EXTERNAL_ID)),
                        CsvSource.of(new StringReader(csv.toString())));
    }),
    EXPORT_WITH_REFERENCES((office, n) -> {
        for (int i = 0; i < n; i++) {
            office.contact(office.account(i), i);
        }
        return () -> office.ada()
                .exports()
                .run(
                        Export.of(office.ada().contacts().query())
                                .column("name", ContactFields.LAST_NAME)
                                .column("company", ContactFields.ACCOUNT, Lookup.by(AccountFields.EXTERNAL_ID)),
                        CsvTarget.to(new StringWriter()));
    }),
    CAPTURE_WITH_A_SUBSCRIBER((office, n) -> () -> office.leadWithSubscriber()),
    RELAY((office, n) -> {
        for (int i = 0; i < n; i++) {
            office.leadWithSubscriber();
        }
        return () -> office.housekeeping().runDue(MOMENT);
    }),
    PLAN_AN_ERASURE((office, n) -> {
        Lead lead = office.lead(0);
        office.calls(lead, n);
        ConversionReceipt receipt = office.ada().conversions().convert(ConvertLead.of(lead.id()));
        return () -> office.ada().privacy().planErasure(receipt.contact());
    }),
    EXPORT_A_PERSON((office, n) -> {
        Lead lead = office.lead(0);
        office.calls(lead, n);
        ConversionReceipt receipt = office.ada().conversions().convert(ConvertLead.of(lead.id()));
        return () -> office.ada().privacy().export(receipt.contact());
    }),
    ERASE_A_PERSON((office, n) -> {
        Lead lead = office.lead(0);
        office.calls(lead, n);
        ConversionReceipt receipt = office.ada().conversions().convert(ConvertLead.of(lead.id()));
        return () -> office.ada().privacy().erase(receipt.contact());
    }),
    REMIND((office, n) -> {
        Lead lead = office.lead(0);
        for (int i = 0; i < n; i++) {
            office.ada()
                    .activities()
                    .plan(PlanActivity.call("Call " + i).about(lead.id()).remindingAt(MOMENT));
        }
        return () -> office.housekeeping().runDue(MOMENT);
    });

    private final Preparation preparation;

    UseCase(Preparation preparation) {
        this.preparation = preparation;
    }

    private static ForecastRequest year() {
        return ForecastRequest.of(ForecastPeriod.year(2026));
    }

    /** Makes what the use case needs; what it returns does it. */
    interface Preparation {

        Runnable in(Office office, int n);
    }

    Runnable in(Office office, int n) {
        return preparation.in(office, n);
    }

    /** As the golden file calls it. */
    String title() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    /** Whether it is a run of housekeeping, of which only what it costs beyond an idle run is said. */
    boolean isHousekeeping() {
        return this == RELAY || this == REMIND;
    }
}
