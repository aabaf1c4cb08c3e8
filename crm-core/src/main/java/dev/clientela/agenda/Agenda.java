package dev.clientela.agenda;

import dev.clientela.command.Commands;
import dev.clientela.error.RefusedException;
import dev.clientela.error.ValidationException;
import java.time.Instant;
import java.util.Map;

/**
 * What is to be done when: open activities, what recurs, the days on which deals are planned to be closed and those on
 * which offers expire; of whoever is asked for, as far as the actor sees it. Reads, and changes nothing.
 */
public final class Agenda {

    private final Commands commands;

    public Agenda(Commands commands) {
        this.commands = commands;
    }

    /** Everything between the two that the actor sees; as {@link #show}. */
    public AgendaPage between(Instant from, Instant to) {
        return show(AgendaRequest.between(from, to));
    }

    /**
     * One page, sorted by time. It takes a number of statements that does not grow with what there is: one each for
     * activities, series, deals and offers, and for the activities that occurrences have become.
     *
     * @throws ValidationException {@code agenda.ends_before_it_begins}, {@code agenda.too_wide},
     *     {@code agenda.too_large}, {@code field.out_of_range}
     * @throws RefusedException {@code agenda.too_large} for a team of more than 500, or more than 1,000 series
     */
    public AgendaPage show(AgendaRequest request) {
        request.check();
        return commands.read(execution -> new AgendaReading(execution, request).page());
    }

    /**
     * The same as an iCalendar of RFC 5545, in text of type {@code text/calendar; charset=utf-8}. Times are in UTC, and
     * occurrences of series stand one by one, so that no program reckons otherwise. What is due is a to-do, all else an
     * event. An entry keeps its UID for good, and its SEQUENCE grows with its changes, by the second; what was cancelled is told as
     * cancelled where it is asked for. Of other owners' entries title and time are told, and never who takes part.
     *
     * @throws RefusedException {@code agenda.too_large} when there is more than one page takes: a calendar that lacks
     *     entries would make them go from programs that had them
     */
    public String export(AgendaRequest request) {
        AgendaPage page = show(request);
        if (page.more()) {
            throw new RefusedException(AgendaErrors.TOO_LARGE, Map.of("max", request.most()));
        }
        return CalendarText.of(page.entries());
    }
}
