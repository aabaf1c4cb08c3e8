package dev.clientela.rules.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.record.SampleArbitraries;
import dev.clientela.record.TextKey;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FoldedTextTest {

    private final FoldedText folded = new FoldedText();

    @Test
    @DisplayName("two Latin characters have the key that each has, one after the other")
    void latinPairs() {
        for (char a = 0; a < FoldedText.LATIN_END; a++) {
            for (char b = 0; b < FoldedText.LATIN_END; b++) {
                String text = "" + a + b;
                folded.read(text);
                if (!folded.isSame(TextKey.of(text))) {
                    throw new AssertionError((int) a + " " + (int) b + ": " + folded + ", not " + TextKey.of(text));
                }
            }
        }
    }

    @Property(tries = 2_000)
    void is_the_key_of_the_text(@ForAll("texts") String text) {
        folded.read(text);

        assertThat(folded).hasToString(TextKey.of(text));
        assertThat(folded.isSame(TextKey.of(text))).isTrue();
        assertThat(folded.textHash()).isEqualTo(TextKey.of(text).hashCode());
    }

    @Property(tries = 2_000)
    void strips_as_text_is_stripped(@ForAll("texts") String text) {
        folded.read(" \t" + text + "\n ");
        folded.strip();

        assertThat(folded).hasToString(TextKey.of(text).strip());
    }

    @Property(tries = 2_000)
    void contains_what_its_key_contains(@ForAll("texts") String text, @ForAll("texts") String sought) {
        folded.read(text + sought);
        assertThat(folded.contains(TextKey.of(sought)))
                .isEqualTo(TextKey.of(text + sought).contains(TextKey.of(sought)));

        folded.read(text);
        assertThat(folded.contains(TextKey.of(sought)))
                .isEqualTo(TextKey.of(text).contains(TextKey.of(sought)));
    }

    @Property(tries = 1_000)
    void tables_find_what_they_hold(@ForAll("lists") List<String> texts, @ForAll("texts") String other) {
        List<String> keys = texts.stream().map(TextKey::of).distinct().toList();
        TextTable table = new TextTable(keys);

        for (String text : texts) {
            folded.read(text);
            assertThat(table.find(folded)).isEqualTo(keys.indexOf(TextKey.of(text)));
        }
        folded.read(other);
        assertThat(table.find(folded)).isEqualTo(keys.indexOf(TextKey.of(other)));
    }

    @Provide
    Arbitrary<String> texts() {
        return SampleArbitraries.texts();
    }

    @Provide
    Arbitrary<List<String>> lists() {
        return SampleArbitraries.texts().list().ofMaxSize(40);
    }
}
