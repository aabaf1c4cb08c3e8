package dev.clientela.persistence.jpa;

import java.util.ArrayList;
import java.util.List;

/** Lists in parts that a statement can take as parameters: no database takes any number of them. */
final class Parts {

    private static final int MOST = 1_000;

    private Parts() {}

    /** The list's parts, in its order; none for an empty list. */
    static <T> List<List<T>> of(List<T> all) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MOST) {
            parts.add(all.subList(from, Math.min(from + MOST, all.size())));
        }
        return parts;
    }
}
