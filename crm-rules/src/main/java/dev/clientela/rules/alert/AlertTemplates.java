package dev.clientela.rules.alert;

import dev.clientela.notification.NotificationTemplate;
import dev.clientela.notification.NotificationTemplates;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * The words of alerts in English and Spanish. A host gives them to its {@code notificationTemplates}, behind its own if it
 * has some. A template of an alert is filled with {@code alert}, {@code title}, {@code since} and {@code values}, each of
 * these with {@code name}, {@code value} and {@code currency}; that of one that is overdue with {@code alert}, {@code
 * title} and {@code due}.
 */
public final class AlertTemplates implements NotificationTemplates {

    /** The condition has come to hold. */
    public static final String ENTERED = "alert.entered";

    /** The alert was not evaluated when it should have been, so that silence means nothing. */
    public static final String OVERDUE = "alert.overdue";

    private final Map<Locale, ResourceBundle> bundles =
            Map.of(Locale.ENGLISH, bundle("en"), Locale.forLanguageTag("es"), bundle("es"));

    private static ResourceBundle bundle(String language) {
        return ResourceBundle.getBundle("dev.clientela.rules.alert.alerts_" + language, Locale.ROOT);
    }

    @Override
    public Optional<NotificationTemplate> find(String name, Locale locale) {
        return Optional.ofNullable(bundles.get(locale))
                .filter(bundle -> bundle.containsKey(name + ".subject"))
                .map(bundle -> NotificationTemplate.plain(
                        bundle.getString(name + ".subject"), bundle.getString(name + ".body")));
    }
}
