package dev.clientela.approval;

import dev.clientela.security.Tenant;
import java.time.Instant;
import java.util.Set;

/** The port to who stands in for whom, such as during holidays. Thread-safe. */
@FunctionalInterface
public interface Deputies {

    /** The users for whom this one may answer at that time; never counts for requests of the deputy's own. */
    Set<String> principalsOf(Tenant tenant, String deputy, Instant at);

    /** Everybody answers for themselves. */
    static Deputies none() {
        return (tenant, deputy, at) -> Set.of();
    }
}
