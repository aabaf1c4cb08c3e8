package dev.clientela.opportunity;

import dev.clientela.event.CrmEvent;

/** What happens to an instalment itself; its line and its deal tell of it, too. */
public enum InstalmentEvent implements CrmEvent {
    ADDED("instalment.added"),

    /** Its date, what comes in, or what is said of it. */
    CHANGED("instalment.changed"),
    REMOVED("instalment.removed");

    private final String type;

    InstalmentEvent(String type) {
        this.type = type;
    }

    @Override
    public String type() {
        return type;
    }
}
