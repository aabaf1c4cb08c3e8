package dev.clientela.matching;

import dev.clientela.error.ErrorCode;

/** What can be wrong with rules of matching. */
public final class MatchingErrors {

    /** Two rules have one id, or an id is blank. */
    public static final ErrorCode BAD_RULE_ID = ErrorCode.of("matching.bad_rule_id");

    /** The rule has no key by which candidates can be found: every record would have to be compared. */
    public static final ErrorCode NOTHING_TO_SEARCH_BY = ErrorCode.of("matching.nothing_to_search_by");

    /** A score is 1 to 100. */
    public static final ErrorCode BAD_SCORE = ErrorCode.of("matching.bad_score");

    /** A guard is less than 1. */
    public static final ErrorCode BAD_GUARD = ErrorCode.of("matching.bad_guard");

    private MatchingErrors() {}
}
