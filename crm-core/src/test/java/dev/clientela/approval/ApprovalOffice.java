package dev.clientela.approval;

import dev.clientela.Crm;
import dev.clientela.CrmBuilder;
import dev.clientela.CrmSession;
import dev.clientela.catalog.AddProduct;
import dev.clientela.catalog.Product;
import dev.clientela.error.CrmException;
import dev.clientela.error.ErrorCode;
import dev.clientela.error.ValidationException;
import dev.clientela.notification.RecordingNotifications;
import dev.clientela.opportunity.AddLine;
import dev.clientela.opportunity.OpenOpportunity;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.opportunity.OpportunityLine;
import dev.clientela.security.Access;
import dev.clientela.security.AccessPolicy;
import dev.clientela.security.Actor;
import dev.clientela.security.InMemoryUserDirectory;
import dev.clientela.security.Permission;
import dev.clientela.security.User;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Ada sells, Bea is her manager, Cid hers; Dora and Cid are directors, Eli was one; Root administers. */
final class ApprovalOffice {

    static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    final InMemoryUserDirectory people = new InMemoryUserDirectory()
            .add(User.named("ada", "Ada").reportingTo("bea"))
            .add(User.named("bea", "Bea").reportingTo("cid"))
            .add(User.named("cid", "Cid").withRoles("director").inQueues("pricing"))
            .add(User.named("dora", "Dora").withRoles("director"))
            .add(User.named("eli", "Eli").withRoles("director").deactivated())
            .add(User.named("root", "Root"));
    final RecordingNotifications mail = new RecordingNotifications();
    final Crm crm;
    final CrmSession ada;
    final Product engine;
    final Product oil;

    /** Whoever is called root administers; everybody may do what is usual. */
    static final AccessPolicy POLICY = new AccessPolicy() {
        @Override
        public boolean permits(Access access, Permission permission) {
            return !permission.exceptional() || access.actor().userId().equals("root");
        }
    };

    ApprovalOffice(ApprovalProcess... processes) {
        this(Crm.builder().access(POLICY), processes);
    }

    ApprovalOffice(CrmBuilder builder, ApprovalProcess... processes) {
        crm = builder.clock(now::get)
                .users(people)
                .notifications(mail)
                .approvals(processes)
                .build();
        ada = as("ada");
        engine = ada.products().add(AddProduct.named("Engine").code("E-1").price(eur("100.00")));
        oil = ada.products().add(AddProduct.named("Oil").code("O-1").price(eur("10.00")));
    }

    CrmSession as(String user) {
        return crm.as(Actor.user(user));
    }

    static Money eur(String amount) {
        return Money.of(CurrencyUnit.EUR, new java.math.BigDecimal(amount));
    }

    static ApprovalProcess process(ApprovalStep... steps) {
        return ApprovalProcess.of("deals", Opportunity.TYPE).steps(steps);
    }

    static ApprovalStep manager() {
        return ApprovalStep.of("manager", Approver.managerOfOwner());
    }

    static ApprovalStep board() {
        return ApprovalStep.of("board", Approver.role("director"));
    }

    Opportunity deal(String name) {
        return ada.opportunities().open(OpenOpportunity.named(name).with(OpportunityFields.AMOUNT, eur("1000.00")));
    }

    OpportunityLine line(Opportunity deal, Product product, long quantity) {
        return ada.opportunities()
                .addLine(AddLine.to(deal.id()).product(product.id()).quantity(quantity));
    }

    ApprovalRequest submit(Opportunity deal) {
        return ada.approvals().submit(SubmitForApproval.of(deal.ref()));
    }

    /** What became of each approver of a step, by the order in which they were asked. */
    List<String> said(ApprovalRequest request) {
        return ada.approvals().items(request.id()).stream()
                .map(item ->
                        item.step().orElse("submission") + " " + item.approver().orElse("-") + " "
                                + item.status().name().toLowerCase(java.util.Locale.ROOT))
                .toList();
    }

    List<String> waiting(String user) {
        return as(user).approvals().waitingForMe().items().stream()
                .map(item -> item.request().toString())
                .collect(Collectors.toList());
    }

    /** Delivers what waits, and gives the token that was sent to the user last. */
    String token(String user) {
        crm.housekeeping().runDue(now.get());
        return mail.sent().stream()
                .filter(sent -> sent.template().equals("approval.asked"))
                .filter(sent -> sent.recipient().userId().filter(user::equals).isPresent())
                .reduce((first, second) -> second)
                .map(sent -> (String) sent.data().get("token"))
                .orElseThrow();
    }

    /** What the act is refused with: one code, or each faulty path with its own. */
    static Map<String, ErrorCode> faults(ThrowingCallable act) {
        Throwable thrown = Assertions.catchThrowable(act);
        Assertions.assertThat(thrown).isInstanceOf(CrmException.class);
        if (!(thrown instanceof ValidationException invalid)) {
            return Map.of("", ((CrmException) thrown).code());
        }
        Map<String, ErrorCode> faults = new TreeMap<>();
        invalid.violations().forEach(violation -> faults.put(violation.path(), violation.code()));
        return faults;
    }

    static void refused(ErrorCode code, ThrowingCallable act) {
        Assertions.assertThat(faults(act)).isEqualTo(Map.of("", code));
    }
}
