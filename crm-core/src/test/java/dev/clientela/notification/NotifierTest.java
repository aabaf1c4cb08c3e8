package dev.clientela.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.error.CrmException;
import dev.clientela.security.InMemoryUserDirectory;
import dev.clientela.security.Tenant;
import dev.clientela.security.User;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NotifierTest {

    private static final UUID ID = new UUID(0, 7);
    private static final Locale SPANISH = Locale.forLanguageTag("es");

    private final RecordingNotifications mail = new RecordingNotifications();
    private final InMemoryUserDirectory users = new InMemoryUserDirectory()
            .add(User.named("ada", "Ada"))
            .add(User.named("eva", "Eva")
                    .speaking(Locale.forLanguageTag("es-MX"))
                    .inZone(ZoneId.of("America/Mexico_City")))
            .add(User.named("ines", "Inès").speaking(Locale.FRENCH));

    private Notification send(NotificationTemplates templates, String user, Map<String, Object> values) {
        new Notifier(mail, templates, users, ZoneOffset.UTC)
                .send(ID, Tenant.DEFAULT, new NotificationEvent.Requested(Recipient.user(user), "greeting", values));
        return mail.sent().get(mail.sent().size() - 1);
    }

    private static NotificationTemplates english(NotificationTemplate template) {
        return NotificationTemplates.in(Locale.ENGLISH, Map.of("greeting", template));
    }

    @Test
    @DisplayName("values in an HTML body are escaped, in plain text and in subjects never")
    void escaping() {
        Map<String, Object> values = Map.of("name", "<b>Tom & \"Jerry\"</b>");

        Notification html =
                send(english(NotificationTemplate.html("Hi {{name}}", "<p>{{name}}</p>{{{name}}}")), "ada", values);
        Notification plain = send(english(NotificationTemplate.plain("Hi {{name}}", "{{name}}")), "ada", values);

        assertThat(html.subject()).isEqualTo("Hi <b>Tom & \"Jerry\"</b>");
        assertThat(html.body())
                .isEqualTo("<p>&lt;b&gt;Tom &amp; &quot;Jerry&quot;&lt;/b&gt;</p><b>Tom & \"Jerry\"</b>");
        assertThat(plain.body()).isEqualTo("<b>Tom & \"Jerry\"</b>");
        assertThat(html.format()).isEqualTo(NotificationTemplate.Format.HTML);
    }

    @Property
    void noValuePutsMarkupIntoHtml(@ForAll String value) {
        String body = send(english(NotificationTemplate.html("s", "{{value}}")), "ada", Map.of("value", value))
                .body();

        assertThat(body).doesNotContain("<", ">", "\"");
    }

    @Property
    void noValueBreaksTheSubjectLine(@ForAll String value) {
        String subject = send(
                        english(NotificationTemplate.plain("Hi {{value}}!", "b")),
                        "ada",
                        Map.of("value", value + "\r\nBcc: everybody@us.example"))
                .subject();

        assertThat(subject).doesNotContain("\r", "\n", "\u2028", "\u0085");
    }

    @Test
    @DisplayName("a variable without a value is an error that names template, variable and line")
    void missingVariable() {
        for (String body : List.of("Dear\n{{nobody}}", "Dear\n{{#nobody}}x{{/nobody}}", "Dear\n{{{nobody}}}")) {
            assertThatThrownBy(() -> send(english(NotificationTemplate.plain("s", body)), "ada", Map.of("name", "x")))
                    .isInstanceOfSatisfying(CrmException.class, refused -> {
                        assertThat(refused.code()).isEqualTo(NotificationErrors.MISSING_VARIABLE);
                        assertThat(refused.parameters())
                                .containsEntry("template", "greeting")
                                .containsEntry("variable", "nobody")
                                .containsEntry("line", 2);
                    });
        }
        assertThat(mail.sent()).isEmpty();
    }

    @Test
    @DisplayName("a template that is not well formed, or wants another, is an error")
    void badTemplate() {
        for (String body : List.of("{{#name}}open", "{{/name}}", "{{>other}}")) {
            assertThatThrownBy(() -> send(english(NotificationTemplate.plain("s", body)), "ada", Map.of("name", "x")))
                    .isInstanceOf(CrmException.class)
                    .extracting(e -> ((CrmException) e).code())
                    .isEqualTo(NotificationErrors.BAD_TEMPLATE);
        }
    }

    @Test
    @DisplayName("templates see values, not the objects behind them")
    void noReflection() {
        assertThatThrownBy(() ->
                        send(english(NotificationTemplate.plain("s", "{{name.bytes}}")), "ada", Map.of("name", "x")))
                .isInstanceOf(CrmException.class)
                .extracting(e -> ((CrmException) e).code())
                .isEqualTo(NotificationErrors.MISSING_VARIABLE);
    }

    @Test
    @DisplayName("lists repeat, empty text counts as absent for sections")
    void sections() {
        Map<String, Object> values = Map.of(
                "lines",
                List.of(Map.of("name", "a"), Map.of("name", "b")),
                "note",
                "",
                "price",
                new BigDecimal("1E+3"));

        assertThat(send(
                                english(
                                        NotificationTemplate.plain(
                                                "s",
                                                "{{#lines}}{{name}};{{/lines}}{{#note}}!{{/note}}{{^note}}none{{/note}} {{price}}")),
                                "ada",
                                values)
                        .body())
                .isEqualTo("a;b;none 1000");
    }

    @Test
    @DisplayName("the language is the user's, else its general form, else English; the host's texts come first")
    void languages() {
        NotificationTemplates host = NotificationTemplates.in(
                        Locale.forLanguageTag("es-MX"), Map.of("greeting", NotificationTemplate.plain("Qué onda", "")))
                .orElse(NotificationTemplates.in(SPANISH, Map.of("greeting", NotificationTemplate.plain("Hola", ""))))
                .orElse(english(NotificationTemplate.plain("Hello", "")));

        assertThat(send(host, "eva", Map.of()).subject()).isEqualTo("Qué onda");
        assertThat(send(host, "ada", Map.of()).subject()).isEqualTo("Hello");
        Notification french = send(host, "ines", Map.of());
        assertThat(french.subject()).isEqualTo("Hello");
        assertThat(french.locale()).isEqualTo(Locale.ENGLISH);
    }

    @Test
    @DisplayName("without any template the error names it")
    void noTemplate() {
        assertThatThrownBy(() -> send(NotificationTemplates.builtIn(), "ada", Map.of()))
                .isInstanceOf(CrmException.class)
                .extracting(e -> ((CrmException) e).code())
                .isEqualTo(NotificationErrors.NO_TEMPLATE);
    }

    @Test
    @DisplayName("instants and dates survive the event and are written out in language and zone")
    void times() {
        Map<String, Object> values = Map.of(
                "at", Instant.parse("2026-04-05T01:30:00Z"),
                "day", LocalDate.parse("2026-04-05"),
                "all", List.of(Instant.parse("2026-04-05T07:30:00Z")));
        var requested = new NotificationEvent.Requested(Recipient.user("eva"), "greeting", values);

        NotificationEvent.Requested read = NotificationEvent.Requested.of(requested.payload());

        assertThat(read).isEqualTo(requested);
        assertThat(send(
                                NotificationTemplates.in(
                                        SPANISH,
                                        Map.of(
                                                "greeting",
                                                NotificationTemplate.plain(
                                                        "s", "{{at}}|{{day}}|{{#all}}{{.}}{{/all}}"))),
                                "eva",
                                read.values())
                        .body())
                .isEqualTo("sábado 4 de abril de 2026, 19:30 (America/Mexico_City)|domingo 5 de abril de 2026"
                        + "|domingo 5 de abril de 2026, 01:30 (America/Mexico_City)");
    }

    @Test
    @DisplayName("somebody who is no user is written to at the address given")
    void address() {
        new Notifier(mail, english(NotificationTemplate.plain("Hello", "")), users, ZoneOffset.UTC)
                .send(
                        ID,
                        Tenant.DEFAULT,
                        NotificationEvent.Requested.of(new NotificationEvent.Requested(
                                        Recipient.address("charles@engines.example"), "greeting", Map.of())
                                .payload()));

        assertThat(mail.sent().get(0).sendTo()).contains("charles@engines.example");
        assertThat(mail.sent().get(0).recipient()).isEqualTo(Recipient.address("charles@engines.example"));
        assertThat(mail.sent().get(0).id()).isEqualTo(ID);
    }

    @Test
    @DisplayName("somebody who is no user is written to in the language that is known, with dates in it")
    void addressInLanguage() {
        var requested = new NotificationEvent.Requested(
                Recipient.address("ines@engines.example", Locale.forLanguageTag("es-AR")),
                "quote.sent",
                Map.of(
                        "customer", "Navy",
                        "number", "Q-1",
                        "name", "Engines",
                        "valid_until", LocalDate.parse("2026-04-05"),
                        "key", "k"));
        NotificationEvent.Requested read = NotificationEvent.Requested.of(requested.payload());
        assertThat(read).isEqualTo(requested);
        new Notifier(mail, NotificationTemplates.builtIn(), users, ZoneOffset.UTC).send(ID, Tenant.DEFAULT, read);

        assertThat(mail.sent().get(0).locale()).isEqualTo(SPANISH);
        assertThat(mail.sent().get(0).subject()).isEqualTo("Nuestra oferta Q-1: Engines");
        assertThat(mail.sent().get(0).body()).contains("hasta el domingo 5 de abril de 2026.");
    }

    @Test
    @DisplayName("numbers tell whether they are one or none, so that a template says day and days, at any depth")
    void plurals() {
        NotificationTemplates days = english(NotificationTemplate.plain(
                "{{#n_is_zero}}no{{/n_is_zero}}{{n}} day{{^n_is_one}}s{{/n_is_one}}",
                "{{#rows}}{{n}}{{#n_is_one}}!{{/n_is_one}} {{/rows}}"));
        List<Map<String, Object>> rows =
                List.of(Map.of("n", 1L), Map.of("n", new BigDecimal("1.0")), Map.of("n", 11), Map.of("n", -1));
        assertThat(send(days, "ada", Map.of("n", 1, "rows", rows)).subject()).isEqualTo("1 day");
        assertThat(send(days, "ada", Map.of("n", 0, "rows", rows)).subject()).isEqualTo("no0 days");
        assertThat(send(days, "ada", Map.of("n", 21, "rows", rows)).body()).isEqualTo("1! 1.0! 11 -1 ");
        assertThat(send(days, "ada", Map.of("n", 21, "n_is_one", true, "rows", rows))
                        .subject())
                .as("what was given goes first")
                .isEqualTo("21 day");
    }

    @Test
    @DisplayName("the built-in texts exist in English and Spanish, for the same notifications")
    void builtInTexts() {
        for (String name : List.of("activity.reminder", "lead.assigned")) {
            assertThat(NotificationTemplates.builtIn().find(name, Locale.ENGLISH))
                    .isPresent();
            assertThat(NotificationTemplates.builtIn().find(name, SPANISH)).isPresent();
        }
        assertThat(NotificationTemplates.builtIn().find("no.such", SPANISH)).isEmpty();
    }
}
