package dev.clientela.agenda;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** When something of an agenda takes place, or is due. */
public sealed interface AgendaTime {

    /** From one instant to another, half-open; nobody says until when where the second is absent. */
    record Span(Instant start, Optional<Instant> end) implements AgendaTime {
        @Override
        public Instant at() {
            return start;
        }
    }

    /** To be done by then. */
    record By(Instant due) implements AgendaTime {
        @Override
        public Instant at() {
            return due;
        }
    }

    /** To be done in the course of that day, at the end of which it stands in the agenda. */
    record ByDay(LocalDate day, ZoneId zone) implements AgendaTime {
        @Override
        public Instant at() {
            return day.plusDays(1).atStartOfDay(zone).toInstant();
        }
    }

    /** On all of those days, the last one included. */
    record Days(LocalDate first, LocalDate last, ZoneId zone) implements AgendaTime {
        @Override
        public Instant at() {
            return first.atStartOfDay(zone).toInstant();
        }
    }

    /** By which entries are sorted. */
    Instant at();
}
