package dev.clientela.housekeeping;

import java.util.Set;
import java.util.TreeSet;

/**
 * What one run of the relay did.
 *
 * @param failed attempts that failed and will be repeated
 * @param dead deliveries given up in this run
 * @param lost deliveries whose claim had been lost when they were to be marked: they may be delivered again
 * @param unattended names that deliveries wait for and that no subscriber bears
 * @param moreWaiting whether the run ended because of its bound, so that another would find work at once
 */
record RelayReport(int delivered, int failed, int dead, int lost, Set<String> unattended, boolean moreWaiting) {

    static final RelayReport NOTHING = new RelayReport(0, 0, 0, 0, Set.of(), false);

    RelayReport {
        unattended = Set.copyOf(unattended);
    }

    RelayReport plus(RelayReport other) {
        Set<String> both = new TreeSet<>(unattended);
        both.addAll(other.unattended);
        return new RelayReport(
                delivered + other.delivered,
                failed + other.failed,
                dead + other.dead,
                lost + other.lost,
                both,
                moreWaiting || other.moreWaiting);
    }
}
