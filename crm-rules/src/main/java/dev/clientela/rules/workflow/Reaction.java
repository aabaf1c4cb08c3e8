package dev.clientela.rules.workflow;

import dev.clientela.rules.OutcomeType;
import java.util.List;

/**
 * What a workflow rule does, and upon what.
 *
 * <pre>{@code
 * {"on": ["lead.captured"], "once": true, "do": [
 *    {"task": {"subject": "Call {{name}}", "due": "P1D", "owner": "owner"}},
 *    {"notify": {"to": "manager", "template": "hot_lead"}}]}
 * {"on": ["update"], "changed": ["status"], "before": true, "do": [{"set": {"rating": "hot"}}]}
 * {"after": {"wait": "PT4H", "since": "created_at", "working_time": true}, "do": [{"assign": {"queue": "late"}}]}
 * }</pre>
 *
 * @param once for each record once, and never again
 */
public record Reaction(Trigger trigger, boolean once, List<Act> acts) {

    /** What rule sets of reactions decide: {@code workflow}. */
    public static final OutcomeType<Reaction> TYPE = new ReactionType();

    public Reaction {
        acts = List.copyOf(acts);
    }

    /** At every save at which the rule holds. */
    public static Reaction of(Act... acts) {
        return new Reaction(Trigger.anySave(), false, List.of(acts));
    }

    public Reaction upon(Trigger other) {
        return new Reaction(other, once, acts);
    }

    /** For each record once. */
    public Reaction onlyOnce() {
        return new Reaction(trigger, true, acts);
    }
}
