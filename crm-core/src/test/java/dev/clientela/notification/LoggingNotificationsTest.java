package dev.clientela.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.security.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

class LoggingNotificationsTest {

    private static final Notification NOTIFICATION = new Notification(
            new UUID(0, 7),
            Tenant.DEFAULT,
            Recipient.address("charles@engines.example"),
            "charles@engines.example",
            "lead.assigned",
            Locale.ENGLISH,
            NotificationTemplate.Format.PLAIN,
            "secret subject",
            "secret body",
            Map.of());

    /** Keeps the lines of the levels that are on. */
    private static final class Lines extends LegacyAbstractLogger {

        private static final long serialVersionUID = 1L;

        private final boolean debug;
        private final transient List<String> lines = new ArrayList<>();

        Lines(boolean debug) {
            this.debug = debug;
        }

        @Override
        protected String getFullyQualifiedCallerName() {
            return "";
        }

        @Override
        protected void handleNormalizedLoggingCall(
                Level level, Marker marker, String message, Object[] arguments, Throwable throwable) {
            lines.add(MessageFormatter.arrayFormat(message, arguments).getMessage());
        }

        @Override
        public boolean isTraceEnabled() {
            return false;
        }

        @Override
        public boolean isDebugEnabled() {
            return debug;
        }

        @Override
        public boolean isInfoEnabled() {
            return true;
        }

        @Override
        public boolean isWarnEnabled() {
            return true;
        }

        @Override
        public boolean isErrorEnabled() {
            return true;
        }
    }

    @Test
    @DisplayName("at info level neither text nor address is logged")
    void infoSaysNothingPersonal() {
        Lines log = new Lines(false);
        new LoggingNotifications(log).send(NOTIFICATION);

        assertThat(log.lines)
                .containsExactly("Notification 00000000-0000-0000-0000-000000000007 (lead.assigned) for an address");
    }

    @Test
    @DisplayName("at debug level everything is")
    void debugSaysAll() {
        Lines log = new Lines(true);
        new LoggingNotifications(log).send(NOTIFICATION);

        assertThat(log.lines).hasSize(2);
        assertThat(log.lines.get(1)).contains("charles@engines.example", "secret subject", "secret body");
    }
}
