package dev.clientela.address;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebDomainTest {

    @ParameterizedTest
    @DisplayName("DM-4 the domain of a website is that of its e-mail")
    @CsvSource({
        "engines.example, engines.example",
        "https://www.Engines.example/about?x=1, engines.example",
        "http://user:secret@shop.engines.example:8080/, shop.engines.example",
        "//engines.example#top, engines.example",
        "engines.example., engines.example",
        "http://www.münchen.example, xn--mnchen-3ya.example",
    })
    void domains(String website, String domain) {
        assertThat(WebDomain.of(website)).hasValue(domain);
    }

    @ParameterizedTest
    @DisplayName("DM-5 what is no address has no domain")
    @ValueSource(strings = {"", "   ", "engines", "http://localhost/", "none yet", "mailto:"})
    void noDomain(String website) {
        assertThat(WebDomain.of(website)).isEmpty();
    }

    @Property
    @Label("DM-5 any text is read without failing")
    void anything(@ForAll String text) {
        WebDomain.of(text).ifPresent(domain -> assertThat(domain).isNotBlank());
    }
}
