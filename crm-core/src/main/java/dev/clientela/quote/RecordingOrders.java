package dev.clientela.quote;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps orders in memory, one for each key: for tests and demonstrations. Thread-safe. */
public final class RecordingOrders implements OrderPort {

    private final Map<String, AcceptedQuote> orders = new LinkedHashMap<>();

    @Override
    public synchronized Optional<String> place(AcceptedQuote accepted) {
        orders.put(accepted.idempotencyKey(), accepted);
        return Optional.of("order/" + (new ArrayList<>(orders.keySet()).indexOf(accepted.idempotencyKey()) + 1));
    }

    /** What was handed over, in order; a failed acceptance may be among it, as with any port outside the transaction. */
    public synchronized List<AcceptedQuote> orders() {
        return List.copyOf(orders.values());
    }
}
