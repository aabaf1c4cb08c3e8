package dev.clientela.rules.approval;

import dev.clientela.error.ValidationException;
import dev.clientela.record.Criterion;
import dev.clientela.record.CriterionJson;
import dev.clientela.rules.HitPolicy;
import dev.clientela.rules.OutcomeType;
import dev.clientela.rules.PlainReader;
import dev.clientela.rules.RuleErrors;
import dev.clientela.rules.approval.ApprovalStep.Answers;
import dev.clientela.rules.approval.ApprovalStep.Otherwise;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How routes of approvals stand in JSON. */
final class ApprovalRouteType implements OutcomeType<ApprovalRoute> {

    @Override
    public String name() {
        return "approval";
    }

    @Override
    public Set<HitPolicy> policies() {
        return EnumSet.of(HitPolicy.FIRST, HitPolicy.UNIQUE, HitPolicy.ANY, HitPolicy.PRIORITY);
    }

    @Override
    public ApprovalRoute read(PlainReader plain, Target target) {
        boolean needed = plain.flag("needed", true);
        boolean ownRequest = plain.flag("own_request", false);
        List<ApprovalStep> steps = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (PlainReader inner : plain.objects("steps")) {
            step(inner, target).ifPresent(steps::add);
            if (inner.has("name") && !names.add(inner.text("name"))) {
                inner.fault("name", RuleErrors.SAME_ID, Map.of("id", inner.text("name")));
            }
        }
        if (needed != plain.has("steps") || (needed && plain.list("steps").isEmpty())) {
            plain.fault(
                    "steps",
                    needed ? RuleErrors.MISSING : RuleErrors.BAD_VALUE,
                    needed ? Map.of() : Map.of("expected", "no steps where none is needed", "found", steps.size()));
        }
        if (!needed && ownRequest) {
            plain.fault("own_request", RuleErrors.UNKNOWN_KEY, Map.of("key", "own_request"));
        }
        return new ApprovalRoute(steps, ownRequest);
    }

    private static Optional<ApprovalStep> step(PlainReader plain, Target target) {
        String name = plain.text("name");
        List<Approver> approvers = plain.objects("approvers").stream()
                .map(inner -> Approver.read(inner, target))
                .toList();
        Answers answers = plain.findConstant("answers", Answers.class).orElse(Answers.FIRST);
        Optional<Criterion> when = plain.plain("when").flatMap(form -> criterion(plain, form, target));
        Optional<Otherwise> otherwise = plain.findConstant("otherwise", Otherwise.class);
        if (otherwise.isPresent() && !plain.has("when")) {
            plain.fault("when", RuleErrors.MISSING, Map.of());
        }
        plain.done();
        if (approvers.isEmpty()) {
            plain.fault("approvers", RuleErrors.EMPTY_POOL, Map.of());
            return Optional.empty();
        }
        return Optional.of(new ApprovalStep(name, approvers, answers, when, otherwise.orElse(Otherwise.SKIP)));
    }

    private static Optional<Criterion> criterion(PlainReader plain, Object form, Target target) {
        try {
            return Optional.of(CriterionJson.fromPlain(
                    form, target.type(), target.context().fields()));
        } catch (ValidationException e) {
            plain.faults("when", e.violations());
            return Optional.empty();
        }
    }

    @Override
    public Map<String, Object> write(ApprovalRoute route) {
        Map<String, Object> plain = new LinkedHashMap<>();
        if (!route.isNeeded()) {
            plain.put("needed", false);
            return plain;
        }
        plain.put("steps", route.steps().stream().map(ApprovalRouteType::write).toList());
        if (route.ownRequest()) {
            plain.put("own_request", true);
        }
        return plain;
    }

    private static Map<String, Object> write(ApprovalStep step) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("name", step.name());
        plain.put("approvers", step.approvers().stream().map(Approver::toPlain).toList());
        if (step.answers() == Answers.ALL) {
            plain.put("answers", "all");
        }
        step.when().ifPresent(criterion -> plain.put("when", CriterionJson.toPlain(criterion)));
        if (step.otherwise() != Otherwise.SKIP) {
            plain.put("otherwise", step.otherwise().name().toLowerCase(Locale.ROOT));
        }
        return plain;
    }
}
