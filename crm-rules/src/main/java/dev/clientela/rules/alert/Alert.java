package dev.clientela.rules.alert;

import dev.clientela.notification.Recipient;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One thing to watch: figures, when they are no longer as they should be, and whom to tell then. It is told on entering
 * that state, and again only after it was left and entered anew.
 *
 * @param title in a line, by language ({@code en}, {@code es}); the id stands in for a missing one
 * @param metrics by the names that the condition uses
 * @param every how much time lies between two evaluations
 * @param coolDown how long after it was told it is not told again, though entered anew; told then if it still is so
 * @param recipients users, or addresses
 * @param template by which it is told; see {@link AlertTemplates}
 */
public record Alert(
        String id,
        Map<String, String> title,
        Map<String, Metric> metrics,
        AlertCondition when,
        Duration every,
        Optional<Duration> coolDown,
        List<Recipient> recipients,
        String template) {

    public Alert {
        title = Collections.unmodifiableMap(new TreeMap<>(title));
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
        recipients = List.copyOf(recipients);
    }

    /** Asked every hour, told at every entering by the usual template. */
    public static Alert of(String id, Map<String, Metric> metrics, AlertCondition when, Recipient... recipients) {
        return new Alert(
                id,
                Map.of(),
                metrics,
                when,
                AlertSet.HOURLY,
                Optional.empty(),
                List.of(recipients),
                AlertTemplates.ENTERED);
    }

    public Alert titled(Locale language, String words) {
        Map<String, String> titles = new TreeMap<>(title);
        titles.put(language.getLanguage(), words);
        return new Alert(id, titles, metrics, when, every, coolDown, recipients, template);
    }

    public Alert every(Duration interval) {
        return new Alert(id, title, metrics, when, interval, coolDown, recipients, template);
    }

    public Alert coolingDown(Duration time) {
        return new Alert(id, title, metrics, when, every, Optional.of(time), recipients, template);
    }

    public Alert toldBy(String other) {
        return new Alert(id, title, metrics, when, every, coolDown, recipients, other);
    }

    /** The title in that language, else in English, else the id. */
    public String title(Locale language) {
        return Optional.ofNullable(title.get(language.getLanguage()))
                .or(() -> Optional.ofNullable(title.get("en")))
                .orElse(id);
    }
}
