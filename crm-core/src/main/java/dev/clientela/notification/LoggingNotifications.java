package dev.clientela.notification;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to the host's log that there is something to tell, and sends nothing. Subjects, bodies and addresses say
 * something of persons: they are logged at debug level alone. Thread-safe.
 */
public final class LoggingNotifications implements NotificationPort {

    private final Logger log;

    public LoggingNotifications() {
        this(LoggerFactory.getLogger(LoggingNotifications.class));
    }

    LoggingNotifications(Logger log) {
        this.log = log;
    }

    @Override
    public void send(Notification notification) {
        log.info(
                "Notification {} ({}) for {}",
                notification.id(),
                notification.template(),
                notification.recipient().userId().map(id -> "user " + id).orElse("an address"));
        log.debug(
                "Notification {} to {}: {}\n{}",
                notification.id(),
                notification.sendTo().orElse("nowhere"),
                notification.subject(),
                notification.body());
    }
}
