package dev.clientela.notification;

/** The port to the host's mail, SMS or chat. Thread-safe. */
@FunctionalInterface
public interface NotificationPort {

    /**
     * Sends the message, or takes it over for sending. Called after the commit of what it tells of, at least once: a
     * port whose recipients must not get it twice remembers {@link Notification#id()}. An exception means that it is to
     * be tried again later.
     */
    void send(Notification notification);
}
