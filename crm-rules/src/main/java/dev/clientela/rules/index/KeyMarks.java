package dev.clientela.rules.index;

import dev.clientela.record.KeyedField;
import dev.clientela.record.ListField;
import dev.clientela.record.TagsField;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which of the keys that criteria speak of the elements of a list, or tags, have. */
abstract sealed class KeyMarks extends Marks {

    private final Map<String, Integer> marks = new HashMap<>();

    private KeyMarks(int number, Collection<String> mentioned) {
        super(number);
        mentioned.forEach(key -> marks.putIfAbsent(key, marks.size()));
    }

    /** @param text the number of the text in which tags are folded */
    static KeyMarks of(int number, KeyedField<?> field, Collection<String> mentioned, int text) {
        return field instanceof TagsField tags
                ? new OfTags(number, tags, mentioned, text)
                : new OfList<>(number, (ListField<?>) field, mentioned);
    }

    @Override
    final int size() {
        return marks.size() + 1;
    }

    /** The mark of a record that has any key at all. */
    final int any() {
        return marks.size();
    }

    final int mark(String key) {
        return Objects.requireNonNull(marks.get(key));
    }

    private static final class OfTags extends KeyMarks {

        private final TagsField field;
        private final int text;
        private final TextTable keys;

        OfTags(int number, TagsField field, Collection<String> mentioned, int text) {
            super(number, mentioned);
            this.field = field;
            this.text = text;
            this.keys = new TextTable(mentioned);
        }

        @Override
        void read(Reading reading, Borne borne) {
            Set<String> tags = reading.values().get(field);
            if (tags == null) {
                return;
            }
            TagReader reader = reading.tagReader(text);
            reader.begin(keys, borne);
            tags.forEach(reader);
            if (reader.isAny()) {
                borne.accept(any());
            }
        }
    }

    private static final class OfList<E> extends KeyMarks {

        private final ListField<E> field;

        OfList(int number, ListField<E> field, Collection<String> mentioned) {
            super(number, mentioned);
            this.field = field;
        }

        @Override
        void read(Reading reading, Borne borne) {
            List<E> elements = reading.values().get(field);
            if (elements == null) {
                return;
            }
            boolean any = false;
            for (int i = 0; i < elements.size(); i++) {
                String key = field.elements().key(elements.get(i));
                if (!key.isEmpty()) {
                    Integer mark = super.marks.get(key);
                    if (mark != null) {
                        borne.accept(mark);
                    }
                    any = true;
                }
            }
            if (any) {
                borne.accept(any());
            }
        }
    }
}
