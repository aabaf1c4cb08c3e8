package dev.clientela.approval;

import dev.clientela.approval.ApprovalSubject.Lines;
import dev.clientela.approval.ApprovalSubject.Priced;
import dev.clientela.command.Execution;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.money.Percentage;
import dev.clientela.record.CrmRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much may be taken off the list price, in whatever way, before somebody has to approve it (AP-15).
 *
 * <p>A limit for lines is asked of each line, and of all lines of one product as if they had never been split; one for the
 * whole of what all lines come to against their list prices. So a record that goes beyond does so however its lines are
 * split, and what all lines of a product, or of the record, come to is judged alike however they are split or merged. What
 * is taken back, with a quantity below zero, is left out. Immutable.
 *
 * @param line in percent of the list price, for a line or a product
 * @param total in percent of the list price, for the record
 */
public record DiscountThreshold(Optional<BigDecimal> line, Optional<BigDecimal> total) {

    /** @throws ValidationException {@code approval.bad_process} unless one is given, and each lies between 0 and 100 */
    public DiscountThreshold {
        List<Violation> found = new ArrayList<>();
        if (line.isEmpty() && total.isEmpty()) {
            found.add(Violation.of("", ApprovalErrors.BAD_PROCESS));
        }
        line.filter(percent -> !isPart(percent))
                .ifPresent(percent -> found.add(Violation.of("line", ApprovalErrors.BAD_PROCESS)));
        total.filter(percent -> !isPart(percent))
                .ifPresent(percent -> found.add(Violation.of("total", ApprovalErrors.BAD_PROCESS)));
        if (!found.isEmpty()) {
            throw new ValidationException(found);
        }
        line = line.map(BigDecimal::stripTrailingZeros);
        total = total.map(BigDecimal::stripTrailingZeros);
    }

    private static boolean isPart(BigDecimal percent) {
        return new Percentage(percent).isPart();
    }

    /** More than so many percent off a line, or off all lines of a product. */
    public static DiscountThreshold ofLine(long percent) {
        return new DiscountThreshold(Optional.of(BigDecimal.valueOf(percent)), Optional.empty());
    }

    /** More than so many percent off the whole. */
    public static DiscountThreshold ofTotal(long percent) {
        return new DiscountThreshold(Optional.empty(), Optional.of(BigDecimal.valueOf(percent)));
    }

    /** Or more than so many percent off the whole. */
    public DiscountThreshold orTotal(long percent) {
        return new DiscountThreshold(line, Optional.of(BigDecimal.valueOf(percent)));
    }

    /** What of a record goes beyond. */
    Finding judge(CrmRecord<?> record, Execution execution) {
        ApprovalSubject subject = execution.port(ApprovalSubjects.class).of(record.type());
        List<Sold> sold = new ArrayList<>();
        for (Lines lines : subject.lines()) {
            lines.priced().ifPresent(priced -> sold.addAll(sold(lines, priced, record, execution)));
        }
        return judge(sold);
    }

    private static List<Sold> sold(Lines lines, Priced priced, CrmRecord<?> record, Execution execution) {
        List<Sold> sold = new ArrayList<>();
        for (CrmRecord<?> line : Facts.lines(lines.type(), lines, record, execution)) {
            sold.add(Sold.of(line, priced));
        }
        return sold;
    }

    /** What of these lines goes beyond. */
    Finding judge(List<Sold> sold) {
        List<String> beyond = new ArrayList<>();
        line.ifPresent(percent -> {
            sold.stream().filter(each -> each.isBeyond(percent)).forEach(each -> beyond.add(each.line()));
            Sold.byProduct(sold).stream()
                    .filter(each -> each.isBeyond(percent))
                    .forEach(each -> beyond.add(each.product()));
        });
        boolean whole = total.filter(percent -> Sold.areBeyond(sold, percent)).isPresent();
        return new Finding(beyond, whole, Sold.percent(sold));
    }

    /**
     * What was found.
     *
     * @param beyond the lines and products that go beyond what is set for lines
     * @param whole whether the record goes beyond what is set for all
     * @param percent what is taken off all of it, in percent of the list price; 0 when nothing is sold
     */
    record Finding(List<String> beyond, boolean whole, BigDecimal percent) {

        Finding {
            beyond = List.copyOf(beyond);
        }

        boolean isBeyond() {
            return whole || !beyond.isEmpty();
        }

        /** As JSON knows it; of many lines the first. */
        Map<String, Object> toPlain() {
            return Map.of(
                    "beyond",
                    beyond.subList(0, Math.min(20, beyond.size())),
                    "whole",
                    whole,
                    "percent",
                    percent.toPlainString());
        }
    }
}
