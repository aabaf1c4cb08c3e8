package dev.clientela.quote;

import dev.clientela.event.CrmEvent;

/** What happens to a line itself; its offer tells of it, too. */
public enum QuoteLineEvent implements CrmEvent {
    ADDED("quote_line.added"),
    CHANGED("quote_line.changed"),
    REMOVED("quote_line.removed");

    private final String type;

    QuoteLineEvent(String type) {
        this.type = type;
    }

    @Override
    public String type() {
        return type;
    }
}
