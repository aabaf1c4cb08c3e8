package dev.clientela.rules.assignment;

import dev.clientela.rules.HitPolicy;
import dev.clientela.rules.OutcomeType;
import dev.clientela.rules.PlainReader;
import dev.clientela.rules.RuleContext;
import dev.clientela.rules.RuleErrors;
import dev.clientela.rules.assignment.Pool.By;
import dev.clientela.rules.assignment.Pool.Capacity;
import dev.clientela.rules.assignment.Pool.Per;
import dev.clientela.security.Owner;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Routes in JSON. */
final class RouteType implements OutcomeType<Route> {

    @Override
    public String name() {
        return "assignment";
    }

    @Override
    public Set<HitPolicy> policies() {
        return EnumSet.of(HitPolicy.FIRST, HitPolicy.UNIQUE, HitPolicy.ANY, HitPolicy.PRIORITY);
    }

    @Override
    public Route read(PlainReader plain, Target target) {
        List<Route> routes = new ArrayList<>();
        plain.findText("user")
                .ifPresent(id -> routes.add(new Route.To(known(plain, "user", Owner.user(cut(id)), target))));
        plain.findText("queue")
                .ifPresent(id -> routes.add(new Route.To(known(plain, "queue", Owner.queue(cut(id)), target))));
        if (plain.flag("keep", false)) {
            routes.add(new Route.Keep());
        }
        plain.object("pool").ifPresent(pool -> routes.add(new Route.Among(pool(pool, target))));
        if (routes.size() != 1) {
            plain.fault(
                    "",
                    RuleErrors.BAD_VALUE,
                    Map.of("expected", "one of user, queue, keep, pool", "found", routes.size()));
            return new Route.Keep();
        }
        return routes.get(0);
    }

    /** No owner has a longer id; the host does not know one that was cut either. */
    private static String cut(String id) {
        return id.length() <= 100 ? id : id.substring(0, 100);
    }

    private static Owner known(PlainReader plain, String key, Owner owner, Target target) {
        if (!target.context().knows(owner)) {
            plain.fault(key, RuleErrors.UNKNOWN_OWNER, Map.of("owner", owner.toString()));
        }
        return owner;
    }

    private static Pool pool(PlainReader plain, Target target) {
        Pool.Members members = members(plain, target);
        By by = plain.findConstant("by", By.class).orElse(By.ROUND_ROBIN);
        Map<String, Long> weights = weights(plain);
        Optional<Capacity> capacity = plain.object("capacity").map(limit -> {
            Capacity read = new Capacity((int) limit.integer("max", 1, 1_000_000), limit.constant("per", Per.class));
            limit.done();
            return read;
        });
        if (!weights.isEmpty() && by != By.WEIGHTED) {
            plain.fault("weights", RuleErrors.UNKNOWN_KEY, Map.of("key", "weights"));
        }
        plain.done();
        requireSomebody(plain, members, target.context());
        return new Pool(members, by, weights, capacity);
    }

    private static Pool.Members members(PlainReader plain, Target target) {
        List<Pool.Members> found = new ArrayList<>();
        if (plain.has("users")) {
            List<String> ids = plain.texts("users");
            for (int i = 0; i < ids.size(); i++) {
                known(plain, "users[" + i + "]", Owner.user(cut(ids.get(i))), target);
            }
            found.add(new Pool.Users(ids));
        }
        plain.findText("queue").ifPresent(queue -> {
            known(plain, "queue", Owner.queue(cut(queue)), target);
            found.add(new Pool.OfQueue(queue));
        });
        plain.findText("team").ifPresent(team -> found.add(new Pool.OfTeam(team)));
        if (found.size() != 1) {
            plain.fault(
                    "", RuleErrors.BAD_VALUE, Map.of("expected", "one of users, queue, team", "found", found.size()));
            return new Pool.OfTeam("?");
        }
        return found.get(0);
    }

    private static Map<String, Long> weights(PlainReader plain) {
        Map<String, Long> weights = new LinkedHashMap<>();
        plain.object("weights").ifPresent(shares -> {
            plain.plain("weights")
                    .ifPresent(map -> ((Map<?, ?>) map)
                            .keySet()
                            .forEach(user -> weights.put(
                                    String.valueOf(user), shares.integer(String.valueOf(user), 1, Pool.MAX_WEIGHT))));
            shares.done();
        });
        return weights;
    }

    private static void requireSomebody(PlainReader plain, Pool.Members members, RuleContext context) {
        boolean nobody = members instanceof Pool.Users users
                ? users.ids().isEmpty()
                : context.staff()
                        .map(staff -> members instanceof Pool.OfQueue queue
                                ? staff.directory()
                                        .members(staff.tenant(), queue.queue())
                                        .isEmpty()
                                : members instanceof Pool.OfTeam team
                                        && staff.directory()
                                                .team(staff.tenant(), team.team())
                                                .isEmpty())
                        .orElse(false);
        if (nobody) {
            plain.fault("", RuleErrors.EMPTY_POOL, Map.of());
        }
    }

    @Override
    public Map<String, Object> write(Route route) {
        if (route instanceof Route.To to) {
            return Map.of(to.owner().isUser() ? "user" : "queue", to.owner().id());
        }
        return route instanceof Route.Among among ? Map.of("pool", write(among.pool())) : Map.of("keep", true);
    }

    private static Map<String, Object> write(Pool pool) {
        Map<String, Object> plain = new LinkedHashMap<>();
        if (pool.members() instanceof Pool.Users users) {
            plain.put("users", users.ids());
        } else if (pool.members() instanceof Pool.OfQueue queue) {
            plain.put("queue", queue.queue());
        } else if (pool.members() instanceof Pool.OfTeam team) {
            plain.put("team", team.team());
        }
        plain.put("by", word(pool.by()));
        if (!pool.weights().isEmpty()) {
            plain.put("weights", pool.weights());
        }
        pool.capacity()
                .ifPresent(capacity ->
                        plain.put("capacity", Map.of("max", (long) capacity.max(), "per", word(capacity.per()))));
        return plain;
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
