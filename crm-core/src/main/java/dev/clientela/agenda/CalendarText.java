package dev.clientela.agenda;

import dev.clientela.activity.ActivityStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Writes an iCalendar of RFC 5545: lines end with CR LF, none is longer than 75 octets, and none is broken within a
 * character.
 */
final class CalendarText {

    private static final int MAX_OCTETS = 75;
    private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);

    private final StringBuilder text = new StringBuilder();

    private CalendarText() {}

    static String of(List<AgendaEntry> entries) {
        CalendarText calendar = new CalendarText();
        calendar.line("BEGIN:VCALENDAR");
        calendar.line("VERSION:2.0");
        calendar.line("PRODID:-//Clientela//Agenda//EN");
        calendar.line("CALSCALE:GREGORIAN");
        entries.forEach(calendar::entry);
        calendar.line("END:VCALENDAR");
        return calendar.text.toString();
    }

    private void entry(AgendaEntry entry) {
        boolean isDue = entry.time() instanceof AgendaTime.By || entry.time() instanceof AgendaTime.ByDay;
        String component = isDue ? "VTODO" : "VEVENT";
        line("BEGIN:" + component);
        line("UID:" + entry.key().recordType() + "-" + entry.key().id() + "@clientela");
        line("DTSTAMP:" + utc(entry.changedAt()));
        line("LAST-MODIFIED:" + utc(entry.changedAt()));
        line("SEQUENCE:" + sequence(entry.changedAt()));
        time(entry.time());
        line("SUMMARY:" + escaped(entry.title()));
        entry.location().ifPresent(location -> line("LOCATION:" + escaped(location)));
        entry.description().ifPresent(description -> line("DESCRIPTION:" + escaped(description)));
        line("STATUS:" + status(entry.status(), isDue));
        if (entry.time() instanceof AgendaTime.Days) {
            line("TRANSP:TRANSPARENT");
        }
        line("END:" + component);
    }

    /** Seconds, which fit until 2088: an occurrence that has become an activity has a version of its own. */
    private static long sequence(Instant changedAt) {
        return Math.max(0, Duration.between(FIRST, changedAt).toSeconds());
    }

    private void time(AgendaTime time) {
        if (time instanceof AgendaTime.Span span) {
            line("DTSTART:" + utc(span.start()));
            span.end().ifPresent(end -> line("DTEND:" + utc(end)));
        } else if (time instanceof AgendaTime.By by) {
            line("DUE:" + utc(by.due()));
        } else if (time instanceof AgendaTime.ByDay by) {
            line("DUE;VALUE=DATE:" + day(by.day()));
        } else if (time instanceof AgendaTime.Days days) {
            line("DTSTART;VALUE=DATE:" + day(days.first()));
            line("DTEND;VALUE=DATE:" + day(days.last().plusDays(1)));
        }
    }

    private static String status(ActivityStatus status, boolean isDue) {
        return switch (status) {
            case CANCELLED -> "CANCELLED";
            case OPEN -> isDue ? "NEEDS-ACTION" : "CONFIRMED";
            case IN_PROGRESS -> isDue ? "IN-PROCESS" : "CONFIRMED";
            case DONE -> isDue ? "COMPLETED" : "CONFIRMED";
        };
    }

    private static String utc(Instant instant) {
        return UTC.format(instant);
    }

    private static String day(LocalDate date) {
        return DAY.format(date);
    }

    /** Text as a value: what separates values is escaped, line breaks are written, other control characters go. */
    static String escaped(String value) {
        StringBuilder escaped = new StringBuilder(value.length() + 16);
        String lines = value.replace("\r\n", "\n").replace('\r', '\n');
        for (int i = 0; i < lines.length(); i++) {
            char c = lines.charAt(i);
            switch (c) {
                case '\\', ';', ',' -> escaped.append('\\').append(c);
                case '\n', '\u2028', '\u2029', '\u0085' -> escaped.append("\\n");
                default -> {
                    if (c == '\t' || !Character.isISOControl(c)) {
                        escaped.append(c);
                    }
                }
            }
        }
        return escaped.toString();
    }

    /** Folded where it is too long: the next line begins with a space, which counts. */
    private void line(String content) {
        int octets = 0;
        for (int at = 0; at < content.length(); ) {
            int character = content.codePointAt(at);
            String next = new String(Character.toChars(character));
            int size = next.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > MAX_OCTETS) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(next);
            octets += size;
            at += next.length();
        }
        text.append("\r\n");
    }
}
