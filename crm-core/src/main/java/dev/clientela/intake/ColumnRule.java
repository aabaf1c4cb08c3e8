package dev.clientela.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an import does with one column.
 *
 * @param targets the fields it fills; none when it is left out on purpose
 * @param translations what is read instead of certain texts
 * @param whenBlank what is read instead of nothing
 */
record ColumnRule(String column, List<Target> targets, Map<String, String> translations, Optional<String> whenBlank) {

    ColumnRule {
        targets = List.copyOf(targets);
        translations = Map.copyOf(translations);
    }

    static ColumnRule of(String column) {
        return new ColumnRule(column, List.of(), Map.of(), Optional.empty());
    }

    ColumnRule filling(Target target) {
        List<Target> more = new ArrayList<>(targets);
        more.add(target);
        return new ColumnRule(column, more, translations, whenBlank);
    }

    ColumnRule translating(Map<String, String> others) {
        Map<String, String> more = new HashMap<>(translations);
        more.putAll(others);
        return new ColumnRule(column, targets, more, whenBlank);
    }

    ColumnRule whenBlank(String text) {
        return new ColumnRule(column, targets, translations, Optional.of(text));
    }

    /** The text that is read in the place of the one written; the same one when nothing is settled for it. */
    String settled(String written) {
        return written.isBlank() ? whenBlank.orElse(written) : translations.getOrDefault(written, written);
    }
}
