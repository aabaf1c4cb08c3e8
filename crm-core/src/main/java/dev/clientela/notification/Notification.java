package dev.clientela.notification;

import dev.clientela.security.Tenant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message ready to be sent.
 *
 * @param id the event that asked for it: the same message sent again has the same id
 * @param address where to send it: of the user as the directory knows it, or as it was asked for; null when the user has
 *     none there
 * @param template the name of the template that it was made from
 * @param locale the language that it is written in
 * @param subject one line of plain text, whatever the format of the body
 * @param data what the template was filled with, for ports that write their own messages
 */
public record Notification(
        UUID id,
        Tenant tenant,
        Recipient recipient,
        @Nullable String address,
        String template,
        Locale locale,
        NotificationTemplate.Format format,
        String subject,
        String body,
        Map<String, Object> data) {

    public Notification {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }

    public Optional<String> sendTo() {
        return Optional.ofNullable(address);
    }
}
