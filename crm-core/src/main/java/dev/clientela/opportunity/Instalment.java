package dev.clientela.opportunity;

import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.money.Split;
import dev.clientela.record.ElementType;
import dev.clientela.record.RecordErrors;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * One dated part of what a line brings in or delivers: revenue, quantity or both.
 *
 * @param comment may be empty
 */
public record Instalment(LocalDate date, Optional<BigDecimal> quantity, Optional<Money> revenue, String comment) {

    /** The longest comment, in code points. */
    public static final int MAX_COMMENT_LENGTH = 255;

    /** The most instalments of one line. */
    public static final int MAX_PARTS = 150;

    public static final ElementType<Instalment> TYPE = new Type();

    /** Quantities that are equal as numbers are equal here. */
    public Instalment {
        quantity = quantity.map(BigDecimal::stripTrailingZeros);
    }

    public static Instalment of(LocalDate date, Money revenue) {
        return new Instalment(date, Optional.empty(), Optional.of(revenue), "");
    }

    public static Instalment of(LocalDate date, BigDecimal quantity, Money revenue) {
        return new Instalment(date, Optional.of(quantity), Optional.of(revenue), "");
    }

    /**
     * Instalments that add up to the total exactly, the larger ones first; the k-th one k periods after the start, at the
     * end of a month that is too short.
     *
     * @throws ValidationException {@code opportunity_line.schedule_size} unless there are 1 to 150
     */
    public static List<Instalment> divide(Money total, int parts, LocalDate start, Period every) {
        requireSize(parts);
        List<Money> revenues = Split.evenly(total, parts);
        return IntStream.range(0, parts)
                .mapToObj(k -> of(start.plus(every.multipliedBy(k)), revenues.get(k)))
                .toList();
    }

    static void requireSize(int parts) {
        if (parts < 1 || parts > MAX_PARTS) {
            throw ValidationException.of(OpportunityLineFields.SCHEDULE.name(), OpportunityErrors.SCHEDULE_SIZE);
        }
    }

    private static final class Type implements ElementType<Instalment> {

        private static final Set<String> MONEY = Set.of("currency", "amount");

        @Override
        public String kind() {
            return "instalment";
        }

        @Override
        public Class<Instalment> type() {
            return Instalment.class;
        }

        @Override
        public Object toPlain(Instalment element) {
            Map<String, Object> plain = new LinkedHashMap<>();
            plain.put("date", element.date().toString());
            element.quantity().ifPresent(quantity -> plain.put("quantity", quantity));
            element.revenue()
                    .ifPresent(money -> plain.put(
                            "revenue",
                            Map.of("currency", money.getCurrencyUnit().getCode(), "amount", money.getAmount())));
            plain.put("comment", element.comment());
            return plain;
        }

        @Override
        public Instalment fromPlain(Object plain) {
            PlainObject read = PlainObject.of(plain, Set.of("date", "quantity", "revenue", "comment"));
            try {
                return new Instalment(
                        LocalDate.parse(read.text("date")),
                        read.decimal("quantity"),
                        read.object("revenue", MONEY).map(Type::money),
                        read.optionalText("comment"));
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(e);
            }
        }

        private static Money money(PlainObject read) {
            BigDecimal amount = read.decimal("amount").orElseThrow(IllegalArgumentException::new);
            try {
                return Money.of(CurrencyUnit.of(read.text("currency")), amount);
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException(e);
            }
        }

        @Override
        public String key(Instalment element) {
            return element.date().toString();
        }

        @Override
        public String keyOf(String sought) {
            return sought.strip();
        }

        @Override
        public List<Violation> check(Instalment element) {
            if (element.quantity().isEmpty() && element.revenue().isEmpty()) {
                return List.of(Violation.of("", RecordErrors.REQUIRED));
            }
            return References.checkText("comment", element.comment(), MAX_COMMENT_LENGTH);
        }
    }
}
