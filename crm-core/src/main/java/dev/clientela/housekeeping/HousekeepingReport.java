package dev.clientela.housekeeping;

import java.util.Map;
import java.util.Set;

/**
 * What one run of housekeeping did.
 *
 * @param reminders activities whose owners were reminded
 * @param remindersFailed activities that could not be marked as reminded, for the reason in the log; tried again next time
 * @param work what each {@link DueWork} did in all tenants together, by its name
 * @param delivered events that a subscriber took
 * @param failed events that a subscriber refused and gets again later
 * @param dead events given up, to be looked at with {@link Housekeeping#deadLetters}
 * @param lost events whose claim ended before they were marked; a subscriber may get them twice
 * @param unattended names of subscribers that events wait for and that this {@code Crm} does not have
 * @param forgotten events, dead letters and idempotency keys that were older than {@link Retention} keeps them
 * @param moreWaiting whether a bound ended the run, so that another would find work at once
 */
public record HousekeepingReport(
        int reminders,
        int remindersFailed,
        Map<String, DueWork.Done> work,
        int delivered,
        int failed,
        int dead,
        int lost,
        Set<String> unattended,
        int forgotten,
        boolean moreWaiting) {

    public HousekeepingReport {
        work = Map.copyOf(work);
        unattended = Set.copyOf(unattended);
    }
}
