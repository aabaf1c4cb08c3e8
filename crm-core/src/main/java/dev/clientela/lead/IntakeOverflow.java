package dev.clientela.lead;

import dev.clientela.security.Tenant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what was refused for want of room since this {@code Crm} was built; one for each. Thread-safe. */
public final class IntakeOverflow {

    private final Map<Tenant, LongAdder> refused = new ConcurrentHashMap<>();

    void add(Tenant tenant) {
        refused.computeIfAbsent(tenant, each -> new LongAdder()).increment();
    }

    long of(Tenant tenant) {
        LongAdder count = refused.get(tenant);
        return count == null ? 0 : count.sum();
    }
}
