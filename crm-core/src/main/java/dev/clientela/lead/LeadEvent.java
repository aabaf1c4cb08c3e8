package dev.clientela.lead;

import dev.clientela.account.AccountId;
import dev.clientela.contact.ContactId;
import dev.clientela.event.CrmEvent;
import dev.clientela.opportunity.OpportunityId;
import dev.clientela.security.Owner;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What happens to leads. The changed fields stand in the envelope; the payload says the rest. */
public sealed interface LeadEvent extends CrmEvent {

    /**
     * A new lead.
     *
     * @param acceptedAt when it was accepted to be captured later; empty when it was captured at once
     */
    record Captured(Optional<Instant> acceptedAt) implements LeadEvent {

        Captured() {
            this(Optional.empty());
        }

        @Override
        public String type() {
            return "lead.captured";
        }

        @Override
        public Map<String, Object> payload() {
            return acceptedAt
                    .<Map<String, Object>>map(time -> Map.of("accepted_at", time.toString()))
                    .orElse(Map.of());
        }
    }

    /** Fields were changed. */
    record Edited() implements LeadEvent {
        @Override
        public String type() {
            return "lead.edited";
        }
    }

    /**
     * It got another owner.
     *
     * @param reason which rule decided; empty when somebody did
     */
    record Assigned(Owner from, Owner to, Optional<String> reason) implements LeadEvent {

        Assigned(Owner from, Owner to) {
            this(from, to, Optional.empty());
        }

        @Override
        public String type() {
            return "lead.assigned";
        }

        @Override
        public Map<String, Object> payload() {
            Map<String, Object> payload = new LinkedHashMap<>();
            payload.put("from", from.toString());
            payload.put("to", to.toString());
            reason.ifPresent(why -> payload.put("reason", why));
            return payload;
        }
    }

    /** Somebody was in touch with the person for the first time. */
    record Responded() implements LeadEvent {
        @Override
        public String type() {
            return "lead.responded";
        }
    }

    /** It went from one status to another, but for qualification, loss and conversion. */
    record StatusChanged(String from, String to) implements LeadEvent {
        @Override
        public String type() {
            return "lead.status_changed";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("from", from, "to", to);
        }
    }

    /** It was found worth selling to. */
    record Qualified() implements LeadEvent {
        @Override
        public String type() {
            return "lead.qualified";
        }
    }

    /** It was given up. */
    record Lost(String reason) implements LeadEvent {
        @Override
        public String type() {
            return "lead.lost";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("reason", reason);
        }
    }

    /** A lost one is worked on again. */
    record Reopened() implements LeadEvent {
        @Override
        public String type() {
            return "lead.reopened";
        }
    }

    /** It became an account, a contact and perhaps an opportunity. */
    record Converted(AccountId account, Optional<ContactId> contact, Optional<OpportunityId> opportunity)
            implements LeadEvent {
        @Override
        public String type() {
            return "lead.converted";
        }

        @Override
        public Map<String, Object> payload() {
            Map<String, Object> payload = new LinkedHashMap<>();
            payload.put("account", account.value().toString());
            contact.ifPresent(id -> payload.put("contact", id.value().toString()));
            opportunity.ifPresent(id -> payload.put("opportunity", id.value().toString()));
            return payload;
        }
    }

    /** Its conversion was undone. */
    record ConversionUndone() implements LeadEvent {
        @Override
        public String type() {
            return "lead.conversion_undone";
        }
    }

    /** It was deleted; its events stay. */
    record Deleted() implements LeadEvent {
        @Override
        public String type() {
            return "lead.deleted";
        }
    }
}
