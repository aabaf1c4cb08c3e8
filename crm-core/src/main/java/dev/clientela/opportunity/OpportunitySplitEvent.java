package dev.clientela.opportunity;

import dev.clientela.event.CrmEvent;

/** What happens to a split itself; its deal tells of it, too. */
public enum OpportunitySplitEvent implements CrmEvent {
    ADDED("opportunity_split.added"),

    /** Its percentage, or what that comes to. */
    CHANGED("opportunity_split.changed"),
    REMOVED("opportunity_split.removed");

    private final String type;

    OpportunitySplitEvent(String type) {
        this.type = type;
    }

    @Override
    public String type() {
        return type;
    }
}
