package dev.clientela.quote;

import dev.clientela.catalog.CatalogErrors;
import dev.clientela.catalog.PriceBook;
import dev.clientela.catalog.PriceBookId;
import dev.clientela.command.Edit;
import dev.clientela.command.Execution;
import dev.clientela.contact.Contact;
import dev.clientela.contact.ContactFields;
import dev.clientela.error.RefusedException;
import dev.clientela.error.Violations;
import dev.clientela.opportunity.ContactRole;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityId;
import dev.clientela.opportunity.OpportunityLine;
import dev.clientela.opportunity.OpportunityLineFields;
import dev.clientela.opportunity.OpportunityLines;
import dev.clientela.record.Field;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.Values;
import dev.clientela.security.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes drafts: empty ones, of deals, of templates, of other offers, and of the version before. */
final class Drafting {

    /** What a draft takes over from what it is drafted from. */
    private static final List<Field<?>> COPIED = List.of(
            QuoteFields.KIND,
            QuoteFields.NAME,
            QuoteFields.IS_TEMPLATE,
            QuoteFields.ACCOUNT,
            QuoteFields.CONTACT,
            QuoteFields.OPPORTUNITY,
            QuoteFields.PRICE_BOOK,
            QuoteFields.COST_PRICE_BOOK,
            QuoteFields.CURRENCY,
            QuoteFields.LOCALE,
            QuoteFields.INTRODUCTION,
            QuoteFields.TERMS,
            QuoteFields.ATTACHMENTS,
            QuoteFields.TAGS);

    private final Execution execution;

    Drafting(Execution execution) {
        this.execution = execution;
    }

    Quote draft(DraftQuote command) {
        Edit.requireWritable(command.values().fields());
        Values said = command.values();
        Optional<Quote> source = command.copied().map(id -> execution.load(Quote.TYPE, id.value()));
        if (command.fromTemplate() && !source.map(Quote::isTemplate).orElse(false)) {
            throw new RefusedException(
                    QuoteErrors.NO_TEMPLATE, Map.of("quote", command.copied().orElseThrow()));
        }
        Values.Builder next = Quote.TYPE.noValues().edit();
        source.ifPresent(other -> copy(other, next));
        if (command.fromTemplate()) {
            next.set(QuoteFields.IS_TEMPLATE, false);
        }
        Optional<Opportunity> deal = deal(said.get(QuoteFields.OPPORTUNITY));
        deal.ifPresent(selling -> take(selling, next));
        said.fields().forEach(field -> next.copy(field, said));
        QuoteId id = new QuoteId(execution.newId());
        Quote draft = new Quote(defaults(next.build(), id).build());
        List<QuoteLine> lines = source.map(
                        other -> QuotedLines.copies(execution, id, QuotedLines.all(execution, other.id())))
                .orElseGet(
                        () -> deal.map(selling -> ofDeal(selling.id(), draft)).orElse(List.of()));
        requireTariffs(said);
        if (command.fromTemplate()) {
            QuotedLines.requireOffered(execution, lines);
        }
        return insert(draft, lines);
    }

    /** A price book that is newly chosen is in use; one that does not exist is refused when the draft is written. */
    private void requireTariffs(Values said) {
        Violations violations = new Violations();
        for (ReferenceField<PriceBookId> tariff : List.of(QuoteFields.PRICE_BOOK, QuoteFields.COST_PRICE_BOOK)) {
            boolean outOfUse = Optional.ofNullable(said.get(tariff))
                    .flatMap(book -> execution.find(PriceBook.TYPE, book.value()))
                    .filter(book -> !book.isActive())
                    .isPresent();
            violations.require(!outOfUse, tariff.name(), CatalogErrors.BOOK_INACTIVE);
        }
        violations.throwIfAny();
    }

    private Optional<Opportunity> deal(@Nullable OpportunityId id) {
        return Optional.ofNullable(id).map(given -> execution.load(Opportunity.TYPE, given.value()));
    }

    private void copy(Quote other, Values.Builder next) {
        COPIED.forEach(field -> next.copy(field, other.values()));
        execution.kernel().fields().fields(Quote.TYPE).stream()
                .filter(Field::isCustom)
                .forEach(field -> next.copy(field, other.values()));
    }

    /** For whom it is, a deal knows better than a template; what it is sold from, only where nothing else says so. */
    private static void take(Opportunity deal, Values.Builder next) {
        Values before = next.build();
        deal.account().ifPresent(account -> next.set(QuoteFields.ACCOUNT, account));
        deal.primaryContact().map(ContactRole::contact).ifPresent(person -> next.set(QuoteFields.CONTACT, person));
        if (!before.has(QuoteFields.NAME)) {
            next.set(QuoteFields.NAME, deal.name());
        }
        if (!before.has(QuoteFields.CURRENCY)) {
            next.set(QuoteFields.CURRENCY, deal.currency().orElse(null));
            next.set(QuoteFields.PRICE_BOOK, deal.priceBook().orElse(null));
        }
    }

    private Values.Builder defaults(Values draft, QuoteId id) {
        Values.Builder next = draft.edit()
                .set(QuoteFields.ID, id)
                .set(QuoteFields.STATUS, QuoteStatus.DRAFT)
                .set(QuoteFields.REVISION, 1L)
                .set(QuoteFields.LINE_COUNT, 0L)
                .set(QuoteFields.VIEW_COUNT, 0L);
        if (!draft.has(QuoteFields.KIND)) {
            next.set(QuoteFields.KIND, QuoteKind.QUOTE);
        }
        if (!draft.has(QuoteFields.IS_TEMPLATE)) {
            next.set(QuoteFields.IS_TEMPLATE, false);
        }
        if (!draft.has(QuoteFields.OWNER)) {
            next.set(QuoteFields.OWNER, Owner.of(execution.actor(), Quote.QUEUE_OF_PROGRAMS));
        }
        if (!draft.has(QuoteFields.LOCALE)) {
            Optional.ofNullable(draft.get(QuoteFields.CONTACT))
                    .flatMap(contact -> execution.find(Contact.TYPE, contact.value()))
                    .flatMap(contact -> contact.find(ContactFields.LANGUAGE))
                    .ifPresent(language -> next.set(QuoteFields.LOCALE, language));
        }
        return next;
    }

    private Quote insert(Quote draft, List<QuoteLine> lines) {
        Quote quote = lines.isEmpty() ? draft : draft.withLines(lines);
        Quote inserted = execution.insert(quote, new QuoteEvent.Drafted());
        lines.forEach(line -> execution.insert(line, QuoteLineEvent.ADDED));
        return inserted;
    }

    private List<QuoteLine> ofDeal(OpportunityId deal, Quote draft) {
        List<QuoteLine> lines = new ArrayList<>();
        for (OpportunityLine line : new OpportunityLines(execution.commands()).of(deal)) {
            Values.Builder copy = QuoteLine.TYPE
                    .noValues()
                    .edit()
                    .set(QuoteLineFields.ID, new QuoteLineId(execution.newId()))
                    .set(QuoteLineFields.QUOTE, draft.id())
                    .set(QuoteLineFields.POSITION, lines.size() + 1L)
                    .set(QuoteLineFields.PRODUCT, line.product())
                    .set(QuoteLineFields.PRICE_BOOK_ENTRY, line.priceBookEntry())
                    .set(QuoteLineFields.NAME, line.productName())
                    .set(
                            QuoteLineFields.PRODUCT_CODE,
                            line.find(OpportunityLineFields.PRODUCT_CODE).orElse(null))
                    .set(QuoteLineFields.LIST_PRICE, line.listPrice())
                    .set(QuoteLineFields.UNIT_PRICE, line.unitPrice())
                    .set(QuoteLineFields.QUANTITY, line.quantity())
                    .set(
                            QuoteLineFields.DISCOUNT_PERCENT,
                            line.discountPercent().orElse(null))
                    .set(QuoteLineFields.DISCOUNT_AMOUNT, line.discountAmount().orElse(null))
                    .set(QuoteLineFields.TOTAL, line.total())
                    .set(
                            QuoteLineFields.DESCRIPTION,
                            line.find(OpportunityLineFields.DESCRIPTION).orElse(null));
            new CostTariff(execution, draft)
                    .cost(line.product(), line.quantity(), line.currency())
                    .ifPresent(cost -> copy.set(QuoteLineFields.COST, cost));
            lines.add(new QuoteLine(copy.build()));
        }
        return lines;
    }

    /** The next version in the place of this one, which is kept. */
    Quote revise(Quote before) {
        QuoteId id = new QuoteId(execution.newId());
        List<QuoteLine> lines = QuotedLines.copies(execution, id, QuotedLines.all(execution, before.id()));
        execution.update(before, before.supersede(), new QuoteEvent.Superseded(id));
        Values.Builder next = Quote.TYPE.noValues().edit();
        copy(before, next);
        next.copy(QuoteFields.OWNER, before.values())
                .copy(QuoteFields.VALID_UNTIL, before.values())
                .copy(QuoteFields.NOTES, before.values());
        Quote draft = new Quote(defaults(next.build(), id)
                .copy(QuoteFields.NUMBER, before.values())
                .copy(QuoteFields.SYNCED, before.values())
                .set(QuoteFields.REVISION, before.revision() + 1L)
                .set(QuoteFields.PREVIOUS, before.id())
                .build());
        return insert(draft, lines);
    }
}
