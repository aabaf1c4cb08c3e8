package dev.clientela.opportunity;

import dev.clientela.record.Field;
import dev.clientela.record.Values;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.joda.money.Money;

/**
 * One more instalment of a line. It has what the other ones have; the first one begins a schedule, and the line then comes
 * to what that one says.
 *
 * <pre>{@code
 * AddInstalment.to(line.id()).on(LocalDate.of(2026, 7, 1)).revenue(Money.parse("EUR 500"))
 * }</pre>
 */
public record AddInstalment(OpportunityLineId line, Values values) {

    public static AddInstalment to(OpportunityLineId line) {
        return new AddInstalment(line, Instalment.TYPE.noValues().with(InstalmentFields.LINE, line));
    }

    public AddInstalment on(LocalDate date) {
        return with(InstalmentFields.DATE, date);
    }

    /** How many are delivered. */
    public AddInstalment quantity(long quantity) {
        return quantity(BigDecimal.valueOf(quantity));
    }

    /** How many are delivered. */
    public AddInstalment quantity(BigDecimal quantity) {
        return with(InstalmentFields.QUANTITY, quantity);
    }

    /** How much comes in, in the currency of the deal. */
    public AddInstalment revenue(Money revenue) {
        return with(InstalmentFields.REVENUE, revenue);
    }

    public AddInstalment description(String text) {
        return with(InstalmentFields.DESCRIPTION, text);
    }

    /** Any field, built-in or custom. */
    public <T> AddInstalment with(Field<T> field, T value) {
        return new AddInstalment(line, values.with(field, value));
    }
}
