package dev.clientela.store.contract;

import dev.clientela.record.Sample;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** A sample with a value in every field. */
final class FullSample {

    private FullSample() {}

    static Sample make() {
        return Sample.number(1)
                .having(Sample.SYSTEM.externalId(), "erp-1")
                .having(Sample.SYSTEM.tags(), Set.of("vip", "año"))
                .having(Sample.TEXT, " Ünïcödé 😀 ")
                .having(Sample.CHOICE, "web")
                .having(Sample.CODE, DayOfWeek.FRIDAY)
                .having(Sample.FLAG, true)
                .having(Sample.INTEGER, Long.MIN_VALUE)
                .having(Sample.DECIMAL, Sample.decimal("-12345678901234567890.12345678"))
                .having(Sample.MONEY, Sample.money("JPY 1200"))
                .having(Sample.PRICE, Sample.price("EUR 0.12345678"))
                .having(Sample.DATE, LocalDate.of(2024, 2, 29))
                .having(Sample.INSTANT, Instant.parse("2024-02-29T23:59:59.999999Z"))
                .having(Sample.PARENT, Sample.number(9).id())
                .having(Sample.PARTS, List.of(new Sample.Part("Räder", 4), new Sample.Part("door", 2)))
                .having(Sample.CUSTOM_TEXT, "nick ")
                .having(Sample.CUSTOM_CHOICE, "sunny")
                .having(Sample.CUSTOM_FLAG, false)
                .having(Sample.CUSTOM_INTEGER, -7L)
                .having(Sample.CUSTOM_DECIMAL, Sample.decimal("3.1416"))
                .having(Sample.CUSTOM_MONEY, Sample.money("KWD 1.234"))
                .having(Sample.CUSTOM_DATE, LocalDate.of(1999, 12, 31))
                .having(Sample.CUSTOM_INSTANT, Instant.parse("1969-12-31T23:59:59Z"))
                .having(Sample.CUSTOM_REFERENCE, Sample.number(8).id());
    }

    /** One whose values differ from those of {@link #make} where order shows it. */
    static Sample anotherNumbered(long number) {
        return Sample.number(number)
                .having(Sample.TEXT, "Zebra")
                .having(Sample.CHOICE, "fair")
                .having(Sample.CODE, DayOfWeek.MONDAY)
                .having(Sample.FLAG, false)
                .having(Sample.INTEGER, 3L)
                .having(Sample.DECIMAL, Sample.decimal("0.5"))
                .having(Sample.MONEY, Sample.money("EUR 5.00"))
                .having(Sample.PRICE, Sample.price("EUR 7"))
                .having(Sample.DATE, LocalDate.of(2025, 1, 1))
                .having(Sample.INSTANT, Instant.parse("2020-01-01T00:00:00Z"))
                .having(Sample.PARENT, Sample.number(7).id())
                .having(Sample.CUSTOM_TEXT, "Alba")
                .having(Sample.CUSTOM_CHOICE, "rainy")
                .having(Sample.CUSTOM_FLAG, true)
                .having(Sample.CUSTOM_INTEGER, 7L)
                .having(Sample.CUSTOM_DECIMAL, Sample.decimal("-3"))
                .having(Sample.CUSTOM_MONEY, Sample.money("KWD 0.001"))
                .having(Sample.CUSTOM_DATE, LocalDate.of(2030, 12, 31))
                .having(Sample.CUSTOM_INSTANT, Instant.parse("2069-12-31T23:59:59Z"))
                .having(Sample.CUSTOM_REFERENCE, Sample.number(9).id());
    }
}
