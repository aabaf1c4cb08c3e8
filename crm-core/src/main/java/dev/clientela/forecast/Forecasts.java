package dev.clientela.forecast;

import dev.clientela.command.Commands;
import dev.clientela.command.Execution;
import dev.clientela.error.NotFoundException;
import dev.clientela.error.RefusedException;
import dev.clientela.error.ValidationException;
import dev.clientela.record.Criterion;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Query;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import dev.clientela.security.Permission;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What will be won by when: forecasts by seller with those below them, by territory, product family and period; what
 * sellers and their managers say instead; quotas, and how far they are met; and how the pipeline stood in the past, with
 * what became of it since.
 *
 * <p>Deals belong to the period in which they were closed or are planned to be. Figures are of the deals that the actor
 * sees. As thread-safe as the session it comes from.
 */
public final class Forecasts {

    /** To say what a forecast will come to. */
    public static final Permission ADJUST = Permission.of("forecast.adjust");

    /** To set the quotas of others. */
    public static final Permission SET_QUOTA = Permission.of("quota.set");

    private final Commands commands;

    public Forecasts(Commands commands) {
        this.commands = commands;
    }

    /**
     * The forecast, in one question to the store for its figures, one for adjustments and one for quotas. By product, deals
     * without lines are asked beside lines; by schedule, these beside instalments; of the past, what has changed since
     * beside what has not, and how far back the past is kept: that makes two or three.
     *
     * @throws RefusedException {@code forecast.roll_up_cycle}; {@code exchange_rate.not_found};
     *     {@code forecast.history_forgotten} of a past that is no longer kept;
     *     {@code forecast.currency_needed} when a quota is compared with what was won in several currencies
     * @throws ValidationException {@code forecast.present_only}, {@code forecast.not_in_history} of the past
     */
    public Forecast of(ForecastRequest request) {
        return commands.read(execution -> new Forecasting(execution, request).forecast());
    }

    /**
     * Says what a forecast will come to. The computed figure stays beside it, and so do the deals.
     *
     * @throws ValidationException {@code forecast.not_adjustable}, {@code forecast.unknown_user}
     * @throws RefusedException {@code forecast.not_their_manager}
     */
    public ForecastAdjustment adjust(AdjustForecast command) {
        commands.check(command);
        return commands.writeOnce(ForecastAdjustment.TYPE, command, execution -> adjust(execution, command));
    }

    private static ForecastAdjustment adjust(Execution execution, AdjustForecast command) {
        execution.require(ADJUST, ForecastAdjustment.TYPE);
        if (!Forecasting.ADJUSTABLE.contains(command.category())) {
            throw ValidationException.of("category", ForecastErrors.NOT_ADJUSTABLE);
        }
        requireUser(execution, "seller", command.seller());
        RollUp tree = rollUp(execution, command.seller());
        AdjustmentMaker maker = maker(execution, command.seller(), tree);
        FiscalCalendar calendar = execution.port(FiscalCalendar.class);
        String matter = String.join(
                "|",
                text(maker),
                text(command.type()),
                text(command.category()),
                command.period().toString(),
                command.seller());
        Optional<ForecastAdjustment> standing =
                standing(execution, ForecastAdjustment.TYPE, ForecastAdjustmentFields.MATTER.is(matter));
        Values values = begun(standing, ForecastAdjustment.TYPE)
                .set(ForecastAdjustmentFields.MATTER, matter)
                .set(ForecastAdjustmentFields.SELLER, command.seller())
                .set(ForecastAdjustmentFields.MADE_AS, maker)
                .set(ForecastAdjustmentFields.FORECAST_TYPE, command.type())
                .set(ForecastAdjustmentFields.CATEGORY, command.category())
                .set(ForecastAdjustmentFields.PERIOD, command.period())
                .set(ForecastAdjustmentFields.STARTS_ON, calendar.start(command.period()))
                .set(ForecastAdjustmentFields.ENDS_ON, calendar.end(command.period()))
                .set(ForecastAdjustmentFields.AMOUNT, command.amount())
                .set(ForecastAdjustmentFields.REASON, command.reason().orElse(null))
                .set(ForecastAdjustmentFields.ROLL_UP, tree.fingerprint(command.seller()))
                .build();
        if (standing.isPresent()) {
            return execution.update(standing.get(), new ForecastAdjustment(values), ForecastEvent.ADJUSTED);
        }
        return execution.insert(
                new ForecastAdjustment(
                        values.with(ForecastAdjustmentFields.ID, new ForecastAdjustmentId(execution.newId()))),
                ForecastEvent.ADJUSTED);
    }

    /**
     * Takes back what was said; only who might say it anew does so.
     *
     * @throws NotFoundException {@code record.not_found}
     * @throws RefusedException {@code forecast.not_their_manager}
     */
    public void withdraw(ForecastAdjustmentId id) {
        commands.write(execution -> {
            execution.require(ADJUST, ForecastAdjustment.TYPE);
            ForecastAdjustment adjustment = execution.load(ForecastAdjustment.TYPE, id.value());
            AdjustmentMaker maker = maker(execution, adjustment.seller(), rollUp(execution, adjustment.seller()));
            if (maker != adjustment.madeAs()) {
                throw notTheirs(execution, adjustment.seller());
            }
            execution.delete(adjustment, ForecastEvent.ADJUSTMENT_WITHDRAWN);
            return id;
        });
    }

    /** Every adjustment of a seller, of whatever period; stale ones too. */
    public List<ForecastAdjustment> adjustments(String seller) {
        return commands.read(execution -> execution.all(Query.of(ForecastAdjustment.TYPE)
                .where(ForecastAdjustmentFields.SELLER.is(seller))
                .orderBy(ForecastAdjustmentFields.PERIOD.ascending())));
    }

    /**
     * Sets what a user or territory is to win; nobody sets their own.
     *
     * @throws RefusedException {@code quota.own}
     * @throws ValidationException {@code forecast.unknown_user}
     */
    public Quota setQuota(SetQuota command) {
        commands.check(command);
        return commands.writeOnce(Quota.TYPE, command, execution -> setQuota(execution, command));
    }

    private static Quota setQuota(Execution execution, SetQuota command) {
        requireOthers(execution, command.holder());
        if (command.holder().kind() == QuotaHolder.Kind.USER) {
            requireUser(execution, "holder", command.holder().id());
        }
        FiscalCalendar calendar = execution.port(FiscalCalendar.class);
        String matter = String.join(
                "|",
                text(command.type()),
                calendar.start(command.period()).toString(),
                calendar.end(command.period()).toString(),
                command.holder().toString());
        Optional<Quota> standing = standing(execution, Quota.TYPE, QuotaFields.MATTER.is(matter));
        Values values = begun(standing, Quota.TYPE)
                .set(QuotaFields.MATTER, matter)
                .set(QuotaFields.HOLDER, command.holder())
                .set(QuotaFields.FORECAST_TYPE, command.type())
                .set(QuotaFields.PERIOD, command.period())
                .set(QuotaFields.STARTS_ON, calendar.start(command.period()))
                .set(QuotaFields.ENDS_ON, calendar.end(command.period()))
                .set(QuotaFields.AMOUNT, command.amount().orElse(null))
                .set(QuotaFields.QUANTITY, command.quantity().orElse(null))
                .build();
        if (standing.isPresent()) {
            return execution.update(standing.get(), new Quota(values), ForecastEvent.QUOTA_SET);
        }
        return execution.insert(
                new Quota(values.with(QuotaFields.ID, new QuotaId(execution.newId()))), ForecastEvent.QUOTA_SET);
    }

    /**
     * Takes a quota away; nobody takes away their own.
     *
     * @throws NotFoundException {@code record.not_found}
     * @throws RefusedException {@code quota.own}
     */
    public void removeQuota(QuotaId id) {
        commands.write(execution -> {
            Quota quota = execution.load(Quota.TYPE, id.value());
            requireOthers(execution, quota.holder());
            execution.delete(quota, ForecastEvent.QUOTA_REMOVED);
            return id;
        });
    }

    /** Every quota of a user or territory, the earliest period first. */
    public List<Quota> quotas(QuotaHolder holder) {
        return commands.read(execution -> execution.all(
                Query.of(Quota.TYPE).where(QuotaFields.HOLDER.is(holder)).orderBy(QuotaFields.STARTS_ON.ascending())));
    }

    /**
     * What was open at a past instant.
     *
     * @param where of which deals, by what the history keeps of them
     * @throws ValidationException {@code forecast.not_in_history}, {@code forecast.bad_interval} for the future
     * @throws RefusedException {@code forecast.history_forgotten}
     */
    public PipelineTotal pipelineAt(Instant time, Criterion where) {
        return commands.read(execution -> {
            if (time.isAfter(execution.now())) {
                throw ValidationException.of("time", ForecastErrors.BAD_INTERVAL);
            }
            return new PipelineHistory(execution, where).at(time);
        });
    }

    /**
     * What became of the open deals from one instant to another, deal by deal, adding up exactly. Reads the deals that
     * have changed, and no others.
     *
     * @param where of which deals, by what the history keeps of them
     * @throws ValidationException {@code forecast.not_in_history}, {@code forecast.bad_interval}
     * @throws RefusedException {@code forecast.too_many_changes}, {@code forecast.history_forgotten}
     */
    public PipelineChange change(Instant from, Instant to, Criterion where) {
        return commands.read(execution -> new PipelineHistory(execution, where).between(from, to));
    }

    private static RollUp rollUp(Execution execution, String seller) {
        return new RollUp(execution.kernel().directory(), execution.actor().tenant(), List.of(seller));
    }

    private static AdjustmentMaker maker(Execution execution, String seller, RollUp tree) {
        @Nullable
        String actor = execution.actor().isSystem() ? null : execution.actor().userId();
        if (seller.equals(actor)) {
            return AdjustmentMaker.OWNER;
        } else if (actor != null && tree.manager(seller).equals(Optional.of(actor))) {
            return AdjustmentMaker.MANAGER;
        }
        throw notTheirs(execution, seller);
    }

    private static RefusedException notTheirs(Execution execution, String seller) {
        return new RefusedException(
                ForecastErrors.NOT_THEIR_MANAGER,
                Map.of("seller", seller, "actor", execution.actor().stamp()));
    }

    private static void requireOthers(Execution execution, QuotaHolder holder) {
        execution.require(SET_QUOTA, Quota.TYPE);
        if (!execution.actor().isSystem()
                && holder.equals(QuotaHolder.user(execution.actor().userId()))) {
            throw new RefusedException(ForecastErrors.OWN_QUOTA, Map.of("user", holder.id()));
        }
    }

    private static void requireUser(Execution execution, String path, String user) {
        if (execution
                .kernel()
                .directory()
                .user(execution.actor().tenant(), user)
                .isEmpty()) {
            throw ValidationException.of(path, ForecastErrors.UNKNOWN_USER);
        }
    }

    /** What is said anew takes the place of what was, whether the actor may list that or not. */
    private static <R extends CrmRecord<R>> Optional<R> standing(
            Execution execution, RecordType<R> type, Criterion matter) {
        return execution.unit().records(type).query(Query.of(type).where(matter).pageOf(1)).items().stream()
                .findFirst();
    }

    private static <R extends CrmRecord<R>> Values.Builder begun(Optional<R> standing, RecordType<R> type) {
        return standing.map(CrmRecord::values).orElseGet(type::noValues).edit();
    }

    private static String text(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT);
    }
}
