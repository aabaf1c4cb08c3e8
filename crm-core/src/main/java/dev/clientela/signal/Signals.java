package dev.clientela.signal;

import dev.clientela.command.Commands;
import dev.clientela.command.Execution;
import dev.clientela.error.NotFoundException;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadId;
import dev.clientela.record.Criterion;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Who waits too long, and for what: the colours of leads, their next steps, and their responses. Everything is told as
 * of now; nothing is stored, so that a colour is never out of date. As thread-safe as the session it comes from.
 */
public final class Signals {

    private final Commands commands;

    public Signals(Commands commands) {
        this.commands = commands;
    }

    /** @throws NotFoundException {@code record.not_found} */
    public LeadSignal of(LeadId id) {
        return commands.read(execution -> new LeadReading(execution)
                .of(List.of(execution.load(Lead.TYPE, id.value())))
                .get(0));
    }

    /**
     * Those of a page of a list view, in the order of the ids; without the leads that are gone or not to be seen. It
     * takes a handful of questions to the store for every {@value SupervisionReading#CHUNK} leads, however much was done
     * about them.
     */
    public Map<LeadId, LeadSignal> of(Collection<LeadId> ids) {
        List<UUID> all = new ArrayList<>(
                new LinkedHashSet<>(ids.stream().map(LeadId::value).toList()));
        return commands.read(execution -> {
            Map<LeadId, LeadSignal> signals = new LinkedHashMap<>();
            for (int i = 0; i < all.size(); i += SupervisionReading.CHUNK) {
                List<UUID> some = all.subList(i, Math.min(i + SupervisionReading.CHUNK, all.size()));
                new LeadReading(execution).of(visible(execution, some)).forEach(one -> signals.put(one.lead(), one));
            }
            return signals;
        });
    }

    private static List<Lead> visible(Execution execution, List<UUID> ids) {
        return execution.unit().records(Lead.TYPE).findAll(ids).stream()
                .filter(lead -> execution.isVisible(Lead.TYPE, lead))
                .toList();
    }

    /**
     * How soon the lead was answered, against the {@link ResponseTarget}: the first time, counted from its capture, and
     * each time that the person wrote again. What the person wrote before the first response waits for that one.
     *
     * @throws NotFoundException {@code record.not_found}
     */
    public Responses responses(LeadId id) {
        return commands.read(execution -> new ResponseReading(execution).of(execution.load(Lead.TYPE, id.value())));
    }

    /**
     * How soon leads got their first response, by their present owners: of those captured from one instant until before
     * another that the actor sees. Each of them is read.
     */
    public List<SellerResponses> responsesBySeller(Instant from, Instant to) {
        return commands.read(execution -> new SellerResponsesReading(execution).ofLeadsCaptured(from, to));
    }

    /**
     * How many leads of each owner are of which colour, by owner: of those that the actor sees, without the converted and
     * the lost. An owner without such a lead has no row.
     */
    public List<SellerSignals> summary() {
        return commands.read(execution -> new SupervisionReading(execution, Criterion.always()).summary());
    }

    /**
     * How the sellers stand: what they did on a day, in the organisation's zone, and what waits for them now; of what the
     * actor sees. An owner of whom there is nothing to tell has no row.
     */
    public List<SellerDay> dayStatus(LocalDate day) {
        return commands.read(execution -> new DayStatusReading(execution, day).ofAll());
    }
}
