package dev.clientela.commission;

import dev.clientela.command.Commands;
import dev.clientela.command.Execution;
import dev.clientela.error.AccessDeniedException;
import dev.clientela.error.NotFoundException;
import dev.clientela.error.RefusedException;
import dev.clientela.forecast.FiscalCalendar;
import dev.clientela.forecast.ForecastPeriod;
import dev.clientela.record.Criterion;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import dev.clientela.record.Report;
import dev.clientela.record.ReportResult;
import dev.clientela.security.Permission;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What sellers have earned by the deals they won, why, and what of it is settled; and what they have sold.
 *
 * <p>Entries come about by themselves when deals are won and reopened; {@link CommissionPlan} says how much. Everybody
 * reads their own and those of whoever reports to them, directly or not; others with {@link #READ_OTHERS}; and none that
 * the access policy hides. As thread-safe as the session it comes from.
 */
public final class Commissions {

    /** To read what others earn. */
    public static final Permission READ_OTHERS = Permission.exceptional("commission.read_others");

    /** To settle what sellers have earned. */
    public static final Permission SETTLE = Permission.of("commission.settle");

    /** The most entries that one statement or settlement is made of. */
    public static final int MOST_ENTRIES = 10_000;

    private final Commands commands;

    public Commissions(Commands commands) {
        this.commands = commands;
    }

    /**
     * Every figure of what a seller has earned in a period.
     *
     * @throws AccessDeniedException {@code access.denied} for somebody else's without the right
     * @throws RefusedException {@code commission.too_many_entries}
     */
    public CommissionStatement statement(String seller, ForecastPeriod period) {
        return commands.read(execution -> {
            CommissionReaders.require(execution, seller);
            Criterion where = inPeriod(execution, seller, period).and(execution.visible(CommissionEntry.TYPE));
            return CommissionStatement.of(
                    seller,
                    period,
                    Entries.all(execution, CommissionEntry.TYPE, where, CommissionEntryFields.EARNED_ON.ascending()));
        });
    }

    static Criterion inPeriod(Execution execution, String seller, ForecastPeriod period) {
        return CommissionEntryFields.SELLER.is(seller).and(Settling.earnedIn(execution, period));
    }

    /**
     * @throws NotFoundException {@code record.not_found}
     * @throws AccessDeniedException {@code access.denied} for somebody else's without the right
     */
    public CommissionEntry get(CommissionEntryId id) {
        return commands.read(execution -> {
            CommissionEntry entry = execution.load(CommissionEntry.TYPE, id.value());
            CommissionReaders.require(execution, entry.seller());
            return entry;
        });
    }

    /** Every entry: what a list view starts from. */
    public Query<CommissionEntry> query() {
        return Query.of(CommissionEntry.TYPE);
    }

    public Page<CommissionEntry> list(Query<CommissionEntry> query) {
        return commands.read(execution -> execution.query(query.where(readable(execution))));
    }

    /** The report to be filled in, such as what is not settled by seller. */
    public Report<CommissionEntry> newReport() {
        return Report.over(CommissionEntry.TYPE);
    }

    public ReportResult report(Report<CommissionEntry> report) {
        return commands.read(execution -> execution.report(report.where(readable(execution))));
    }

    private static Criterion readable(Execution execution) {
        return CommissionReaders.readable(execution, CommissionEntry.TYPE, CommissionEntryFields.SELLER);
    }

    /**
     * Settles what a seller has earned in a period and currency and is not settled: once, also when several settle at the
     * same time.
     *
     * @throws RefusedException {@code commission.nothing_to_settle}, {@code commission.too_many_entries}
     * @throws AccessDeniedException {@code access.denied}
     */
    public CommissionSettlement settle(SettleCommissions command) {
        return commands.writeOnce(
                CommissionSettlement.TYPE,
                command,
                execution -> Settling.of(execution, command).orElseThrow(() -> Settling.nothing(command)));
    }

    /**
     * Settles what everybody has earned in a period and is not settled, each seller and currency in a transaction of its
     * own: one that fails keeps no other from being settled. Run again, or by several at once, it settles what is left;
     * that of which others have just settled everything is in no outcome. Of entries, no more than those of one settlement
     * are in memory at once.
     *
     * <p>When the store is out of reach, those that are left are not tried any more and fail with the same.
     *
     * @return one outcome for each seller and currency with something to settle, by seller, then currency; none when all is
     *     settled already
     * @throws RefusedException {@code commission.batch_inside_transaction} when called in a transaction that is open
     * @throws AccessDeniedException {@code access.denied}
     */
    public List<SettlementOutcome> settleAll(ForecastPeriod period) {
        if (commands.isOpen()) {
            throw new RefusedException(CommissionErrors.BATCH_INSIDE_TRANSACTION, Map.of("period", period));
        }
        return new SettlingAll(commands).of(period);
    }

    /** Every settlement of a period that the actor reads, of whichever run, by seller. */
    public List<CommissionSettlement> settlements(ForecastPeriod period) {
        return commands.read(execution -> execution.all(Query.of(CommissionSettlement.TYPE)
                .where(CommissionSettlementFields.PERIOD.is(period))
                .where(CommissionReaders.readable(
                        execution, CommissionSettlement.TYPE, CommissionSettlementFields.SELLER))
                .orderBy(CommissionSettlementFields.SELLER.ascending())));
    }

    /** Every settlement of a seller, the earliest period first. */
    public List<CommissionSettlement> settlements(String seller) {
        return commands.read(execution -> {
            CommissionReaders.require(execution, seller);
            return execution.all(Query.of(CommissionSettlement.TYPE)
                    .where(CommissionSettlementFields.SELLER.is(seller))
                    .orderBy(CommissionSettlementFields.STARTS_ON.ascending()));
        });
    }

    /**
     * What each seller has closed in a period, of the deals that the actor sees: added up by the store, in two questions,
     * however many deals there are.
     */
    public List<SellerSales> salesBySeller(ForecastPeriod period) {
        return commands.read(execution -> {
            FiscalCalendar calendar = execution.port(FiscalCalendar.class);
            LocalDate from = calendar.start(period);
            return SalesReading.of(execution, from, calendar.end(period));
        });
    }
}
