package dev.clientela.opportunity;

import dev.clientela.command.Execution;
import dev.clientela.command.SaveRules;
import dev.clientela.event.EventEnvelope;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordType;
import java.util.Optional;

/** Keeps the amounts of splits what their deal comes to, whatever has changed that. */
public final class SplitAmounts implements SaveRules {

    @Override
    public boolean concern(RecordType<?> type) {
        return type.equals(Opportunity.TYPE);
    }

    @Override
    public void after(Optional<CrmRecord<?>> before, CrmRecord<?> saved, EventEnvelope event, Execution execution) {
        if (before.isPresent()
                && before.get() instanceof Opportunity earlier
                && saved instanceof Opportunity deal
                && deal.isSplit()
                && !deal.amount().equals(earlier.amount())) {
            DealSplits.follow(execution, deal);
        }
    }
}
