package dev.clientela.quote;

import dev.clientela.command.Execution;
import dev.clientela.security.User;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Makes what a customer sees of an offer, value by value, so that nothing comes along that was not meant to. */
final class PublicView {

    private PublicView() {}

    static PublicQuote of(Execution execution, Quote quote) {
        LocalDate today = execution.moment().today();
        String person = QuoteNotices.person(execution.unit(), quote).orElse("");
        return new PublicQuote(
                quote.kind(),
                quote.number().orElse(""),
                quote.revision(),
                quote.status(),
                quote.locale(),
                quote.name(),
                QuoteNotices.customer(execution.unit(), quote),
                person,
                seller(execution, quote),
                quote.sentAt()
                        .map(sent ->
                                LocalDate.ofInstant(sent, execution.moment().zone())),
                quote.validUntil(),
                quote.status() == QuoteStatus.SENT && !quote.isOver(today),
                quote.find(QuoteFields.INTRODUCTION).orElse(""),
                QuotedLines.all(execution, quote.id()).stream()
                        .map(PublicView::line)
                        .toList(),
                quote.amount(),
                quote.find(QuoteFields.TAX).filter(tax -> !tax.isZero()),
                quote.total(),
                quote.find(QuoteFields.TERMS).orElse(""),
                documents(quote),
                quote.find(QuoteFields.SIGNED_BY),
                quote.find(QuoteFields.DECIDED_AT));
    }

    private static String seller(Execution execution, Quote quote) {
        return Optional.of(quote.owner())
                .filter(owner -> owner.isUser())
                .flatMap(owner ->
                        execution.kernel().directory().user(execution.actor().tenant(), owner.id()))
                .map(User::name)
                .orElse("");
    }

    private static PublicQuote.Line line(QuoteLine line) {
        return new PublicQuote.Line(
                line.name(),
                line.find(QuoteLineFields.PRODUCT_CODE).orElse(""),
                line.find(QuoteLineFields.DESCRIPTION).orElse(""),
                line.quantity(),
                line.unitPrice(),
                line.discountPercent(),
                line.discountAmount(),
                line.find(QuoteLineFields.TAX_PERCENT),
                line.total());
    }

    private static List<PublicQuote.Document> documents(Quote quote) {
        return quote.attachments().stream()
                .map(document -> new PublicQuote.Document(
                        document.name(), document.isAddress() ? Optional.of(document.reference()) : Optional.empty()))
                .toList();
    }
}
