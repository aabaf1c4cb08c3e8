package dev.clientela.event;

import java.util.Map;

/**
 * What happened, in the words of the business; each concept has a sealed hierarchy of its own. The type is a string we
 * chose and never change; a golden file holds them all.
 */
public interface CrmEvent {

    /** Such as {@code lead.converted}. */
    String type();

    /** Grows when the payload changes its shape. */
    default int schema() {
        return 1;
    }

    /** What the event says beyond the changed fields, as JSON knows it: text, numbers, booleans, lists, maps. */
    default Map<String, Object> payload() {
        return Map.of();
    }
}
