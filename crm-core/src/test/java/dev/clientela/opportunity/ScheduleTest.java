package dev.clientela.opportunity;

import static dev.clientela.opportunity.OpportunityErrors.LINE_SCHEDULED;
import static dev.clientela.opportunity.OpportunityErrors.SCHEDULE_DOES_NOT_ADD_UP;
import static dev.clientela.opportunity.OpportunityErrors.SCHEDULE_SIZE;
import static dev.clientela.opportunity.SellingCase.eur;
import static dev.clientela.opportunity.SellingCase.faults;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.record.RecordErrors;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

    private static final LocalDate START = LocalDate.of(2026, 1, 31);

    private final SellingCase selling = new SellingCase();
    private final OpportunityLines lines = selling.ada.opportunityLines();
    private final Opportunity deal = selling.deal("Engines");
    private final OpportunityLine line = selling.line(deal, selling.engine, 1);

    private static List<String> amounts(List<Instalment> instalments) {
        return instalments.stream()
                .map(instalment ->
                        instalment.revenue().orElseThrow().getAmount().toPlainString())
                .toList();
    }

    @ParameterizedTest
    @DisplayName("SC-6 instalments add up exactly, extra units first")
    @CsvSource({
        "EUR 100.00, 3, 33.34 33.33 33.33",
        "JPY 100, 3, 34 33 33",
        "EUR 0.01, 2, 0.01 0.00",
        "EUR -100.00, 3, -33.34 -33.33 -33.33"
    })
    void divides(String total, int parts, String expected) {
        assertThat(amounts(Instalment.divide(Money.parse(total), parts, START, Period.ofMonths(1))))
                .containsExactly(expected.split(" "));
    }

    @Test
    @DisplayName("SC-7 each instalment is counted from the start, at the end of months that are too short")
    void dates() {
        assertThat(Instalment.divide(eur("3"), 3, START, Period.ofMonths(1)))
                .extracting(Instalment::date)
                .containsExactly(START, LocalDate.of(2026, 2, 28), LocalDate.of(2026, 3, 31));
    }

    @ParameterizedTest
    @DisplayName("SC-4 a schedule has from 1 to 150 instalments")
    @ValueSource(ints = {0, 151, -1})
    void sizes(int parts) {
        assertThat(faults(() -> lines.divide(line.id(), parts, START, Period.ofDays(1))))
                .isEqualTo(Map.of("schedule", SCHEDULE_SIZE));
        assertThat(lines.divide(line.id(), 150, START, Period.ofDays(1)).schedule())
                .hasSize(150);
    }

    @Test
    @DisplayName(
            "SC-3 S-08 revenue adds up to the line's total and quantity to its quantity, each in all instalments or none")
    void addsUp() {
        Instalment half = Instalment.of(START, new BigDecimal("0.50"), eur("50"));

        OpportunityLine scheduled = lines.schedule(line.id(), List.of(half, half));

        assertThat(lines.get(line.id()).schedule()).containsExactly(half, half);
        assertThat(scheduled.total()).isEqualTo(eur("100"));
        List<List<Instalment>> wrong = List.of(
                List.of(half, Instalment.of(START, new BigDecimal("0.5"), eur("49.99"))),
                List.of(half, Instalment.of(START, new BigDecimal("0.4"), eur("50"))),
                List.of(half, Instalment.of(START, eur("50"))),
                List.of(Instalment.of(START, Money.parse("USD 100"))));
        assertThat(wrong)
                .allSatisfy(instalments -> assertThat(faults(() -> lines.schedule(line.id(), instalments)))
                        .isEqualTo(Map.of("schedule", SCHEDULE_DOES_NOT_ADD_UP)));
        Instalment empty = new Instalment(START, Optional.empty(), Optional.empty(), "");
        assertThat(faults(() -> lines.schedule(line.id(), List.of(empty))))
                .isEqualTo(Map.of("schedule[0]", RecordErrors.REQUIRED));
    }

    @Test
    @DisplayName("SC-10 SC-12 while a schedule stands the terms of the line stay; without it they can be changed")
    void termsStay() {
        lines.divide(line.id(), 2, START, Period.ofMonths(3));

        assertThat(faults(() -> lines.change(ChangeLine.of(line.id()).quantity(2))))
                .isEqualTo(Map.of("", LINE_SCHEDULED));
        OpportunityLine described =
                lines.change(ChangeLine.of(line.id()).with(OpportunityLineFields.DESCRIPTION, "In two parts"));
        assertThat(described.schedule()).hasSize(2);
        assertThat(lines.unschedule(line.id()).total()).isEqualTo(eur("100"));
        assertThat(lines.change(ChangeLine.of(line.id()).quantity(2)).total()).isEqualTo(eur("200"));
    }

    @Test
    @DisplayName("SC-13 SC-16 another schedule takes the place of the first; moving the close leaves it")
    void replaces() {
        lines.divide(line.id(), 2, START, Period.ofMonths(3));
        OpportunityLine again = lines.divide(line.id(), 3, START, Period.ofMonths(1));
        selling.ada.opportunities().planClose(deal.id(), START.plusYears(1));

        assertThat(amounts(again.schedule())).containsExactly("33.34", "33.33", "33.33");
        assertThat(lines.get(line.id())).isEqualTo(again);
    }

    @Test
    @DisplayName("instalments survive the way to JSON and back; what is none is refused")
    void plain() {
        Instalment full = new Instalment(START, Optional.of(new BigDecimal("1.5")), Optional.of(eur("7.10")), "first");
        Object plain = Instalment.TYPE.toPlain(full);

        assertThat(Instalment.TYPE.fromPlain(plain)).isEqualTo(full);
        assertThat(Instalment.TYPE.fromPlain(Map.of("date", "2026-01-31", "quantity", 2L)))
                .isEqualTo(new Instalment(START, Optional.of(new BigDecimal("2")), Optional.empty(), ""));
        for (Object none : List.of(
                "x",
                Map.of(),
                Map.of("date", "2026-02-30"),
                Map.of("date", "2026-01-31", "more", 1L),
                Map.of("date", "2026-01-31", "revenue", Map.of("currency", "EUR", "amount", new BigDecimal("0.001"))),
                Map.of("date", "2026-01-31", "revenue", Map.of("currency", "XXY", "amount", 1L)))) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> Instalment.TYPE.fromPlain(none))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
