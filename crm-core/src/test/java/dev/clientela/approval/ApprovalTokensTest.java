package dev.clientela.approval;

import static dev.clientela.approval.ApprovalOffice.eur;
import static dev.clientela.approval.ApprovalOffice.manager;
import static dev.clientela.approval.ApprovalOffice.process;
import static dev.clientela.approval.ApprovalOffice.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.command.Edit;
import dev.clientela.error.RefusedException;
import dev.clientela.notification.Notification;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.security.Actor;
import dev.clientela.security.SecretSource;
import dev.clientela.security.Tenant;
import dev.clientela.security.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Answers by tokens that arrive with a notification. */
class ApprovalTokensTest {

    private final ApprovalOffice office = new ApprovalOffice(process(manager()));
    private final CrmSession mail = office.crm.as(Actor.system("mail"));

    private void refuse(dev.clientela.error.ErrorCode code, String token) {
        refused(code, () -> mail.approvals().decide(token, Answer.APPROVED, "from my phone"));
    }

    @Test
    @DisplayName("AP-13 A token that came by notification answers once; used again, it has been decided already")
    void once() {
        ApprovalRequest asked = office.submit(office.deal("Navy"));
        String token = office.token("bea");
        ApprovalRequest done = mail.approvals().decide(token, Answer.APPROVED, "from my phone");
        assertThat(done.status()).isEqualTo(ApprovalStatus.APPROVED);
        ApprovalItem item = office.ada.approvals().items(asked.id()).get(1);
        assertThat(item.approver()).contains("bea");
        assertThat(item.actor()).contains("system:mail");
        assertThat(item.comment()).isEqualTo("from my phone");
        refuse(ApprovalErrors.ALREADY_DECIDED, token);
        refused(ApprovalErrors.ALREADY_DECIDED, () -> mail.approvals().decide(token, Answer.REJECTED, ""));
    }

    @Test
    @DisplayName("AP-13 A token has 256 bits of the injected source; the store keeps its hash, no event knows it")
    void secret() {
        List<byte[]> given = new ArrayList<>();
        SecretSource counting = bytes -> {
            java.util.Arrays.fill(bytes, (byte) (given.size() + 1));
            given.add(bytes.clone());
        };
        ApprovalOffice watched = new ApprovalOffice(Crm.builder().secrets(counting), process(manager()));
        ApprovalRequest asked = watched.submit(watched.deal("Navy"));
        String token = watched.token("bea");
        assertThat(given).singleElement().satisfies(bytes -> assertThat(bytes).hasSize(32));
        assertThat(Base64.getUrlDecoder().decode(token)).isEqualTo(given.get(0));
        ApprovalItem item = watched.ada.approvals().items(asked.id()).get(1);
        assertThat(item.values().toString()).doesNotContain(token).contains(Tokens.hash(token));
        var events = watched.ada
                .dryRun(session -> session.approvals().recall(asked.id(), ""))
                .events();
        assertThat(events.toString()).doesNotContain(token);
        ApprovalRequest second = watched.submit(watched.deal("Army"));
        assertThat(watched.token("bea")).isNotEqualTo(token);
        assertThat(second.isPending()).isTrue();
    }

    @Test
    @DisplayName("AP-13 Whatever is wrong with a token, one and the same error tells nothing")
    void wrong() {
        office.submit(office.deal("Navy"));
        String token = office.token("bea");
        for (String wrong : List.of(
                "",
                " ",
                token + "x",
                token.substring(1),
                token.toUpperCase(Locale.ROOT),
                "x".repeat(100_000),
                "\u0000",
                "' or 1=1 --",
                Tokens.hash(token))) {
            RefusedException refusal = catchThrowableOfType(
                    RefusedException.class, () -> mail.approvals().decide(wrong, Answer.APPROVED, ""));
            assertThat(refusal.code()).isEqualTo(ApprovalErrors.UNKNOWN_TOKEN);
            assertThat(refusal.parameters()).isEmpty();
        }
        CrmSession elsewhere = office.crm.as(Actor.system("mail").in(new Tenant("other")));
        refused(ApprovalErrors.UNKNOWN_TOKEN, () -> elsewhere.approvals().decide(token, Answer.APPROVED, ""));
        assertThat(mail.approvals().decide(token, Answer.APPROVED, "").status()).isEqualTo(ApprovalStatus.APPROVED);
    }

    @Test
    @DisplayName("AP-13 A token expires, to the very instant")
    void expires() {
        ApprovalOffice brief = new ApprovalOffice(
                Crm.builder().approvalSettings(ApprovalSettings.usual().tokensFor(Duration.ofHours(1))),
                process(manager()));
        brief.submit(brief.deal("Navy"));
        String token = brief.token("bea");
        CrmSession reader = brief.crm.as(Actor.system("mail"));
        brief.now.set(ApprovalOffice.NOON.plus(Duration.ofHours(1)));
        refused(ApprovalErrors.TOKEN_EXPIRED, () -> reader.approvals().decide(token, Answer.APPROVED, ""));
        brief.now.set(ApprovalOffice.NOON.plus(Duration.ofHours(1)).minusNanos(1_000));
        assertThat(reader.approvals().decide(token, Answer.APPROVED, "").status())
                .isEqualTo(ApprovalStatus.APPROVED);
    }

    @Test
    @DisplayName("AP-11 AP-13 A token approves what its approver was told of, and nothing that was changed since")
    void changedSince() {
        ApprovalOffice shared =
                new ApprovalOffice(process(ApprovalStep.of("two", Approver.user("bea"), Approver.user("dora"))));
        Opportunity deal = shared.deal("Navy");
        ApprovalRequest asked = shared.submit(deal);
        String token = shared.token("bea");
        shared.as("dora").opportunities().edit(deal.id(), Edit.set(OpportunityFields.AMOUNT, eur("5.00")));
        CrmSession reader = shared.crm.as(Actor.system("mail"));
        refused(ApprovalErrors.FACTS_CHANGED, () -> reader.approvals().decide(token, Answer.APPROVED, ""));
        assertThat(shared.as("bea")
                        .approvals()
                        .approve(asked.id(), "I have seen it")
                        .status())
                .isEqualTo(ApprovalStatus.APPROVED);
    }

    @Test
    @DisplayName(
            "AP-8 AP-13 Whose item was given to another, or who is not active any more, has a token that is worth nothing")
    void notMine() {
        ApprovalRequest asked = office.submit(office.deal("Navy"));
        String token = office.token("bea");
        office.as("bea").approvals().reassign(asked.id(), "dora", "");
        refuse(ApprovalErrors.ALREADY_DECIDED, token);
        String other = office.token("dora");
        office.people.add(User.named("dora", "Dora").deactivated());
        refuse(ApprovalErrors.APPROVER_INACTIVE, other);
    }

    @Test
    @DisplayName(
            "Approvers are told in their language, after the commit; what was rolled back or decided meanwhile is not told")
    void told() {
        office.people.add(User.named("bea", "Bea").speaking(Locale.forLanguageTag("es")));
        Opportunity deal = office.deal("Navy");
        office.ada.dryRun(session -> session.approvals().submit(SubmitForApproval.of(deal.ref())));
        office.crm.housekeeping().runDue(office.now.get());
        assertThat(office.mail.sent()).isEmpty();
        ApprovalRequest asked =
                office.ada.approvals().submit(SubmitForApproval.of(deal.ref()).comment("urgente"));
        String token = office.token("bea");
        Notification sent = office.mail.sent().get(0);
        assertThat(sent.subject()).isEqualTo("Por aprobar: Navy");
        assertThat(sent.body()).contains("urgente", "manager", token, "17 de marzo de 2026");
        office.mail.clear();
        office.as("bea").approvals().reject(asked.id(), "no");
        office.crm.housekeeping().runDue(office.now.get());
        assertThat(office.mail.sent())
                .singleElement()
                .satisfies(decided -> assertThat(decided.subject()).isEqualTo("Rejected: Navy"));
        office.mail.clear();
        ApprovalRequest gone = office.submit(deal);
        office.ada.approvals().recall(gone.id(), "");
        office.crm.housekeeping().runDue(office.now.get());
        assertThat(office.mail.sent()).isEmpty();
    }
}
