package dev.clientela.lead;

import dev.clientela.command.Completion;
import dev.clientela.command.Execution;
import dev.clientela.decision.Ruling;
import dev.clientela.lead.LeadAssignment.Assignment;
import dev.clientela.security.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the decision ports say of a lead that is being saved. Their reasons are kept once it is written. */
final class LeadRulings {

    private static final LeadAssignment FALLBACK = LeadAssignment.toCapturer(Owner.queue("leads"));

    private final Execution execution;
    private final List<Ruling> rulings = new ArrayList<>();

    LeadRulings(Execution execution) {
        this.execution = execution;
    }

    Completion<Lead> ofNew() {
        return new Completion<>(Set.of(LeadFields.OWNER), draft -> assigned(scored(Optional.empty(), draft)));
    }

    Completion<Lead> ofEdited(Lead before) {
        return new Completion<>(
                Set.of(), draft -> scored(Optional.of(before), draft.assigned(before, execution.now())));
    }

    /** Of a lead that is not edited but acted on; a rule before the save may have changed its owner all the same. */
    static Completion<Lead> ofActedOn(Execution execution, Lead before) {
        return new Completion<>(Set.of(), draft -> draft.assigned(before, execution.now()));
    }

    /** With the score that its state has earned, unless somebody has set it just now. */
    private Lead scored(Optional<Lead> before, Lead draft) {
        boolean byHand = !draft.find(LeadFields.SCORE).equals(before.flatMap(lead -> lead.find(LeadFields.SCORE)))
                || !draft.find(LeadFields.GRADE).equals(before.flatMap(lead -> lead.find(LeadFields.GRADE)));
        if (byHand) {
            return draft;
        }
        return execution
                .port(LeadScoring.class)
                .score(before, draft, execution)
                .map(score -> scored(before, draft, score))
                .orElse(draft);
    }

    private Lead scored(Optional<Lead> before, Lead draft, LeadScoring.Score score) {
        Lead scored = draft.scored(score.points(), score.grade());
        if (before.isEmpty() || !scored.equals(draft)) {
            score.ruling().ifPresent(rulings::add);
        }
        return scored;
    }

    /** With an owner: the one that the command, or a rule before the save, names; otherwise as assignment says. */
    private Lead assigned(Lead draft) {
        if (draft.values().has(LeadFields.OWNER)) {
            return draft;
        }
        Assignment assignment = execution.port(LeadAssignment.class).assign(draft, execution);
        assignment.ruling().ifPresent(rulings::add);
        Owner owner =
                assignment.to().or(() -> FALLBACK.assign(draft, execution).to()).orElseThrow();
        return new Lead(draft.values().with(LeadFields.OWNER, owner));
    }

    /** Gives the lead to whom assignment says, if to anybody. */
    Lead routed(Lead before) {
        Assignment assignment = execution.port(LeadAssignment.class).assign(before, execution);
        assignment.ruling().ifPresent(rulings::add);
        Owner owner = assignment.to().orElse(before.owner());
        return keptWith(execution.update(
                before,
                before.assignTo(owner, execution.now()),
                new LeadEvent.Assigned(before.owner(), owner, Optional.of(assignment.reason()))));
    }

    /** Keeps the reasons with the lead as it was written. */
    Lead keptWith(Lead saved) {
        rulings.forEach(ruling -> ruling.keep(execution, saved.ref()));
        return saved;
    }
}
