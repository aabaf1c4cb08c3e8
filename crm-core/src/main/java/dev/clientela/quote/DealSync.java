package dev.clientela.quote;

import dev.clientela.command.Execution;
import dev.clientela.error.RefusedException;
import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import dev.clientela.opportunity.AddLine;
import dev.clientela.opportunity.ChangeLine;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityId;
import dev.clientela.opportunity.OpportunityLine;
import dev.clientela.opportunity.OpportunityLineFields;
import dev.clientela.opportunity.OpportunityLines;
import dev.clientela.record.Field;
import dev.clientela.record.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the lines of an offer those of its deal, whose amount follows. At most one offer of a deal does so at a time. */
final class DealSync {

    private final Execution execution;
    private final Quote quote;
    private final Opportunity deal;

    private DealSync(Execution execution, Quote quote, Opportunity deal) {
        this.execution = execution;
        this.quote = quote;
        this.deal = deal;
    }

    /** @throws RefusedException {@code quote.without_deal}, {@code quote.deal_closed} when the deal is closed */
    static DealSync of(Execution execution, Quote quote) {
        OpportunityId id = quote.opportunity()
                .orElseThrow(() -> new RefusedException(QuoteErrors.WITHOUT_DEAL, Map.of("quote", quote.id())));
        Opportunity deal = execution.load(Opportunity.TYPE, id.value());
        if (deal.isClosed()) {
            throw new RefusedException(QuoteErrors.DEAL_CLOSED, Map.of("quote", quote.id(), "deal", id));
        }
        return new DealSync(execution, quote, deal);
    }

    /** In the place of the offer that was synchronised before, if any. */
    Quote begin() {
        if (!quote.status().isAlive()) {
            throw new RefusedException(QuoteErrors.ENDED, Map.of("quote", quote.id(), "status", quote.status()));
        }
        execution.requireEdit(deal);
        List<QuoteLine> lines = QuotedLines.all(execution, quote.id());
        if (lines.isEmpty()) {
            throw new RefusedException(QuoteErrors.WITHOUT_LINES, Map.of("quote", quote.id()));
        }
        // Of two that begin at once, one sees what the other has done.
        execution.unit().claim("quote.sync/" + deal.id());
        execution.racesFor(quote.ref());
        SyncedLines.leading(execution, deal.id())
                .ifPresent(other -> execution.update(other, other.synced(false), new QuoteEvent.Unsynced()));
        Quote synced = execution.update(quote, quote.synced(true), new QuoteEvent.Synced());
        // Who changes a line at the same time has read that no offer leads, and comes too late.
        push(lines)
                .forEach(line -> execution.unit().records(OpportunityLine.TYPE).hold(line));
        execution.touch(execution.load(Opportunity.TYPE, deal.id().value()), new QuoteEvent.DealSynced(quote.id()));
        return synced;
    }

    /**
     * What is the same on both sides stays as it stands on the deal, with its schedule.
     *
     * @return the lines that stay as they were
     */
    List<OpportunityLine> push(List<QuoteLine> wanted) {
        requireProducts(wanted);
        return SyncedLines.pushing(execution, deal.id(), () -> pushed(wanted));
    }

    private List<OpportunityLine> pushed(List<QuoteLine> wanted) {
        OpportunityLines dealLines = new OpportunityLines(execution.commands());
        List<OpportunityLine> present = new ArrayList<>(dealLines.of(deal.id()));
        List<OpportunityLine> same = new ArrayList<>();
        List<QuoteLine> missing = new ArrayList<>();
        for (QuoteLine line : wanted) {
            Optional<OpportunityLine> there = present.stream()
                    .filter(each -> line.priceBookEntry()
                            .filter(each.priceBookEntry()::equals)
                            .isPresent())
                    .findFirst();
            if (there.isEmpty()) {
                missing.add(line);
            } else {
                present.remove(there.get());
                if (!adjust(dealLines, there.get(), line)) {
                    same.add(there.get());
                }
            }
        }
        present.forEach(line -> dealLines.remove(line.id()));
        missing.forEach(line -> dealLines.add(added(line)));
        return same;
    }

    private static void requireProducts(List<QuoteLine> lines) {
        Violations violations = new Violations();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).priceBookEntry().isEmpty()) {
                violations.add(Violation.of("lines[" + i + "].product", QuoteErrors.LINE_WITHOUT_PRODUCT));
            }
        }
        violations.throwIfAny();
    }

    /** Whether anything differed. */
    private static boolean adjust(OpportunityLines dealLines, OpportunityLine there, QuoteLine line) {
        Values now = there.values()
                .edit()
                .set(OpportunityLineFields.QUANTITY, line.quantity())
                .set(OpportunityLineFields.UNIT_PRICE, line.unitPrice())
                .set(
                        OpportunityLineFields.DISCOUNT_PERCENT,
                        line.discountPercent().orElse(null))
                .set(
                        OpportunityLineFields.DISCOUNT_AMOUNT,
                        line.discountAmount().orElse(null))
                .set(
                        OpportunityLineFields.DESCRIPTION,
                        line.find(QuoteLineFields.DESCRIPTION).orElse(null))
                .build();
        ChangeLine change = ChangeLine.of(there.id());
        for (Field<?> field : there.values().differences(now)) {
            change = changed(change, field, now);
        }
        boolean differs = !change.edit().fields().isEmpty();
        if (differs) {
            dealLines.change(change);
        }
        return differs;
    }

    private static <T> ChangeLine changed(ChangeLine change, Field<T> field, Values now) {
        T value = now.get(field);
        return value == null ? change.without(field) : change.with(field, value);
    }

    private AddLine added(QuoteLine line) {
        AddLine add = AddLine.to(deal.id())
                .entry(line.priceBookEntry().orElseThrow())
                .quantity(line.quantity())
                .unitPrice(line.unitPrice());
        if (line.discountPercent().isPresent()) {
            add = add.discountPercent(line.discountPercent().get());
        }
        if (line.discountAmount().isPresent()) {
            add = add.discountAmount(line.discountAmount().get());
        }
        Optional<String> description = line.find(QuoteLineFields.DESCRIPTION);
        return description.isPresent() ? add.description(description.get()) : add;
    }
}
