package dev.clientela.activity;

import dev.clientela.event.CrmEvent;
import dev.clientela.record.RecordRef;
import dev.clientela.security.Owner;
import java.util.List;
import java.util.Map;

/** What happens to activities. The changed fields stand in the envelope; the payload says the rest. */
public sealed interface ActivityEvent extends CrmEvent {

    /** Something is to be done. */
    record Planned() implements ActivityEvent {
        @Override
        public String type() {
            return "activity.planned";
        }
    }

    /** Something that took place was written down. */
    record Logged() implements ActivityEvent {
        @Override
        public String type() {
            return "activity.logged";
        }
    }

    /** Fields were changed. */
    record Edited() implements ActivityEvent {
        @Override
        public String type() {
            return "activity.edited";
        }
    }

    /** It got another owner. */
    record Assigned(Owner from, Owner to) implements ActivityEvent {
        @Override
        public String type() {
            return "activity.assigned";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("from", from.toString(), "to", to.toString());
        }
    }

    /** Somebody began with it. */
    record Started() implements ActivityEvent {
        @Override
        public String type() {
            return "activity.started";
        }
    }

    /** It was done. */
    record Completed() implements ActivityEvent {
        @Override
        public String type() {
            return "activity.completed";
        }
    }

    /** It will not be done. */
    record Cancelled() implements ActivityEvent {
        @Override
        public String type() {
            return "activity.cancelled";
        }
    }

    /** What was done or cancelled is to be done again. */
    record Reopened() implements ActivityEvent {
        @Override
        public String type() {
            return "activity.reopened";
        }
    }

    /** It was moved to another time. */
    record Rescheduled() implements ActivityEvent {
        @Override
        public String type() {
            return "activity.rescheduled";
        }
    }

    /** It is about more records than before. */
    record Related(List<RecordRef> records) implements ActivityEvent {

        public Related {
            records = List.copyOf(records);
        }

        @Override
        public String type() {
            return "activity.related";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("records", records.stream().map(RecordRef::toString).toList());
        }
    }

    /** It is not about these records any more. */
    record Unrelated(List<RecordRef> records) implements ActivityEvent {

        public Unrelated {
            records = List.copyOf(records);
        }

        @Override
        public String type() {
            return "activity.unrelated";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("records", records.stream().map(RecordRef::toString).toList());
        }
    }

    /** Another time to be reminded of it, or none, was set. */
    record ReminderSet() implements ActivityEvent {
        @Override
        public String type() {
            return "activity.reminder_set";
        }
    }

    /** Its owner was reminded of it. */
    record Reminded() implements ActivityEvent {
        @Override
        public String type() {
            return "activity.reminded";
        }
    }

    /** It was deleted; its events stay. */
    record Deleted() implements ActivityEvent {
        @Override
        public String type() {
            return "activity.deleted";
        }
    }
}
