package dev.clientela.approval;

import java.time.Duration;

/**
 * How approvals are dealt with. Immutable.
 *
 * @param tokensFor how long the token of a notification can be used to answer
 * @param demanded whether what a process wants approved has to be, before it binds the business (see {@link
 *     ApprovalSubject#demanded}); otherwise an approval is no more than advice
 */
public record ApprovalSettings(Duration tokensFor, boolean demanded) {

    public ApprovalSettings {
        if (tokensFor.isNegative() || tokensFor.isZero()) {
            throw new IllegalArgumentException("Tokens are valid for a time");
        }
    }

    /** Tokens for a week; what has to be approved is demanded. */
    public static ApprovalSettings usual() {
        return new ApprovalSettings(Duration.ofDays(7), true);
    }

    public ApprovalSettings tokensFor(Duration time) {
        return new ApprovalSettings(time, demanded);
    }

    /** Nothing waits for an approval: it is advice. */
    public ApprovalSettings advisory() {
        return new ApprovalSettings(tokensFor, false);
    }
}
