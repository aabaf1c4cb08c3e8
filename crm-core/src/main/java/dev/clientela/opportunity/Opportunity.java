package dev.clientela.opportunity;

import dev.clientela.account.AccountId;
import dev.clientela.catalog.PriceBookId;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import dev.clientela.security.Owner;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * A deal in the making: what a customer may buy, for how much, how likely, by when, and how it ended.
 *
 * <p>It moves through stages to won or lost. What it is worth is the sum of its lines, or an estimate while it has none.
 */
public final class Opportunity extends CrmRecord<Opportunity> {

    public static final RecordType<Opportunity> TYPE = OpportunityFields.TYPE;

    Opportunity(Values values) {
        super(values);
    }

    @Override
    public RecordType<Opportunity> type() {
        return TYPE;
    }

    @Override
    public OpportunityId id() {
        return get(OpportunityFields.ID);
    }

    public String name() {
        return get(OpportunityFields.NAME);
    }

    public Optional<AccountId> account() {
        return find(OpportunityFields.ACCOUNT);
    }

    public Owner owner() {
        return get(OpportunityFields.OWNER);
    }

    /** The code of its stage. */
    public String stage() {
        return get(OpportunityFields.STAGE);
    }

    /** The stage that it was closed from; empty while it is open, and for one that was taken in closed. */
    public Optional<String> lastOpenStage() {
        return find(OpportunityFields.LAST_OPEN_STAGE);
    }

    /** In percent. */
    public int probability() {
        return get(OpportunityFields.PROBABILITY).intValue();
    }

    public ForecastCategory forecastCategory() {
        return get(OpportunityFields.FORECAST_CATEGORY);
    }

    public boolean isClosed() {
        return get(OpportunityFields.IS_CLOSED);
    }

    public boolean isWon() {
        return get(OpportunityFields.IS_WON);
    }

    public Optional<LocalDate> plannedClose() {
        return find(OpportunityFields.PLANNED_CLOSE);
    }

    public Optional<LocalDate> actualClose() {
        return find(OpportunityFields.ACTUAL_CLOSE);
    }

    public int pushCount() {
        return get(OpportunityFields.PUSH_COUNT).intValue();
    }

    public Optional<Money> amount() {
        return find(OpportunityFields.AMOUNT);
    }

    public Optional<Money> expectedRevenue() {
        return find(OpportunityFields.EXPECTED_REVENUE);
    }

    public Optional<CurrencyUnit> currency() {
        return find(OpportunityFields.CURRENCY);
    }

    public Optional<PriceBookId> priceBook() {
        return find(OpportunityFields.PRICE_BOOK);
    }

    public boolean hasLines() {
        return get(OpportunityFields.LINE_COUNT) > 0;
    }

    /** A term of the vocabulary {@code close_reason}. */
    public Optional<String> closeReason() {
        return find(OpportunityFields.CLOSE_REASON);
    }

    public List<ContactRole> contactRoles() {
        return find(OpportunityFields.CONTACT_ROLES).orElse(List.of());
    }

    /** The person to turn to first. */
    public Optional<ContactRole> primaryContact() {
        return contactRoles().stream().filter(ContactRole::primary).findFirst();
    }

    public List<Competitor> competitors() {
        return find(OpportunityFields.COMPETITORS).orElse(List.of());
    }
}
