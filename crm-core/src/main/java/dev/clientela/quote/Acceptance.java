package dev.clientela.quote;

import dev.clientela.command.Execution;
import dev.clientela.error.RefusedException;
import dev.clientela.error.Violations;
import dev.clientela.opportunity.Opportunities;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.WinOpportunity;
import dev.clientela.record.RecordErrors;
import java.util.Map;
import java.util.Optional;

/** The customer buys: the offer is accepted, handed over as an order, and wins its deal where the settings say so. */
final class Acceptance {

    private final Execution execution;

    Acceptance(Execution execution) {
        this.execution = execution;
    }

    Quote accept(Quote before, Optional<String> signature) {
        execution.requireEdit(before);
        signature.ifPresent(Acceptance::requireName);
        Quote accepted = before.decide(
                QuoteStatus.ACCEPTED, execution.actor().stamp(), signature, Optional.empty(), execution.now());
        if (before.isOver(execution.moment().today())) {
            throw new RefusedException(
                    QuoteErrors.VALIDITY_OVER,
                    Map.of(
                            "quote",
                            before.id(),
                            "valid_until",
                            before.validUntil().orElseThrow()));
        }
        Optional<String> order = execution
                .port(OrderPort.class)
                .place(new AcceptedQuote(
                        execution.actor().tenant(), accepted, QuotedLines.all(execution, before.id())));
        order.ifPresent(Acceptance::requireSound);
        Quote written = execution.update(before, accepted.orderedAs(order), new QuoteEvent.Accepted(order));
        if (execution.port(QuoteSettings.class).winsDeal()) {
            win(written);
        }
        return written;
    }

    /** Before the order is placed, which need not be undone then. */
    private static void requireName(String signature) {
        String path = QuoteFields.SIGNED_BY.name();
        Violations violations = new Violations().addAll(QuoteFields.SIGNED_BY.check(signature));
        violations.require(!signature.isBlank(), path, RecordErrors.REQUIRED).throwIfAny();
    }

    private static void requireSound(String order) {
        if (order.isBlank() || order.length() > Texts.MAX_CODE_LENGTH) {
            throw new IllegalStateException("An order's id has 1 to 200 characters");
        }
    }

    private void win(Quote accepted) {
        accepted.opportunity()
                .flatMap(id -> execution.unit().records(Opportunity.TYPE).find(id.value()))
                .filter(deal -> !deal.isClosed())
                .ifPresent(deal -> new Opportunities(execution.commands()).win(WinOpportunity.of(deal.id())));
    }
}
