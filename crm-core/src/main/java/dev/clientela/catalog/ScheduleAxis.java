package dev.clientela.catalog;

import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import dev.clientela.record.CodeField;
import dev.clientela.record.Field;
import dev.clientela.record.FlagField;
import dev.clientela.record.IntegerField;
import dev.clientela.record.Values;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Quantity or revenue, as a product says how it is scheduled. */
record ScheduleAxis(
        FlagField enabled, CodeField<ScheduleKind> kind, CodeField<SchedulePeriod> period, IntegerField instalments) {

    static final ScheduleAxis QUANTITY = new ScheduleAxis(
            ProductFields.QUANTITY_SCHEDULING,
            ProductFields.QUANTITY_SCHEDULE_KIND,
            ProductFields.QUANTITY_SCHEDULE_PERIOD,
            ProductFields.QUANTITY_SCHEDULE_INSTALMENTS);

    static final ScheduleAxis REVENUE = new ScheduleAxis(
            ProductFields.REVENUE_SCHEDULING,
            ProductFields.REVENUE_SCHEDULE_KIND,
            ProductFields.REVENUE_SCHEDULE_PERIOD,
            ProductFields.REVENUE_SCHEDULE_INSTALMENTS);

    boolean isEnabled(Values product) {
        return Boolean.TRUE.equals(product.get(enabled));
    }

    Optional<DefaultSchedule> defaultOf(Values product) {
        ScheduleKind how = product.get(kind);
        SchedulePeriod apart = product.get(period);
        Long many = product.get(instalments);
        return how == null || apart == null || many == null
                ? Optional.empty()
                : Optional.of(new DefaultSchedule(how, apart, many.intValue()));
    }

    Values with(Values product, DefaultSchedule schedule) {
        return product.edit()
                .set(enabled, true)
                .set(kind, schedule.kind())
                .set(period, schedule.period())
                .set(instalments, (long) schedule.instalments())
                .build();
    }

    private List<Field<?>> parts() {
        return List.of(kind, period, instalments);
    }

    private void check(Values product, Violations violations) {
        boolean byDefault = product.has(kind);
        for (Field<?> part : List.of(period, instalments)) {
            violations.require(product.has(part) == byDefault, part.name(), CatalogErrors.DEFAULT_SCHEDULE_INCOMPLETE);
        }
        violations.require(!byDefault || isEnabled(product), kind.name(), CatalogErrors.NOT_SCHEDULED);
    }

    /** How the axes go together, each in itself and with the other: rows that bear both are laid down once. */
    static List<Violation> check(Values product) {
        Violations violations = new Violations();
        QUANTITY.check(product, violations);
        REVENUE.check(product, violations);
        if (QUANTITY.defaultOf(product).isPresent()
                && REVENUE.defaultOf(product).isPresent()) {
            for (int i = 0; i < QUANTITY.parts().size(); i++) {
                Field<?> revenue = REVENUE.parts().get(i);
                violations.require(
                        Objects.equals(product.get(QUANTITY.parts().get(i)), product.get(revenue)),
                        revenue.name(),
                        CatalogErrors.DEFAULT_SCHEDULES_DIFFER);
            }
        }
        return violations.list();
    }
}
