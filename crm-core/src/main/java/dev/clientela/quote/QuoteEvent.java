package dev.clientela.quote;

import dev.clientela.event.CrmEvent;
import java.util.Map;
import java.util.Optional;

/** What happens to an offer. */
public sealed interface QuoteEvent extends CrmEvent {

    /** It was drafted, with the lines that it was drafted from. */
    record Drafted() implements QuoteEvent {
        @Override
        public String type() {
            return "quote.drafted";
        }
    }

    /** Its fields were edited. */
    record Edited() implements QuoteEvent {
        @Override
        public String type() {
            return "quote.edited";
        }
    }

    /** A line was added; its amounts follow. */
    record LineAdded(QuoteLineId line) implements QuoteEvent {
        @Override
        public String type() {
            return "quote.line_added";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("line", line.value().toString());
        }
    }

    /** A line was changed; its amounts follow. */
    record LineChanged(QuoteLineId line) implements QuoteEvent {
        @Override
        public String type() {
            return "quote.line_changed";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("line", line.value().toString());
        }
    }

    /** A line was removed; its amounts follow. */
    record LineRemoved(QuoteLineId line) implements QuoteEvent {
        @Override
        public String type() {
            return "quote.line_removed";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("line", line.value().toString());
        }
    }

    /** Somebody is asked whether it may be sent. */
    record Submitted() implements QuoteEvent {
        @Override
        public String type() {
            return "quote.submitted";
        }
    }

    /** It may be sent as it is. */
    record Approved() implements QuoteEvent {
        @Override
        public String type() {
            return "quote.approved";
        }
    }

    /** It is a draft again; what was approved is approved no more. */
    record Reopened() implements QuoteEvent {
        @Override
        public String type() {
            return "quote.reopened";
        }
    }

    /** It went to the customer, under its number. */
    record Sent(String number) implements QuoteEvent {
        @Override
        public String type() {
            return "quote.sent";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("number", number);
        }
    }

    /** It has another key; the one before opens nothing any more. */
    record KeyRenewed() implements QuoteEvent {
        @Override
        public String type() {
            return "quote.key_renewed";
        }
    }

    /** Its key opens nothing any more. */
    record KeyRevoked() implements QuoteEvent {
        @Override
        public String type() {
            return "quote.key_revoked";
        }
    }

    /** Somebody has seen it through its key. */
    record Viewed() implements QuoteEvent {
        @Override
        public String type() {
            return "quote.viewed";
        }
    }

    /** The customer buys; with the order that the host made of it. */
    record Accepted(Optional<String> order) implements QuoteEvent {
        @Override
        public String type() {
            return "quote.accepted";
        }

        @Override
        public Map<String, Object> payload() {
            return order.<Map<String, Object>>map(id -> Map.of("order", id)).orElse(Map.of());
        }
    }

    /** The customer does not buy. */
    record Rejected() implements QuoteEvent {
        @Override
        public String type() {
            return "quote.rejected";
        }
    }

    /** Nobody answered in time. */
    record Expired() implements QuoteEvent {
        @Override
        public String type() {
            return "quote.expired";
        }
    }

    /** Its owner was told that it expires in so many days. */
    record ExpiryWarned(int days) implements QuoteEvent {
        @Override
        public String type() {
            return "quote.expiry_warned";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("days", days);
        }
    }

    /** A new version stands in its place. */
    record Superseded(QuoteId by) implements QuoteEvent {
        @Override
        public String type() {
            return "quote.superseded";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("by", by.value().toString());
        }
    }

    /** The seller has taken it back. */
    record Withdrawn() implements QuoteEvent {
        @Override
        public String type() {
            return "quote.withdrawn";
        }
    }

    /** Its lines are the lines of its deal from now on. */
    record Synced() implements QuoteEvent {
        @Override
        public String type() {
            return "quote.synced";
        }
    }

    /** Its lines are not the lines of its deal any more. */
    record Unsynced() implements QuoteEvent {
        @Override
        public String type() {
            return "quote.unsynced";
        }
    }

    /** Told of a deal: its lines are those of this offer from now on. */
    record DealSynced(QuoteId quote) implements QuoteEvent {
        @Override
        public String type() {
            return "quote.deal_synced";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("quote", quote.value().toString());
        }
    }

    /** It was deleted with its lines; its events stay. */
    record Deleted() implements QuoteEvent {
        @Override
        public String type() {
            return "quote.deleted";
        }
    }
}
