package dev.clientela.rules.discount;

import dev.clientela.approval.Approver;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityLine;
import dev.clientela.rules.Brackets;
import dev.clientela.rules.Brackets.Bracket;
import dev.clientela.rules.Formula;
import dev.clientela.rules.HitPolicy;
import dev.clientela.rules.OutcomeType;
import dev.clientela.rules.PlainReader;
import dev.clientela.rules.RuleContext;
import dev.clientela.rules.RuleErrors;
import dev.clientela.rules.RuleSet;
import dev.clientela.rules.approval.ApproverJson;
import dev.clientela.rules.discount.DiscountLimit.Fixed;
import dev.clientela.rules.discount.DiscountLimit.Most;
import dev.clientela.rules.discount.DiscountLimit.Reckoned;
import dev.clientela.rules.discount.DiscountLimit.Tiered;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How limits of discounts stand in JSON. */
final class DiscountLimitType implements OutcomeType<DiscountLimit> {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    @Override
    public String name() {
        return "discount";
    }

    @Override
    public Set<HitPolicy> policies() {
        return EnumSet.of(HitPolicy.FIRST, HitPolicy.UNIQUE, HitPolicy.ANY, HitPolicy.PRIORITY);
    }

    @Override
    public DiscountLimit read(PlainReader plain, Target target) {
        List<Most> found = new ArrayList<>();
        int given = 0;
        if (plain.has("max")) {
            given++;
            found.add(new Fixed(percent(plain)));
        }
        if (plain.has("formula")) {
            given++;
            formula(plain, "formula", target).map(Reckoned::new).ifPresent(found::add);
        }
        if (plain.has("over") || plain.has("rates")) {
            given++;
            tiered(plain, target).ifPresent(found::add);
        }
        if (given != 1) {
            plain.fault(
                    "",
                    RuleErrors.BAD_VALUE,
                    Map.of("expected", "one of max, formula, over with rates", "found", given));
        }
        List<Approver> beyond = plain.objects("beyond").stream()
                .map(inner -> ApproverJson.read(inner, target))
                .toList();
        return new DiscountLimit(found.isEmpty() ? new Fixed(BigDecimal.ZERO) : found.get(0), beyond);
    }

    private static BigDecimal percent(PlainReader plain) {
        BigDecimal percent = plain.decimal("max");
        if (percent.signum() < 0 || percent.compareTo(HUNDRED) > 0) {
            plain.fault(
                    "max", RuleErrors.BAD_VALUE, Map.of("expected", "a percentage from 0 to 100", "found", percent));
        }
        return PlainReader.canonical(percent);
    }

    private static Optional<Formula> formula(PlainReader plain, String key, Target target) {
        try {
            return Optional.of(Formula.of(
                    plain.text(key),
                    target.type(),
                    target.context().fields(),
                    target.context().limits()));
        } catch (ValidationException e) {
            plain.faults(key, e.violations());
            return Optional.empty();
        }
    }

    private static Optional<Most> tiered(PlainReader plain, Target target) {
        Optional<Formula> over = plain.has("over") ? formula(plain, "over", target) : Optional.empty();
        if (!plain.has("over")) {
            plain.fault("over", RuleErrors.MISSING, Map.of());
        }
        List<Bracket<BigDecimal>> rates = new ArrayList<>();
        for (PlainReader rate : plain.objects("rates")) {
            @Nullable
            BigDecimal from =
                    rate.findDecimal("from").map(PlainReader::canonical).orElse(null);
            @Nullable
            BigDecimal to = rate.findDecimal("to").map(PlainReader::canonical).orElse(null);
            rates.add(new Bracket<>(from, to, percent(rate)));
            rate.done();
        }
        if (rates.isEmpty()) {
            plain.fault("rates", RuleErrors.MISSING, Map.of());
        }
        Brackets<BigDecimal> brackets = new Brackets<>(rates);
        plain.faults("", brackets.faults("rates"));
        return over.map(formula -> new Tiered(formula, brackets));
    }

    @Override
    public Map<String, Object> write(DiscountLimit limit) {
        Map<String, Object> plain = new LinkedHashMap<>();
        if (limit.most() instanceof Fixed fixed) {
            plain.put("max", fixed.percent());
        } else if (limit.most() instanceof Reckoned reckoned) {
            plain.put("formula", reckoned.percent().text());
        } else if (limit.most() instanceof Tiered tiered) {
            plain.put("over", tiered.over().text());
            plain.put(
                    "rates",
                    tiered.rates().brackets().stream()
                            .map(DiscountLimitType::write)
                            .toList());
        }
        if (!limit.beyond().isEmpty()) {
            plain.put(
                    "beyond", limit.beyond().stream().map(ApproverJson::toPlain).toList());
        }
        return plain;
    }

    private static Map<String, Object> write(Bracket<BigDecimal> rate) {
        Map<String, Object> plain = new LinkedHashMap<>();
        @Nullable BigDecimal from = rate.from();
        @Nullable BigDecimal to = rate.to();
        if (from != null) {
            plain.put("from", from);
        }
        if (to != null) {
            plain.put("to", to);
        }
        plain.put("max", rate.value());
        return plain;
    }

    /** Discounts are on lines and on deals, and nowhere else; brackets made in Java are held to the same. */
    @Override
    public List<Violation> check(RuleSet<DiscountLimit> set, RuleContext context) {
        List<Violation> faults = new ArrayList<>();
        if (!set.type().equals(OpportunityLine.TYPE) && !set.type().equals(Opportunity.TYPE)) {
            faults.add(Violation.of(
                    "record", RuleErrors.UNKNOWN_RECORD, "type", set.type().name()));
        }
        for (int i = 0; i < set.rules().size(); i++) {
            faults.addAll(bracketFaults(set.rules().get(i).then(), "rules[" + i + "].then.rates"));
        }
        set.otherwise().ifPresent(limit -> faults.addAll(bracketFaults(limit, "otherwise.rates")));
        return faults;
    }

    private static List<Violation> bracketFaults(DiscountLimit limit, String path) {
        return limit.most() instanceof Tiered tiered ? tiered.rates().faults(path) : List.of();
    }
}
