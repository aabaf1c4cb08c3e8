package dev.clientela.matching;

import dev.clientela.record.TextKey;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The form in which names of persons are compared: folded, words apart by one space. */
final class PersonName {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private PersonName() {}

    /** Empty unless both first and last name say something: one of them alone is many people. */
    static String key(@Nullable String first, @Nullable String last) {
        if (first == null || last == null || first.isBlank() || last.isBlank()) {
            return "";
        }
        return Stream.of(first, last)
                .flatMap(part -> BETWEEN_WORDS.splitAsStream(TextKey.of(part)))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
