package dev.clientela.rules.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.approval.ApprovalErrors;
import dev.clientela.approval.ApprovalRequest;
import dev.clientela.approval.ApprovalRoute;
import dev.clientela.approval.ApprovalStanding;
import dev.clientela.approval.ApprovalStatus;
import dev.clientela.approval.ApprovalStep;
import dev.clientela.approval.ApprovalStep.Answers;
import dev.clientela.approval.ApprovalStep.Otherwise;
import dev.clientela.approval.Approver;
import dev.clientela.approval.DiscountThreshold;
import dev.clientela.approval.Routing;
import dev.clientela.approval.Routing.Verdict;
import dev.clientela.approval.Stage;
import dev.clientela.approval.SubmitForApproval;
import dev.clientela.error.RefusedException;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.opportunity.OpenOpportunity;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.opportunity.WinOpportunity;
import dev.clientela.record.Moment;
import dev.clientela.rules.Explanation;
import dev.clientela.rules.RuleContext;
import dev.clientela.rules.RuleSet;
import dev.clientela.rules.RuleSetJson;
import dev.clientela.rules.Rulebook;
import dev.clientela.rules.index.Situation;
import dev.clientela.security.Actor;
import dev.clientela.security.InMemoryUserDirectory;
import dev.clientela.security.Owner;
import dev.clientela.security.Tenant;
import dev.clientela.security.User;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ApprovalRoutingTest {

    private static final InMemoryUserDirectory PEOPLE = new InMemoryUserDirectory()
            .add(User.named("ada", "Ada").reportingTo("bea"))
            .add(User.named("bea", "Bea").reportingTo("cid"))
            .add(User.named("cid", "Cid").withRoles("director").inQueues("pricing"))
            .add(User.named("dora", "Dora").withRoles("director"))
            .add(User.named("eli", "Eli").withRoles("director").deactivated());
    private static final RuleContext CONTEXT =
            RuleContext.of(Crm.inMemory().fields()).staffedBy(PEOPLE, Tenant.DEFAULT);
    private static final Situation NOW =
            Situation.at(new Moment(Instant.parse("2026-03-10T12:00:00Z"), ZoneOffset.UTC));

    private static Routing route(RuleSet<ApprovalRoute> rules, Opportunity deal, String submitter) {
        return explained(rules, deal, submitter).routing();
    }

    private static ExplainedRouting explained(RuleSet<ApprovalRoute> rules, Opportunity deal, String submitter) {
        return new ApprovalRouting(new Rulebook<>(rules, CONTEXT), PEOPLE).route(deal, Tenant.DEFAULT, submitter, NOW);
    }

    private static RuleSet<ApprovalRoute> always(ApprovalRoute route) {
        return RuleSet.of("approval", ApprovalRouting.ROUTES, Opportunity.TYPE).otherwise(route);
    }

    private static Opportunity deal(long amount, String owner) {
        return Opportunity.TYPE.create(Opportunity.TYPE
                .noValues()
                .edit()
                .set(OpportunityFields.AMOUNT, Money.of(CurrencyUnit.EUR, amount))
                .set(OpportunityFields.OWNER, Owner.user(owner))
                .set(OpportunityFields.IS_CLOSED, false)
                .build());
    }

    @Test
    @DisplayName(
            "AP-1 Steps in order, each with its approvers: manager of the owner, role, queue, user; the inactive are none")
    void steps() {
        RuleSet<ApprovalRoute> rules = always(ApprovalRoute.of(
                ApprovalStep.of("manager", Approver.managerOfOwner()),
                ApprovalStep.of("board", Approver.role("director"), Approver.queue("pricing"), Approver.user("bea"))
                        .byAll()));
        Routing routing = route(rules, deal(1, "ada"), "ada");
        assertThat(routing.verdict()).isEqualTo(Verdict.TO_BE_ASKED);
        assertThat(routing.stages())
                .containsExactly(
                        new Stage("manager", Set.of("bea"), Answers.FIRST),
                        new Stage("board", Set.of("bea", "cid", "dora"), Answers.ALL));
    }

    @Test
    @DisplayName("AP-2 Where a manager is missing, it cannot be submitted, and the step says so")
    void missing() {
        RuleSet<ApprovalRoute> rules = always(ApprovalRoute.of(ApprovalStep.of("manager", Approver.managerOfOwner())));
        Routing routing = route(rules, deal(1, "cid"), "ada");
        assertThat(routing.verdict()).isEqualTo(Verdict.NO_APPROVER);
        assertThat(routing.stages()).containsExactly(new Stage("manager", Set.of(), Answers.FIRST));
    }

    @Test
    @DisplayName("AP-9 Nobody approves an own request unless the rules allow it")
    void own() {
        ApprovalRoute route = ApprovalRoute.of(ApprovalStep.of("board", Approver.role("director")));
        assertThat(route(always(route), deal(1, "ada"), "cid").stages().get(0).users())
                .containsExactly("dora");
        assertThat(route(always(route.allowingOwnRequests()), deal(1, "ada"), "cid")
                        .stages()
                        .get(0)
                        .users())
                .containsExactly("cid", "dora");
        ApprovalRoute alone = ApprovalRoute.of(ApprovalStep.of("bea", Approver.user("bea")));
        assertThat(route(always(alone), deal(1, "ada"), "bea").verdict()).isEqualTo(Verdict.NO_APPROVER);
    }

    @Test
    @DisplayName("AP-10 A step for other records is skipped, approves, or rejects, as it says; all skipped is approved")
    void otherwise() {
        ApprovalStep large = ApprovalStep.of("large", Approver.user("cid"))
                .when(OpportunityFields.AMOUNT.isAtLeast(Money.of(CurrencyUnit.EUR, 100)));
        ApprovalStep always = ApprovalStep.of("always", Approver.user("bea"));
        Routing skipped = route(always(ApprovalRoute.of(large, always)), deal(1, "ada"), "ada");
        assertThat(skipped.skipped()).containsExactly("large");
        assertThat(skipped.stages()).extracting(Stage::name).containsExactly("always");
        assertThat(route(always(ApprovalRoute.of(large)), deal(1, "ada"), "ada").verdict())
                .isEqualTo(Verdict.APPROVED);
        assertThat(route(always(ApprovalRoute.of(large.otherwise(Otherwise.APPROVE), always)), deal(1, "ada"), "ada")
                        .verdict())
                .isEqualTo(Verdict.APPROVED);
        Routing rejected =
                route(always(ApprovalRoute.of(always, large.otherwise(Otherwise.REJECT))), deal(1, "ada"), "ada");
        assertThat(rejected.verdict()).isEqualTo(Verdict.REJECTED);
        assertThat(rejected.stages()).isEmpty();
    }

    @Test
    @DisplayName("The usual rules ask one manager for large deals, two for very large ones, nobody for others")
    void usual() {
        RuleSet<ApprovalRoute> usual = ApprovalRouting.usual(CONTEXT);
        assertThat(route(usual, deal(49_999, "ada"), "ada").verdict()).isEqualTo(Verdict.NOT_NEEDED);
        Routing large = route(usual, deal(50_000, "ada"), "ada");
        assertThat(large.stages()).extracting(Stage::users).containsExactly(Set.of("bea"));
        assertThat(explained(usual, deal(50_000, "ada"), "ada").explanation().ruleIds())
                .containsExactly("large");
        assertThat(route(usual, deal(250_000, "ada"), "ada").stages())
                .extracting(Stage::users)
                .containsExactly(Set.of("bea"), Set.of("cid"));
    }

    @Test
    @DisplayName(
            "AP-1 The kernel's processes are rules: a large deal is submitted, explained, approved, and only then won")
    void inTheKernel() {
        Rulebook<ApprovalRoute> rulebook = new Rulebook<>(ApprovalRouting.usual(CONTEXT), CONTEXT);
        Crm crm = Crm.builder()
                .users(PEOPLE)
                .approvals(new ApprovalRouting(rulebook, PEOPLE))
                .build();
        CrmSession ada = crm.as(Actor.user("ada"));
        Opportunity large = ada.opportunities()
                .open(OpenOpportunity.named("Navy").with(OpportunityFields.AMOUNT, Money.of(CurrencyUnit.EUR, 60_000)));
        assertThat(ada.approvals().standing(large.ref()).state()).isEqualTo(ApprovalStanding.State.NEEDED);
        assertThat(catchThrowableOfType(
                                RefusedException.class,
                                () -> ada.opportunities().win(WinOpportunity.of(large.id())))
                        .code())
                .isEqualTo(ApprovalErrors.APPROVAL_DEMANDED);
        ApprovalRequest asked = ada.approvals().submit(SubmitForApproval.of(large.ref()));
        assertThat(asked.process()).isEqualTo("deal-approval");
        assertThat(Explanation.fromPlain(ada.decisions().of(large.ref()).get(0).explanation())
                        .ruleIds())
                .containsExactly("large");
        ApprovalRequest done = crm.as(Actor.user("bea")).approvals().approve(asked.id(), "fine");
        assertThat(done.status()).isEqualTo(ApprovalStatus.APPROVED);
        assertThat(ada.opportunities().win(WinOpportunity.of(large.id())).isWon())
                .isTrue();

        Opportunity small = ada.opportunities()
                .open(OpenOpportunity.named("Boat").with(OpportunityFields.AMOUNT, Money.of(CurrencyUnit.EUR, 60)));
        assertThat(ada.opportunities().win(WinOpportunity.of(small.id())).isWon())
                .isTrue();
    }

    @Test
    @DisplayName("A rule set reads from JSON as it was written")
    void roundTrip() {
        RuleSet<ApprovalRoute> rules = RuleSet.of("approval", ApprovalRouting.ROUTES, Opportunity.TYPE)
                .rule(
                        "large",
                        OpportunityFields.AMOUNT.isPresent(),
                        ApprovalRoute.of(
                                        ApprovalStep.of("a", new Approver.ManagerOfOwner(2), Approver.role("director"))
                                                .byAll()
                                                .when(OpportunityFields.AMOUNT.isPresent())
                                                .otherwise(Otherwise.REJECT),
                                        ApprovalStep.of("b", Approver.queue("pricing"), Approver.user("ada"))
                                                .beyond(DiscountThreshold.ofLine(20)
                                                        .orTotal(10)))
                                .allowingOwnRequests()
                                .rejectingBack()
                                .withoutRecall())
                .otherwise(ApprovalRoute.none());
        for (RuleSet<ApprovalRoute> set : List.of(rules, ApprovalRouting.usual(CONTEXT))) {
            assertThat(RuleSetJson.read(RuleSetJson.write(set), ApprovalRouting.ROUTES, CONTEXT))
                    .isEqualTo(set);
        }
    }

    @Test
    @DisplayName("Every fault is told with its path: unknown owners, empty pools, steps of one name")
    void faults() {
        String json = """
                {"id": "a", "version": 1, "decides": "approval", "record": "opportunity",
                 "rules": [
                  {"id": "a", "then": {}},
                  {"id": "b", "then": {"needed": false, "own_request": true, "steps": [{"name": "x", "approvers": [{"user": "ada"}]}]}},
                  {"id": "c", "then": {"steps": [
                    {"name": "x", "approvers": [{"user": "zed"}, {"queue": "none"}, {"manager_of_owner": 11}, {}]},
                    {"name": "x", "approvers": []},
                    {"approvers": [{"role": "r", "user": "ada"}], "answers": "most", "otherwise": "skip"},
                    {"name": "y", "approvers": [{"role": "r"}], "when": {"field": "wool", "op": "present"}}]}}]}
                """;
        assertThat(catchThrowableOfType(
                                ValidationException.class,
                                () -> RuleSetJson.read(json, ApprovalRouting.ROUTES, CONTEXT))
                        .violations())
                .extracting(Violation::path, violation -> violation.code().value())
                .containsExactlyInAnyOrder(
                        tuple("rules[0].then.steps", "rules.missing"),
                        tuple("rules[1].then.steps", "rules.bad_value"),
                        tuple("rules[1].then.own_request", "rules.unknown_key"),
                        tuple("rules[2].then.steps[0].approvers[0].user", "rules.unknown_owner"),
                        tuple("rules[2].then.steps[0].approvers[1].queue", "rules.unknown_owner"),
                        tuple("rules[2].then.steps[0].approvers[2].manager_of_owner", "rules.bad_value"),
                        tuple("rules[2].then.steps[0].approvers[3]", "rules.bad_value"),
                        tuple("rules[2].then.steps[1].approvers", "rules.empty_pool"),
                        tuple("rules[2].then.steps[1].name", "rules.same_id"),
                        tuple("rules[2].then.steps[2].name", "rules.missing"),
                        tuple("rules[2].then.steps[2].approvers[0]", "rules.bad_value"),
                        tuple("rules[2].then.steps[2].answers", "rules.bad_value"),
                        tuple("rules[2].then.steps[2].when", "rules.missing"),
                        tuple("rules[2].then.steps[3].when.field", "field.unknown"));
    }
}
