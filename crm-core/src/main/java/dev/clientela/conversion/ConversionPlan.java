package dev.clientela.conversion;

import dev.clientela.security.Owner;
import java.util.List;
import java.util.Optional;

/**
 * What a conversion would do: each field with its target, what stays behind, who owns it, which activities follow, which
 * candidates were found, and which rule decided why. Nothing has been written. Applied later, it is refused when
 * anything it rests on has changed.
 *
 * @param explanation the rules that were asked; the last one decided
 * @param status the status that the lead gets
 * @param owner who owns what is created
 * @param contact empty for a person account, and for a lead that names nobody
 * @param activities those that the actor may see
 * @param unseenActivities how many more follow
 */
public record ConversionPlan(
        ConvertLead command,
        long leadVersion,
        String rule,
        List<RuleVerdict> explanation,
        String status,
        Owner owner,
        TargetPlan account,
        Optional<TargetPlan> contact,
        Optional<TargetPlan> opportunity,
        List<LeftBehind> leftBehind,
        List<ActivityPlan> activities,
        int unseenActivities,
        MatchReport accountMatches,
        MatchReport contactMatches) {

    public ConversionPlan {
        explanation = List.copyOf(explanation);
        leftBehind = List.copyOf(leftBehind);
        activities = List.copyOf(activities);
    }
}
