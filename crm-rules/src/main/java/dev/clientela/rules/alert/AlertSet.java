package dev.clientela.rules.alert;

import dev.clientela.error.ValidationException;
import dev.clientela.notification.Recipient;
import dev.clientela.rules.RuleContext;
import dev.clientela.rules.RuleDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Alerts that are kept as one document.
 *
 * <pre>{@code
 * {"id": "sales", "version": 1, "zone": "Europe/Madrid", "watchers": ["user:ada"], "alerts": [
 *   {"id": "sales_fallen", "title": {"en": "Sales have fallen", "es": "Las ventas han caído"},
 *    "metrics": {"sales": {"record": "opportunity", "kind": "sum", "field": "amount", "currency": "EUR",
 *        "where": {"field": "is_won", "op": "in", "values": [true]},
 *        "window": {"field": "actual_close", "last": 7, "unit": "day"}}},
 *    "when": {"metric": "sales", "is": "at_most", "value": 3000},
 *    "every": "PT1H", "cool_down": "P1D", "to": ["user:zoe", "address:board@example.com"]}]}
 * }</pre>
 *
 * <p>A window is {@code {"field", "last", "unit"}}, {@code {"field", "unit", "from", "to"}}, or {@code {"field", "past":
 * "PT24H"}}; conditions combine by {@code {"all": […]}} and {@code {"any": […]}}. Immutable.
 *
 * @param zone whose days count; the organisation's when empty
 * @param watchers who is told that an alert has not been evaluated when it should have been
 * @param grace how long after that they are told
 * @param keep how long the record of an evaluation is kept
 */
public record AlertSet(
        String id,
        int version,
        Optional<ZoneId> zone,
        List<Recipient> watchers,
        Duration grace,
        Duration keep,
        List<Alert> alerts) {

    static final Duration HOURLY = Duration.ofHours(1);
    static final Duration USUAL_KEEP = Duration.ofDays(90);

    public AlertSet {
        watchers = List.copyOf(watchers);
        alerts = List.copyOf(alerts);
    }

    /** In the organisation's zone; overdue after an hour, kept for 90 days. */
    public static AlertSet of(String id, Alert... alerts) {
        return new AlertSet(id, 1, Optional.empty(), List.of(), HOURLY, USUAL_KEEP, List.of(alerts));
    }

    public AlertSet in(ZoneId other) {
        return new AlertSet(id, version, Optional.of(other), watchers, grace, keep, alerts);
    }

    public AlertSet watchedBy(Recipient... others) {
        return new AlertSet(id, version, zone, List.of(others), grace, keep, alerts);
    }

    public AlertSet overdueAfter(Duration other) {
        return new AlertSet(id, version, zone, watchers, other, keep, alerts);
    }

    public AlertSet keptFor(Duration other) {
        return new AlertSet(id, version, zone, watchers, grace, other, alerts);
    }

    /**
     * Reads a document.
     *
     * @throws ValidationException with every fault, each with its path, line and column: {@code rules.unknown_metric},
     *     {@code rules.one_currency}, and those that rule sets have
     */
    public static AlertSet read(String json, RuleContext context) {
        return RuleDocument.read(json, context.limits(), plain -> new AlertReader(context).set(plain));
    }

    /** The document; what is read from it equals this. */
    public String write() {
        return RuleDocument.write(AlertWriter.set(this));
    }

    /** The alerts that ship with the library, in euro, told to the users {@code sales_manager} and {@code crm_admin}. */
    public static AlertSet usual(RuleContext context) {
        try (InputStream document = AlertSet.class.getResourceAsStream("usual-alerts.json")) {
            if (document == null) {
                throw new IllegalStateException("There is no usual-alerts.json");
            }
            return read(new String(document.readAllBytes(), StandardCharsets.UTF_8), context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
