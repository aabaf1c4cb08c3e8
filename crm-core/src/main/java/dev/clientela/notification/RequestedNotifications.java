package dev.clientela.notification;

import dev.clientela.event.EventEnvelope;
import dev.clientela.event.EventSubscriber;

/** Sends what commands asked to be told, after their commit: at least once, each time with the event's id. */
public final class RequestedNotifications implements EventSubscriber {

    private final Notifier notifier;

    public RequestedNotifications(Notifier notifier) {
        this.notifier = notifier;
    }

    @Override
    public String name() {
        return "clientela.notifications";
    }

    @Override
    public boolean wants(String eventType) {
        return eventType.equals(NotificationEvent.Requested.TYPE);
    }

    @Override
    public void on(EventEnvelope event) {
        notifier.send(event.id(), event.tenant(), NotificationEvent.Requested.of(event.payload()));
    }
}
