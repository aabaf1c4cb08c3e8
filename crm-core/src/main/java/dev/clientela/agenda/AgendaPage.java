package dev.clientela.agenda;

import java.util.List;

/**
 * Entries in the order of their times.
 *
 * @param more whether there are more than were asked for; those that come first are here
 */
public record AgendaPage(List<AgendaEntry> entries, boolean more) {

    public AgendaPage {
        entries = List.copyOf(entries);
    }
}
