package dev.clientela.rules.approval;

import dev.clientela.approval.ApprovalRoute;
import dev.clientela.approval.ApprovalRoute.Rejection;
import dev.clientela.approval.ApprovalStep;
import dev.clientela.approval.ApprovalStep.Answers;
import dev.clientela.approval.ApprovalStep.Otherwise;
import dev.clientela.approval.Approver;
import dev.clientela.approval.DiscountThreshold;
import dev.clientela.error.ValidationException;
import dev.clientela.money.Percentage;
import dev.clientela.record.Criterion;
import dev.clientela.record.CriterionJson;
import dev.clientela.rules.HitPolicy;
import dev.clientela.rules.OutcomeType;
import dev.clientela.rules.PlainReader;
import dev.clientela.rules.RuleErrors;
import java.math.BigDecimal;
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
        Rejection rejection = plain.findConstant("rejection", Rejection.class).orElse(Rejection.FINAL);
        boolean recallable = plain.flag("recall", true);
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
        for (String key : List.of("own_request", "rejection", "recall")) {
            if (!needed && plain.has(key)) {
                plain.fault(key, RuleErrors.UNKNOWN_KEY, Map.of("key", key));
            }
        }
        if (steps.size() > ApprovalRoute.MAX_STEPS) {
            plain.fault("steps", RuleErrors.BAD_VALUE, found("at most " + ApprovalRoute.MAX_STEPS, steps.size()));
        }
        return faultless(steps) ? new ApprovalRoute(steps, ownRequest, rejection, recallable) : ApprovalRoute.none();
    }

    private static boolean faultless(List<ApprovalStep> steps) {
        return steps.size() <= ApprovalRoute.MAX_STEPS
                && steps.stream().map(ApprovalStep::name).distinct().count() == steps.size();
    }

    private static Map<String, Object> found(String expected, Object found) {
        return Map.of("expected", expected, "found", found);
    }

    private static Optional<ApprovalStep> step(PlainReader plain, Target target) {
        String name = plain.text("name");
        boolean longName = name.length() > ApprovalStep.MAX_NAME;
        if (longName) {
            plain.fault("name", RuleErrors.BAD_VALUE, found("at most 100 characters", name.length()));
        }
        List<Approver> approvers = plain.objects("approvers").stream()
                .map(inner -> ApproverJson.read(inner, target))
                .toList();
        Answers answers = plain.findConstant("answers", Answers.class).orElse(Answers.FIRST);
        Optional<Criterion> when = plain.plain("when").flatMap(form -> criterion(plain, form, target));
        Optional<Otherwise> otherwise = plain.findConstant("otherwise", Otherwise.class);
        Optional<DiscountThreshold> discount = plain.object("beyond_discount").flatMap(ApprovalRouteType::threshold);
        if (otherwise.isPresent() && !plain.has("when") && !plain.has("beyond_discount")) {
            plain.fault("when", RuleErrors.MISSING, Map.of());
        }
        plain.done();
        if (approvers.isEmpty()) {
            plain.fault("approvers", RuleErrors.EMPTY_POOL, Map.of());
            return Optional.empty();
        }
        return longName
                ? Optional.empty()
                : Optional.of(
                        new ApprovalStep(name, approvers, answers, when, discount, otherwise.orElse(Otherwise.SKIP)));
    }

    private static Optional<DiscountThreshold> threshold(PlainReader plain) {
        Optional<BigDecimal> line = percent(plain, "line");
        Optional<BigDecimal> total = percent(plain, "total");
        plain.done();
        if (line.isEmpty() && total.isEmpty()) {
            if (!plain.has("line") && !plain.has("total")) {
                plain.fault("", RuleErrors.BAD_VALUE, found("line, total or both", "neither"));
            }
            return Optional.empty();
        }
        return Optional.of(new DiscountThreshold(line, total));
    }

    private static Optional<BigDecimal> percent(PlainReader plain, String key) {
        Optional<BigDecimal> given = plain.findDecimal(key);
        boolean part =
                given.filter(percent -> !new Percentage(percent).isPart()).isEmpty();
        if (!part) {
            plain.fault(key, RuleErrors.BAD_VALUE, found("a percentage from 0 to 100", given.orElseThrow()));
        }
        return part ? given : Optional.empty();
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
        if (route.rejection() == Rejection.BACK) {
            plain.put("rejection", "back");
        }
        if (!route.recallable()) {
            plain.put("recall", false);
        }
        return plain;
    }

    private static Map<String, Object> write(ApprovalStep step) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("name", step.name());
        plain.put(
                "approvers",
                step.approvers().stream().map(ApproverJson::toPlain).toList());
        if (step.answers() == Answers.ALL) {
            plain.put("answers", "all");
        }
        step.when().ifPresent(criterion -> plain.put("when", CriterionJson.toPlain(criterion)));
        step.discount().ifPresent(threshold -> {
            Map<String, Object> percents = new LinkedHashMap<>();
            threshold.line().ifPresent(percent -> percents.put("line", PlainReader.canonical(percent)));
            threshold.total().ifPresent(percent -> percents.put("total", PlainReader.canonical(percent)));
            plain.put("beyond_discount", percents);
        });
        if (step.otherwise() != Otherwise.SKIP) {
            plain.put("otherwise", step.otherwise().name().toLowerCase(Locale.ROOT));
        }
        return plain;
    }
}
