package dev.clientela.privacy;

import dev.clientela.event.CrmEvent;

/** What happens to consents. The changed fields stand in the envelope. */
public sealed interface ConsentEvent extends CrmEvent {

    /** Given, for the first time, again, or on other terms. */
    record Given() implements ConsentEvent {
        @Override
        public String type() {
            return "consent.given";
        }
    }

    /** Fields of the host's, or tags, were changed. */
    record Edited() implements ConsentEvent {
        @Override
        public String type() {
            return "consent.edited";
        }
    }

    /** It was deleted; its events stay. */
    record Deleted() implements ConsentEvent {
        @Override
        public String type() {
            return "consent.deleted";
        }
    }

    /** Not given any more, or refused from the beginning. */
    record Withdrawn() implements ConsentEvent {
        @Override
        public String type() {
            return "consent.withdrawn";
        }
    }
}
