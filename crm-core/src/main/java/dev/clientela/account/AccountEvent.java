package dev.clientela.account;

import dev.clientela.event.CrmEvent;
import dev.clientela.security.Owner;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What happens to accounts. The changed fields stand in the envelope; the payload says the rest. */
public sealed interface AccountEvent extends CrmEvent {

    /** A new account. */
    record Created() implements AccountEvent {
        @Override
        public String type() {
            return "account.created";
        }
    }

    /** Fields were changed. */
    record Edited() implements AccountEvent {
        @Override
        public String type() {
            return "account.edited";
        }
    }

    /** It got another owner. */
    record Assigned(Owner from, Owner to) implements AccountEvent {
        @Override
        public String type() {
            return "account.assigned";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("from", from.toString(), "to", to.toString());
        }
    }

    /** It belongs to another account now, or to none any more. */
    record Moved(Optional<AccountId> from, Optional<AccountId> to) implements AccountEvent {
        @Override
        public String type() {
            return "account.moved";
        }

        @Override
        public Map<String, Object> payload() {
            Map<String, Object> payload = new LinkedHashMap<>();
            from.ifPresent(id -> payload.put("from", id.value().toString()));
            to.ifPresent(id -> payload.put("to", id.value().toString()));
            return payload;
        }
    }

    /** It reached another stage of a customer's life. */
    record StageChanged(AccountStage from, AccountStage to) implements AccountEvent {
        @Override
        public String type() {
            return "account.stage_changed";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("from", AccountFields.STAGE.toPlain(from), "to", AccountFields.STAGE.toPlain(to));
        }
    }

    /** It was deleted; its events stay. */
    record Deleted() implements AccountEvent {
        @Override
        public String type() {
            return "account.deleted";
        }
    }
}
