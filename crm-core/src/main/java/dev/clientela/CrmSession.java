package dev.clientela;

import dev.clientela.account.Accounts;
import dev.clientela.activity.Activities;
import dev.clientela.activity.RecurringActivities;
import dev.clientela.agenda.Agenda;
import dev.clientela.approval.Approvals;
import dev.clientela.catalog.PriceBookEntries;
import dev.clientela.catalog.PriceBooks;
import dev.clientela.catalog.Prices;
import dev.clientela.catalog.Products;
import dev.clientela.command.Commands;
import dev.clientela.commission.Commissions;
import dev.clientela.contact.Contacts;
import dev.clientela.conversion.Conversions;
import dev.clientela.decision.Decisions;
import dev.clientela.forecast.Forecasts;
import dev.clientela.intake.Exports;
import dev.clientela.intake.Imports;
import dev.clientela.lead.Leads;
import dev.clientela.lead.PendingLeads;
import dev.clientela.opportunity.Instalments;
import dev.clientela.opportunity.Opportunities;
import dev.clientela.opportunity.OpportunityLines;
import dev.clientela.privacy.Consents;
import dev.clientela.privacy.Privacy;
import dev.clientela.quote.QuoteLines;
import dev.clientela.quote.Quotes;
import dev.clientela.security.Actor;
import dev.clientela.signal.Signals;
import java.util.function.Function;

/**
 * What one actor can do. Immutable, cheap, and safe to share between threads, but for the one handed into
 * {@link #atomically} and {@link #dryRun}, which ends with them.
 */
public final class CrmSession {

    private final Commands commands;

    CrmSession(Commands commands) {
        this.commands = commands;
    }

    public Actor actor() {
        return commands.actor();
    }

    /** Businesses and persons one deals with, who belongs to whom, and where each stands as a customer. */
    public Accounts accounts() {
        return new Accounts(commands);
    }

    /** The people one speaks with. */
    public Contacts contacts() {
        return new Contacts(commands);
    }

    /** People and companies that may become customers. */
    public Leads leads() {
        return new Leads(commands);
    }

    /** Leads that are accepted now and captured later, when there are more than can be captured at once. */
    public PendingLeads pendingLeads() {
        return new PendingLeads(commands);
    }

    /** What is sold. */
    public Products products() {
        return new Products(commands);
    }

    /** The standard list of prices, and others. */
    public PriceBooks priceBooks() {
        return new PriceBooks(commands);
    }

    /** The prices in them. */
    public PriceBookEntries priceBookEntries() {
        return new PriceBookEntries(commands);
    }

    /** What things cost, for whom and when, and why. */
    public Prices prices() {
        return new Prices(commands);
    }

    /** Deals, from their opening to won or lost. */
    public Opportunities opportunities() {
        return new Opportunities(commands);
    }

    /** What deals consist of, across all of them. */
    public OpportunityLines opportunityLines() {
        return new OpportunityLines(commands);
    }

    /** When what deals consist of is delivered and comes in, across all of them. */
    public Instalments instalments() {
        return new Instalments(commands);
    }

    /** What sellers will bring in, by when, against which quota; and how the pipeline came to be what it is. */
    public Forecasts forecasts() {
        return new Forecasts(commands);
    }

    /** What sellers have earned and sold, why, and what of it is settled. */
    public Commissions commissions() {
        return new Commissions(commands);
    }

    /** Offers and proformas, from the draft to the order. */
    public Quotes quotes() {
        return new Quotes(commands);
    }

    /** What is offered, across all offers. */
    public QuoteLines quoteLines() {
        return new QuoteLines(commands);
    }

    /** What turns a lead into an account, a contact and an opportunity, and back. */
    public Conversions conversions() {
        return new Conversions(commands);
    }

    /** Records submitted for approval, and what their approvers say. */
    public Approvals approvals() {
        return new Approvals(commands);
    }

    /** What was decided by rule, and why. */
    public Decisions decisions() {
        return new Decisions(commands);
    }

    /** Who lets themselves be contacted, for what, in which way. */
    public Consents consents() {
        return new Consents(commands);
    }

    /** What a person can ask for: to be told what is known of them, and to be forgotten. */
    public Privacy privacy() {
        return new Privacy(commands);
    }

    /** Tasks, calls, visits, meetings, e-mails and notes, planned and done. */
    public Activities activities() {
        return new Activities(commands);
    }

    /** What is done again and again by a rule. */
    public RecurringActivities recurringActivities() {
        return new RecurringActivities(commands);
    }

    /** What is to be done when, by whom, also as a calendar. */
    public Agenda agenda() {
        return new Agenda(commands);
    }

    /** Who waits too long: the colours of leads, their next steps, and how soon they are answered. */
    public Signals signals() {
        return new Signals(commands);
    }

    /** Records taken in from rows of text, such as a CSV file, with an outcome for each. */
    public Imports imports() {
        return new Imports(commands);
    }

    /** Records given out as rows of text, which can be imported again. */
    public Exports exports() {
        return new Exports(commands);
    }

    /** The same session, whose next command is known by this key: sent again, it is not done again. */
    public CrmSession once(String idempotencyKey) {
        return new CrmSession(commands.once(idempotencyKey));
    }

    /**
     * Does several commands in one transaction: all of them or none. When somebody else was faster, or the connection
     * broke, all of it is undone and done again, as {@link CrmBuilder#retries} says; so the work should leave nothing
     * outside the CRM that may not be there twice.
     */
    public <T> T atomically(Function<CrmSession, T> work) {
        return commands.atomically(bound -> work.apply(new CrmSession(bound)));
    }

    /**
     * Tells what commands would do, through the code that does them, and leaves nothing behind: what they return, and
     * the events that they would have left, with every field changed.
     */
    public <T> Commands.DryRun<T> dryRun(Function<CrmSession, T> work) {
        return commands.dryRun(bound -> work.apply(new CrmSession(bound)));
    }
}
