package dev.clientela.opportunity;

import dev.clientela.approval.ApprovalSubject;
import dev.clientela.approval.ApprovalSubject.Lines;
import dev.clientela.approval.ApprovalSubject.Priced;

/**
 * What of a deal is approved: what it is worth and in which currency, what its lines sell at which price, discount and
 * quantity, and when that is delivered and comes in. A deal that has to be approved is not won before it is.
 */
public final class DealApproval {

    /** How lines of deals tell what is given away. */
    public static final Priced PRICED = new Priced(
            OpportunityLineFields.PRODUCT,
            OpportunityLineFields.LIST_PRICE,
            OpportunityLineFields.QUANTITY,
            OpportunityLineFields.TOTAL);

    public static final ApprovalSubject SUBJECT = ApprovalSubject.of(Opportunity.TYPE)
            .freezing(OpportunityFields.AMOUNT, OpportunityFields.CURRENCY, OpportunityFields.PRICE_BOOK)
            .lines(Lines.of(
                            OpportunityLine.TYPE,
                            OpportunityLineFields.OPPORTUNITY,
                            OpportunityLineFields.PRODUCT,
                            OpportunityLineFields.PRICE_BOOK_ENTRY,
                            OpportunityLineFields.LIST_PRICE,
                            OpportunityLineFields.UNIT_PRICE,
                            OpportunityLineFields.QUANTITY,
                            OpportunityLineFields.DISCOUNT_PERCENT,
                            OpportunityLineFields.DISCOUNT_AMOUNT,
                            OpportunityLineFields.TOTAL,
                            OpportunityLineFields.SERVICE_DATE)
                    .priced(PRICED))
            .lines(Lines.of(
                    Instalment.TYPE,
                    InstalmentFields.OPPORTUNITY,
                    InstalmentFields.LINE,
                    InstalmentFields.DATE,
                    InstalmentFields.QUANTITY,
                    InstalmentFields.REVENUE))
            .demandedBefore(OpportunityFields.IS_WON.is(true));

    private DealApproval() {}
}
