package dev.clientela.notification;

import dev.clientela.event.CrmEvent;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What is to be told to somebody; sent after the commit by {@link RequestedNotifications}. */
public sealed interface NotificationEvent extends CrmEvent {

    /**
     * Somebody is to be told.
     *
     * @param template the name of the template
     * @param values what it is filled with: text, numbers, booleans, lists and maps of them; instants and dates are
     *     shown in the recipient's language and zone
     */
    record Requested(Recipient recipient, String template, Map<String, Object> values) implements NotificationEvent {

        static final String TYPE = "notification.requested";

        public Requested {
            values = Map.copyOf(values);
        }

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public Map<String, Object> payload() {
            Map<String, Object> payload = new LinkedHashMap<>();
            payload.put(recipient.userId().isPresent() ? "user" : "address", recipient.value());
            recipient.language().ifPresent(language -> payload.put("language", language.toLanguageTag()));
            payload.put("template", template);
            payload.put("values", TemplateValues.toPlain(values));
            return payload;
        }

        static Requested of(Map<String, Object> payload) {
            return new Requested(
                    recipient(payload), String.valueOf(payload.get("template")), TemplateValues.fromPlain((Map<?, ?>)
                            payload.getOrDefault("values", Map.of())));
        }

        private static Recipient recipient(Map<String, Object> payload) {
            if (payload.get("user") instanceof String userId) {
                return Recipient.user(userId);
            }
            String address = String.valueOf(payload.get("address"));
            return payload.get("language") instanceof String language
                    ? Recipient.address(address, Locale.forLanguageTag(language))
                    : Recipient.address(address);
        }
    }
}
