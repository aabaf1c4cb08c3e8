package dev.clientela.activity;

import dev.clientela.event.CrmEvent;
import java.util.Map;

/** What happens to series of activities. */
public sealed interface ActivitySeriesEvent extends CrmEvent {

    /** Something is to take place again and again. */
    record Planned() implements ActivitySeriesEvent {
        @Override
        public String type() {
            return "activity_series.planned";
        }
    }

    /** Fields were changed. */
    record Edited() implements ActivitySeriesEvent {
        @Override
        public String type() {
            return "activity_series.edited";
        }
    }

    /** One occurrence takes place at another time, not at all, or again as its rule says. */
    record OccurrenceChanged(String original) implements ActivitySeriesEvent {
        @Override
        public String type() {
            return "activity_series.occurrence_changed";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("original", original);
        }
    }

    /** The occurrences up to some time have become activities. */
    record Advanced(int made) implements ActivitySeriesEvent {
        @Override
        public String type() {
            return "activity_series.advanced";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("made", made);
        }
    }

    /** Nothing of it takes place any more. */
    record Cancelled() implements ActivitySeriesEvent {
        @Override
        public String type() {
            return "activity_series.cancelled";
        }
    }

    /** It was deleted; its activities and events stay. */
    record Deleted() implements ActivitySeriesEvent {
        @Override
        public String type() {
            return "activity_series.deleted";
        }
    }
}
