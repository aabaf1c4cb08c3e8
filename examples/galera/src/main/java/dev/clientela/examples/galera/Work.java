package dev.clientela.examples.galera;

import dev.clientela.CrmSession;
import dev.clientela.conversion.ConvertLead;
import dev.clientela.error.CrmException;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Leads that are captured, every other one converted, each command under a key and sent until it is acknowledged, as a
 * careful host does. Ten in a row are of one company, which becomes one account. Thread-safe.
 */
final class Work {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int OF_A_COMPANY = 10;

    private final AtomicInteger next = new AtomicInteger();
    private final Set<String> captured = ConcurrentHashMap.newKeySet();
    private final Set<String> converted = ConcurrentHashMap.newKeySet();
    private final Failures told = new Failures();

    /** What was acknowledged, by the last names of the leads. */
    Set<String> captured() {
        return captured;
    }

    Set<String> converted() {
        return converted;
    }

    /** What the host was told in spite of what the library had tried again. */
    Failures told() {
        return told;
    }

    /** Captures the next lead, and converts it if its number is even. */
    void doNext(CrmSession ada) {
        int n = next.getAndIncrement();
        String name = "Babbage " + n;
        int company = n / OF_A_COMPANY;
        Lead lead = untilAcknowledged(() -> ada.once("capture/" + n)
                .leads()
                .capture(CaptureLead.named("Charles", name)
                        .company("Engines " + company)
                        .with(LeadFields.WEBSITE, "https://engines" + company + ".example")
                        .email("charles" + n + "@engines" + company + ".example")
                        .tagged("fair")));
        captured.add(name);
        if (n % 2 == 0) {
            untilAcknowledged(() -> ada.once("convert/" + n)
                    .conversions()
                    .convert(ConvertLead.of(lead.id()).withOpportunity("Deal " + n)));
            converted.add(name);
        }
    }

    private <T> T untilAcknowledged(Supplier<T> command) {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                return command.get();
            } catch (CrmException e) {
                told.count(e);
                if (Instant.now().isAfter(end)) {
                    throw e;
                }
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
    }
}
