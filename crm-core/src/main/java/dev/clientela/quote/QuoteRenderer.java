package dev.clientela.quote;

import dev.clientela.notification.NotificationTemplate;
import dev.clientela.notification.TemplateRenderer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.Money;

/**
 * Writes an offer as an HTML page, which is well-formed XML too: in the customer's language (English or Spanish), with
 * money and dates as the customer's locale writes them. Every value is escaped.
 *
 * <p>A host's own template is Mustache over the same variables, which the built-in one shows:
 * {@code dev/clientela/quote/offer.html}. Values put in by <code>{{{name}}}</code> are not escaped. Immutable.
 */
public final class QuoteRenderer {

    private static final String BUILT_IN = "offer.html";

    private final TemplateRenderer renderer = new TemplateRenderer();
    private final NotificationTemplate template;

    private QuoteRenderer(String template) {
        this.template = NotificationTemplate.html("", template);
    }

    /** By the built-in template. */
    public static QuoteRenderer usual() {
        try (InputStream file = QuoteRenderer.class.getResourceAsStream(BUILT_IN)) {
            return by(new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param template Mustache */
    public static QuoteRenderer by(String template) {
        return new QuoteRenderer(template);
    }

    /**
     * The page.
     *
     * @throws dev.clientela.error.RefusedException {@code notification.missing_variable}, {@code
     *     notification.bad_template} when the template asks for what there is not, or is none
     */
    public String html(PublicQuote quote) {
        return renderer.body("quote", template, variables(quote));
    }

    private static Map<String, Object> variables(PublicQuote quote) {
        OfferTexts texts = OfferTexts.in(quote.locale());
        Map<String, Object> all = texts.asVariables();
        all.put("language", quote.locale().toLanguageTag());
        all.put("kind", texts.get("kind_" + quote.kind().name().toLowerCase(Locale.ROOT)));
        all.put("status", texts.get("status_" + quote.status().name().toLowerCase(Locale.ROOT)));
        all.put("number", quote.number());
        all.put("revision", quote.revision() > 1 ? Integer.toString(quote.revision()) : "");
        all.put("title", quote.title());
        all.put("customer", quote.customer());
        all.put("person", quote.person().equals(quote.customer()) ? "" : quote.person());
        all.put("seller", quote.seller());
        all.put("issued_on", date(quote.issuedOn(), quote.locale()));
        all.put("valid_until", date(quote.validUntil(), quote.locale()));
        all.put("acceptable", quote.acceptable());
        all.put("introduction", paragraphs(quote.introduction()));
        all.put("terms", paragraphs(quote.terms()));
        all.put("has_terms", !quote.terms().isBlank());
        all.put(
                "lines",
                quote.lines().stream().map(line -> line(line, quote.locale())).toList());
        all.put("amount", money(quote.amount(), quote.locale()));
        all.put("tax", money(quote.tax(), quote.locale()));
        all.put("total", money(quote.total(), quote.locale()));
        List<Map<String, Object>> documents = new ArrayList<>();
        quote.documents()
                .forEach(document -> documents.add(Map.of(
                        "document_name", document.name(),
                        "address", document.address().orElse(""))));
        all.put("documents", documents);
        all.put("has_documents", !documents.isEmpty());
        all.put("signed_by", quote.signedBy().orElse(""));
        return all;
    }

    private static Map<String, Object> line(PublicQuote.Line line, Locale locale) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("line_name", line.name());
        values.put("code", line.code());
        values.put("description", paragraphs(line.description()));
        values.put("quantity", number(line.quantity(), locale));
        values.put("unit_price", price(line.unitPrice(), locale));
        values.put(
                "discount",
                line.discountPercent()
                        .map(percent -> number(percent, locale) + "\u00a0%")
                        .orElseGet(() -> money(line.discountAmount(), locale)));
        values.put(
                "tax_percent",
                line.taxPercent()
                        .map(percent -> number(percent, locale) + "\u00a0%")
                        .orElse(""));
        values.put("line_total", price(line.total().toBigMoney(), locale));
        return values;
    }

    private static List<Map<String, Object>> paragraphs(String text) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .<Map<String, Object>>map(line -> Map.of("paragraph", line))
                .toList();
    }

    private static String date(Optional<LocalDate> date, Locale locale) {
        DateTimeFormatter long_ =
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale);
        return date.map(long_::format).orElse("");
    }

    private static String number(BigDecimal value, Locale locale) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(Math.max(0, value.stripTrailingZeros().scale()));
        return format.format(value);
    }

    private static String money(Optional<Money> money, Locale locale) {
        return money.map(amount -> price(amount.toBigMoney(), locale)).orElse("");
    }

    /** With the decimals of the currency, or more where the price has more. */
    private static String price(BigMoney price, Locale locale) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(Currency.getInstance(price.getCurrencyUnit().getCode()));
        int places = price.getCurrencyUnit().getDecimalPlaces();
        format.setMinimumFractionDigits(places);
        format.setMaximumFractionDigits(
                Math.max(places, price.getAmount().stripTrailingZeros().scale()));
        return format.format(price.getAmount());
    }
}
