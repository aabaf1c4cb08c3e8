package dev.clientela.rules.index;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** The marks that one record bears. Not thread-safe. */
final class Borne implements IntConsumer {

    private int[] marks = new int[8];
    private int size;

    void clear() {
        size = 0;
    }

    @Override
    public void accept(int mark) {
        if (size == marks.length) {
            marks = Arrays.copyOf(marks, size * 2);
        }
        marks[size++] = mark;
    }

    int size() {
        return size;
    }

    int get(int index) {
        return marks[index];
    }

    boolean hasOneOf(Span sought) {
        for (int i = 0; i < size; i++) {
            if (sought.contains(marks[i])) {
                return true;
            }
        }
        return false;
    }
}
