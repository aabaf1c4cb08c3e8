package dev.clientela.housekeeping;

import dev.clientela.command.Commands;
import dev.clientela.command.Kernel;
import dev.clientela.housekeeping.DueWork.Done;
import dev.clientela.security.Actor;
import dev.clientela.security.Tenant;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All the work that housekeeping is to do beside its own. Immutable. */
public record DueWorks(List<DueWork> all) {

    private static final Logger LOG = LoggerFactory.getLogger(DueWorks.class);

    /** @throws IllegalArgumentException when two have one name */
    public DueWorks {
        all = List.copyOf(all);
        if (all.stream().map(DueWork::name).distinct().count() < all.size()) {
            throw new IllegalArgumentException("Two works of housekeeping bear one name");
        }
    }

    /** What each did in one tenant, by its name. One that fails as a whole counts as a piece that failed. */
    Map<String, Done> run(Kernel kernel, Tenant tenant, Instant now, int limit) {
        Commands commands =
                new Commands(kernel, Actor.system(Housekeeping.PROGRAM).in(tenant));
        Map<String, Done> done = new LinkedHashMap<>();
        for (DueWork work : all) {
            done.put(work.name(), run(work, commands, now, limit));
        }
        return done;
    }

    private static Done run(DueWork work, Commands commands, Instant now, int limit) {
        try {
            return work.run(commands, now, limit);
        } catch (RuntimeException e) {
            LOG.warn("{} failed for tenant {}", work.name(), commands.actor().tenant(), e);
            return new Done(0, 1, false);
        }
    }
}
