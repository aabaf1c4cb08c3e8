package dev.clientela.opportunity;

import dev.clientela.event.CrmEvent;

/** What happens to a line itself; its opportunity tells of it, too. */
public enum OpportunityLineEvent implements CrmEvent {
    ADDED("opportunity_line.added"),
    CHANGED("opportunity_line.changed"),

    /** It got a schedule, another one, or lost it. */
    SCHEDULED("opportunity_line.scheduled"),
    REMOVED("opportunity_line.removed");

    private final String type;

    OpportunityLineEvent(String type) {
        this.type = type;
    }

    @Override
    public String type() {
        return type;
    }
}
