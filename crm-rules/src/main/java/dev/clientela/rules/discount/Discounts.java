package dev.clientela.rules.discount;

import dev.clientela.approval.Sold;
import dev.clientela.catalog.ProductId;
import dev.clientela.command.Execution;
import dev.clientela.command.ValidationRule;
import dev.clientela.error.Violation;
import dev.clientela.opportunity.DealApproval;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityId;
import dev.clientela.opportunity.OpportunityLine;
import dev.clientela.opportunity.OpportunityLineFields;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Query;
import dev.clientela.rules.Explanation;
import dev.clientela.rules.RuleContext;
import dev.clientela.rules.RuleErrors;
import dev.clientela.rules.RuleProgram;
import dev.clientela.rules.RuleSet;
import dev.clientela.rules.RuleSetJson;
import dev.clientela.rules.Rulebook;
import dev.clientela.rules.Verdict;
import dev.clientela.rules.discount.Excess.Scope;
import dev.clientela.rules.index.Situation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Judges the discounts of a deal by the rules in force. Rules about lines are asked of each line, and of all lines of one
 * product as if they were one; rules about deals of all lines together. What counts is what is taken off the list price,
 * in whatever way: by discount, by a lower unit price, by a total (AP-15). Where no rule says anything, anything is
 * allowed. Thread-safe.
 */
public final class Discounts {

    private final Rulebook<DiscountLimit> rulebook;

    public Discounts(Rulebook<DiscountLimit> rulebook) {
        this.rulebook = rulebook;
    }

    /** On lines: 5 %, from ten pieces on 10 %, from a hundred on 15 %; the owner's manager may approve more. */
    public static RuleSet<DiscountLimit> usual(RuleContext context) {
        return RuleSetJson.usual(Discounts.class, "line-discounts.json", DiscountLimit.TYPE, context);
    }

    /** Everything that goes beyond, of the deal as it would be with these lines. */
    public List<Excess> judge(Opportunity deal, Collection<OpportunityLine> lines, Situation situation) {
        RuleProgram<DiscountLimit> program = rulebook.inForce();
        List<Excess> found = new ArrayList<>();
        if (program.set().type().equals(Opportunity.TYPE)) {
            judge(program, Scope.DEAL, deal, List.copyOf(lines), situation).ifPresent(found::add);
            return found;
        }
        Map<ProductId, List<OpportunityLine>> byProduct = new LinkedHashMap<>();
        for (OpportunityLine line : lines) {
            judge(program, Scope.LINE, line, List.of(line), situation).ifPresent(found::add);
            if (sold(line).counts()) {
                byProduct
                        .computeIfAbsent(line.product(), product -> new ArrayList<>())
                        .add(line);
            }
        }
        byProduct.values().stream()
                .filter(ofProduct -> ofProduct.size() > 1)
                .forEach(ofProduct -> judge(program, Scope.PRODUCT, asOne(ofProduct), ofProduct, situation)
                        .ifPresent(found::add));
        return found;
    }

    /** Added up as approvals add up, so that what has to be approved is what goes beyond. */
    private static Sold sold(OpportunityLine line) {
        return Sold.of(line, DealApproval.PRICED);
    }

    /** The lines as if they had never been split. */
    private static OpportunityLine asOne(List<OpportunityLine> lines) {
        BigDecimal quantity = lines.stream().map(OpportunityLine::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        Money total =
                lines.stream().map(OpportunityLine::total).reduce(Money::plus).orElseThrow();
        return OpportunityLine.TYPE.create(lines.get(0)
                .values()
                .edit()
                .set(OpportunityLineFields.QUANTITY, quantity)
                .set(OpportunityLineFields.TOTAL, total)
                .set(OpportunityLineFields.DISCOUNT_PERCENT, null)
                .set(OpportunityLineFields.DISCOUNT_AMOUNT, null)
                .build());
    }

    private static Optional<Excess> judge(
            RuleProgram<DiscountLimit> program,
            Scope scope,
            CrmRecord<?> asked,
            List<OpportunityLine> lines,
            Situation situation) {
        List<OpportunityLine> counting =
                lines.stream().filter(line -> sold(line).counts()).toList();
        if (counting.isEmpty()) {
            return Optional.empty();
        }
        List<Sold> sold = counting.stream().map(Discounts::sold).toList();
        Verdict<DiscountLimit> verdict = program.decide(asked, situation);
        return verdict.outcome().flatMap(limit -> {
            BigDecimal allowed = limit.percent(asked);
            if (!Sold.areBeyond(sold, allowed)) {
                return Optional.empty();
            }
            BigDecimal given = Sold.percent(sold);
            Explanation why =
                    program.explain(asked, situation).with("given", given).with("allowed", allowed);
            return Optional.of(new Excess(
                    scope,
                    counting.stream().map(OpportunityLine::id).toList(),
                    given,
                    allowed,
                    verdict.ruleIds().stream().findFirst(),
                    limit.beyond(),
                    why));
        });
    }

    /** Refuses to write what goes beyond, {@code rules.discount_beyond}: {@code Crm.builder().rule(discounts.refusing())}. */
    public ValidationRule refusing() {
        return new OnWrite(true);
    }

    /** Refuses to write what nobody may approve; what somebody may is left to be asked for. */
    public ValidationRule refusingUnapprovable() {
        return new OnWrite(false);
    }

    /** Reads the deal's other lines at each write of a line, or of a deal where the rules are about deals. */
    private final class OnWrite implements ValidationRule {

        private final boolean all;

        OnWrite(boolean all) {
            this.all = all;
        }

        /** Without the other lines nothing can be said that splitting could not evade. */
        @Override
        public List<Violation> check(Optional<CrmRecord<?>> before, CrmRecord<?> after) {
            throw new UnsupportedOperationException("The lines of the deal are asked of the execution");
        }

        @Override
        public List<Violation> check(Optional<CrmRecord<?>> before, CrmRecord<?> after, Execution execution) {
            boolean deals = rulebook.inForce().set().type().equals(Opportunity.TYPE);
            if (deals && after instanceof Opportunity deal) {
                return deal.hasLines() ? violations(deal, lines(deal.id(), execution), execution) : List.of();
            }
            if (deals || !(after instanceof OpportunityLine line)) {
                return List.of();
            }
            List<OpportunityLine> lines = new ArrayList<>(lines(line.opportunity(), execution));
            lines.removeIf(other -> other.id().equals(line.id()));
            lines.add(line);
            return execution
                    .unit()
                    .records(Opportunity.TYPE)
                    .find(line.opportunity().value())
                    .map(deal -> violations(deal, lines, execution))
                    .orElse(List.of());
        }

        /** All of them, whether the actor sees them or not. */
        private List<OpportunityLine> lines(OpportunityId deal, Execution execution) {
            return execution
                    .unit()
                    .records(OpportunityLine.TYPE)
                    .query(Query.of(OpportunityLine.TYPE)
                            .where(OpportunityLineFields.OPPORTUNITY.is(deal))
                            .pageOf(Query.MAX_PAGE_SIZE))
                    .items();
        }

        private List<Violation> violations(Opportunity deal, List<OpportunityLine> lines, Execution execution) {
            return judge(deal, lines, Situation.in(execution)).stream()
                    .filter(excess -> all || excess.approvers().isEmpty())
                    .map(this::violation)
                    .toList();
        }

        private Violation violation(Excess excess) {
            return new Violation(
                    excess.scope() == Scope.DEAL ? "" : OpportunityLineFields.TOTAL.name(),
                    RuleErrors.DISCOUNT_BEYOND,
                    Map.of(
                            "given",
                            excess.given().toPlainString(),
                            "allowed",
                            excess.allowed().toPlainString(),
                            "scope",
                            excess.scope().name().toLowerCase(java.util.Locale.ROOT),
                            "rule",
                            excess.rule().orElse("otherwise"),
                            "lines",
                            excess.lines()));
        }
    }
}
