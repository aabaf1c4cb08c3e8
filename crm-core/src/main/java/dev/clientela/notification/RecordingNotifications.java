package dev.clientela.notification;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Sends nothing and remembers everything: for tests and demonstrations. Thread-safe. */
public final class RecordingNotifications implements NotificationPort {

    private final List<Notification> sent = new CopyOnWriteArrayList<>();

    @Override
    public void send(Notification notification) {
        sent.add(notification);
    }

    /** What was sent so far, in order. */
    public List<Notification> sent() {
        return List.copyOf(sent);
    }

    public void clear() {
        sent.clear();
    }
}
