package dev.clientela.commission;

import dev.clientela.command.Commands;
import dev.clientela.command.Execution;
import dev.clientela.error.StoreException;
import dev.clientela.forecast.ForecastPeriod;
import dev.clientela.record.Grouping;
import dev.clientela.record.Measure;
import dev.clientela.record.Report;
import dev.clientela.store.StoreErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** Settles one seller and currency after the other, as far as the store can be reached. */
final class SettlingAll {

    private final Commands commands;
    private final List<SettlementOutcome> outcomes = new ArrayList<>();
    private @Nullable StoreException outOfReach;

    SettlingAll(Commands commands) {
        this.commands = commands;
    }

    List<SettlementOutcome> of(ForecastPeriod period) {
        commands.read(execution -> open(execution, period)).forEach(this::settle);
        return List.copyOf(outcomes);
    }

    /** Who has something to settle in which currency, in one question, whether the actor may list the entries or not. */
    private static List<SettleCommissions> open(Execution execution, ForecastPeriod period) {
        execution.require(Commissions.SETTLE, CommissionSettlement.TYPE);
        Report<CommissionEntry> open = Report.over(CommissionEntry.TYPE)
                .where(Settling.earnedIn(execution, period))
                .where(CommissionEntryFields.SETTLEMENT.isAbsent())
                .groupBy(Grouping.by(CommissionEntryFields.SELLER), Grouping.by(CommissionEntryFields.CURRENCY))
                .measure(Measure.count());
        return execution.unit().records(CommissionEntry.TYPE).report(open).rows().stream()
                .map(row -> new SettleCommissions((String) Objects.requireNonNull(row.key(0)), period, (CurrencyUnit)
                        Objects.requireNonNull(row.key(1))))
                .toList();
    }

    private void settle(SettleCommissions command) {
        if (outOfReach != null) {
            outcomes.add(new SettlementOutcome.Failed(command, outOfReach));
            return;
        }
        try {
            Optional<CommissionSettlement> settled = commands.write(execution -> Settling.of(execution, command));
            settled.ifPresent(settlement -> outcomes.add(new SettlementOutcome.Settled(command, settlement)));
        } catch (RuntimeException e) {
            if (e instanceof StoreException store && store.code().equals(StoreErrors.UNAVAILABLE)) {
                outOfReach = store;
            }
            outcomes.add(new SettlementOutcome.Failed(command, e));
        }
    }
}
