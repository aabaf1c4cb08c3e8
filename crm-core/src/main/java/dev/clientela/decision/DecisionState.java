package dev.clientela.decision;

import dev.clientela.error.Violation;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import java.util.List;
import java.util.Optional;

/**
 * What deciding remembers from one time to the next: whose turn it is, what has been done once for a record, since when
 * there has been an alert. Written through {@link States}. It is of the library's own machinery: no event tells of it.
 */
public final class DecisionState extends CrmRecord<DecisionState> {

    public static final RecordType<DecisionState> TYPE = DecisionStateFields.TYPE;

    DecisionState(Values values) {
        super(values);
    }

    @Override
    public RecordType<DecisionState> type() {
        return TYPE;
    }

    @Override
    public DecisionStateId id() {
        return get(DecisionStateFields.ID);
    }

    public String key() {
        return get(DecisionStateFields.KEY);
    }

    public Optional<RecordRef> subject() {
        return find(DecisionStateFields.SUBJECT);
    }

    /** What is remembered. */
    public Remembered remembered() {
        return new Remembered(
                get(DecisionStateFields.COUNTER),
                find(DecisionStateFields.NOTED_AT),
                find(DecisionStateFields.AWAITED_BY),
                find(DecisionStateFields.DETAIL).orElse(""));
    }

    DecisionState remembering(Remembered next) {
        return with(values().edit()
                .set(DecisionStateFields.COUNTER, next.number())
                .set(DecisionStateFields.NOTED_AT, next.at().orElse(null))
                .set(DecisionStateFields.AWAITED_BY, next.awaitedBy().orElse(null))
                .set(DecisionStateFields.DETAIL, next.detail().isEmpty() ? null : next.detail())
                .build());
    }

    @Override
    public List<Violation> check() {
        return Codes.check(this, List.of(DecisionStateFields.KEY, DecisionStateFields.AWAITED_BY));
    }
}
