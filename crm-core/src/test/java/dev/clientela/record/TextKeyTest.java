package dev.clientela.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextKeyTest {

    @ParameterizedTest
    @CsvSource({
        "Ñandú, nandu",
        "ＮＡＮＤＵ, nandu",
        "straße, STRASSE",
        "STRAẞE, strasse",
        "ΟΔΟΣ, οδος",
        "οδος, οδοσ",
        "İstanbul, istanbul",
        "ISTANBUL, ıstanbul",
        "ﬁle, FILE",
        "K, k",
        "a\u0301, á"
    })
    void texts_that_differ_by_case_accents_or_form_share_a_key(String one, String other) {
        assertThat(TextKey.of(one)).isEqualTo(TextKey.of(other));
    }

    @ParameterizedTest
    @CsvSource({"ana, 'ana '", "ana, ann", "ł, l", "😀, 😁", "ab, a b"})
    void other_texts_do_not(String one, String other) {
        assertThat(TextKey.of(one)).isNotEqualTo(TextKey.of(other));
    }

    @Test
    void every_character_folds_to_what_folds_to_itself() {
        List<String> unstable = new ArrayList<>();
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
                String text = Character.toString(point);
                String key = TextKey.of(text);
                boolean stable = TextKey.of(key).equals(key)
                        && TextKey.of(text.toUpperCase(Locale.ROOT)).equals(key)
                        && TextKey.of(text.toLowerCase(Locale.ROOT)).equals(key);
                if (!stable) {
                    unstable.add(String.format("U+%04X", point));
                }
            }
        }
        assertThat(unstable).isEmpty();
    }

    @Property
    void folding_twice_is_folding_once(@ForAll("texts") String text) {
        assertThat(TextKey.of(TextKey.of(text))).isEqualTo(TextKey.of(text));
    }

    @Property
    void folding_any_characters_twice_is_folding_once(@ForAll String text) {
        assertThat(TextKey.of(TextKey.of(text))).isEqualTo(TextKey.of(text));
    }

    @Property
    void the_short_way_for_ascii_leads_to_the_same_key(
            @ForAll @CharRange(from = 0, to = 0x7f) @StringLength(max = 30) String text) {
        assertThat(TextKey.of(text)).isEqualTo(TextKey.folded(text));
    }

    @Property(tries = 2000)
    void the_order_is_that_of_utf8_bytes(@ForAll("texts") String one, @ForAll("texts") String other) {
        int byBytes =
                Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

        assertThat(Integer.signum(TextKey.ORDER.compare(one, other))).isEqualTo(Integer.signum(byBytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uE000", "\uFFFD", "\uFF21"})
    void characters_beyond_the_basic_plane_come_last(String basic) {
        assertThat(TextKey.ORDER.compare(basic, "😀")).isNegative();
        assertThat(TextKey.ORDER.compare("a😀", "a" + basic)).isPositive();
    }

    @Provide
    Arbitrary<String> texts() {
        return SampleArbitraries.texts();
    }
}
