package dev.clientela.housekeeping;

import dev.clientela.command.Commands;
import dev.clientela.lead.PendingCapture;
import java.time.Instant;

/** Captures the leads that {@link dev.clientela.lead.PendingLeads} accepted, and tells how many are left. */
public final class PendingLeadWork implements DueWork {

    @Override
    public String name() {
        return "clientela.pending_leads";
    }

    @Override
    public Done run(Commands commands, Instant now, int limit) {
        PendingCapture.Outcome outcome = new PendingCapture(commands, now).run(limit);
        return new Done(outcome.captured(), outcome.failed(), outcome.more(), outcome.backlog());
    }
}
