package dev.clientela.quote;

import dev.clientela.error.ErrorCode;

/** What acts on offers are refused with. */
public final class QuoteErrors {

    /** The status does not lead there. */
    public static final ErrorCode INVALID_TRANSITION = ErrorCode.of("quote.invalid_transition");

    /** Only a draft changes; what was sent stays as it was sent. */
    public static final ErrorCode FROZEN = ErrorCode.of("quote.frozen");

    /** A template is there to draft from; it is neither sent nor accepted, and belongs to no deal. */
    public static final ErrorCode IS_TEMPLATE = ErrorCode.of("quote.is_template");

    /** The one to draft from is no template. */
    public static final ErrorCode NO_TEMPLATE = ErrorCode.of("quote.no_template");

    /** An offer without lines offers nothing. */
    public static final ErrorCode WITHOUT_LINES = ErrorCode.of("quote.without_lines");

    /** More lines than an offer may have. */
    public static final ErrorCode TOO_MANY_LINES = ErrorCode.of("quote.too_many_lines");

    /** More attached documents than an offer may have. */
    public static final ErrorCode TOO_MANY_ATTACHMENTS = ErrorCode.of("quote.too_many_attachments");

    /** The last day on which it could be accepted is over. */
    public static final ErrorCode VALIDITY_OVER = ErrorCode.of("quote.validity_over");

    /** Nobody knows such a key: it never was one, or was revoked, or is too old. The same answer for all three. */
    public static final ErrorCode UNKNOWN_KEY = ErrorCode.of("quote.unknown_key");

    /** It has no key, and its status gives it none. */
    public static final ErrorCode NO_KEY = ErrorCode.of("quote.no_key");

    /** It belongs to no deal that could take its lines. */
    public static final ErrorCode WITHOUT_DEAL = ErrorCode.of("quote.without_deal");

    /** Only products of the catalogue can stand on a deal. */
    public static final ErrorCode LINE_WITHOUT_PRODUCT = ErrorCode.of("quote_line.without_product");

    /** The deal is closed; its lines stay as they were when it was. */
    public static final ErrorCode DEAL_CLOSED = ErrorCode.of("quote.deal_closed");

    /** The lines of the deal are those of an offer that is synchronised with it, and are changed there. */
    public static final ErrorCode LINES_SYNCHRONISED = ErrorCode.of("quote.lines_synchronised");

    /** It was not wanted, or is over, withdrawn, or superseded: it leads no deal any more. */
    public static final ErrorCode ENDED = ErrorCode.of("quote.ended");

    /** A tax is from 0 to 100 in a hundred. */
    public static final ErrorCode LINE_TAX_RANGE = ErrorCode.of("quote_line.tax_out_of_range");

    private QuoteErrors() {}
}
