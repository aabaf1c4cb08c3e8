package dev.clientela.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.ICalendar;
import biweekly.io.text.ICalReader;
import dev.clientela.activity.ActivityStatus;
import dev.clientela.record.RecordRef;
import dev.clientela.security.Owner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a text says, a calendar says the same, in lines that are short enough. */
class CalendarTextProperties {

    private static final Instant START = Instant.parse("2026-03-10T09:00:00Z");

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "Ñ", "日", "😀", "e\u0301", "\\", "\\n", ";", ",", ":", "\"", "\n", " ", "END:VEVENT")
                .list()
                .ofMaxSize(120)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 300)
    @Label("A-02 any text comes out of the calendar as it went in, and no line is longer than 75 octets")
    void roundTrip(@ForAll("texts") String title, @ForAll("texts") String description) throws IOException {
        String text = CalendarText.of(List.of(new AgendaEntry(
                AgendaEntry.Kind.ACTIVITY,
                new RecordRef("activity", new UUID(0, 1)),
                new RecordRef("activity", new UUID(0, 1)),
                START,
                title,
                Owner.user("ada"),
                new AgendaTime.Span(START, Optional.empty()),
                ActivityStatus.OPEN,
                Optional.empty(),
                Optional.of(description))));
        assertThat(text.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
        try (ICalReader reader = new ICalReader(text)) {
            ICalendar calendar = reader.readNext();
            assertThat(calendar.getEvents()).hasSize(1);
            assertThat(calendar.getEvents().get(0).getSummary().getValue()).isEqualTo(title);
            assertThat(calendar.getEvents().get(0).getDescription().getValue()).isEqualTo(description);
        }
    }
}
