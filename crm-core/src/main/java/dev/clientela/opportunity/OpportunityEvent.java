package dev.clientela.opportunity;

import dev.clientela.account.AccountId;
import dev.clientela.contact.ContactId;
import dev.clientela.event.CrmEvent;
import dev.clientela.security.Owner;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What happens to opportunities. The changed fields stand in the envelope; the payload says the rest. */
public sealed interface OpportunityEvent extends CrmEvent {

    /** A new deal. */
    record Opened() implements OpportunityEvent {
        @Override
        public String type() {
            return "opportunity.opened";
        }
    }

    /** Fields were changed. */
    record Edited() implements OpportunityEvent {
        @Override
        public String type() {
            return "opportunity.edited";
        }
    }

    /** It got another owner. */
    record Assigned(Owner from, Owner to) implements OpportunityEvent {
        @Override
        public String type() {
            return "opportunity.assigned";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("from", from.toString(), "to", to.toString());
        }
    }

    /** It went from one open stage to another, or its probability there was changed. */
    record StageChanged(String from, String to) implements OpportunityEvent {
        @Override
        public String type() {
            return "opportunity.stage_changed";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("from", from, "to", to);
        }
    }

    /** The customer buys. */
    record Won(String from, String to, Optional<String> reason) implements OpportunityEvent {
        @Override
        public String type() {
            return "opportunity.won";
        }

        @Override
        public Map<String, Object> payload() {
            return closing(from, to, reason);
        }
    }

    /** The customer does not buy. */
    record Lost(String from, String to, Optional<String> reason) implements OpportunityEvent {
        @Override
        public String type() {
            return "opportunity.lost";
        }

        @Override
        public Map<String, Object> payload() {
            return closing(from, to, reason);
        }
    }

    /** A closed deal is worked on again. */
    record Reopened(String from, String to) implements OpportunityEvent {
        @Override
        public String type() {
            return "opportunity.reopened";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("from", from, "to", to);
        }
    }

    /** Its close was planned, put off or brought forward. */
    record ClosePlanned(Optional<LocalDate> from, LocalDate to) implements OpportunityEvent {
        @Override
        public String type() {
            return "opportunity.close_planned";
        }

        @Override
        public Map<String, Object> payload() {
            Map<String, Object> payload = new LinkedHashMap<>();
            from.ifPresent(date -> payload.put("from", date.toString()));
            payload.put("to", to.toString());
            return payload;
        }
    }

    /** A person got a role in it, or another one. */
    record RoleGiven(ContactId contact, String role) implements OpportunityEvent {
        @Override
        public String type() {
            return "opportunity.role_given";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("contact", contact.value().toString(), "role", role);
        }
    }

    /** A person has no role in it any more. */
    record RoleTaken(ContactId contact) implements OpportunityEvent {
        @Override
        public String type() {
            return "opportunity.role_taken";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("contact", contact.value().toString());
        }
    }

    /** Somebody is after it, too, or more is known of them. */
    record CompetitorNoted(AccountId account) implements OpportunityEvent {
        @Override
        public String type() {
            return "opportunity.competitor_noted";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("account", account.value().toString());
        }
    }

    /** Somebody is not after it any more. */
    record CompetitorRemoved(AccountId account) implements OpportunityEvent {
        @Override
        public String type() {
            return "opportunity.competitor_removed";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("account", account.value().toString());
        }
    }

    /** A user came into its team, or does something else there. */
    record MemberAdded(String user, String role) implements OpportunityEvent {
        @Override
        public String type() {
            return "opportunity.member_added";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("user", user, "role", role);
        }
    }

    /** A user is not in its team any more. */
    record MemberRemoved(String user) implements OpportunityEvent {
        @Override
        public String type() {
            return "opportunity.member_removed";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("user", user);
        }
    }

    /** It is credited to others than before. */
    record Split() implements OpportunityEvent {
        @Override
        public String type() {
            return "opportunity.split";
        }
    }

    /** A line was added; the amount follows. */
    record LineAdded(OpportunityLineId line) implements OpportunityEvent {
        @Override
        public String type() {
            return "opportunity.line_added";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("line", line.value().toString());
        }
    }

    /** A line was changed, or its schedule; the amount follows. */
    record LineChanged(OpportunityLineId line) implements OpportunityEvent {
        @Override
        public String type() {
            return "opportunity.line_changed";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("line", line.value().toString());
        }
    }

    /** A line was removed; the amount follows, but for the last one's. */
    record LineRemoved(OpportunityLineId line) implements OpportunityEvent {
        @Override
        public String type() {
            return "opportunity.line_removed";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("line", line.value().toString());
        }
    }

    /** It was deleted with its lines; its events stay. */
    record Deleted() implements OpportunityEvent {
        @Override
        public String type() {
            return "opportunity.deleted";
        }
    }

    private static Map<String, Object> closing(String from, String to, Optional<String> reason) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("from", from);
        payload.put("to", to);
        reason.ifPresent(code -> payload.put("reason", code));
        return payload;
    }
}
