package dev.clientela.approval;

import dev.clientela.event.CrmEvent;
import java.util.Map;

/** What happens to requests for approval, to their items, and to the records that they are about. */
public sealed interface ApprovalEvent extends CrmEvent {

    /** A record was submitted. */
    record Submitted(String process) implements ApprovalEvent {
        @Override
        public String type() {
            return "approval_request.submitted";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("process", process);
        }
    }

    /** An answer was given that did not yet decide. */
    record Answered(Answer answer) implements ApprovalEvent {
        @Override
        public String type() {
            return "approval_request.answered";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("answer", answer.name().toLowerCase(java.util.Locale.ROOT));
        }
    }

    /** One of those who are asked was replaced by another. */
    record HandedOver(String to) implements ApprovalEvent {
        @Override
        public String type() {
            return "approval_request.handed_over";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("to", to);
        }
    }

    /** The approvers of a step are asked; again, when it was sent back or the facts were changed. */
    record StepOpened(String step) implements ApprovalEvent {
        @Override
        public String type() {
            return "approval_request.step_opened";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("step", step);
        }
    }

    /** An approver changed the facts while they were being approved. */
    record Amended() implements ApprovalEvent {
        @Override
        public String type() {
            return "approval_request.amended";
        }
    }

    /** All that had to approve have. */
    record Approved() implements ApprovalEvent {
        @Override
        public String type() {
            return "approval_request.approved";
        }
    }

    /** It was rejected for good. */
    record Rejected() implements ApprovalEvent {
        @Override
        public String type() {
            return "approval_request.rejected";
        }
    }

    /** It was taken back. */
    record Recalled() implements ApprovalEvent {
        @Override
        public String type() {
            return "approval_request.recalled";
        }
    }

    /** The facts were changed, so that the approval is not worth anything any more. */
    record Invalidated() implements ApprovalEvent {
        @Override
        public String type() {
            return "approval_request.invalidated";
        }
    }

    /** A submission was noted with its request. */
    record Noted() implements ApprovalEvent {
        @Override
        public String type() {
            return "approval_item.noted";
        }
    }

    /** An approver is asked. */
    record Asked() implements ApprovalEvent {
        @Override
        public String type() {
            return "approval_item.asked";
        }
    }

    /** An approver, or whoever stands in, said something: an answer, or that it takes time. */
    record Said() implements ApprovalEvent {
        @Override
        public String type() {
            return "approval_item.said";
        }
    }

    /** Somebody else is asked instead. */
    record Reassigned(String to) implements ApprovalEvent {
        @Override
        public String type() {
            return "approval_item.reassigned";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("to", to);
        }
    }

    /** No answer is waited for any more, or the one given counts no more. */
    record Closed() implements ApprovalEvent {
        @Override
        public String type() {
            return "approval_item.closed";
        }
    }

    /** The record's facts are frozen. */
    record Locked(ApprovalRequestId request) implements ApprovalEvent {
        @Override
        public String type() {
            return "approval.locked";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("request", request.value().toString());
        }
    }

    /** The record's approval was decided or recalled. */
    record Unlocked(ApprovalRequestId request, ApprovalStatus end) implements ApprovalEvent {
        @Override
        public String type() {
            return "approval.unlocked";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of(
                    "request", request.value().toString(), "end", end.name().toLowerCase(java.util.Locale.ROOT));
        }
    }

    /** A field of the record was set as its process says. */
    record FieldSet(ApprovalRequestId request) implements ApprovalEvent {
        @Override
        public String type() {
            return "approval.field_set";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("request", request.value().toString());
        }
    }
}
