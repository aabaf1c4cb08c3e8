package dev.clientela.opportunity;

import dev.clientela.catalog.DefaultSchedule;
import dev.clientela.catalog.Product;
import dev.clientela.catalog.ScheduleKind;
import dev.clientela.catalog.SchedulePeriod;
import dev.clientela.money.Split;
import dev.clientela.record.Values;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * So many instalments, one each period from the start on.
 *
 * @param decimals of divided quantities, where they are to be finer than the whole
 */
record SchedulePlan(ScheduleType type, DefaultSchedule steps, LocalDate start, Optional<Integer> decimals) {

    /** The one that lines of the product get by themselves. */
    static Optional<SchedulePlan> byDefault(Product product, LocalDate start) {
        return ScheduleType.byDefault(product).map(type -> {
            DefaultSchedule steps =
                    product.quantitySchedule().or(product::revenueSchedule).orElseThrow();
            return new SchedulePlan(type, steps, start, Optional.empty());
        });
    }

    /** @throws dev.clientela.error.ValidationException unless all of it is said */
    static SchedulePlan of(EstablishSchedule command) {
        ScheduleKind kind = command.kind().orElseThrow();
        SchedulePeriod period = command.period().orElseThrow();
        return new SchedulePlan(
                command.type(),
                new DefaultSchedule(kind, period, command.instalments()),
                command.start().orElseThrow(),
                command.decimals());
    }

    /** Dates, and what of the whole falls on each, as the type asks for. */
    List<Values> instalments(BigDecimal quantity, Money revenue) {
        int parts = steps.instalments();
        boolean divided = steps.kind() == ScheduleKind.DIVIDE;
        List<BigDecimal> quantities = divided ? split(quantity, parts) : Collections.nCopies(parts, quantity);
        List<Money> revenues = divided ? Split.evenly(revenue, parts) : Collections.nCopies(parts, revenue);
        List<Values> instalments = new ArrayList<>(parts);
        for (int k = 0; k < parts; k++) {
            instalments.add(Instalment.TYPE
                    .noValues()
                    .edit()
                    .set(InstalmentFields.DATE, steps.period().after(start, k))
                    .set(InstalmentFields.QUANTITY, type.hasQuantity() ? quantities.get(k) : null)
                    .set(InstalmentFields.REVENUE, type.hasRevenue() ? revenues.get(k) : null)
                    .build());
        }
        return instalments;
    }

    /** Exactly, in the units that the quantity is counted in, or finer; what is left over to the earliest. */
    private List<BigDecimal> split(BigDecimal quantity, int parts) {
        int scale = Math.max(Math.max(quantity.scale(), 0), decimals.orElse(0));
        BigInteger[] share = quantity.setScale(scale).unscaledValue().divideAndRemainder(BigInteger.valueOf(parts));
        BigInteger one = BigInteger.valueOf(quantity.signum());
        int larger = share[1].abs().intValueExact();
        List<BigDecimal> split = new ArrayList<>(parts);
        for (int k = 0; k < parts; k++) {
            split.add(new BigDecimal(k < larger ? share[0].add(one) : share[0], scale));
        }
        return split;
    }
}
