package dev.clientela.rules.index;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Is given the tags of a record one by one, and marks those that are sought. Not thread-safe. */
final class TagReader implements Consumer<String> {

    private final FoldedText key;
    private @Nullable TextTable sought;
    private @Nullable Borne borne;
    private boolean any;

    /** @param key in which tags are folded */
    TagReader(FoldedText key) {
        this.key = key;
    }

    /** @param keys those that are sought, numbered as their marks */
    void begin(TextTable keys, Borne found) {
        sought = keys;
        borne = found;
        any = false;
    }

    @Override
    public void accept(String tag) {
        key.read(tag);
        key.strip();
        any |= key.length() > 0;
        int mark = sought == null ? -1 : sought.find(key);
        if (mark >= 0 && borne != null) {
            borne.accept(mark);
        }
    }

    /** Whether there was a tag that is found by a key at all. */
    boolean isAny() {
        return any;
    }
}
