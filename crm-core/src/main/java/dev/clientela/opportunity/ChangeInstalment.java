package dev.clientela.opportunity;

import dev.clientela.command.Edit;
import dev.clientela.record.Field;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/** An instalment to be changed; line and deal follow by the difference. */
public record ChangeInstalment(InstalmentId instalment, Edit edit) {

    public static ChangeInstalment of(InstalmentId instalment) {
        return new ChangeInstalment(instalment, new Edit(Map.of(), Optional.empty()));
    }

    public ChangeInstalment on(LocalDate date) {
        return with(InstalmentFields.DATE, date);
    }

    public ChangeInstalment quantity(long quantity) {
        return quantity(BigDecimal.valueOf(quantity));
    }

    public ChangeInstalment quantity(BigDecimal quantity) {
        return with(InstalmentFields.QUANTITY, quantity);
    }

    public ChangeInstalment revenue(Money revenue) {
        return with(InstalmentFields.REVENUE, revenue);
    }

    public ChangeInstalment description(String text) {
        return with(InstalmentFields.DESCRIPTION, text);
    }

    /** Any field but line and deal. */
    public <T> ChangeInstalment with(Field<T> field, T value) {
        return new ChangeInstalment(instalment, edit.and(field, value));
    }

    public ChangeInstalment without(Field<?> field) {
        return new ChangeInstalment(instalment, edit.andClear(field));
    }

    /** Refused with {@code record.stale} unless the instalment still has this version. */
    public ChangeInstalment ifVersion(long version) {
        return new ChangeInstalment(instalment, edit.ifVersion(version));
    }
}
