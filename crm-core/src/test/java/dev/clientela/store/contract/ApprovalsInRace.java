package dev.clientela.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.approval.Answer;
import dev.clientela.approval.ApprovalErrors;
import dev.clientela.approval.ApprovalItem;
import dev.clientela.approval.ApprovalProcess;
import dev.clientela.approval.ApprovalRequest;
import dev.clientela.approval.ApprovalRequestId;
import dev.clientela.approval.ApprovalStanding;
import dev.clientela.approval.ApprovalStatus;
import dev.clientela.approval.ApprovalStep;
import dev.clientela.approval.Approver;
import dev.clientela.approval.SubmitForApproval;
import dev.clientela.command.Edit;
import dev.clientela.error.CrmException;
import dev.clientela.error.ErrorCode;
import dev.clientela.error.ValidationException;
import dev.clientela.notification.RecordingNotifications;
import dev.clientela.opportunity.OpenOpportunity;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.security.Actor;
import dev.clientela.security.Tenant;
import dev.clientela.store.CrmStore;
import dev.clientela.store.contract.Together.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Approvals on two nodes at once: of simultaneous answers one wins, on whatever store. */
public final class ApprovalsInRace {

    private static final int ROUNDS = 4;
    private static final List<String> BOARD = List.of("bea", "cid", "dora", "eli");

    private final Tenant tenant = new Tenant("t" + UUID.randomUUID());
    private final RecordingNotifications mail = new RecordingNotifications();
    private final List<Crm> nodes;

    /** @param stores each under one node; the same twice, if there is but one */
    public ApprovalsInRace(List<CrmStore> stores) {
        ApprovalStep first = ApprovalStep.of(
                "any",
                Approver.user("bea"),
                BOARD.stream().skip(1).map(Approver::user).toArray(Approver[]::new));
        nodes = stores.stream()
                .map(store -> Crm.builder()
                        .store(new SingleTenantStore(store, tenant))
                        .notifications(mail)
                        .approvals(
                                ApprovalProcess.of("all", Opportunity.TYPE)
                                        .when(OpportunityFields.NAME.isLike("all"))
                                        .steps(first.byAll()),
                                ApprovalProcess.of("any", Opportunity.TYPE).steps(first))
                        .build())
                .toList();
    }

    private CrmSession as(String user, int node) {
        return nodes.get(node % nodes.size()).as(Actor.user(user).in(tenant));
    }

    private Opportunity deal(String name) {
        return as("ada", 0)
                .opportunities()
                .open(OpenOpportunity.named(name).with(OpportunityFields.AMOUNT, Money.of(CurrencyUnit.EUR, 1_000)));
    }

    private ApprovalRequest submitted(String name) {
        return as("ada", 0).approvals().submit(SubmitForApproval.of(deal(name).ref()));
    }

    public void run() {
        List<String> tokens = tokensOfBea();
        for (int round = 0; round < ROUNDS; round++) {
            oneAnswerDecides();
            allAnswersCount();
            oneTokenDecides(tokens.get(round));
            oneSubmissionStands();
            nothingIsChangedUnseen();
        }
        waitingIsFound();
    }

    /** Some approve, some reject: one decides, and everybody else is told that it has been. */
    private void oneAnswerDecides() {
        ApprovalRequestId id = submitted("any").id();
        List<Outcome<ApprovalRequest>> outcomes = Together.run(
                BOARD.size(),
                i -> i % 2 == 0
                        ? as(BOARD.get(i), i).approvals().approve(id, "")
                        : as(BOARD.get(i), i).approvals().reject(id, ""));
        assertThat(outcomes.stream().filter(Outcome::succeeded)).hasSize(1);
        outcomes.stream()
                .filter(outcome -> !outcome.succeeded())
                .forEach(outcome -> assertThat(code(outcome)).isEqualTo(ApprovalErrors.ALREADY_DECIDED));
        List<ApprovalItem> answered = as("ada", 0).approvals().items(id).stream()
                .filter(item -> item.status() == ApprovalStatus.APPROVED || item.status() == ApprovalStatus.REJECTED)
                .toList();
        assertThat(answered).hasSize(1);
        assertThat(as("ada", 0).approvals().get(id).status())
                .isEqualTo(answered.get(0).status());
    }

    /** None of the answers that all have to give is lost, and the last one to be written ends it. */
    private void allAnswersCount() {
        ApprovalRequestId id = submitted("all").id();
        Together.succeed(BOARD.size(), i -> as(BOARD.get(i), i).approvals().approve(id, ""));
        assertThat(as("ada", 0).approvals().get(id).status()).isEqualTo(ApprovalStatus.APPROVED);
    }

    /** One for each round, all sent at once. */
    private List<String> tokensOfBea() {
        List<ApprovalRequest> asked =
                IntStream.range(0, ROUNDS).mapToObj(round -> submitted("any")).toList();
        mail.clear();
        nodes.get(0).housekeeping().runDue(Instant.now());
        return asked.stream()
                .map(request -> mail.sent().stream()
                        .filter(sent ->
                                request.ref().toString().equals(sent.data().get("request")))
                        .filter(sent ->
                                sent.recipient().userId().filter("bea"::equals).isPresent())
                        .map(sent -> (String) sent.data().get("token"))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    /** One token, brought twice at once. */
    private void oneTokenDecides(String token) {
        List<Outcome<ApprovalRequest>> outcomes = Together.run(
                3,
                i -> nodes.get(i % nodes.size())
                        .as(Actor.system("mail").in(tenant))
                        .approvals()
                        .decide(token, Answer.APPROVED, ""));
        assertThat(outcomes.stream().filter(Outcome::succeeded)).hasSize(1);
        outcomes.stream()
                .filter(outcome -> !outcome.succeeded())
                .forEach(outcome -> assertThat(code(outcome)).isEqualTo(ApprovalErrors.ALREADY_DECIDED));
    }

    private void oneSubmissionStands() {
        Opportunity deal = deal("any");
        List<Outcome<ApprovalRequest>> outcomes =
                Together.run(3, i -> as("ada", i).approvals().submit(SubmitForApproval.of(deal.ref())));
        assertThat(outcomes.stream().filter(Outcome::succeeded)).hasSize(1);
        outcomes.stream()
                .filter(outcome -> !outcome.succeeded())
                .forEach(outcome -> assertThat(code(outcome)).isEqualTo(ApprovalErrors.ALREADY_PENDING));
        assertThat(as("ada", 0).approvals().of(deal.ref())).hasSize(1);
    }

    /** An edit and a submission at once: either the edit came first and is what is approved, or it is refused. */
    private void nothingIsChangedUnseen() {
        Opportunity deal = deal("any");
        Function<Integer, Object> work = i -> i == 0
                ? as("ada", 0).approvals().submit(SubmitForApproval.of(deal.ref()))
                : as("ada", 1)
                        .opportunities()
                        .edit(deal.id(), Edit.set(OpportunityFields.AMOUNT, Money.of(CurrencyUnit.EUR, 5)));
        List<Outcome<Object>> outcomes = Together.run(2, work::apply);
        assertThat(outcomes.get(0).succeeded()).isTrue();
        if (!outcomes.get(1).succeeded()) {
            assertThat(code(outcomes.get(1))).isEqualTo(ApprovalErrors.RECORD_LOCKED);
        }
        ApprovalRequest asked = (ApprovalRequest) outcomes.get(0).result();
        as("bea", 0).approvals().approve(java.util.Objects.requireNonNull(asked).id(), "");
        assertThat(as("ada", 0).approvals().standing(deal.ref()).state()).isEqualTo(ApprovalStanding.State.APPROVED);
    }

    private void waitingIsFound() {
        ApprovalRequest asked = submitted("any");
        assertThat(as("dora", 1).approvals().waitingForMe().items())
                .as("and what the rounds have left undecided")
                .extracting(ApprovalItem::request)
                .hasSize(ROUNDS + 1)
                .endsWith(asked.id());
    }

    private static ErrorCode code(Outcome<?> outcome) {
        Throwable failure = outcome.failure();
        assertThat(failure).isInstanceOf(CrmException.class);
        return failure instanceof ValidationException invalid
                ? invalid.violations().get(0).code()
                : ((CrmException) java.util.Objects.requireNonNull(failure)).code();
    }
}
