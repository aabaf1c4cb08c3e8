package dev.clientela.forecast;

import dev.clientela.command.Chronicle;
import dev.clientela.command.Execution;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.record.CrmRecord;

/** Keeps how deals stood. A state that was changed again in the same instant never stood. */
public final class PastOpportunities implements Chronicle {

    @Override
    public void ended(CrmRecord<?> before, Execution execution) {
        if (before instanceof Opportunity deal && deal.modifiedAt().isBefore(execution.now())) {
            execution.insertCopy(PastOpportunity.TYPE.create(PastOpportunity.of(deal, execution.now())
                    .set(PastOpportunityFields.ID, new PastOpportunityId(execution.newId()))
                    .build()));
        }
    }
}
