package dev.clientela.opportunity;

import dev.clientela.account.AccountId;
import dev.clientela.catalog.PriceBookId;
import dev.clientela.contact.ContactId;
import dev.clientela.error.RefusedException;
import dev.clientela.error.Violation;
import dev.clientela.money.ExchangeRate;
import dev.clientela.opportunity.Stage.Kind;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Moment;
import dev.clientela.record.RecordId;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import dev.clientela.security.Owner;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * A deal in the making: what a customer may buy, for how much, how likely, by when, and how it ended.
 *
 * <p>It moves through stages to won or lost. What it is worth is the sum of its lines, or an estimate while it has none.
 */
public final class Opportunity extends CrmRecord<Opportunity> {

    public static final RecordType<Opportunity> TYPE = OpportunityFields.TYPE;

    /** Where deals wait that a program opens without saying whose they are. */
    public static final String QUEUE_OF_PROGRAMS = "opportunities";

    Opportunity(Values values) {
        super(values);
    }

    @Override
    public RecordType<Opportunity> type() {
        return TYPE;
    }

    @Override
    public OpportunityId id() {
        return get(OpportunityFields.ID);
    }

    public String name() {
        return get(OpportunityFields.NAME);
    }

    public Optional<AccountId> account() {
        return find(OpportunityFields.ACCOUNT);
    }

    public Owner owner() {
        return get(OpportunityFields.OWNER);
    }

    /** The code of its stage. */
    public String stage() {
        return get(OpportunityFields.STAGE);
    }

    /** The stage that it was closed from; empty while it is open, and for one that was taken in closed. */
    public Optional<String> lastOpenStage() {
        return find(OpportunityFields.LAST_OPEN_STAGE);
    }

    /** In percent. */
    public int probability() {
        return get(OpportunityFields.PROBABILITY).intValue();
    }

    public ForecastCategory forecastCategory() {
        return get(OpportunityFields.FORECAST_CATEGORY);
    }

    public boolean isClosed() {
        return get(OpportunityFields.IS_CLOSED);
    }

    public boolean isWon() {
        return get(OpportunityFields.IS_WON);
    }

    public Optional<LocalDate> plannedClose() {
        return find(OpportunityFields.PLANNED_CLOSE);
    }

    public Optional<LocalDate> actualClose() {
        return find(OpportunityFields.ACTUAL_CLOSE);
    }

    /** The day it was closed, or is planned to be. */
    public Optional<LocalDate> closeDate() {
        return find(OpportunityFields.CLOSE_DATE);
    }

    public int pushCount() {
        return get(OpportunityFields.PUSH_COUNT).intValue();
    }

    public Optional<Money> amount() {
        return find(OpportunityFields.AMOUNT);
    }

    public Optional<Money> expectedRevenue() {
        return find(OpportunityFields.EXPECTED_REVENUE);
    }

    public Optional<CurrencyUnit> currency() {
        return find(OpportunityFields.CURRENCY);
    }

    /** Between its currency and the organisation's, as it was when the deal was closed; empty while it is open. */
    public Optional<ExchangeRate> exchangeRate() {
        return find(OpportunityFields.EXCHANGE_RATE)
                .map(rate -> new ExchangeRate(
                        get(OpportunityFields.EXCHANGE_RATE_FROM),
                        get(OpportunityFields.EXCHANGE_RATE_TO),
                        rate,
                        get(OpportunityFields.EXCHANGE_RATE_DATE)));
    }

    public Optional<PriceBookId> priceBook() {
        return find(OpportunityFields.PRICE_BOOK);
    }

    public boolean hasLines() {
        return get(OpportunityFields.LINE_COUNT) > 0;
    }

    /** A term of the vocabulary {@code close_reason}. */
    public Optional<String> closeReason() {
        return find(OpportunityFields.CLOSE_REASON);
    }

    public List<ContactRole> contactRoles() {
        return find(OpportunityFields.CONTACT_ROLES).orElse(List.of());
    }

    /** The person to turn to first. */
    public Optional<ContactRole> primaryContact() {
        return contactRoles().stream().filter(ContactRole::primary).findFirst();
    }

    public List<Competitor> competitors() {
        return find(OpportunityFields.COMPETITORS).orElse(List.of());
    }

    /** The users who work on it beside its owner. */
    public List<TeamMember> team() {
        return find(OpportunityFields.TEAM).orElse(List.of());
    }

    /** Whether splits say whom it is credited to; otherwise its owner is credited with all of it. */
    public boolean isSplit() {
        return find(OpportunityFields.IS_SPLIT).orElse(false);
    }

    @Override
    public List<Violation> check() {
        return DealRules.consistency(this);
    }

    /** What its stage means; known from the record itself, since a host may have dropped the stage. */
    Kind kind() {
        return isWon() ? Kind.WON : isClosed() ? Kind.LOST : Kind.OPEN;
    }

    /**
     * Goes to another stage, whose probability and forecast category it takes unless one is given. At the same stage, only
     * a given probability changes anything.
     *
     * @throws RefusedException {@code opportunity.invalid_transition}
     */
    Opportunity moveTo(Stage to, Optional<Integer> probability, Moment moment) {
        if (to.code().equals(stage())) {
            return probability
                    .map(percent -> with(OpportunityFields.PROBABILITY, percent.longValue()))
                    .orElse(this);
        }
        if (!StageTransitions.allowed(kind(), to.kind())) {
            throw refused(to);
        }
        Values.Builder next = standingAt(to, moment);
        probability.ifPresent(percent -> next.set(OpportunityFields.PROBABILITY, percent.longValue()));
        if (to.isClosed()) {
            next.set(OpportunityFields.LAST_OPEN_STAGE, stage());
            next.set(OpportunityFields.ACTUAL_CLOSE, actualClose().orElseGet(moment::today));
        }
        return with(next.build());
    }

    /** The same, won or lost; what is closed is not closed again. */
    Opportunity close(Stage to, Optional<LocalDate> on, Optional<String> reason, Optional<String> text, Moment moment) {
        if (isClosed()) {
            throw refused(to);
        }
        return with(moveTo(to, Optional.empty(), moment)
                .values()
                .edit()
                .set(OpportunityFields.ACTUAL_CLOSE, on.orElseGet(moment::today))
                .set(OpportunityFields.CLOSE_REASON, reason.orElse(null))
                .set(OpportunityFields.CLOSE_REASON_TEXT, text.orElse(null))
                .build());
    }

    /** Worked on again: when and why it was closed stays in its history alone. */
    Opportunity reopen(Stage to, Moment moment) {
        if (!isClosed()) {
            throw refused(to);
        }
        return with(standingAt(to, moment)
                .set(OpportunityFields.LAST_OPEN_STAGE, null)
                .set(OpportunityFields.ACTUAL_CLOSE, null)
                .set(OpportunityFields.CLOSE_REASON, null)
                .set(OpportunityFields.CLOSE_REASON_TEXT, null)
                .build());
    }

    private RefusedException refused(Stage to) {
        return new RefusedException(
                OpportunityErrors.INVALID_TRANSITION, Map.of("opportunity", id(), "from", stage(), "to", to.code()));
    }

    Values.Builder standingAt(Stage stage, Moment moment) {
        return values().edit()
                .set(OpportunityFields.STAGE, stage.code())
                .set(OpportunityFields.STAGE_SINCE, moment.now())
                .set(OpportunityFields.PROBABILITY, (long) stage.defaultProbability())
                .set(OpportunityFields.FORECAST_CATEGORY, stage.forecastCategory())
                .set(OpportunityFields.IS_CLOSED, stage.isClosed())
                .set(OpportunityFields.IS_WON, stage.isWon());
    }

    /** Goes from here to another stage together with other fields that were edited; what is said there wins. */
    Opportunity editedAndMoved(Opportunity edited, Stage to, Moment moment) {
        Opportunity here = edited.with(OpportunityFields.STAGE, stage());
        Optional<Integer> said = edited.find(OpportunityFields.PROBABILITY)
                .map(Long::intValue)
                .filter(percent -> percent != probability());
        Opportunity there = here.moveTo(to, said, moment);
        return edited.find(OpportunityFields.FORECAST_CATEGORY)
                .filter(category -> category != forecastCategory())
                .map(category -> there.with(OpportunityFields.FORECAST_CATEGORY, category))
                .orElse(there);
    }

    Opportunity assignTo(Owner owner) {
        return with(OpportunityFields.OWNER, owner);
    }

    Opportunity planClose(LocalDate date) {
        return with(OpportunityFields.PLANNED_CLOSE, date);
    }

    /** The person has this role and no other; as the primary one, nobody else is. */
    Opportunity giveRole(ContactRole given) {
        List<ContactRole> roles = new ArrayList<>();
        boolean known = false;
        for (ContactRole role : contactRoles()) {
            boolean same = role.contact().equals(given.contact());
            known |= same;
            roles.add(same ? given : given.primary() ? role.asSecondary() : role);
        }
        if (!known) {
            roles.add(given);
        }
        return with(OpportunityFields.CONTACT_ROLES, roles);
    }

    /** @throws RefusedException {@code opportunity.not_on_deal} */
    ContactRole roleOf(ContactId contact) {
        return contactRoles().stream()
                .filter(role -> role.contact().equals(contact))
                .findFirst()
                .orElseThrow(() -> notOnDeal(contact));
    }

    Opportunity takeRole(ContactId contact) {
        List<ContactRole> left = new ArrayList<>(contactRoles());
        left.remove(roleOf(contact));
        return with(OpportunityFields.CONTACT_ROLES, left.isEmpty() ? null : left);
    }

    /** Noted once; what is known of them is replaced. */
    Opportunity noteCompetitor(Competitor noted) {
        List<Competitor> all = new ArrayList<>(competitors());
        all.replaceAll(known -> known.account().equals(noted.account()) ? noted : known);
        if (!all.contains(noted)) {
            all.add(noted);
        }
        return with(OpportunityFields.COMPETITORS, all);
    }

    Opportunity removeCompetitor(AccountId account) {
        List<Competitor> left = new ArrayList<>(competitors());
        if (!left.removeIf(known -> known.account().equals(account))) {
            throw notOnDeal(account);
        }
        return with(OpportunityFields.COMPETITORS, left.isEmpty() ? null : left);
    }

    private RefusedException notOnDeal(RecordId somebody) {
        return new RefusedException(
                OpportunityErrors.NOT_ON_DEAL, Map.of("opportunity", id(), "record", somebody.ref()));
    }

    /** In the team once; what they do there is replaced. */
    Opportunity addMember(TeamMember added) {
        List<TeamMember> all = new ArrayList<>(team());
        all.replaceAll(known -> known.user().equals(added.user()) ? added : known);
        if (!all.contains(added)) {
            all.add(added);
        }
        return with(OpportunityFields.TEAM, all);
    }

    Opportunity removeMember(String user) {
        List<TeamMember> left = new ArrayList<>(team());
        if (!left.removeIf(known -> known.user().equals(user))) {
            throw new RefusedException(OpportunityErrors.NOT_IN_TEAM, Map.of("opportunity", id(), "user", user));
        }
        return with(OpportunityFields.TEAM, left.isEmpty() ? null : left);
    }

    Opportunity split(boolean split) {
        return with(OpportunityFields.IS_SPLIT, split ? true : null);
    }

    /** Worth the sum of these lines; without any, what it was worth stays and is an estimate again. */
    Opportunity withLines(List<OpportunityLine> lines) {
        Values.Builder next = values().edit().set(OpportunityFields.LINE_COUNT, (long) lines.size());
        lines.stream()
                .map(OpportunityLine::total)
                .reduce(Money::plus)
                .ifPresent(sum -> next.set(OpportunityFields.AMOUNT, sum));
        return with(next.build());
    }
}
