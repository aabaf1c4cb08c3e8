package dev.clientela.notification;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The port to the texts of notifications. A host that adds or replaces some puts its own before the built-in ones with
 * {@link #orElse}. Thread-safe.
 */
@FunctionalInterface
public interface NotificationTemplates {

    /**
     * The template of exactly that language. Asked for the recipient's locale first, then for its language alone, then
     * for English.
     */
    Optional<NotificationTemplate> find(String name, Locale locale);

    /** The kernel's own notifications, in English and Spanish. */
    static NotificationTemplates builtIn() {
        return new BuiltInTemplates();
    }

    /** Templates of one language, by name. */
    static NotificationTemplates in(Locale locale, Map<String, NotificationTemplate> byName) {
        Map<String, NotificationTemplate> templates = Map.copyOf(byName);
        return (name, asked) -> asked.equals(locale) ? Optional.ofNullable(templates.get(name)) : Optional.empty();
    }

    /** These, and the others where these have none of that name and language. */
    default NotificationTemplates orElse(NotificationTemplates others) {
        return (name, locale) -> find(name, locale).or(() -> others.find(name, locale));
    }
}
