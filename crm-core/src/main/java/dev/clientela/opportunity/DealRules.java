package dev.clientela.opportunity;

import dev.clientela.catalog.CatalogErrors;
import dev.clientela.catalog.PriceBook;
import dev.clientela.catalog.PriceBookId;
import dev.clientela.command.Execution;
import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import dev.clientela.money.Percentage;
import dev.clientela.money.Rounding;
import dev.clientela.opportunity.Stage.Kind;
import dev.clientela.record.Field;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.Values;
import dev.clientela.security.Owner;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/** What follows from a deal's values, and what a change of them is held to. */
final class DealRules {

    private final Execution execution;

    DealRules(Execution execution) {
        this.execution = execution;
    }

    /** A new deal with everything that was not said filled in; one that is taken in closed was closed today, unless said. */
    Opportunity opened(Values given, Stage stage) {
        Opportunity deal = new Opportunity(given);
        Values.Builder next = deal.standingAt(stage, execution.moment())
                .set(OpportunityFields.ID, new OpportunityId(execution.newId()))
                .set(OpportunityFields.PUSH_COUNT, 0L)
                .set(OpportunityFields.LINE_COUNT, 0L);
        for (Field<?> said :
                List.of(OpportunityFields.STAGE, OpportunityFields.PROBABILITY, OpportunityFields.FORECAST_CATEGORY)) {
            if (given.has(said)) {
                next.copy(said, given);
            }
        }
        if (!given.has(OpportunityFields.OWNER)) {
            next.set(OpportunityFields.OWNER, Owner.of(execution.actor(), Opportunity.QUEUE_OF_PROGRAMS));
        }
        if (stage.isClosed() && !given.has(OpportunityFields.ACTUAL_CLOSE)) {
            next.set(OpportunityFields.ACTUAL_CLOSE, execution.moment().today());
        }
        return new Opportunity(next.build());
    }

    /** The deal with everything that follows from its values. */
    static Opportunity settled(Optional<Opportunity> before, Opportunity after) {
        Values.Builder next = after.values().edit();
        Optional<Money> amount = after.amount();
        if (after.currency().isEmpty()) {
            amount.ifPresent(money -> next.set(OpportunityFields.CURRENCY, money.getCurrencyUnit()));
        }
        next.set(
                OpportunityFields.EXPECTED_REVENUE,
                amount.flatMap(money ->
                                after.find(OpportunityFields.PROBABILITY).map(percent -> expected(money, percent)))
                        .orElse(null));
        next.set(
                OpportunityFields.CLOSE_DATE,
                (after.isClosed() ? after.actualClose() : after.plannedClose()).orElse(null));
        if (before.isPresent() && isPutOff(before.get(), after)) {
            next.set(OpportunityFields.PUSH_COUNT, before.get().pushCount() + 1L);
        }
        return new Opportunity(next.build());
    }

    private static Money expected(Money amount, long probability) {
        return Rounding.toMinorUnit(Percentage.of(probability).of(amount.toBigMoney()));
    }

    private static boolean isPutOff(Opportunity before, Opportunity after) {
        return before.plannedClose()
                .flatMap(earlier -> after.plannedClose().filter(later -> later.isAfter(earlier)))
                .isPresent();
    }

    /** How amount, forecast and closing go together; required values may be absent. */
    static List<Violation> consistency(Opportunity deal) {
        Violations violations = new Violations();
        boolean sameCurrency =
                deal.amount().map(Money::getCurrencyUnit).equals(deal.amount().flatMap(amount -> deal.currency()));
        violations.require(sameCurrency, OpportunityFields.AMOUNT.name(), OpportunityErrors.OTHER_CURRENCY);
        boolean won = deal.kind() == Kind.WON;
        if (deal.isClosed()) {
            long byStage = won ? 100 : 0;
            violations.require(
                    deal.find(OpportunityFields.PROBABILITY).orElse(byStage) == byStage,
                    OpportunityFields.PROBABILITY.name(),
                    OpportunityErrors.FORECAST_BY_STAGE);
            violations.require(
                    deal.actualClose().isPresent(), OpportunityFields.ACTUAL_CLOSE.name(), RecordErrors.REQUIRED);
        } else {
            for (Field<?> closing : List.of(
                    OpportunityFields.ACTUAL_CLOSE,
                    OpportunityFields.CLOSE_REASON,
                    OpportunityFields.CLOSE_REASON_TEXT)) {
                violations.require(!deal.values().has(closing), closing.name(), OpportunityErrors.NOT_CLOSED);
            }
        }
        boolean categoryFits = deal.find(OpportunityFields.FORECAST_CATEGORY)
                .map(given -> switch (deal.kind()) {
                    case OPEN -> given != ForecastCategory.CLOSED;
                    case WON -> given == ForecastCategory.CLOSED;
                    case LOST -> given == ForecastCategory.OMITTED;
                })
                .orElse(true);
        violations.require(
                categoryFits, OpportunityFields.FORECAST_CATEGORY.name(), OpportunityErrors.FORECAST_BY_STAGE);
        return violations.list();
    }

    /** @throws dev.clientela.error.ValidationException with everything that is wrong about the change */
    void check(Optional<Opportunity> before, Opportunity after) {
        Violations violations = new Violations();
        before.filter(Opportunity::hasLines).ifPresent(deal -> checkLinesStand(deal, after, violations));
        after.priceBook()
                .filter(book -> !before.flatMap(Opportunity::priceBook).equals(Optional.of(book)))
                .ifPresent(book -> checkBook(book, violations));
        checkReason(before, after, violations);
        checkRoles(before, after, violations);
        checkTeam(before, after, violations);
        violations.throwIfAny();
    }

    /** Who is newly in the team is known to the directory. */
    private void checkTeam(Optional<Opportunity> before, Opportunity after, Violations violations) {
        Set<String> standing = new HashSet<>();
        before.ifPresent(deal -> deal.team().forEach(member -> standing.add(member.user())));
        List<TeamMember> team = after.team();
        for (int i = 0; i < team.size(); i++) {
            String user = team.get(i).user();
            violations.require(
                    user.isBlank() || standing.contains(user) || DealSplits.isKnown(execution, user),
                    OpportunityFields.TEAM.name() + "[" + i + "].user",
                    OpportunityErrors.UNKNOWN_MEMBER);
        }
    }

    private static void checkLinesStand(Opportunity before, Opportunity after, Violations violations) {
        violations.require(
                before.amount().equals(after.amount()),
                OpportunityFields.AMOUNT.name(),
                OpportunityErrors.AMOUNT_IS_DERIVED);
        violations.require(
                before.currency().equals(after.currency()),
                OpportunityFields.CURRENCY.name(),
                OpportunityErrors.HAS_LINES);
        violations.require(
                before.priceBook().equals(after.priceBook()),
                OpportunityFields.PRICE_BOOK.name(),
                OpportunityErrors.HAS_LINES);
    }

    private void checkBook(PriceBookId id, Violations violations) {
        boolean inactive = execution
                .find(PriceBook.TYPE, id.value())
                .filter(book -> !book.isActive())
                .isPresent();
        violations.require(!inactive, OpportunityFields.PRICE_BOOK.name(), CatalogErrors.BOOK_INACTIVE);
    }

    /** Asked when the deal is closed, and when what was said then is changed. */
    private void checkReason(Optional<Opportunity> before, Opportunity after, Violations violations) {
        Optional<String> text = after.find(OpportunityFields.CLOSE_REASON_TEXT).filter(words -> !words.isBlank());
        boolean stands = before.filter(Opportunity::isClosed)
                .filter(deal -> deal.closeReason().equals(after.closeReason())
                        && deal.find(OpportunityFields.CLOSE_REASON_TEXT)
                                .equals(after.find(OpportunityFields.CLOSE_REASON_TEXT)))
                .isPresent();
        if (!after.isClosed() || stands) {
            return;
        }
        CloseReasons reasons = execution.port(CloseReasons.class);
        String path = OpportunityFields.CLOSE_REASON.name();
        boolean wanting =
                reasons.asked().contains(after.kind()) && after.closeReason().isEmpty();
        violations.require(!wanting, path, OpportunityErrors.REASON_ASKED);
        after.closeReason().flatMap(reasons::reason).ifPresent(reason -> {
            violations.require(reason.fits().contains(after.kind()), path, OpportunityErrors.REASON_DOES_NOT_FIT);
            violations.require(
                    !reason.needsText() || text.isPresent(),
                    OpportunityFields.CLOSE_REASON_TEXT.name(),
                    OpportunityErrors.REASON_NEEDS_TEXT);
        });
    }

    /** A role is a term of its vocabulary when it is newly given. */
    private void checkRoles(Optional<Opportunity> before, Opportunity after, Violations violations) {
        Set<String> standing = new HashSet<>();
        before.ifPresent(deal -> deal.contactRoles().forEach(role -> standing.add(role.role())));
        List<ContactRole> roles = after.contactRoles();
        for (int i = 0; i < roles.size(); i++) {
            String role = roles.get(i).role();
            boolean offered = role.isEmpty()
                    || standing.contains(role)
                    || execution
                            .kernel()
                            .vocabularies()
                            .named(ContactRole.VOCABULARY)
                            .map(vocabulary -> vocabulary.offers(role))
                            .orElse(true);
            if (!offered) {
                String path = OpportunityFields.CONTACT_ROLES.name() + "[" + i + "].role";
                violations.add(Violation.of(path, RecordErrors.NOT_A_TERM, "value", role));
            }
        }
    }
}
