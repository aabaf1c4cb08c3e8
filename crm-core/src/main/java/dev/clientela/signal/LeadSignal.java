package dev.clientela.signal;

import dev.clientela.lead.LeadId;
import dev.clientela.security.Owner;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How a lead stands by what was done about it and what is to be done.
 *
 * @param signal none for a lead that is converted or lost
 * @param lastActivityDate when the last event took place or the task closed last was due, in the organisation's zone,
 *     whichever is later; what is still to be done does not count
 * @param hasOverdueTask whether something should have been done by now, or in the course of a day that is over, and was
 *     not
 */
public record LeadSignal(
        LeadId lead,
        Owner owner,
        Optional<Signal> signal,
        NextStep nextStep,
        Optional<LocalDate> lastActivityDate,
        boolean hasOpenActivity,
        boolean hasOverdueTask) {

    public Optional<Colour> colour() {
        return signal.map(Signal::colour);
    }
}
