package dev.clientela.rules.alert;

import dev.clientela.notification.Recipient;
import dev.clientela.record.Criterion;
import dev.clientela.record.CriterionJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Alerts in their plain form, without what is as usual. */
final class AlertWriter {

    private AlertWriter() {}

    static Map<String, Object> set(AlertSet set) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("id", set.id());
        plain.put("version", (long) set.version());
        set.zone().ifPresent(zone -> plain.put("zone", zone.getId()));
        if (!set.watchers().isEmpty()) {
            plain.put("watchers", recipients(set.watchers()));
        }
        plain.put("grace", set.grace().toString());
        plain.put("keep", set.keep().toString());
        plain.put("alerts", set.alerts().stream().map(AlertWriter::alert).toList());
        return plain;
    }

    private static List<String> recipients(List<Recipient> recipients) {
        return recipients.stream()
                .map(to -> (to.userId().isPresent() ? AlertReader.USER : AlertReader.ADDRESS) + to.value())
                .toList();
    }

    private static Map<String, Object> alert(Alert alert) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("id", alert.id());
        if (!alert.title().isEmpty()) {
            plain.put("title", alert.title());
        }
        Map<String, Object> metrics = new LinkedHashMap<>();
        alert.metrics().forEach((name, metric) -> metrics.put(name, metric(metric)));
        plain.put("metrics", metrics);
        plain.put("when", condition(alert.when()));
        plain.put("every", alert.every().toString());
        alert.coolDown().ifPresent(time -> plain.put("cool_down", time.toString()));
        plain.put("to", recipients(alert.recipients()));
        if (!alert.template().equals(AlertTemplates.ENTERED)) {
            plain.put("template", alert.template());
        }
        return plain;
    }

    private static Map<String, Object> metric(Metric metric) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("record", metric.type().name());
        plain.put("kind", word(metric.kind()));
        metric.field().ifPresent(field -> plain.put("field", field.name()));
        metric.currency().ifPresent(currency -> plain.put("currency", currency.getCode()));
        if (!metric.where().equals(Criterion.always())) {
            plain.put("where", CriterionJson.toPlain(metric.where()));
        }
        metric.part().ifPresent(part -> plain.put("part", CriterionJson.toPlain(part)));
        metric.window().ifPresent(window -> plain.put("window", window(window)));
        return plain;
    }

    private static Map<String, Object> window(Window window) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("field", window.field());
        if (window instanceof Window.Calendar calendar) {
            plain.put("unit", word(calendar.period().unit()));
            plain.put("from", (long) calendar.period().from());
            plain.put("to", (long) calendar.period().to());
        } else if (window instanceof Window.Past past) {
            plain.put("past", past.time().toString());
        }
        return plain;
    }

    private static Map<String, Object> condition(AlertCondition condition) {
        if (condition instanceof AlertCondition.All all) {
            return Map.of(
                    "all", all.parts().stream().map(AlertWriter::condition).toList());
        }
        if (condition instanceof AlertCondition.Any any) {
            return Map.of(
                    "any", any.parts().stream().map(AlertWriter::condition).toList());
        }
        AlertCondition.Compared compared = (AlertCondition.Compared) condition;
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("metric", compared.metric());
        plain.put("is", word(compared.comparison()));
        plain.put("value", compared.threshold());
        return plain;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
