package dev.clientela.quote;

import dev.clientela.approval.ApprovalRequest;
import dev.clientela.approval.ApprovalStanding;
import dev.clientela.approval.ApprovalStatus;
import dev.clientela.approval.ApprovalSubject;
import dev.clientela.approval.ApprovalSubject.Lines;
import dev.clientela.approval.ApprovalSubject.Priced;
import dev.clientela.approval.Approvals;
import dev.clientela.approval.SubmitForApproval;
import dev.clientela.command.Execution;
import dev.clientela.record.CrmRecord;
import java.util.Optional;

/**
 * What of an offer is approved: to whom it is made, by when and on which terms it can be accepted, what its lines offer at
 * which price, discount and quantity. An offer that has to be approved is not sent before it is; another version of it, or
 * a duplicate, has to be approved anew.
 */
public final class QuoteApproval {

    public static final ApprovalSubject SUBJECT = ApprovalSubject.of(Quote.TYPE)
            .freezing(
                    QuoteFields.ACCOUNT,
                    QuoteFields.AMOUNT,
                    QuoteFields.TOTAL,
                    QuoteFields.CURRENCY,
                    QuoteFields.PRICE_BOOK,
                    QuoteFields.VALID_UNTIL,
                    QuoteFields.TERMS)
            .lines(Lines.of(
                            QuoteLine.TYPE,
                            QuoteLineFields.QUOTE,
                            QuoteLineFields.PRODUCT,
                            QuoteLineFields.PRICE_BOOK_ENTRY,
                            QuoteLineFields.NAME,
                            QuoteLineFields.LIST_PRICE,
                            QuoteLineFields.UNIT_PRICE,
                            QuoteLineFields.QUANTITY,
                            QuoteLineFields.DISCOUNT_PERCENT,
                            QuoteLineFields.DISCOUNT_AMOUNT,
                            QuoteLineFields.TAX_PERCENT,
                            QuoteLineFields.TOTAL)
                    .priced(new Priced(
                            QuoteLineFields.PRODUCT,
                            QuoteLineFields.LIST_PRICE,
                            QuoteLineFields.QUANTITY,
                            QuoteLineFields.TOTAL)))
            .demandedBefore(QuoteFields.STATUS.is(QuoteStatus.SENT))
            .followedBy(QuoteApproval::ended);

    private QuoteApproval() {}

    /** Waits for its approvers from now on, unless it is decided at once. */
    static Quote submit(Execution execution, Quote draft, String comment) {
        execution.update(draft, draft.to(QuoteStatus.IN_APPROVAL), new QuoteEvent.Submitted());
        new Approvals(execution.commands())
                .submit(SubmitForApproval.of(draft.ref()).comment(comment));
        return execution.load(Quote.TYPE, draft.id().value());
    }

    /** A draft again: what waits for its approvers is recalled. */
    static Quote reopen(Execution execution, Quote before) {
        Optional<ApprovalRequest> pending =
                ApprovalStanding.of(before, execution).request().filter(ApprovalRequest::isPending);
        if (before.status() == QuoteStatus.IN_APPROVAL && pending.isPresent()) {
            new Approvals(execution.commands()).recall(pending.get().id(), "");
            return execution.load(Quote.TYPE, before.id().value());
        }
        return execution.update(before, before.to(QuoteStatus.DRAFT), new QuoteEvent.Reopened());
    }

    private static void ended(ApprovalRequest request, CrmRecord<?> record, Execution execution) {
        Quote quote = (Quote) record;
        if (quote.status() != QuoteStatus.IN_APPROVAL) {
            return; // submitted as any record is; it is sent from where it stands
        }
        if (request.status() == ApprovalStatus.APPROVED) {
            execution.update(quote, quote.to(QuoteStatus.APPROVED), new QuoteEvent.Approved());
        } else {
            execution.update(quote, quote.to(QuoteStatus.DRAFT), new QuoteEvent.Reopened());
        }
    }
}
