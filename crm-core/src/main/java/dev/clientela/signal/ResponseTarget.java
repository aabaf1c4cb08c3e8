package dev.clientela.signal;

import dev.clientela.calendar.BusinessHours;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How soon whoever asks is to be answered: leads, cases, anything. Immutable.
 *
 * @param within working time from the question on
 * @param hours what counts as working time
 */
public record ResponseTarget(Duration within, BusinessHours hours) {

    /** @throws IllegalArgumentException when the time is negative */
    public ResponseTarget {
        if (within.isNegative()) {
            throw new IllegalArgumentException("An answer comes after the question: " + within);
        }
    }

    /** So soon, around the clock. */
    public static ResponseTarget within(Duration time) {
        return new ResponseTarget(time, BusinessHours.aroundTheClock());
    }

    public ResponseTarget in(BusinessHours other) {
        return new ResponseTarget(within, other);
    }

    /** When an answer to what was asked then is due. */
    public Instant dueFor(Instant asked) {
        return hours.after(asked, within);
    }

    /** How the answer to one question stands. */
    public Response response(Instant asked, Optional<Instant> answered, Instant now) {
        Instant due = dueFor(asked);
        Instant until = answered.orElse(now);
        ResponseState state = until.isAfter(due)
                ? ResponseState.FAILED
                : answered.isPresent() ? ResponseState.FULFILLED : ResponseState.DUE;
        Duration taken = until.isBefore(asked) ? Duration.ZERO : hours.between(asked, until);
        return new Response(asked, due, answered, taken, state);
    }

    /**
     * The later questions in a conversation, each with its answer. A question that comes before the last one is answered
     * does not begin anew.
     *
     * @param first when the first response was given; what was asked before is no later question
     */
    List<Response> rolling(Instant first, List<Message> messages, Instant now) {
        List<Response> responses = new ArrayList<>();
        Optional<Instant> asked = Optional.empty();
        List<Message> later = messages.stream()
                .filter(message -> message.at().isAfter(first) && !message.at().isAfter(now))
                .sorted(Comparator.comparing(Message::at).thenComparing(Message::ours))
                .toList();
        for (Message message : later) {
            if (message.ours()) {
                asked.ifPresent(at -> responses.add(response(at, Optional.of(message.at()), now)));
                asked = Optional.empty();
            } else if (asked.isEmpty()) {
                asked = Optional.of(message.at());
            }
        }
        asked.ifPresent(at -> responses.add(response(at, Optional.empty(), now)));
        return responses;
    }

    /**
     * Something that was said.
     *
     * @param ours whether it came from us, or from both
     */
    record Message(Instant at, boolean ours) {}
}
