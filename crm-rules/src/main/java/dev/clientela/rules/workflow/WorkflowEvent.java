package dev.clientela.rules.workflow;

import dev.clientela.event.CrmEvent;
import java.util.LinkedHashMap;
import java.util.Map;

/** What workflow rules tell. */
public sealed interface WorkflowEvent extends CrmEvent {

    /**
     * A rule raised an event for the host.
     *
     * @param name what the host knows it by
     * @param rule which rule raised it, as {@code set/rule}
     * @param values of the fields that it was to tell, in plain form
     */
    record Raised(String name, String rule, Map<String, Object> values) implements WorkflowEvent {

        public static final String TYPE = "workflow.raised";

        public Raised {
            values = Map.copyOf(values);
        }

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public Map<String, Object> payload() {
            Map<String, Object> payload = new LinkedHashMap<>();
            payload.put("name", name);
            payload.put("rule", rule);
            payload.put("values", values);
            return payload;
        }
    }
}
