package dev.clientela.forecast;

import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * What a user, with all who report to them, or a territory is to win in a period: an amount, or a quantity. Of each
 * holder, forecast type and period there is one.
 */
public final class Quota extends CrmRecord<Quota> {

    public static final RecordType<Quota> TYPE = QuotaFields.TYPE;

    Quota(Values values) {
        super(values);
    }

    @Override
    public RecordType<Quota> type() {
        return TYPE;
    }

    @Override
    public QuotaId id() {
        return get(QuotaFields.ID);
    }

    public QuotaHolder holder() {
        return get(QuotaFields.HOLDER);
    }

    public ForecastType forecastType() {
        return get(QuotaFields.FORECAST_TYPE);
    }

    public ForecastPeriod period() {
        return get(QuotaFields.PERIOD);
    }

    public Optional<Money> amount() {
        return find(QuotaFields.AMOUNT);
    }

    public Optional<BigDecimal> quantity() {
        return find(QuotaFields.QUANTITY);
    }

    @Override
    public List<Violation> check() {
        return faults(amount(), quantity());
    }

    static List<Violation> faults(Optional<Money> amount, Optional<BigDecimal> quantity) {
        Violations violations = new Violations();
        violations.require(
                amount.isPresent() != quantity.isPresent(),
                QuotaFields.AMOUNT.name(),
                ForecastErrors.AMOUNT_OR_QUANTITY);
        violations.require(
                amount.filter(Money::isNegative).isEmpty(), QuotaFields.AMOUNT.name(), ForecastErrors.NEGATIVE_QUOTA);
        violations.require(
                quantity.filter(number -> number.signum() < 0).isEmpty(),
                QuotaFields.QUANTITY.name(),
                ForecastErrors.NEGATIVE_QUOTA);
        return violations.list();
    }
}
