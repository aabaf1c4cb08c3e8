package dev.clientela.event;

/**
 * Somebody who is told of events after their commit: at least once, in order per record. It remembers
 * {@link EventEnvelope#id()} where an effect must happen once.
 */
public interface EventSubscriber {

    /** Stored with each delivery; never changed while deliveries wait. */
    String name();

    /** Whether it wants events of this type at all; asked when the event is written. */
    default boolean wants(String eventType) {
        return true;
    }

    /** Takes one event. An exception means that it is to be tried again later. */
    void on(EventEnvelope event);
}
