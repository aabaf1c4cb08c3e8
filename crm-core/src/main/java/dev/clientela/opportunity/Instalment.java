package dev.clientela.opportunity;

import dev.clientela.error.Violation;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * One dated part of what a line of a deal delivers or brings in: quantity, revenue or both, as every part of that line.
 * The line comes to what its instalments add up to. Written together with its line and deal alone, through {@link
 * Instalments}.
 */
public final class Instalment extends CrmRecord<Instalment> {

    public static final RecordType<Instalment> TYPE = InstalmentFields.TYPE;

    Instalment(Values values) {
        super(values);
    }

    @Override
    public RecordType<Instalment> type() {
        return TYPE;
    }

    @Override
    public InstalmentId id() {
        return get(InstalmentFields.ID);
    }

    public OpportunityId opportunity() {
        return get(InstalmentFields.OPPORTUNITY);
    }

    public OpportunityLineId line() {
        return get(InstalmentFields.LINE);
    }

    public LocalDate date() {
        return get(InstalmentFields.DATE);
    }

    public Optional<BigDecimal> quantity() {
        return find(InstalmentFields.QUANTITY);
    }

    public Optional<Money> revenue() {
        return find(InstalmentFields.REVENUE);
    }

    public Optional<String> description() {
        return find(InstalmentFields.DESCRIPTION);
    }

    @Override
    public List<Violation> check() {
        return values().has(InstalmentFields.QUANTITY) || values().has(InstalmentFields.REVENUE)
                ? List.of()
                : List.of(
                        Violation.of(InstalmentFields.QUANTITY.name(), RecordErrors.REQUIRED),
                        Violation.of(InstalmentFields.REVENUE.name(), RecordErrors.REQUIRED));
    }

    Instalment on(LocalDate date) {
        return with(InstalmentFields.DATE, date);
    }
}
