package dev.clientela.intake;

import dev.clientela.error.ErrorCode;

/** What an import refuses, as a whole or row by row. */
public final class ImportErrors {

    /** The import speaks of a column that the source does not have. */
    public static final ErrorCode COLUMN_MISSING = ErrorCode.of("import.column_missing");

    /** The source has two columns of one name. */
    public static final ErrorCode COLUMN_REPEATED = ErrorCode.of("import.column_repeated");

    /** A field to match by has no column. */
    public static final ErrorCode KEY_UNMAPPED = ErrorCode.of("import.key_unmapped");

    /** Two columns, or a column and a constant, for a field that takes one value. */
    public static final ErrorCode FIELD_REPEATED = ErrorCode.of("import.field_repeated");

    /** The row has more or fewer cells than there are columns. */
    public static final ErrorCode CELL_COUNT = ErrorCode.of("import.cell_count");

    /** The source cannot be read any further: an unclosed quote, bytes that are not of the encoding. */
    public static final ErrorCode SOURCE_UNREADABLE = ErrorCode.of("import.source_unreadable");

    /** The row has no value in a field that it is to be matched by. */
    public static final ErrorCode KEY_MISSING = ErrorCode.of("import.key_missing");

    /** Several records have the row's key; which is meant is for a person to say. */
    public static final ErrorCode AMBIGUOUS_MATCH = ErrorCode.of("import.ambiguous_match");

    /** No record has the row's key, and the import only updates. */
    public static final ErrorCode NO_SUCH_RECORD = ErrorCode.of("import.no_such_record");

    /** No record has the key that a cell refers to another record by. */
    public static final ErrorCode REFERENCE_NOT_FOUND = ErrorCode.of("import.reference_not_found");

    /** Several records have the key that a cell refers to another record by. */
    public static final ErrorCode REFERENCE_AMBIGUOUS = ErrorCode.of("import.reference_ambiguous");

    private ImportErrors() {}
}
