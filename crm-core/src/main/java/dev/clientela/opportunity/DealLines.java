package dev.clientela.opportunity;

import dev.clientela.catalog.PriceBookEntry;
import dev.clientela.catalog.Product;
import dev.clientela.command.Edit;
import dev.clientela.command.Execution;
import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import dev.clientela.event.CrmEvent;
import dev.clientela.record.Field;
import dev.clientela.record.Query;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.Values;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * A deal with its lines while a command runs. Lines are written with their deal, which is worth their sum and whose
 * version refuses the slower of two.
 */
final class DealLines {

    private static final List<Field<?>> FIXED = List.of(
            OpportunityLineFields.OPPORTUNITY, OpportunityLineFields.PRODUCT, OpportunityLineFields.PRICE_BOOK_ENTRY);

    private static final List<Field<?>> NEEDED =
            List.of(OpportunityLineFields.QUANTITY, OpportunityLineFields.UNIT_PRICE, OpportunityLineFields.TOTAL);

    private final Execution execution;
    private final Opportunity deal;
    private final List<OpportunityLine> lines;

    private DealLines(Execution execution, Opportunity deal) {
        this.execution = execution;
        this.deal = deal;
        this.lines = all(execution, deal.id());
    }

    /** For a change: the actor must have the right to change the deal. */
    static DealLines toChange(Execution execution, OpportunityId id) {
        Opportunity deal = execution.load(Opportunity.TYPE, id.value());
        execution.requireEdit(deal);
        return new DealLines(execution, deal);
    }

    /** Every line, whether the actor may list it or not: the amount is the sum of all. */
    static List<OpportunityLine> all(Execution execution, OpportunityId id) {
        return execution
                .everything(Query.of(OpportunityLine.TYPE)
                        .where(OpportunityLineFields.OPPORTUNITY.is(id))
                        .orderBy(OpportunityLineFields.POSITION.ascending()))
                .list();
    }

    OpportunityLine add(AddLine command) {
        Values given = command.values();
        Edit.requireWritable(given.fields());
        LineChoice choice = LineChoice.of(execution, deal, given);
        LineTerms terms = termsOf(given, choice);
        Product product = choice.product();
        PriceBookEntry entry = choice.entry();
        // Held, so that nobody deletes them, or takes them out of use, while they are being chosen.
        execution.unit().records(Product.TYPE).hold(product);
        execution.unit().records(PriceBookEntry.TYPE).hold(entry);
        OpportunityLine draft = new OpportunityLine(terms.onto(given)
                .set(OpportunityLineFields.ID, new OpportunityLineId(execution.newId()))
                .set(OpportunityLineFields.OPPORTUNITY, deal.id())
                .set(OpportunityLineFields.POSITION, nextPosition())
                .set(OpportunityLineFields.PRODUCT, product.id())
                .set(OpportunityLineFields.PRICE_BOOK_ENTRY, entry.id())
                .set(OpportunityLineFields.PRODUCT_NAME, product.name())
                .set(OpportunityLineFields.PRODUCT_CODE, product.code().orElse(null))
                .set(OpportunityLineFields.PRICE_BOOK_ENTRY_VERSION, entry.version())
                .set(OpportunityLineFields.LIST_PRICE, choice.listPrice())
                .set(OpportunityLineFields.COST, product.cost().orElse(null))
                .build());
        OpportunityLine added =
                LineSchedule.insert(execution, draft, SchedulePlan.byDefault(product, startOf(draft)), terms);
        List<OpportunityLine> after = new ArrayList<>(lines);
        after.add(added);
        Opportunity selling = new Opportunity(deal.values()
                .edit()
                .set(OpportunityFields.PRICE_BOOK, entry.priceBook())
                .set(OpportunityFields.CURRENCY, entry.currency())
                .build());
        writeDeal(selling.withLines(after), new OpportunityEvent.LineAdded(added.id()));
        return added;
    }

    /** When a schedule begins that the line gets by itself. */
    private LocalDate startOf(OpportunityLine line) {
        return line.find(OpportunityLineFields.SERVICE_DATE)
                .or(deal::plannedClose)
                .orElseGet(execution.moment()::today);
    }

    private long nextPosition() {
        return lines.isEmpty() ? 1 : lines.get(lines.size() - 1).get(OpportunityLineFields.POSITION) + 1;
    }

    private LineTerms termsOf(Values given, LineChoice choice) {
        Violations violations = new Violations();
        choice.check(execution, deal, violations);
        BigDecimal quantity =
                Optional.ofNullable(given.get(OpportunityLineFields.QUANTITY)).orElse(BigDecimal.ONE);
        Optional<BigMoney> price = Optional.ofNullable(given.get(OpportunityLineFields.UNIT_PRICE));
        Optional<Money> total = Optional.ofNullable(given.get(OpportunityLineFields.TOTAL));
        CurrencyUnit currency = choice.entry().currency();
        checkShape(given, currency, price.isPresent() && total.isPresent(), violations);
        checkReturn(quantity, choice.product(), violations);
        Discount discount = LineTerms.discountOf(given);
        LineTerms terms = new LineTerms(quantity, price.orElse(choice.listPrice()), discount);
        if (total.isEmpty()) {
            violations.addAll(terms.check());
        } else if (quantity.signum() == 0) {
            violations.add(Violation.of(OpportunityLineFields.QUANTITY.name(), OpportunityErrors.LINE_ZERO_QUANTITY));
        }
        violations.throwIfAny();
        return total.map(sum -> reaching(sum, quantity, discount, choice.listPrice()))
                .orElse(terms);
    }

    private static LineTerms reaching(Money total, BigDecimal quantity, Discount discount, BigMoney otherwise) {
        LineTerms terms = LineTerms.reaching(total, quantity, discount, otherwise);
        new Violations().addAll(terms.check()).throwIfAny();
        return terms;
    }

    private static void checkShape(Values line, CurrencyUnit currency, boolean priceAndTotal, Violations violations) {
        new AskedTerms(
                        Optional.ofNullable(line.get(OpportunityLineFields.UNIT_PRICE)),
                        Optional.ofNullable(line.get(OpportunityLineFields.TOTAL)),
                        Optional.ofNullable(line.get(OpportunityLineFields.DISCOUNT_PERCENT)),
                        Optional.ofNullable(line.get(OpportunityLineFields.DISCOUNT_AMOUNT)))
                .check(currency, priceAndTotal, violations);
    }

    /** Also where the actor may not see it. */
    static Product productOf(Execution execution, OpportunityLine line) {
        return execution
                .unit()
                .records(Product.TYPE)
                .find(line.product().value())
                .orElseThrow(() -> new IllegalStateException("A product stays while a line refers to it"));
    }

    static void checkReturn(BigDecimal quantity, Product product, Violations violations) {
        violations.require(
                quantity.signum() >= 0 || product.isReturnable(),
                OpportunityLineFields.QUANTITY.name(),
                OpportunityErrors.LINE_NOT_RETURNABLE);
    }

    OpportunityLine change(OpportunityLine before, ChangeLine command) {
        Values edited = command.edit().applyTo(before);
        List<Field<?>> differing = before.values().differences(edited);
        Violations violations = new Violations();
        for (Field<?> field : differing) {
            violations.require(!FIXED.contains(field), field.name(), RecordErrors.READ_ONLY);
            violations.require(!before.derived().contains(field), field.name(), OpportunityErrors.LINE_SCHEDULED);
        }
        for (Field<?> needed : NEEDED) {
            violations.require(edited.has(needed), needed.name(), RecordErrors.REQUIRED);
        }
        violations.throwIfAny();
        boolean otherTerms = differing.stream().anyMatch(LineTerms.FIELDS::contains);
        if (!otherTerms) {
            return write(before, new OpportunityLine(edited), OpportunityLineEvent.CHANGED);
        }
        LineTerms terms = changedTerms(before, edited, command);
        return write(before, new OpportunityLine(terms.onto(edited).build()), OpportunityLineEvent.CHANGED);
    }

    private LineTerms changedTerms(OpportunityLine before, Values edited, ChangeLine command) {
        boolean priceGiven = command.edit().fields().containsKey(OpportunityLineFields.UNIT_PRICE);
        boolean totalGiven = command.edit().fields().containsKey(OpportunityLineFields.TOTAL) || command.keepTotal();
        LineTerms terms = LineTerms.of(edited);
        Violations violations = new Violations();
        checkShape(edited, before.currency(), priceGiven && totalGiven, violations);
        if (terms.quantity().compareTo(before.quantity()) != 0) {
            checkReturn(terms.quantity(), productOf(execution, before), violations);
        }
        if (!totalGiven) {
            violations.addAll(terms.check());
        } else if (terms.quantity().signum() == 0) {
            violations.add(Violation.of(OpportunityLineFields.QUANTITY.name(), OpportunityErrors.LINE_ZERO_QUANTITY));
        }
        violations.throwIfAny();
        Money total = edited.get(OpportunityLineFields.TOTAL);
        return totalGiven && total != null
                ? reaching(total, terms.quantity(), terms.discount(), before.unitPrice())
                : terms;
    }

    /** Its instalments have changed, so the line is told of even where it comes to the same. */
    OpportunityLine scheduled(OpportunityLine before, OpportunityLine after) {
        OpportunityLine written = write(before, after, OpportunityLineEvent.SCHEDULED);
        if (written.version() == before.version()) {
            execution.unit().records(OpportunityLine.TYPE).hold(before);
            execution.tell(before, OpportunityLineEvent.SCHEDULED);
            writeDeal(deal, new OpportunityEvent.LineChanged(before.id()));
        }
        return written;
    }

    private OpportunityLine write(OpportunityLine before, OpportunityLine after, OpportunityLineEvent event) {
        OpportunityLine written = execution.update(before, after, event);
        if (written.version() != before.version()) {
            List<OpportunityLine> now = new ArrayList<>(lines);
            now.replaceAll(line -> line.id().equals(written.id()) ? written : line);
            writeDeal(deal.withLines(now), new OpportunityEvent.LineChanged(written.id()));
        }
        return written;
    }

    Opportunity remove(OpportunityLine line) {
        LineSchedule.deleteAll(execution, line);
        execution.delete(line, OpportunityLineEvent.REMOVED);
        List<OpportunityLine> left = new ArrayList<>(lines);
        left.removeIf(other -> other.id().equals(line.id()));
        return writeDeal(deal.withLines(left), new OpportunityEvent.LineRemoved(line.id()));
    }

    /** Where the amount stays as it is, the deal is held, so that the line does not outlive a change made meanwhile. */
    private Opportunity writeDeal(Opportunity after, CrmEvent event) {
        Opportunity settled =
                ClosingRate.frozen(execution, Optional.of(deal), DealRules.settled(Optional.of(deal), after));
        if (settled.equals(deal)) {
            execution.unit().records(Opportunity.TYPE).hold(deal);
            execution.tell(deal, event);
            return deal;
        }
        return execution.update(deal, settled, event);
    }
}
