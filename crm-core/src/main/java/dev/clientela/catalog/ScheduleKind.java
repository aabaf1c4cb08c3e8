package dev.clientela.catalog;

import dev.clientela.record.TextCodec;

/** How instalments come from what a line is worth. */
public enum ScheduleKind {

    /** The whole is split into instalments that add up to it exactly. */
    DIVIDE,

    /** The same comes in each time: the line is worth so many times as much. */
    REPEAT;

    static final TextCodec<ScheduleKind> CODEC = TextCodec.ofEnum(ScheduleKind.class);
}
