package dev.clientela.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.error.Violation;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest(name = "{0}")
    @DisplayName("addresses of people are accepted, in any script")
    @ValueSource(
            strings = {
                "o'hara+crm@sub.engines.example",
                "\"Ada Lovelace\"@engines.example",
                "josé@españa.example",
                "用户@例子.广告",
                "ada@xn--mller-kva.example"
            })
    void accepts(String address) {
        assertThat(EmailAddress.isAcceptable(address)).isTrue();
    }

    @ParameterizedTest
    @DisplayName("what is no address, or hides what it is, is refused")
    @ValueSource(
            strings = {
                "",
                "ada",
                "@engines.example",
                "ada@localhost",
                "ada@127.0.0.1",
                "ada@[192.0.2.1]",
                " ada@engines.example",
                "ada@engines.example ",
                "ada@@engines.example",
                "a\u0000da@engines.example",
                "a\ud800da@engines.example",
                "a\u202eda@engines.example",
                "a\u00a0da@engines.example",
                "ada@engines..example",
                "ada@eng_ines.example"
            })
    void refuses(String address) {
        assertThat(EmailAddress.isAcceptable(address)).isFalse();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @DisplayName("DM-4 one mailbox has one key")
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "Ada@Engines.Example, ada@engines.example",
                "\"ada\"@engines.example, ada@engines.example",
                "ada@MÜLLER.example, ada@xn--mller-kva.example",
                "José@engines.example, josé@engines.example"
            })
    void matches(String one, String other) {
        assertThat(EmailAddress.of(one).key()).isEqualTo(EmailAddress.of(other).key());
        assertThat(EmailAddress.TYPE.keyOf(" " + one + " "))
                .isEqualTo(EmailAddress.of(other).key());
    }

    @ParameterizedTest(name = "{0} is not {1}")
    @DisplayName("what may be another mailbox has another key")
    @CsvSource({
        "josé@engines.example, jose@engines.example",
        "ada.l@engines.example, adal@engines.example",
        "ada+crm@engines.example, ada@engines.example"
    })
    void tellsApart(String one, String other) {
        assertThat(EmailAddress.of(one).key())
                .isNotEqualTo(EmailAddress.of(other).key());
    }

    @Property
    @Label("case never makes another address")
    void ignoresCase(
            @ForAll @AlphaChars @StringLength(min = 1, max = 20) String local,
            @ForAll @AlphaChars @StringLength(min = 1, max = 20) String domain) {
        EmailAddress address = EmailAddress.of(local + "@" + domain + ".example");

        assertThat(EmailAddress.isAcceptable(address.address())).isTrue();
        assertThat(EmailAddress.of(address.address().toUpperCase(Locale.ROOT)).key())
                .isEqualTo(address.key());
    }

    @Property
    @Label("any text at all is judged, and has a key that is its own key")
    void judgesAnything(@ForAll @StringLength(max = 40) String local, @ForAll @StringLength(max = 40) String domain) {
        String text = local + "@" + domain;
        List<Violation> found = EmailAddress.TYPE.check(EmailAddress.of(text));
        String key = EmailAddress.of(text).key();

        assertThat(found.isEmpty()).isEqualTo(EmailAddress.isAcceptable(text));
        if (found.isEmpty()) {
            assertThat(EmailAddress.of(key).key()).isEqualTo(key);
        }
    }
}
