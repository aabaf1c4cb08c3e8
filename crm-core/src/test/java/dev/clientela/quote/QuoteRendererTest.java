package dev.clientela.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.error.RefusedException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Offers as pages: every value escaped, money and dates as the customer writes them. */
class QuoteRendererTest {

    private static final String HOSTILE = "<script>alert(1)</script>\"'&`={{title}} ]]>";

    /** An offer that says this text wherever it says any. */
    private static PublicQuote saying(String text, Locale locale, String currency) {
        CurrencyUnit unit = CurrencyUnit.of(currency);
        Money amount = Money.of(unit, new BigDecimal("1234567"));
        return new PublicQuote(
                QuoteKind.QUOTE,
                text,
                2,
                QuoteStatus.ACCEPTED,
                locale,
                text,
                text,
                text + ".",
                text,
                Optional.of(LocalDate.of(2026, 3, 1)),
                Optional.of(LocalDate.of(2026, 4, 9)),
                false,
                text,
                List.of(new PublicQuote.Line(
                        text,
                        text,
                        text,
                        new BigDecimal("1234.5"),
                        BigMoney.of(unit, new BigDecimal("0.125")),
                        Optional.of(new BigDecimal("12.5")),
                        Optional.empty(),
                        Optional.of(new BigDecimal("21")),
                        amount)),
                Optional.of(amount),
                Optional.of(amount),
                Optional.of(amount),
                text,
                List.of(new PublicQuote.Document(text, Optional.of("https://files.example/?a=1&b=\"" + text))),
                Optional.of(text),
                Optional.of(Instant.EPOCH));
    }

    private static Document parsed(String html) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }

    /** The elements that there are, whatever any text says. */
    private static List<String> elements(Document page) {
        List<String> names = new ArrayList<>();
        NodeList all = page.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            names.add(all.item(i).getNodeName());
        }
        return names;
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> hostile = Arbitraries.of(
                HOSTILE,
                "</td></tr>",
                "\" onclick=\"x",
                "{{{cost}}}",
                "<!--",
                "&lt;",
                "javascript:alert(1)",
                "é😀\u202e");
        Arbitrary<String> any = Arbitraries.strings()
                .ofMaxLength(40)
                .filter(text -> text.codePoints()
                        .allMatch(point -> point >= 0x20
                                && point != 0xFFFE
                                && point != 0xFFFF
                                && !(point >= 0xD800 && point <= 0xDFFF)))
                .filter(text -> !text.isBlank());
        return Arbitraries.oneOf(hostile, any);
    }

    @Property(tries = 200)
    void whateverIsSaidIsTextAndMakesNoElement(@ForAll("texts") String text) throws Exception {
        Document page = parsed(QuoteRenderer.usual().html(saying(text, Locale.ENGLISH, "EUR")));
        Document plain = parsed(QuoteRenderer.usual().html(saying("plain", Locale.ENGLISH, "EUR")));
        assertThat(elements(page)).isEqualTo(elements(plain));
        assertThat(page.getElementsByTagName("h2").item(0).getTextContent()).isEqualTo(text);
        assertThat(page.getElementsByTagName("a").item(0).getAttributes().getLength())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("S-12 hostile names stand on the page as text, and nothing in them is taken for template or markup")
    void escaped() {
        String html = QuoteRenderer.usual().html(saying(HOSTILE, Locale.ENGLISH, "EUR"));
        assertThat(html)
                .doesNotContain("<script")
                .doesNotContain("\"'&")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    @Test
    @DisplayName(
            "S-12 money, numbers and dates are written as the customer's locale writes them, in English or Spanish words")
    void localised() {
        String english = QuoteRenderer.usual().html(saying("x", Locale.US, "EUR"));
        assertThat(english)
                .contains("Valid until</th><td>April 9, 2026", "€1,234,567.00", "€0.125", "1,234.5", "12.5\u00a0%");
        String spanish = QuoteRenderer.usual().html(saying("x", Locale.forLanguageTag("es-ES"), "EUR"));
        assertThat(spanish)
                .contains(
                        "lang=\"es-ES\"",
                        "Válida hasta</th><td>9 de abril de 2026",
                        "1.234.567,00\u00a0€",
                        "0,125\u00a0€")
                .contains("Aceptada", "Precio unitario");
        String yen = QuoteRenderer.usual().html(saying("x", Locale.JAPAN, "JPY"));
        assertThat(yen).contains("2026年4月9日").containsPattern("[¥￥]1,234,567<");
        assertThat(QuoteRenderer.usual().html(saying("x", Locale.forLanguageTag("ar-KW"), "KWD")))
                .doesNotContain("{{");
    }

    @Test
    @DisplayName("S-12 a host's own template takes the place of the built-in one; what it asks for in vain is an error")
    void ownTemplate() {
        QuoteRenderer own = QuoteRenderer.by("{{customer}}: {{total}}{{#lines}} {{line_name}}{{/lines}}");
        assertThat(own.html(saying("A&B", Locale.US, "USD"))).isEqualTo("A&amp;B: $1,234,567.00 A&amp;B");
        assertThatThrownBy(() -> QuoteRenderer.by("{{cost}}").html(saying("x", Locale.US, "USD")))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    @DisplayName("S-12 an address that is none of the web's is shown to nobody and never becomes a link")
    void onlyWebAddresses() {
        OfferCase office = new OfferCase();
        Quote draft = office.ada
                .quotes()
                .draft(DraftQuote.from(office.deal().id())
                        .attaching(
                                AttachedDocument.of("Bad", "javascript:alert(1)"),
                                AttachedDocument.of("Good", "HTTPS://files.example/1")));
        String html = QuoteRenderer.usual().html(office.ada.quotes().preview(draft.id()));
        assertThat(html).contains("Bad", "href=\"HTTPS://files.example/1\"").doesNotContain("javascript");
    }
}
