package dev.clientela.store.contract;

import dev.clientela.Crm;
import dev.clientela.CrmBuilder;
import dev.clientela.CrmSession;
import dev.clientela.catalog.AddProduct;
import dev.clientela.catalog.Product;
import dev.clientela.catalog.ProductFields;
import dev.clientela.command.Edit;
import dev.clientela.error.CrmException;
import dev.clientela.opportunity.AddLine;
import dev.clientela.opportunity.EstablishSchedule;
import dev.clientela.opportunity.ForecastCategory;
import dev.clientela.opportunity.Instalment;
import dev.clientela.opportunity.LoseOpportunity;
import dev.clientela.opportunity.OpenOpportunity;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.opportunity.OpportunityId;
import dev.clientela.opportunity.OpportunityLine;
import dev.clientela.opportunity.WinOpportunity;
import dev.clientela.security.Actor;
import dev.clientela.security.InMemoryUserDirectory;
import dev.clientela.security.Owner;
import dev.clientela.security.User;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** An office whose deals live by chance, one act a second: ada leads bob and cid, bob leads dan. */
final class DealsInTime {

    /** What befalls a deal. */
    enum Act {
        OPEN,
        VALUE,
        PLAN,
        MOVE,
        CATEGORISE,
        WIN,
        LOSE,
        REOPEN,
        ASSIGN,
        PLACE,
        ADD_LINE,
        SCHEDULE,
        RENAME,
        DELETE
    }

    static final List<String> SELLERS = List.of("ada", "bob", "cid", "dan");
    static final Map<String, String> MANAGERS = Map.of("bob", "ada", "cid", "ada", "dan", "bob");

    private static final List<String> STAGES = List.of("prospecting", "qualification", "proposal", "negotiation");
    private static final List<ForecastCategory> CATEGORIES = List.of(
            ForecastCategory.OMITTED,
            ForecastCategory.PIPELINE,
            ForecastCategory.BEST_CASE,
            ForecastCategory.MOST_LIKELY,
            ForecastCategory.COMMIT);

    final AtomicReference<Instant> now = new AtomicReference<>(StoreFixture.MOMENT.now());
    final InMemoryUserDirectory users = new InMemoryUserDirectory();
    final Crm crm;
    final CrmSession ada;
    final Random chance;
    final List<Product> products = new ArrayList<>();
    final List<OpportunityId> deals = new ArrayList<>();

    /** Every deal, with its lines, as it stood after each act. */
    final TreeMap<Instant, List<Opportunity>> past = new TreeMap<>();

    DealsInTime(StoreFixture fixture, Random chance) {
        this(fixture, chance, Crm.builder());
    }

    DealsInTime(StoreFixture fixture, Random chance, CrmBuilder builder) {
        this.chance = chance;
        SELLERS.forEach(seller -> users.add(named(seller)));
        users.addQueue("opportunities");
        crm = builder.store(fixture.anotherStore())
                .clock(now::get)
                .users(users)
                .zone(StoreFixture.MOMENT.zone())
                .build();
        ada = crm.as(Actor.user("ada").in(fixture.newTenant().tenant()));
        for (String family : List.of("engines", "oils", "")) {
            Product product = ada.products()
                    .add(AddProduct.named("Product of " + family)
                            .schedulingRevenue()
                            .price(Money.parse("EUR 19.99")));
            products.add(
                    family.isEmpty()
                            ? product
                            : ada.products().edit(product.id(), Edit.set(ProductFields.FAMILY, family)));
        }
        remember();
    }

    static User named(String seller) {
        User user = User.named(seller, seller);
        return MANAGERS.containsKey(seller) ? user.reportingTo(MANAGERS.get(seller)) : user;
    }

    private <T> T any(List<T> of) {
        return of.get(chance.nextInt(of.size()));
    }

    private Money anyMoney() {
        CurrencyUnit currency = any(List.of(CurrencyUnit.EUR, CurrencyUnit.EUR, CurrencyUnit.USD, CurrencyUnit.JPY));
        return Money.ofMinor(currency, chance.nextInt(100_000));
    }

    /** Around the second quarter of 2024, often on its edges. */
    private LocalDate anyDate() {
        return chance.nextInt(3) == 0
                ? any(List.of(
                        LocalDate.of(2024, 3, 31),
                        LocalDate.of(2024, 4, 1),
                        LocalDate.of(2024, 6, 30),
                        LocalDate.of(2024, 7, 1)))
                : LocalDate.of(2024, 3, 15).plusDays(chance.nextInt(140));
    }

    void act(Act act) {
        now.set(now.get().plusSeconds(1));
        try {
            if (act == Act.OPEN || deals.isEmpty()) {
                open();
            } else {
                actOn(act, any(deals));
            }
        } catch (CrmException e) {
            assertIsOfTheBusiness(e); // what is refused leaves nothing, and the snapshots show it
        }
        remember();
    }

    private static void assertIsOfTheBusiness(CrmException e) {
        if (!List.of("opportunity.invalid_transition", "input.invalid", "price.not_found")
                .contains(e.code().value())) {
            throw e;
        }
    }

    private void open() {
        OpenOpportunity command =
                OpenOpportunity.named("Deal " + deals.size()).with(OpportunityFields.OWNER, Owner.user(any(SELLERS)));
        if (chance.nextInt(5) > 0) {
            command = command.with(OpportunityFields.PLANNED_CLOSE, anyDate());
        }
        if (chance.nextInt(5) > 0) {
            command = command.with(OpportunityFields.AMOUNT, anyMoney());
        }
        deals.add(ada.opportunities().open(command).id());
    }

    private void actOn(Act act, OpportunityId id) {
        switch (act) {
            case VALUE -> value(id);
            case PLAN -> ada.opportunities().planClose(id, anyDate());
            case MOVE -> ada.opportunities().moveTo(id, any(STAGES));
            case CATEGORISE ->
                ada.opportunities().edit(id, Edit.set(OpportunityFields.FORECAST_CATEGORY, any(CATEGORIES)));
            case WIN -> ada.opportunities().win(WinOpportunity.of(id).on(anyDate()));
            case LOSE ->
                ada.opportunities().lose(LoseOpportunity.of(id).on(anyDate()).because("price"));
            case REOPEN -> ada.opportunities().reopen(id);
            case ASSIGN -> ada.opportunities().assign(id, Owner.user(any(SELLERS)));
            case PLACE ->
                ada.opportunities()
                        .edit(id, Edit.set(OpportunityFields.TERRITORY, chance.nextBoolean() ? "north" : null));
            case ADD_LINE ->
                ada.opportunities()
                        .addLine(AddLine.to(id).product(any(products).id()).quantity(1 + chance.nextInt(9)));
            case SCHEDULE -> schedule(id);
            case RENAME -> ada.opportunities().edit(id, Edit.set(OpportunityFields.NAME, "Deal " + chance.nextInt()));
            default -> {
                ada.opportunities().delete(id);
                deals.remove(id);
            }
        }
    }

    private void value(OpportunityId id) {
        Money amount = anyMoney();
        ada.opportunities()
                .edit(
                        id,
                        Edit.set(OpportunityFields.AMOUNT, amount)
                                .and(OpportunityFields.CURRENCY, amount.getCurrencyUnit()));
    }

    private void schedule(OpportunityId id) {
        List<OpportunityLine> lines = ada.opportunities().lines(id);
        if (!lines.isEmpty()) {
            ada.instalments()
                    .establish(EstablishSchedule.revenue(any(lines).id())
                            .divide(3)
                            .monthly()
                            .from(anyDate()));
        }
    }

    private void remember() {
        past.put(now.get(), present());
    }

    List<Opportunity> present() {
        return ada.opportunities()
                .list(ada.opportunities().query().pageOf(1_000))
                .items();
    }

    List<OpportunityLine> lines() {
        return ada.opportunityLines()
                .list(ada.opportunityLines().query().pageOf(1_000))
                .items();
    }

    List<Instalment> instalments() {
        return ada.instalments().list(ada.instalments().query().pageOf(1_000)).items();
    }
}
