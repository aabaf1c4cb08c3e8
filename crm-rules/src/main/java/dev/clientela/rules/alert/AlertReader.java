package dev.clientela.rules.alert;

import dev.clientela.error.ValidationException;
import dev.clientela.notification.Recipient;
import dev.clientela.record.Comparison;
import dev.clientela.record.Criterion;
import dev.clientela.record.CriterionJson;
import dev.clientela.record.RecordType;
import dev.clientela.rules.PlainReader;
import dev.clientela.rules.RuleContext;
import dev.clientela.rules.RuleErrors;
import dev.clientela.security.Owner;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads a document of alerts, and goes on after a fault so that all are found. */
final class AlertReader {

    static final String USER = "user:";
    static final String ADDRESS = "address:";

    private static final int LONGEST_ID = 60;

    private final RuleContext context;

    AlertReader(RuleContext context) {
        this.context = context;
    }

    AlertSet set(PlainReader plain) {
        String id = id(plain);
        int version = (int) plain.integer("version", 1, Integer.MAX_VALUE);
        Optional<ZoneId> zone = plain.findText("zone").flatMap(name -> zone(plain, name));
        List<Alert> alerts = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        if (plain.list("alerts").size() > context.limits().rules()) {
            plain.fault(
                    "alerts",
                    RuleErrors.TOO_LARGE,
                    Map.of("limit", "alerts", "max", context.limits().rules()));
        } else {
            for (PlainReader each : plain.objects("alerts")) {
                Alert alert = alert(each);
                if (!ids.add(alert.id())) {
                    each.fault("id", RuleErrors.SAME_ID, Map.of("id", alert.id()));
                }
                alerts.add(alert);
            }
        }
        if (!plain.has("alerts")) {
            plain.fault("alerts", RuleErrors.MISSING, Map.of());
        }
        return new AlertSet(
                id,
                version,
                zone,
                recipients(plain, "watchers"),
                plain.findDuration("grace").orElse(AlertSet.HOURLY),
                plain.findDuration("keep").orElse(AlertSet.USUAL_KEEP),
                alerts);
    }

    /** Short, for it becomes part of a key. */
    private static String id(PlainReader plain) {
        String id = plain.text("id");
        if (id.codePointCount(0, id.length()) > LONGEST_ID) {
            wrong(plain, "id", "at most " + LONGEST_ID + " characters", id);
        }
        return id;
    }

    private static void wrong(PlainReader plain, String key, String expected, String found) {
        String quoted = found.length() <= LONGEST_ID ? found : found.substring(0, LONGEST_ID) + "…";
        plain.fault(key, RuleErrors.BAD_VALUE, Map.of("expected", expected, "found", quoted));
    }

    private static Optional<ZoneId> zone(PlainReader plain, String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException e) {
            wrong(plain, "zone", "a zone such as Europe/Madrid", name);
            return Optional.empty();
        }
    }

    private Alert alert(PlainReader plain) {
        String id = id(plain);
        Map<String, String> title = new TreeMap<>();
        plain.object("title").ifPresent(titles -> {
            for (String language : List.of("en", "es")) {
                titles.findText(language).ifPresent(words -> title.put(language, words));
            }
            titles.done();
        });
        Map<String, Metric> metrics = new TreeMap<>();
        plain.object("metrics")
                .ifPresent(listed -> names(plain)
                        .forEach(name -> listed.object(name)
                                .flatMap(metric -> new MetricReader(metric, context).read())
                                .ifPresent(metric -> metrics.put(name, metric))));
        if (!plain.has("metrics")) {
            plain.fault("metrics", RuleErrors.MISSING, Map.of());
        }
        AlertCondition when = plain.object("when")
                .map(condition -> condition(condition, names(plain)))
                .orElseGet(() -> nothing(plain, "when"));
        List<Recipient> recipients = recipients(plain, "to");
        if (recipients.isEmpty() && !plain.has("to")) {
            plain.fault("to", RuleErrors.MISSING, Map.of());
        }
        Duration every = plain.findDuration("every").orElse(AlertSet.HOURLY);
        Optional<Duration> coolDown = plain.findDuration("cool_down");
        String template = plain.findText("template").orElse(AlertTemplates.ENTERED);
        plain.done();
        return new Alert(id, title, metrics, when, every, coolDown, recipients, template);
    }

    private static AlertCondition nothing(PlainReader plain, String key) {
        plain.fault(key, RuleErrors.MISSING, Map.of());
        return new AlertCondition.Any(List.of());
    }

    /** The names of the metrics, those with faults among them. */
    private static List<String> names(PlainReader plain) {
        return plain.plain("metrics").orElse("") instanceof Map<?, ?> metrics
                ? metrics.keySet().stream().map(String::valueOf).toList()
                : List.of();
    }

    private static AlertCondition condition(PlainReader plain, List<String> metrics) {
        AlertCondition condition;
        if (plain.has("all")) {
            condition = new AlertCondition.All(parts(plain, "all", metrics));
        } else if (plain.has("any")) {
            condition = new AlertCondition.Any(parts(plain, "any", metrics));
        } else {
            String metric = plain.text("metric");
            if (plain.has("metric") && !metrics.contains(metric)) {
                plain.fault("metric", RuleErrors.UNKNOWN_METRIC, Map.of("metric", metric));
            }
            condition = new AlertCondition.Compared(
                    metric, plain.constant("is", Comparison.class), PlainReader.canonical(plain.decimal("value")));
        }
        plain.done();
        return condition;
    }

    private static List<AlertCondition> parts(PlainReader plain, String key, List<String> metrics) {
        List<AlertCondition> parts = new ArrayList<>();
        plain.objects(key).forEach(part -> parts.add(condition(part, metrics)));
        if (parts.isEmpty()) {
            plain.fault(key, RuleErrors.BAD_VALUE, Map.of("expected", "conditions", "found", "none"));
        }
        return parts;
    }

    private List<Recipient> recipients(PlainReader plain, String key) {
        List<Recipient> recipients = new ArrayList<>();
        int index = 0;
        for (String text : plain.texts(key)) {
            String place = key + "[" + index++ + "]";
            if (text.startsWith(USER) && text.length() > USER.length()) {
                if (!context.knows(Owner.user(text.substring(USER.length())))) {
                    plain.fault(place, RuleErrors.UNKNOWN_OWNER, Map.of("owner", text));
                }
                recipients.add(Recipient.user(text.substring(USER.length())));
            } else if (text.startsWith(ADDRESS) && text.length() > ADDRESS.length()) {
                recipients.add(Recipient.address(text.substring(ADDRESS.length())));
            } else {
                wrong(plain, place, "user:id or address:…", text);
            }
        }
        return recipients;
    }

    /** A criterion over the type; one with faults holds for nothing. */
    static Optional<Criterion> criterion(PlainReader plain, String key, RecordType<?> type, RuleContext context) {
        return plain.plain(key).map(form -> {
            try {
                return CriterionJson.fromPlain(form, type, context.fields());
            } catch (ValidationException e) {
                plain.faults(key, e.violations());
                return Criterion.never();
            }
        });
    }
}
