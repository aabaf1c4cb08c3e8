package dev.clientela.quote;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.Money;

/**
 * All that a customer sees of an offer. Neither cost, margin, tariffs and notes nor anything else of the seller's is in it,
 * but for the seller's name; documents that lie with the host are in it by name alone.
 *
 * @param number empty on a draft that is only previewed
 * @param title what it is about
 * @param customer the business, or the person where there is none
 * @param person whom it is addressed to; may be empty
 * @param seller may be empty
 * @param acceptable whether it can be accepted now
 * @param amount without tax; empty while it has no lines
 * @param total with tax
 * @param signedBy the name that it was accepted with
 */
public record PublicQuote(
        QuoteKind kind,
        String number,
        int revision,
        QuoteStatus status,
        Locale locale,
        String title,
        String customer,
        String person,
        String seller,
        Optional<LocalDate> issuedOn,
        Optional<LocalDate> validUntil,
        boolean acceptable,
        String introduction,
        List<Line> lines,
        Optional<Money> amount,
        Optional<Money> tax,
        Optional<Money> total,
        String terms,
        List<Document> documents,
        Optional<String> signedBy,
        Optional<Instant> decidedAt) {

    public PublicQuote {
        lines = List.copyOf(lines);
        documents = List.copyOf(documents);
    }

    /** One line of it, with what it comes to without tax. */
    public record Line(
            String name,
            String code,
            String description,
            BigDecimal quantity,
            BigMoney unitPrice,
            Optional<BigDecimal> discountPercent,
            Optional<Money> discountAmount,
            Optional<BigDecimal> taxPercent,
            Money total) {}

    /**
     * A document that goes with it.
     *
     * @param address on the web; empty when the host keeps it
     */
    public record Document(String name, Optional<String> address) {}
}
