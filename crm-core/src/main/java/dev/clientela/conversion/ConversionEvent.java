package dev.clientela.conversion;

import dev.clientela.event.CrmEvent;
import dev.clientela.lead.LeadId;
import java.util.Map;

/** What happens to conversions; the lead and what it became tell of it in their own events. */
public sealed interface ConversionEvent extends CrmEvent {

    /** A lead was converted. */
    record Applied(LeadId lead) implements ConversionEvent {
        @Override
        public String type() {
            return "conversion.applied";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("lead", lead.value().toString());
        }
    }

    /** A conversion was undone. */
    record Undone(LeadId lead) implements ConversionEvent {
        @Override
        public String type() {
            return "conversion.undone";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("lead", lead.value().toString());
        }
    }
}
