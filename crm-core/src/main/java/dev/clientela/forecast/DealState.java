package dev.clientela.forecast;

import dev.clientela.opportunity.ForecastCategory;
import dev.clientela.opportunity.OpportunityId;
import dev.clientela.security.Owner;
import java.time.LocalDate;
import java.util.Optional;
import org.joda.money.Money;

/**
 * How a deal stood at an instant, as far as the pipeline goes.
 *
 * @param probability in percent
 */
public record DealState(
        OpportunityId deal,
        Owner owner,
        Optional<String> territory,
        String stage,
        int probability,
        ForecastCategory category,
        boolean isClosed,
        boolean isWon,
        Optional<LocalDate> closeDate,
        Optional<Money> amount) {

    static DealState of(PastOpportunity past) {
        return new DealState(
                past.get(PastOpportunityFields.OPPORTUNITY),
                past.get(PastOpportunityFields.OWNER),
                past.find(PastOpportunityFields.TERRITORY),
                past.get(PastOpportunityFields.STAGE),
                past.get(PastOpportunityFields.PROBABILITY).intValue(),
                past.get(PastOpportunityFields.FORECAST_CATEGORY),
                past.get(PastOpportunityFields.IS_CLOSED),
                past.get(PastOpportunityFields.IS_WON),
                past.find(PastOpportunityFields.CLOSE_DATE),
                past.find(PastOpportunityFields.AMOUNT));
    }
}
