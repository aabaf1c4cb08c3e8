package dev.clientela.record;

import dev.clientela.error.ErrorCode;

/** What can be wrong with a value, a criterion, a query or a cursor. */
public final class RecordErrors {

    /** A required field is absent or blank. */
    public static final ErrorCode REQUIRED = ErrorCode.of("field.required");

    /** Text of more code points than the field holds; it is never cut. */
    public static final ErrorCode TOO_LONG = ErrorCode.of("field.too_long");

    /** The value cannot be read as the field's type, or is not one of its values. */
    public static final ErrorCode MALFORMED = ErrorCode.of("field.malformed");

    /** A text such as {@code 1,12} that reads differently in another locale than the one declared. */
    public static final ErrorCode AMBIGUOUS = ErrorCode.of("field.ambiguous");

    /** Text with NUL or half a surrogate pair, which databases cannot store. */
    public static final ErrorCode UNSTORABLE = ErrorCode.of("field.unstorable");

    /** A number outside what the field holds. */
    public static final ErrorCode OUT_OF_RANGE = ErrorCode.of("field.out_of_range");

    /** More decimals than the currency or the field has; never rounded silently. */
    public static final ErrorCode TOO_PRECISE = ErrorCode.of("field.too_precise");

    /** The field is set by the library alone. */
    public static final ErrorCode READ_ONLY = ErrorCode.of("field.read_only");

    /** More hangs on the field than its value: only acts and edits of its concept change it, no rule before a save. */
    public static final ErrorCode GOVERNED = ErrorCode.of("field.governed");

    /** No such field on this record type. */
    public static final ErrorCode UNKNOWN = ErrorCode.of("field.unknown");

    /** The record type has a field of that name already. */
    public static final ErrorCode NAME_TAKEN = ErrorCode.of("field.name_taken");

    /** Not a term of the vocabulary, or one no longer in use. */
    public static final ErrorCode NOT_A_TERM = ErrorCode.of("field.not_a_term");

    /** More than one value is marked as the primary one. */
    public static final ErrorCode SEVERAL_PRIMARY = ErrorCode.of("field.several_primary");

    /** The same value twice where each may stand once. */
    public static final ErrorCode REPEATED = ErrorCode.of("field.repeated");

    /** Queries cannot be ordered by this field. */
    public static final ErrorCode NOT_SORTABLE = ErrorCode.of("query.not_sortable");

    /** A page of fewer than 1 or more than {@link Query#MAX_PAGE_SIZE} records. */
    public static final ErrorCode PAGE_SIZE = ErrorCode.of("query.page_size");

    /** The cursor is damaged, of another version, or was given out for another query. */
    public static final ErrorCode BAD_CURSOR = ErrorCode.of("query.bad_cursor");

    /** Not what stands there in a criterion; the path says where. */
    public static final ErrorCode BAD_CRITERION = ErrorCode.of("criterion.malformed");

    /** A key that the criterion has no use for. */
    public static final ErrorCode UNKNOWN_KEY = ErrorCode.of("criterion.unknown_key");

    /** No such comparison, or not one for fields of that kind. */
    public static final ErrorCode UNKNOWN_OPERATOR = ErrorCode.of("criterion.unknown_operator");

    /** The criterion looks at records of a type that the catalog does not have. */
    public static final ErrorCode UNKNOWN_TYPE = ErrorCode.of("criterion.unknown_type");

    /** Deeper or larger than a criterion may be. */
    public static final ErrorCode CRITERION_TOO_LARGE = ErrorCode.of("criterion.too_large");

    /** More values in its lists than a criterion may have; at the field of the longest list. */
    public static final ErrorCode TOO_MANY_VALUES = ErrorCode.of("criterion.too_many_values");

    /** More than {@link Query#MAX_ORDERS} steps of an order. */
    public static final ErrorCode TOO_MANY_ORDERS = ErrorCode.of("query.too_many_orders");

    /** More groupings or measures than a report may have. */
    public static final ErrorCode REPORT_TOO_LARGE = ErrorCode.of("report.too_large");

    /** The field cannot be measured or grouped that way. */
    public static final ErrorCode BAD_REPORT = ErrorCode.of("report.malformed");

    private RecordErrors() {}
}
