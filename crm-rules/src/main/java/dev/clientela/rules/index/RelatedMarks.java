package dev.clientela.rules.index;

import dev.clientela.record.Criterion;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordId;
import dev.clientela.record.ReferenceField;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Which of the criteria that are asked of the record that a reference points to hold for it: an index of its own. */
final class RelatedMarks extends Marks {

    private final ReferenceField<?> field;
    private final Map<Criterion, Integer> numbers = new HashMap<>();
    private final RuleIndex index;

    RelatedMarks(int number, ReferenceField<?> field, Collection<Criterion> mentioned) {
        super(number);
        this.field = field;
        mentioned.forEach(criterion -> numbers.put(criterion, numbers.size()));
        this.index = RuleIndex.of(
                field.target(), mentioned.stream().map(Condition::when).toList());
    }

    @Override
    int size() {
        return numbers.size();
    }

    int mark(Criterion criterion) {
        return Objects.requireNonNull(numbers.get(criterion));
    }

    @Override
    void read(Reading reading, Borne borne) {
        RecordId id = reading.values().get(field);
        if (id == null) {
            return;
        }
        Optional<? extends CrmRecord<?>> other = reading.situation().lookup().apply(id.ref());
        if (other.isPresent()) {
            index.forEach(other.get(), reading.situation(), borne);
        }
    }
}
