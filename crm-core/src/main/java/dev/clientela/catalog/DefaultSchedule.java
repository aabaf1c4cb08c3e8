package dev.clientela.catalog;

/**
 * The schedule that lines of a product get by themselves.
 *
 * @param instalments from 1 to {@value #MAX_INSTALMENTS}
 */
public record DefaultSchedule(ScheduleKind kind, SchedulePeriod period, int instalments) {

    /** The most instalments of one line. */
    public static final int MAX_INSTALMENTS = 150;

    public static DefaultSchedule divide(int instalments, SchedulePeriod period) {
        return new DefaultSchedule(ScheduleKind.DIVIDE, period, instalments);
    }

    public static DefaultSchedule repeat(int instalments, SchedulePeriod period) {
        return new DefaultSchedule(ScheduleKind.REPEAT, period, instalments);
    }
}
