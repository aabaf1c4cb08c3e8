package dev.clientela.signal;

import java.util.List;

/**
 * How soon somebody was answered.
 *
 * @param first the first response; a record that was never answered waits for it
 * @param rolling one for each time that they wrote again and had to wait, oldest first
 */
public record Responses(Response first, List<Response> rolling) {

    public Responses {
        rolling = List.copyOf(rolling);
    }

    /** The one that counts now. */
    public Response last() {
        return rolling.isEmpty() ? first : rolling.get(rolling.size() - 1);
    }
}
