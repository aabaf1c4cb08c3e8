package dev.clientela.signal;

import dev.clientela.command.Execution;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.record.Query;
import dev.clientela.security.Owner;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Adds up how soon leads were answered, page by page: working time is nothing that a database could reckon. */
final class SellerResponsesReading {

    private final Execution execution;
    private final ResponseTarget target;
    private final Map<Owner, Tally> tallies = new TreeMap<>(Comparator.comparing(Owner::toString));

    SellerResponsesReading(Execution execution) {
        this.execution = execution;
        this.target = execution.port(ResponseTarget.class);
    }

    /** What the leads of one owner came to. */
    private static final class Tally {

        private final Map<ResponseState, Long> states = new EnumMap<>(ResponseState.class);
        private long answered;
        private Duration taken = Duration.ZERO;
        private Duration longest = Duration.ZERO;

        void add(Response response) {
            states.merge(response.state(), 1L, Long::sum);
            if (response.answered().isPresent()) {
                answered++;
                taken = taken.plus(response.taken());
                longest = longest.compareTo(response.taken()) < 0 ? response.taken() : longest;
            }
        }

        SellerResponses of(Owner owner) {
            return new SellerResponses(
                    owner,
                    states.getOrDefault(ResponseState.FULFILLED, 0L),
                    states.getOrDefault(ResponseState.DUE, 0L),
                    states.getOrDefault(ResponseState.FAILED, 0L),
                    answered == 0 ? Optional.empty() : Optional.of(taken.dividedBy(answered)),
                    answered == 0 ? Optional.empty() : Optional.of(longest));
        }
    }

    List<SellerResponses> ofLeadsCaptured(Instant from, Instant to) {
        execution
                .pages(Query.of(Lead.TYPE).where(LeadFields.CREATED_AT.isWithin(from, to)))
                .forEach(this::add);
        return tallies.entrySet().stream()
                .map(entry -> entry.getValue().of(entry.getKey()))
                .toList();
    }

    private void add(Lead lead) {
        tallies.computeIfAbsent(lead.owner(), any -> new Tally())
                .add(target.response(lead.createdAt(), lead.find(LeadFields.FIRST_RESPONDED_AT), execution.now()));
    }
}
