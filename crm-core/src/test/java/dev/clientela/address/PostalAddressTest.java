package dev.clientela.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.record.TextKey;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PostalAddressTest {

    private static final PostalAddress HOME = PostalAddress.of("Calle Mayor, 1", "Málaga", "Andalucía", "29001", "ES");

    @Test
    @DisplayName("DM-6 the parts of a key do not run together")
    void separates() {
        assertThat(PostalAddress.of("c", "", "", "ab", "").key())
                .isNotEqualTo(PostalAddress.of("bc", "", "", "a", "").key());
        assertThat(PostalAddress.of("b|c", "", "", "a", "").key())
                .isNotEqualTo(PostalAddress.of("c", "", "", "a|b", "").key());
        assertThat(PostalAddress.of("x", "1", "", "", "").key())
                .isNotEqualTo(PostalAddress.of("x", "", "", "1", "").key());
    }

    @Property
    @Label("DM-6 two addresses share a key only when each part is the same but for case, accents and spaces")
    void injective(
            @ForAll @Chars({'a', 'A', 'á', '|', '\\', 'p', ' '}) @StringLength(max = 4) String street,
            @ForAll @Chars({'a', 'A', 'á', '|', '\\', 'p', ' '}) @StringLength(max = 4) String code,
            @ForAll @Chars({'a', 'A', 'á', '|', '\\', 'p', ' '}) @StringLength(max = 4) String otherStreet,
            @ForAll @Chars({'a', 'A', 'á', '|', '\\', 'p', ' '}) @StringLength(max = 4) String otherCode) {
        Assume.that(!street.isBlank() && !otherStreet.isBlank());
        boolean same = bare(street).equals(bare(otherStreet)) && bare(code).equals(bare(otherCode));

        assertThat(PostalAddress.of(street, "", "", code, "ES")
                        .key()
                        .equals(PostalAddress.of(otherStreet, "", "", otherCode, "ES")
                                .key()))
                .isEqualTo(same);
    }

    private static String bare(String part) {
        return TextKey.of(part).replaceAll(" +", " ").strip().replaceAll(" ?\\| ?", "|");
    }

    @Property
    @Label("an address is found by its key, in whatever case and accents it is sought")
    void found(@ForAll @CharRange(from = ' ', to = '~') @StringLength(min = 1, max = 30) String street) {
        Assume.that(!street.isBlank());
        PostalAddress address = PostalAddress.of(street, "", "", "29001", "ES");

        assertThat(PostalAddress.TYPE.keyOf(address.key())).isEqualTo(address.key());
        assertThat(PostalAddress.of(street.toUpperCase(Locale.ROOT) + " ", "", "", "29001", "ES")
                        .key())
                .isEqualTo(address.key());
    }

    @Test
    @DisplayName("DM-5 a city or a postal code alone matches nothing")
    void tooLittle() {
        assertThat(PostalAddress.of(" ", "Málaga", "", "29001", "ES").key()).isEmpty();
    }

    @Test
    @DisplayName("every part is checked, and every fault told at once")
    void checks() {
        PostalAddress wrong = PostalAddress.of("x".repeat(256), "a\u0000", "\ud800", "1".repeat(21), "XX")
                .labelled("l".repeat(41));

        assertThat(PostalAddress.TYPE.check(wrong))
                .extracting(violation -> violation.path() + " " + violation.code())
                .containsExactly(
                        "street field.too_long",
                        "city field.unstorable",
                        "region field.unstorable",
                        "postal_code field.too_long",
                        "country address.unknown_country",
                        "label field.too_long");
        assertThat(PostalAddress.TYPE.check(HOME)).isEmpty();
    }

    @Test
    @DisplayName("an address that says nothing is refused")
    void refusesEmpty() {
        assertThat(PostalAddress.TYPE.check(PostalAddress.of("", " ", "", "", "")))
                .extracting(violation -> violation.code())
                .containsExactly(PostalAddress.EMPTY);
    }

    @Test
    @DisplayName("the plain form holds every part and reads back")
    void plain() {
        PostalAddress address = HOME.labelled("billing").asPrimary();

        assertThat(PostalAddress.TYPE.fromPlain(PostalAddress.TYPE.toPlain(address)))
                .isEqualTo(address);
        assertThat(PostalAddress.TYPE.fromPlain(Map.of("city", "Málaga")))
                .isEqualTo(PostalAddress.of("", "Málaga", "", "", ""));
    }
}
