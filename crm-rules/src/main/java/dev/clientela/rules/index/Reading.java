package dev.clientela.rules.index;

import dev.clientela.record.CrmRecord;
import dev.clientela.record.Values;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one decision has found out about its record so far: each thing is read when it is first asked for, and once. Used
 * for one decision after another, so that none allocates. Not thread-safe.
 */
final class Reading {

    private static final int UNREAD = -1;

    private final int[] places;
    private final Borne[] borne;
    private final FoldedText[] texts;
    private final boolean[] textRead;
    private final @Nullable TagReader[] tagReaders;
    private final long[] open = new long[Rows.WORDS];
    private final long[] empty = new long[Rows.WORDS];
    private int block;
    private @Nullable Values values;
    private @Nullable Situation situation;

    Reading(int facets, int texts) {
        this.places = new int[facets];
        this.borne = new Borne[facets];
        Arrays.setAll(borne, i -> new Borne());
        this.texts = new FoldedText[texts];
        Arrays.setAll(this.texts, i -> new FoldedText());
        this.textRead = new boolean[texts];
        this.tagReaders = new @Nullable TagReader[texts];
    }

    void begin(CrmRecord<?> record, Situation in) {
        values = record.values();
        situation = in;
        block = -1;
        Arrays.fill(open, 0);
        Arrays.fill(places, UNREAD);
        Arrays.fill(textRead, false);
    }

    void end() {
        values = null;
        situation = null;
    }

    Values values() {
        return Objects.requireNonNull(values);
    }

    Situation situation() {
        return Objects.requireNonNull(situation);
    }

    int place(Axis axis) {
        int place = places[axis.number()];
        return place == UNREAD ? readPlace(axis) : place;
    }

    /** @param facets among which that number is an axis */
    int place(int number, Facet[] facets) {
        int place = places[number];
        return place == UNREAD ? readPlace((Axis) facets[number]) : place;
    }

    private int readPlace(Axis axis) {
        int place = axis.place(this);
        places[axis.number()] = place;
        return place;
    }

    Borne borne(Marks marks) {
        Borne found = borne[marks.number()];
        if (places[marks.number()] == UNREAD) {
            found.clear();
            marks.read(this, found);
            places[marks.number()] = 0;
        }
        return found;
    }

    FoldedText folded(TextSource source) {
        if (!textRead[source.number()]) {
            textRead[source.number()] = true;
            texts[source.number()].read(source.exact(this));
        }
        return texts[source.number()];
    }

    /** What reads tags with the folded text of that number. */
    TagReader tagReader(int number) {
        @Nullable TagReader reader = tagReaders[number];
        if (reader == null) {
            reader = new TagReader(texts[number]);
            tagReaders[number] = reader;
        }
        return reader;
    }

    /** The number of the block whose rules are being asked; -1 before the first. */
    int block() {
        return block;
    }

    /** Goes on to that block, whose open rules are then to be written. */
    long[] openBlock(int number) {
        block = number;
        return open;
    }

    /** The first rule of the block that is open, which it closes; -1 when none is. */
    int takeFirst() {
        for (int word = 0; word < Rows.WORDS; word++) {
            long left = open[word];
            if (left != 0) {
                open[word] = left & (left - 1);
                return block * Rows.RULES + word * Long.SIZE + Long.numberOfTrailingZeros(left);
            }
        }
        return -1;
    }

    /** A block without a rule. */
    long[] emptyBlock() {
        Arrays.fill(empty, 0);
        return empty;
    }
}
