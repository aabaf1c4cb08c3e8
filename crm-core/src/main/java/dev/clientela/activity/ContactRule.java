package dev.clientela.activity;

import dev.clientela.activity.ActivityKind.Nature;
import dev.clientela.record.Criterion;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which activities are contact with the person that they are about.
 *
 * <p>Two-way contact is a call, visit or meeting that took place, whoever began it; but a call of theirs that nobody
 * took is none. Outbound contact is what was written to them: an e-mail, or a task such as a chat, whose direction is
 * {@link Direction#OUTBOUND}. Kinds without contact, such as a mass mail, and notes are neither. Immutable.
 */
public final class ContactRule {

    private static final Set<Nature> TWO_WAY = EnumSet.of(Nature.CALL, Nature.VISIT, Nature.MEETING);
    private static final Set<Nature> ONE_WAY = EnumSet.of(Nature.EMAIL, Nature.TASK);

    private final Criterion made;
    private final Criterion received;

    public ContactRule(ActivityKinds kinds) {
        List<String> twoWay = codes(kinds, TWO_WAY);
        List<String> oneWay = codes(kinds, ONE_WAY);
        Criterion done = ActivityFields.STATUS.is(ActivityStatus.DONE);
        Criterion inbound = ActivityFields.DIRECTION.is(Direction.INBOUND);
        Criterion missed = ActivityFields.KIND
                .in(twoWay)
                .and(inbound)
                .and(ActivityFields.OUTCOME.in(ActivityOutcome.NO_ANSWER, ActivityOutcome.MESSAGE_LEFT));
        made = done.and(ActivityFields.KIND
                .in(twoWay)
                .and(missed.not())
                .or(ActivityFields.KIND.in(oneWay).and(ActivityFields.DIRECTION.is(Direction.OUTBOUND))));
        received = done.and(ActivityFields.KIND.in(oneWay).and(inbound).or(missed));
    }

    private static List<String> codes(ActivityKinds kinds, Set<Nature> natures) {
        List<String> codes = new ArrayList<>();
        for (ActivityKind kind : kinds.kinds()) {
            if (kind.inTouch() && natures.contains(kind.nature())) {
                codes.add(kind.code());
            }
        }
        return codes;
    }

    /** Holds for completed outbound and two-way contact. */
    public Criterion made() {
        return made;
    }

    /** Holds for what came from them and waits for an answer. */
    public Criterion received() {
        return received;
    }
}
