package dev.clientela.examples.quickstart;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.account.Account;
import dev.clientela.approval.ApprovalItem;
import dev.clientela.approval.ApprovalProcess;
import dev.clientela.approval.ApprovalStep;
import dev.clientela.approval.Approver;
import dev.clientela.approval.DiscountThreshold;
import dev.clientela.error.RefusedException;
import dev.clientela.examples.quickstart.RulesReport.Shown;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.quote.ChangeQuoteLine;
import dev.clientela.quote.DraftQuote;
import dev.clientela.quote.PublicQuote;
import dev.clientela.quote.Quote;
import dev.clientela.quote.QuoteLine;
import dev.clientela.quote.RecordingOrders;
import dev.clientela.security.Actor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The dearest open deal is offered to its customer: below the list, so that the manager has to agree first. */
final class FirstOffer {

    private static final int PERCENT_OFF = 15;

    /** Whatever is offered at more than ten percent off goes to the manager of whoever offers it. */
    static final ApprovalProcess DISCOUNTS = ApprovalProcess.of("discounts", Quote.TYPE)
            .beyond(DiscountThreshold.ofTotal(10))
            .steps(ApprovalStep.of("manager", Approver.managerOfOwner()));

    private final Crm crm;
    private final CrmSession boss;
    private final SalesTeam team;
    private final RecordingOrders orders;
    private final List<String> story = new ArrayList<>();

    FirstOffer(Crm crm, CrmSession boss, SalesTeam team, RecordingOrders orders) {
        this.crm = crm;
        this.boss = boss;
        this.team = team;
        this.orders = orders;
    }

    /** Empty when there is no deal to offer anything for. */
    Optional<Shown> tell(LocalDate today) {
        return dearest().map(deal -> {
            tell(deal, today);
            return new Shown("An offer, from its draft to the order", story);
        });
    }

    private Optional<Opportunity> dearest() {
        return boss
                .opportunities()
                .list(boss.opportunities()
                        .query()
                        .where(OpportunityFields.EXTERNAL_ID
                                .isPresent()
                                .and(OpportunityFields.STAGE.is(SalesCrm.ENGAGING))
                                .and(OpportunityFields.ACCOUNT.isPresent())
                                .and(OpportunityFields.AMOUNT.isPresent()))
                        .orderBy(OpportunityFields.AMOUNT.descending(), OpportunityFields.NAME.ascending())
                        .pageOf(1))
                .items()
                .stream()
                .findFirst();
    }

    private void tell(Opportunity deal, LocalDate today) {
        SalesTeam.Seller seller = team.withId(deal.owner().id());
        CrmSession selling = crm.as(Actor.user(seller.id()));
        CrmSession managing = crm.as(Actor.user(seller.managerId()));
        Account customer = boss.accounts().get(deal.account().orElseThrow());

        Quote draft = selling.quotes()
                .draft(DraftQuote.from(deal.id()).validUntil(today.plusDays(30)).speaking(Locale.US));
        QuoteLine line = selling.quotes().lines(draft.id()).get(0);
        selling.quotes().changeLine(ChangeQuoteLine.of(line.id()).discountPercent(PERCENT_OFF));
        Quote priced = selling.quotes().get(draft.id());
        say(
                "%s drafts an offer to %s: %s at %s, %d %% off the list price of %s.",
                seller.name(),
                customer.name(),
                line.name(),
                Tables.money(priced.amount().orElseThrow().getAmount()),
                PERCENT_OFF,
                Tables.money(line.listPrice().getAmount()));
        try {
            selling.quotes().send(draft.id());
        } catch (RefusedException refusal) {
            say("It is not sent yet, but refused with %s.", refusal.code());
        }
        selling.quotes().submit(draft.id(), "a large customer");
        ApprovalItem asked = managing.approvals().waitingForMe().items().get(0);
        managing.approvals().approve(asked.request(), "as long as it is this year");
        say("%s is asked, and approves.", seller.manager());

        String key = selling.quotes().send(draft.id()).key().orElseThrow();
        PublicQuote seen = crm.publicQuotes().show(key);
        say("It is sent as %s; %s sees it through its key, and nothing else.", seen.number(), seen.customer());
        PublicQuote accepted = crm.publicQuotes().accept(key, "The buyer of " + customer.name());
        crm.publicQuotes().accept(key, "The buyer of " + customer.name());
        say(
                "Accepted, and accepted again: %s stands, and the host has %d order of %s.",
                accepted.number(),
                orders.orders().size(),
                Tables.money(accepted.total().orElseThrow().getAmount()));
    }

    private void say(String sentence, Object... words) {
        story.add(String.format(Locale.ROOT, sentence, words));
    }
}
