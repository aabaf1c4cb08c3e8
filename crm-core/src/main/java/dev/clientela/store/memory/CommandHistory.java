package dev.clientela.store.memory;

import dev.clientela.record.RecordRef;
import dev.clientela.store.CommandLog.Done;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/** The commands of one tenant that are remembered as done, by key and by age. Immutable. */
record CommandHistory(PMap<String, Done> byKey, TreePMap<Age, Done> byAge) {

    static final CommandHistory EMPTY = new CommandHistory(TreePMap.empty(), TreePMap.empty());

    /** When a command was done, and its key. */
    record Age(Instant doneAt, String key) implements Comparable<Age> {

        private static final Comparator<Age> OLDEST_FIRST =
                Comparator.comparing(Age::doneAt).thenComparing(Age::key);

        @Override
        public int compareTo(Age other) {
            return OLDEST_FIRST.compare(this, other);
        }
    }

    @Nullable
    Done find(String key) {
        return byKey.get(key);
    }

    /** @throws dev.clientela.error.DuplicateException {@code store.duplicate_key} when the key was used */
    CommandHistory with(Done done, Instant doneAt) {
        Done earlier = byKey.get(done.key());
        if (earlier != null) {
            throw Table.duplicate("command", done.result(), earlier.result());
        }
        return new CommandHistory(byKey.plus(done.key(), done), byAge.plus(new Age(doneAt, done.key()), done));
    }

    /** Without the oldest, as far as they were done before the time. */
    CommandHistory without(Instant before, int limit) {
        CommandHistory left = this;
        int gone = 0;
        for (Map.Entry<Age, Done> oldest : byAge.entrySet()) {
            if (gone == limit || !oldest.getKey().doneAt().isBefore(before)) {
                break;
            }
            left = new CommandHistory(left.byKey.minus(oldest.getValue().key()), left.byAge.minus(oldest.getKey()));
            gone++;
        }
        return left;
    }

    /** Without those that made or changed one of the records. */
    CommandHistory without(Set<RecordRef> results) {
        CommandHistory left = this;
        for (Map.Entry<Age, Done> each : byAge.entrySet()) {
            if (results.contains(each.getValue().result())) {
                left = new CommandHistory(left.byKey.minus(each.getValue().key()), left.byAge.minus(each.getKey()));
            }
        }
        return left;
    }

    int size() {
        return byKey.size();
    }
}
