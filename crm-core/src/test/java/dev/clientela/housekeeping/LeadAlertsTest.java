package dev.clientela.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.command.Edit;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.notification.Notification;
import dev.clientela.notification.RecordingNotifications;
import dev.clientela.security.Actor;
import dev.clientela.security.InMemoryUserDirectory;
import dev.clientela.security.Owner;
import dev.clientela.security.User;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LeadAlertsTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final Owner ADA = Owner.user("ada");
    private static final Owner BOB = Owner.user("bob");

    private final RecordingNotifications mail = new RecordingNotifications();
    private final Crm crm = Crm.builder()
            .clock(() -> NOW)
            .users(new InMemoryUserDirectory()
                    .add(User.named("ada", "Ada"))
                    .add(User.named("bob", "Bob"))
                    .add(User.named("eva", "Eva").speaking(Locale.forLanguageTag("es")))
                    .addQueue("web"))
            .notifications(mail)
            .build();
    private final CrmSession ada = crm.as(Actor.user("ada"));

    private static CaptureLead babbage() {
        return CaptureLead.named("Charles", "Babbage")
                .company("Analytical Engines")
                .email("charles@engines.example");
    }

    private List<String> told() {
        crm.housekeeping().runDue(NOW);
        return mail.sent().stream()
                .map(notification -> notification.recipient().value())
                .toList();
    }

    @Test
    @DisplayName("S-02 a seller is told at once of a lead that somebody else captured for them")
    void capturedForSomebody() {
        Lead lead = crm.as(Actor.system("web form")).leads().capture(babbage().ownedBy(BOB));

        assertThat(told()).containsExactly("bob");
        Notification alert = mail.sent().get(0);
        assertThat(alert.subject()).isEqualTo("A lead for you: Charles Babbage");
        assertThat(alert.body()).isEqualTo("""
                Charles Babbage is your lead now.
                Company: Analytical Engines
                E-mail: charles@engines.example
                """);
        assertThat(alert.id()).isEqualTo(ada.leads().history(lead.id()).get(0).id());
    }

    @Test
    @DisplayName("the alert speaks the seller's language")
    void spanish() {
        ada.leads().capture(babbage().ownedBy(Owner.user("eva")));

        told();

        assertThat(mail.sent().get(0).subject()).isEqualTo("Un prospecto para usted: Charles Babbage");
        assertThat(mail.sent().get(0).body()).contains("Correo electrónico: charles@engines.example");
    }

    @Test
    @DisplayName("AS-15 nobody is told of what they took themselves")
    void notOfOneself() {
        Lead lead = ada.leads().capture(babbage());
        crm.as(Actor.user("bob")).leads().assign(lead.id(), BOB);

        assertThat(told()).isEmpty();
    }

    @Test
    @DisplayName("AS-15 once for each change of owner, none when the owner stays")
    void oncePerChange() {
        Lead lead = ada.leads().capture(babbage().ownedBy(BOB));
        ada.leads().assign(lead.id(), BOB);
        ada.leads().edit(lead.id(), Edit.set(LeadFields.CITY, "London"));
        assertThat(told()).containsExactly("bob");

        ada.leads().assign(lead.id(), Owner.user("eva"));
        ada.leads().edit(lead.id(), Edit.set(LeadFields.OWNER, BOB));
        assertThat(told()).containsExactly("bob", "eva", "bob");
        assertThat(told()).hasSize(3);
    }

    @Test
    @DisplayName("a queue has nobody to be told; who draws from it does so themselves")
    void queue() {
        Lead lead = ada.leads().capture(babbage().ownedBy(Owner.queue("web")));
        assertThat(told()).isEmpty();

        ada.leads().assign(lead.id(), ADA);
        assertThat(told()).isEmpty();
    }

    @Test
    @DisplayName("a lead that was deleted before its alert went out is no news")
    void deleted() {
        Lead lead = ada.leads().capture(babbage().ownedBy(BOB));
        ada.leads().delete(lead.id());

        assertThat(told()).isEmpty();
        assertThat(crm.housekeeping().deadLetters(1)).isEmpty();
    }

    @Test
    @DisplayName("without a notification port nothing waits to be sent")
    void withoutPort() {
        Crm silent = Crm.inMemory();
        silent.as(Actor.system("import")).leads().capture(babbage().ownedBy(BOB));

        assertThat(silent.housekeeping().backlog("clientela.lead_alerts")).isZero();
        assertThat(silent.housekeeping().runDue(NOW).unattended()).isEmpty();
    }
}
