package dev.clientela.rules.alert;

import dev.clientela.command.Execution;
import dev.clientela.decision.DecisionState;
import dev.clientela.decision.DecisionStateFields;
import dev.clientela.notification.NotificationEvent;
import dev.clientela.notification.Recipient;
import dev.clientela.record.Query;
import dev.clientela.security.User;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells people of an alert, by events on the state that is remembered of it. */
final class AlertTelling {

    /** Behind the point; whoever wants more finds it in the record of the evaluation. */
    private static final int SHOWN_DECIMALS = 4;

    private final Execution execution;
    private final DecisionState state;

    /** @param key under which the state has been put before, in this transaction or another */
    AlertTelling(Execution execution, String key) {
        this.execution = execution;
        this.state = execution
                .unit()
                .records(DecisionState.TYPE)
                .query(Query.of(DecisionState.TYPE)
                        .where(DecisionStateFields.KEY.is(key))
                        .pageOf(1))
                .items()
                .get(0);
    }

    DecisionState state() {
        return state;
    }

    void entered(Alert alert, Instant since, Map<String, Reading> readings) {
        List<Map<String, Object>> values = new ArrayList<>();
        readings.forEach((name, reading) -> reading.value()
                .ifPresent(value -> values.add(Map.of(
                        "name",
                        name,
                        "value",
                        shown(value),
                        "currency",
                        reading.metric().currency().map(String::valueOf).orElse("")))));
        tell(alert, alert.recipients(), alert.template(), Map.of("since", since, "values", values));
    }

    void overdue(Alert alert, List<Recipient> watchers, Instant due) {
        tell(alert, watchers, AlertTemplates.OVERDUE, Map.of("due", due));
    }

    private static String shown(BigDecimal value) {
        BigDecimal rounded =
                value.scale() > SHOWN_DECIMALS ? value.setScale(SHOWN_DECIMALS, RoundingMode.HALF_EVEN) : value;
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private void tell(Alert alert, List<Recipient> recipients, String template, Map<String, Object> more) {
        for (Recipient recipient : recipients) {
            Map<String, Object> values = new LinkedHashMap<>(more);
            values.put("alert", alert.id());
            values.put("title", alert.title(language(recipient)));
            execution.tell(state, new NotificationEvent.Requested(recipient, template, values));
        }
    }

    private Locale language(Recipient recipient) {
        return recipient
                .userId()
                .flatMap(id ->
                        execution.kernel().directory().user(execution.actor().tenant(), id))
                .map(User::language)
                .orElse(Locale.ENGLISH);
    }
}
