package dev.clientela.opportunity;

import dev.clientela.error.ErrorCode;

/** What acts on opportunities and their lines are refused with. */
public final class OpportunityErrors {

    /** The catalogue of stages lacks an active one of a kind. */
    public static final ErrorCode STAGE_KIND_MISSING = ErrorCode.of("opportunity_stage.kind_missing");

    /** A won stage has 100 % and closed, a lost one 0 % and omitted, an open one anything but closed. */
    public static final ErrorCode STAGE_WRONG_FORECAST = ErrorCode.of("opportunity_stage.wrong_forecast");

    /** No stage of that code. */
    public static final ErrorCode UNKNOWN_STAGE = ErrorCode.of("opportunity.unknown_stage");

    /** The deal cannot go from its stage to that one; a closed one is reopened first. */
    public static final ErrorCode INVALID_TRANSITION = ErrorCode.of("opportunity.invalid_transition");

    /** The stage is not of the kind that the act leads to. */
    public static final ErrorCode WRONG_KIND_OF_STAGE = ErrorCode.of("opportunity.wrong_kind_of_stage");

    /** A closed deal has the probability and forecast category of its stage; an open one is not forecast as closed. */
    public static final ErrorCode FORECAST_BY_STAGE = ErrorCode.of("opportunity.forecast_by_stage");

    /** Only a closed deal has a date, a reason and words of closing. */
    public static final ErrorCode NOT_CLOSED = ErrorCode.of("opportunity.not_closed");

    /** The policy asks why the deal was won, or lost. */
    public static final ErrorCode REASON_ASKED = ErrorCode.of("opportunity.reason_asked");

    /** The reason is one for winning and the deal was lost, or the other way round. */
    public static final ErrorCode REASON_DOES_NOT_FIT = ErrorCode.of("opportunity.reason_does_not_fit");

    /** That reason says nothing without words. */
    public static final ErrorCode REASON_NEEDS_TEXT = ErrorCode.of("opportunity.reason_needs_text");

    /** With lines, the amount is their sum and not written. */
    public static final ErrorCode AMOUNT_IS_DERIVED = ErrorCode.of("opportunity.amount_is_derived");

    /** Price book and currency stay while there are lines. */
    public static final ErrorCode HAS_LINES = ErrorCode.of("opportunity.has_lines");

    /** The amount is in another currency than the deal. */
    public static final ErrorCode OTHER_CURRENCY = ErrorCode.of("opportunity.other_currency");

    /** That person, or competitor, is none of the deal's. */
    public static final ErrorCode NOT_ON_DEAL = ErrorCode.of("opportunity.not_on_deal");

    /** That user is not in the deal's team. */
    public static final ErrorCode NOT_IN_TEAM = ErrorCode.of("opportunity.not_in_team");

    /** The directory knows no such user. */
    public static final ErrorCode UNKNOWN_MEMBER = ErrorCode.of("opportunity.unknown_member");

    /** A share of revenue is from 0 to 100 %, an overlay from 0 to 1000 %. */
    public static final ErrorCode SPLIT_OUT_OF_RANGE = ErrorCode.of("opportunity_split.out_of_range");

    /** The shares of revenue total exactly 100 %. */
    public static final ErrorCode SPLIT_NOT_WHOLE = ErrorCode.of("opportunity_split.not_whole");

    /** A seller has one share of each type. */
    public static final ErrorCode SPLIT_REPEATED = ErrorCode.of("opportunity_split.repeated");

    /** A deal is split into 50 shares at most. */
    public static final ErrorCode TOO_MANY_SPLITS = ErrorCode.of("opportunity_split.too_many");

    /** The directory knows no such user. */
    public static final ErrorCode UNKNOWN_SELLER = ErrorCode.of("opportunity_split.unknown_seller");

    /** The entry belongs to another price book than the deal's. */
    public static final ErrorCode LINE_OTHER_BOOK = ErrorCode.of("opportunity_line.other_price_book");

    /** The line's entry, price or total is in another currency than the deal. */
    public static final ErrorCode LINE_OTHER_CURRENCY = ErrorCode.of("opportunity_line.other_currency");

    /** The entry is for another product than the one named. */
    public static final ErrorCode LINE_OTHER_PRODUCT = ErrorCode.of("opportunity_line.other_product");

    /** The product has prices in several currencies and neither deal nor line says which one counts. */
    public static final ErrorCode LINE_CURRENCY_NEEDED = ErrorCode.of("opportunity_line.currency_needed");

    /** A line is of something. */
    public static final ErrorCode LINE_ZERO_QUANTITY = ErrorCode.of("opportunity_line.zero_quantity");

    /** The product is not taken back or credited. */
    public static final ErrorCode LINE_NOT_RETURNABLE = ErrorCode.of("opportunity_line.not_returnable");

    /** Unit price and total are both given; one follows from the other. */
    public static final ErrorCode LINE_PRICE_AND_TOTAL = ErrorCode.of("opportunity_line.price_and_total");

    /** No unit price gives that total with that quantity and discount. */
    public static final ErrorCode LINE_TOTAL_UNREACHABLE = ErrorCode.of("opportunity_line.total_unreachable");

    /** A discount is by percentage or by amount, not both. */
    public static final ErrorCode LINE_TWO_DISCOUNTS = ErrorCode.of("opportunity_line.two_discounts");

    /** More is taken off than the line is worth. */
    public static final ErrorCode LINE_DISCOUNT_TOO_LARGE = ErrorCode.of("opportunity_line.discount_too_large");

    /** It follows from the schedule of the line: its instalments are changed instead. */
    public static final ErrorCode LINE_SCHEDULED = ErrorCode.of("opportunity_line.scheduled");

    /** The line has no schedule. */
    public static final ErrorCode LINE_NOT_SCHEDULED = ErrorCode.of("opportunity_line.not_scheduled");

    /** A schedule has 1 to 150 instalments. */
    public static final ErrorCode SCHEDULE_SIZE = ErrorCode.of("opportunity_line.schedule_size");

    /** Lines of the product are not scheduled that way. */
    public static final ErrorCode SCHEDULE_NOT_ENABLED = ErrorCode.of("opportunity_line.schedule_not_enabled");

    /** The line has a schedule of another type, which is taken away first. */
    public static final ErrorCode SCHEDULE_OTHER_TYPE = ErrorCode.of("opportunity_line.schedule_other_type");

    /** The schedule is not by quantity, or not by revenue, so its instalments say none. */
    public static final ErrorCode AXIS_NOT_SCHEDULED = ErrorCode.of("instalment.axis_not_scheduled");

    private OpportunityErrors() {}
}
