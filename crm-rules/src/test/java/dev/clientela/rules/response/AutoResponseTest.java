package dev.clientela.rules.response;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.activity.Activity;
import dev.clientela.activity.ActivityFields;
import dev.clientela.activity.Direction;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.notification.NotificationTemplate;
import dev.clientela.notification.NotificationTemplates;
import dev.clientela.notification.RecordingNotifications;
import dev.clientela.rules.RuleContext;
import dev.clientela.rules.RuleSet;
import dev.clientela.rules.RuleSetJson;
import dev.clientela.rules.Rulebook;
import dev.clientela.rules.TestStore;
import dev.clientela.security.Actor;
import dev.clientela.security.Tenant;
import dev.clientela.signal.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AutoResponseTest {

    private static final RuleContext CONTEXT = RuleContext.of(Crm.inMemory().fields());
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final RuleSet<Response> RULES = RuleSet.of("answers", Response.TYPE, Lead.TYPE)
            .rule("es", LeadFields.COUNTRY.is("ES"), Response.by("gracias"))
            .rule("fr", LeadFields.COUNTRY.is("FR"), Response.none())
            .otherwise(Response.by("thanks"));

    private final Tenant tenant = TestStore.newTenant();
    private final RecordingNotifications sent = new RecordingNotifications();

    private Crm crm(TestStore on) {
        RuleSet<Response> read = RuleSetJson.read(RuleSetJson.write(RULES), Response.TYPE, CONTEXT);
        assertThat(read).isEqualTo(RULES);
        return Crm.builder()
                .store(on.open())
                .clock(() -> NOW)
                .saveRules(new AutoResponse(new Rulebook<>(read, CONTEXT), Set.of("web")))
                .notifications(sent)
                .notificationTemplates(NotificationTemplates.in(
                        Locale.ENGLISH,
                        Map.of(
                                "thanks",
                                NotificationTemplate.plain("Thank you, {{first_name}}", "We will be in touch."),
                                "gracias",
                                NotificationTemplate.plain("Gracias, {{first_name}}", "Le llamaremos."))))
                .build();
    }

    private static CaptureLead lead(String name) {
        return CaptureLead.named(name, "Babbage").email(name + "@engines.example");
    }

    private List<String> subjects(Crm crm) {
        crm.housekeeping().runDue(NOW);
        return sent.sent().stream()
                .map(n -> n.sendTo().orElseThrow() + ": " + n.subject())
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(TestStore.class)
    @DisplayName(
            "AS-16 The first rule that holds says what is answered, else the default; the answer stands with the lead")
    void answers(TestStore on) {
        Crm crm = crm(on);
        CrmSession web = crm.as(Actor.system("web").in(tenant));
        Lead first = web.leads().capture(lead("Ana").with(LeadFields.COUNTRY, "ES"));
        web.leads().capture(lead("Bob"));
        web.leads().capture(lead("Cid").with(LeadFields.COUNTRY, "FR"));
        assertThat(subjects(crm))
                .containsExactlyInAnyOrder("Ana@engines.example: Gracias, Ana", "Bob@engines.example: Thank you, Bob");
        List<Activity> kept =
                web.activities().list(web.activities().of(first.id())).items();
        assertThat(kept).singleElement().satisfies(mail -> {
            assertThat(mail.get(ActivityFields.SUBJECT)).isEqualTo("gracias");
            assertThat(mail.find(ActivityFields.DIRECTION)).contains(Direction.OUTBOUND);
        });
        assertThat(web.decisions().of(first.ref()))
                .extracting(d -> d.rule().orElse(""))
                .contains("es");
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(TestStore.class)
    @DisplayName("AS-16 Who has opted out, has no address, was imported again or entered by hand is not answered")
    void notAnswered(TestStore on) {
        Crm crm = crm(on);
        CrmSession web = crm.as(Actor.system("web").in(tenant));
        web.leads().capture(lead("Ana").with(LeadFields.EMAIL_OPT_OUT, true));
        web.leads().capture(CaptureLead.named("Bob", "Babbage"));
        Lead known =
                crm.as(Actor.user("ada").in(tenant)).leads().capture(lead("Cid").externalId("7"));
        web.leads().edit(known.id(), dev.clientela.command.Edit.set(LeadFields.CITY, "Rosario"));
        crm.as(Actor.system("import").in(tenant)).leads().capture(lead("Dora"));
        assertThat(subjects(crm)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(TestStore.class)
    @DisplayName("AS-16 An answer is no contact: the lead waits as before")
    void noContact(TestStore on) {
        Crm crm = crm(on);
        CrmSession web = crm.as(Actor.system("web").in(tenant));
        Lead lead = web.leads().capture(lead("Ana"));
        assertThat(web.signals().of(lead.id()).signal().orElseThrow().components())
                .extracting(Signal.Component::cause)
                .doesNotContain(Signal.Cause.LAST_CONTACT);
        assertThat(web.leads().get(lead.id()).find(LeadFields.FIRST_RESPONDED_AT))
                .isEmpty();
    }
}
