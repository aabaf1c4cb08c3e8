package dev.clientela.persistence.jpa;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.account.Account;
import dev.clientela.account.AccountFields;
import dev.clientela.account.CreateAccount;
import dev.clientela.activity.Direction;
import dev.clientela.activity.LogActivity;
import dev.clientela.activity.PlanActivity;
import dev.clientela.catalog.AddPriceBookEntry;
import dev.clientela.catalog.AddProduct;
import dev.clientela.catalog.PriceBook;
import dev.clientela.catalog.PriceFormula;
import dev.clientela.catalog.PriceRequest;
import dev.clientela.catalog.Product;
import dev.clientela.contact.Contact;
import dev.clientela.contact.CreateContact;
import dev.clientela.conversion.ConversionRule;
import dev.clientela.conversion.ConversionRules;
import dev.clientela.conversion.TargetMatching;
import dev.clientela.conversion.TieBreak;
import dev.clientela.event.EventEnvelope;
import dev.clientela.event.EventSubscriber;
import dev.clientela.housekeeping.Housekeeping;
import dev.clientela.intake.CsvSource;
import dev.clientela.intake.Import;
import dev.clientela.intake.ImportReport;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.lead.LeadId;
import dev.clientela.matching.MatchRules;
import dev.clientela.opportunity.AddLine;
import dev.clientela.opportunity.EstablishSchedule;
import dev.clientela.opportunity.OpenOpportunity;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityLine;
import dev.clientela.opportunity.SplitOpportunity;
import dev.clientela.record.Criterion;
import dev.clientela.record.CustomField;
import dev.clientela.record.TextField;
import dev.clientela.security.Actor;
import dev.clientela.security.Owner;
import dev.clientela.security.Tenant;
import dev.clientela.store.CrmStore;
import dev.clientela.store.contract.SingleTenantStore;
import java.io.StringReader;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** A tenant with a seller, and the records that use cases begin with. */
final class Office {

    static final Instant MOMENT = Instant.parse("2026-03-02T09:00:00Z");
    static final TextField GRADE = CustomField.on(Account.TYPE, "grade").text(20);

    private static final CurrencyUnit EURO = CurrencyUnit.EUR;

    private final CrmStore store;
    private final Actor actor;
    private final CrmSession ada;
    private final Crm told;
    private final Product product;

    Office(CrmStore store) {
        this.store = store;
        this.actor = Actor.user("ada").in(new Tenant("t" + UUID.randomUUID()));
        this.ada = crm().as(actor);
        this.told = Crm.builder()
                .store(new SingleTenantStore(store, actor.tenant()))
                .clock(InstantSource.fixed(MOMENT))
                .subscriber(new Listener("listener-" + UUID.randomUUID()))
                .build();
        this.product = ada.products()
                .add(AddProduct.named("Engine").schedulingRevenue().price(Money.of(EURO, 10)));
    }

    /** Takes every event and does nothing. */
    private record Listener(String name) implements EventSubscriber {

        @Override
        public void on(EventEnvelope event) {}
    }

    CrmSession ada() {
        return ada;
    }

    /** Ada where accounts have a custom field. */
    CrmSession withCustomField() {
        Crm crm = crm();
        crm.fields().define(GRADE);
        return crm.as(actor);
    }

    /** Ada where a lead is converted into the account and the contact that it surely is. */
    CrmSession usingMatches() {
        Crm crm = crm();
        crm.conversionRules()
                .save(ConversionRules.of(ConversionRule.of("usual", Criterion.always())
                        .matchingAccounts(TargetMatching.using(MatchRules.forAccounts(), TieBreak.OLDEST))
                        .matchingContacts(TargetMatching.using(MatchRules.forContacts(), TieBreak.OLDEST))));
        return crm.as(actor);
    }

    private Crm crm() {
        return Crm.builder().store(store).clock(InstantSource.fixed(MOMENT)).build();
    }

    Housekeeping housekeeping() {
        return told.housekeeping();
    }

    Lead leadWithSubscriber() {
        return told.as(actor).leads().capture(command(1));
    }

    Owner owner() {
        return Owner.user("ada");
    }

    Product product() {
        return product;
    }

    static String[] names(int n) {
        return IntStream.range(0, n).mapToObj(i -> "name " + i).toArray(String[]::new);
    }

    CaptureLead command(int i) {
        return CaptureLead.named("First" + i, "Last" + i)
                .company("Company " + i)
                .email("person" + i + "@company" + i + ".example")
                .phone("+3491100" + (1000 + i))
                .with(LeadFields.COUNTRY, "ES")
                .with(LeadFields.CITY, "Madrid")
                .tagged("fair", "north");
    }

    Lead lead(int i) {
        return ada.leads().capture(command(i));
    }

    /** In one transaction; each has an external id. */
    List<Lead> leads(int n) {
        return ada.atomically(bound -> IntStream.range(0, n)
                .mapToObj(i -> bound.leads().capture(command(i).externalId("x" + i)))
                .toList());
    }

    /** Leads that {@link #leads} may have made, by their external ids. */
    ImportReport importLeads(int n) {
        StringBuilder csv = new StringBuilder("id,first,last,company,mail,tags\n");
        for (int i = 0; i < n; i++) {
            csv.append("x%1$d,First%1$d,Other%1$d,Company %1$d,person%1$d@company%1$d.example,fair\n".formatted(i));
        }
        return ada.imports()
                .run(
                        Import.into(Lead.TYPE)
                                .matching(LeadFields.EXTERNAL_ID)
                                .column("id", LeadFields.EXTERNAL_ID)
                                .column("first", LeadFields.FIRST_NAME)
                                .column("last", LeadFields.LAST_NAME)
                                .column("company", LeadFields.COMPANY)
                                .column("mail", LeadFields.EMAILS)
                                .column("tags", LeadFields.TAGS),
                        CsvSource.of(new StringReader(csv.toString())));
    }

    Account account(int i) {
        return ada.accounts()
                .open(CreateAccount.business("Firm " + i)
                        .email("info@firm" + i + ".example")
                        .externalId("x" + i)
                        .with(AccountFields.COUNTRY, i % 2 == 0 ? "ES" : "AR"));
    }

    List<Account> accounts(int n) {
        return IntStream.range(0, n).mapToObj(this::account).toList();
    }

    Contact contact(Account account, int i) {
        return ada.contacts()
                .add(CreateContact.named("First" + i, "Last" + i)
                        .of(account.id())
                        .email("person" + i + "@firm" + i + ".example"));
    }

    void calls(Lead lead, int n) {
        for (int i = 0; i < n; i++) {
            ada.activities().plan(PlanActivity.call("Call " + i).about(lead.id()));
        }
    }

    /** Leads that were called once, each with a task done and one to do. */
    List<LeadId> contacted(int n) {
        List<LeadId> ids = leads(n).stream().map(Lead::id).toList();
        for (LeadId id : ids) {
            ada.activities().log(LogActivity.call("Call", Direction.OUTBOUND).about(id));
            ada.activities().log(LogActivity.task("Prices").about(id));
            ada.activities().plan(PlanActivity.task("Offer").about(id));
        }
        return ids;
    }

    void deals(int n) {
        Account account = account(0);
        for (int i = 0; i < n; i++) {
            ada.opportunities()
                    .open(OpenOpportunity.named("Deal " + i)
                            .account(account.id())
                            .plannedClose(LocalDate.of(2026, 1 + i % 12, 1))
                            .amount(Money.of(EURO, i)));
        }
    }

    /** So many won deals, every other one split between two sellers. */
    void soldDeals(int n) {
        for (int i = 0; i < n; i++) {
            Opportunity deal = ada.opportunities()
                    .open(OpenOpportunity.named("Deal " + i).stage("won").amount(Money.of(EURO, i)));
            if (i % 2 == 1) {
                ada.opportunities()
                        .split(SplitOpportunity.of(deal.id()).revenue("ada", 60).revenue("bea", 40));
            }
        }
    }

    /** A deal of so many lines. */
    Opportunity dealOf(int lines) {
        Opportunity deal = ada.opportunities().open(OpenOpportunity.named("Deal"));
        for (int i = 0; i < lines; i++) {
            ada.opportunities()
                    .addLine(AddLine.to(deal.id()).product(product.id()).quantity(i + 1));
        }
        return ada.opportunities().get(deal.id());
    }

    /** So many products of {@code catalogue}, by tiers and by a formula on the standard price, for a customer. */
    PriceRequest basket(int products, int catalogue) {
        PriceBook retail = ada.priceBooks().open("Retail");
        PriceRequest basket = PriceRequest.on(LocalDate.of(2026, 3, 2), EURO)
                .account(account(0).id())
                .from(retail.id());
        return ada.atomically(bound -> {
            PriceRequest priced = basket;
            for (int i = 0; i < catalogue; i++) {
                Product each =
                        bound.products().add(AddProduct.named("Product " + i).price(Money.of(EURO, 10 + i)));
                AddPriceBookEntry entry = AddPriceBookEntry.to(retail.id()).product(each.id());
                bound.priceBookEntries()
                        .add(entry.byFormula(EURO, PriceFormula.ofStandard().percent("90")));
                bound.priceBookEntries().add(entry.at(Money.of(EURO, 5)).from(10));
                priced = i < products ? priced.line(each.id(), 5) : priced;
            }
            return priced;
        });
    }

    /** A line that comes in by {@code n} instalments. */
    OpportunityLine scheduledLine(int n) {
        OpportunityLine line = ada.opportunities()
                .addLine(AddLine.to(dealOf(1).id()).product(product.id()).quantity(2));
        return ada.opportunities().schedule(schedule(line, n));
    }

    static EstablishSchedule schedule(OpportunityLine line, int n) {
        return EstablishSchedule.revenue(line.id()).divide(n).monthly().from(LocalDate.of(2026, 7, 1));
    }
}
