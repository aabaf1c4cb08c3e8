package dev.clientela.notification;

/**
 * The text of a notification with places to be filled in, in Mustache: <code>{{name}}</code> for a value,
 * <code>{{#name}}…{{/name}}</code> for what is written when there is one, or once for each of several.
 *
 * <p>In an HTML body, values are escaped; <code>{{{name}}}</code> puts one in as it is. Plain text and subjects are
 * never escaped. A variable without a value is an error, not an empty text; one whose value is empty text counts as
 * absent for sections. There are no partial templates.
 *
 * <p>For each number there are two more values, such as <code>days_is_one</code> and <code>days_is_zero</code>, so that
 * <code>{{days}} {{#days_is_one}}day{{/days_is_one}}{{^days_is_one}}days{{/days_is_one}}</code> reads well.
 *
 * @param subject plain text; line breaks in values become spaces
 */
public record NotificationTemplate(Format format, String subject, String body) {

    /** How the body is written. */
    public enum Format {
        PLAIN,
        HTML
    }

    public static NotificationTemplate plain(String subject, String body) {
        return new NotificationTemplate(Format.PLAIN, subject, body);
    }

    public static NotificationTemplate html(String subject, String body) {
        return new NotificationTemplate(Format.HTML, subject, body);
    }
}
