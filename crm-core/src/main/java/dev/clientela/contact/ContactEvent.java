package dev.clientela.contact;

import dev.clientela.account.AccountId;
import dev.clientela.event.CrmEvent;
import dev.clientela.security.Owner;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What happens to contacts. The changed fields stand in the envelope; the payload says the rest. */
public sealed interface ContactEvent extends CrmEvent {

    /** A new contact. */
    record Created() implements ContactEvent {
        @Override
        public String type() {
            return "contact.created";
        }
    }

    /** Fields were changed. */
    record Edited() implements ContactEvent {
        @Override
        public String type() {
            return "contact.edited";
        }
    }

    /** It got another owner. */
    record Assigned(Owner from, Owner to) implements ContactEvent {
        @Override
        public String type() {
            return "contact.assigned";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("from", from.toString(), "to", to.toString());
        }
    }

    /** The person works for another account now, or for none any more. */
    record Moved(Optional<AccountId> from, Optional<AccountId> to) implements ContactEvent {
        @Override
        public String type() {
            return "contact.moved";
        }

        @Override
        public Map<String, Object> payload() {
            Map<String, Object> payload = new LinkedHashMap<>();
            from.ifPresent(id -> payload.put("from", id.value().toString()));
            to.ifPresent(id -> payload.put("to", id.value().toString()));
            return payload;
        }
    }

    /** It was deleted; its events stay. */
    record Deleted() implements ContactEvent {
        @Override
        public String type() {
            return "contact.deleted";
        }
    }
}
