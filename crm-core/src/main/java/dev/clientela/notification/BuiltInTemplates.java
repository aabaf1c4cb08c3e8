package dev.clientela.notification;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;

/** Reads the kernel's own templates, plain text all, from its resource bundles. */
final class BuiltInTemplates implements NotificationTemplates {

    private final Map<Locale, ResourceBundle> bundles =
            Map.of(Locale.ENGLISH, bundle("en"), Locale.forLanguageTag("es"), bundle("es"));

    private static ResourceBundle bundle(String language) {
        return ResourceBundle.getBundle("dev.clientela.notification.notifications_" + language, Locale.ROOT);
    }

    @Override
    public Optional<NotificationTemplate> find(String name, Locale locale) {
        return Optional.ofNullable(bundles.get(locale))
                .filter(bundle -> bundle.containsKey(name + ".subject"))
                .map(bundle -> NotificationTemplate.plain(
                        bundle.getString(name + ".subject"), bundle.getString(name + ".body")));
    }
}
