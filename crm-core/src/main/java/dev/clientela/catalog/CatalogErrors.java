package dev.clientela.catalog;

import dev.clientela.error.ErrorCode;

/** What acts on products, price books and their entries are refused with. */
public final class CatalogErrors {

    /** The one standard price book is not deleted. */
    public static final ErrorCode STANDARD_BOOK_STAYS = ErrorCode.of("price_book.standard_stays");

    /** The price book is not in use any more and cannot be newly chosen. */
    public static final ErrorCode BOOK_INACTIVE = ErrorCode.of("price_book.inactive");

    /** The product is not offered any more and cannot be newly chosen. */
    public static final ErrorCode PRODUCT_INACTIVE = ErrorCode.of("product.inactive");

    /** The entry is not in use any more and cannot be newly chosen. */
    public static final ErrorCode ENTRY_INACTIVE = ErrorCode.of("price_book_entry.inactive");

    /** The price book has an entry for that product and currency already, in use or not. */
    public static final ErrorCode ENTRY_EXISTS = ErrorCode.of("price_book_entry.exists");

    /** The entry was deleted; it is kept for the lines that were sold by it. */
    public static final ErrorCode ENTRY_ARCHIVED = ErrorCode.of("price_book_entry.archived");

    /** A product has a price in a custom book only where the standard book has one in that currency. */
    public static final ErrorCode STANDARD_NOT_DEFINED = ErrorCode.of("price.standard_not_defined");

    /** Custom books still have a price for the product and currency, which rests on the standard one. */
    public static final ErrorCode STANDARD_STILL_NEEDED = ErrorCode.of("price.standard_still_needed");

    /** The entry uses the standard price, so it has none of its own. */
    public static final ErrorCode FOLLOWS_STANDARD = ErrorCode.of("price.follows_standard");

    /** An entry of the standard book cannot use the standard price: it is the standard price. */
    public static final ErrorCode IS_STANDARD = ErrorCode.of("price.is_standard");

    /** A price is 0 or more. */
    public static final ErrorCode NEGATIVE = ErrorCode.of("price.negative");

    /** The price is in another currency than the entry. */
    public static final ErrorCode OTHER_CURRENCY = ErrorCode.of("price.other_currency");

    /** Nothing says what the product costs there; never taken for 0. */
    public static final ErrorCode NO_PRICE = ErrorCode.of("price.not_found");

    /** Kind, period and number of instalments of a default schedule are given together or not at all. */
    public static final ErrorCode DEFAULT_SCHEDULE_INCOMPLETE = ErrorCode.of("product.default_schedule_incomplete");

    /** The product's lines are not scheduled that way, so they get no such schedule by themselves. */
    public static final ErrorCode NOT_SCHEDULED = ErrorCode.of("product.not_scheduled");

    /** Default schedules by quantity and by revenue are one: of the same kind, period and number of instalments. */
    public static final ErrorCode DEFAULT_SCHEDULES_DIFFER = ErrorCode.of("product.default_schedules_differ");

    /** The entry reckons its price by a formula, so it has no other. */
    public static final ErrorCode BY_FORMULA = ErrorCode.of("price.by_formula");

    /** A part of a formula that has no base. */
    public static final ErrorCode NO_BASE = ErrorCode.of("price.no_base");

    /** Has no meaning for the base of this formula. */
    public static final ErrorCode NOT_OF_BASE = ErrorCode.of("price.not_of_base");

    /** More than 0, or it says nothing. */
    public static final ErrorCode NOT_POSITIVE = ErrorCode.of("price.not_positive");

    /** A price is 0 % of its base or more. */
    public static final ErrorCode NEGATIVE_PERCENTAGE = ErrorCode.of("price.negative_percentage");

    /** The least margin is greater than the greatest. */
    public static final ErrorCode MARGINS_CROSS = ErrorCode.of("price.margins_cross");

    /** A price is for one customer, one segment, one territory, or all. */
    public static final ErrorCode SEVERAL_AUDIENCES = ErrorCode.of("price.several_audiences");

    /** The validity ends when it begins, or before. */
    public static final ErrorCode NEVER_VALID = ErrorCode.of("price.never_valid");

    /** Another entry could decide alike for the same customer, quantity and day; give one of them another priority. */
    public static final ErrorCode TIES = ErrorCode.of("price_book_entry.ties");

    /** The price rests on itself, by way of the books that formulas name. */
    public static final ErrorCode CIRCLE = ErrorCode.of("price.circle");

    /** More prices rest on each other than are followed. */
    public static final ErrorCode TOO_DEEP = ErrorCode.of("price.too_deep");

    /** A price rule cannot be reckoned; the parameters name the rule and say why. */
    public static final ErrorCode RULE_FAILED = ErrorCode.of("price.rule_failed");

    /** The product has no cost for the price to rest on. */
    public static final ErrorCode NO_COST = ErrorCode.of("price.no_cost");

    /** Nothing is priced in a quantity of 0. */
    public static final ErrorCode NO_QUANTITY = ErrorCode.of("price.no_quantity");

    /** The entry does not apply to this customer, quantity or day. */
    public static final ErrorCode DOES_NOT_APPLY = ErrorCode.of("price_book_entry.does_not_apply");

    /** More lines, or more books, than are priced at once. */
    public static final ErrorCode BASKET_SIZE = ErrorCode.of("price.basket_size");

    private CatalogErrors() {}
}
