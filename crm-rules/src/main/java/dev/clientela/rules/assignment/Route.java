package dev.clientela.rules.assignment;

import dev.clientela.rules.OutcomeType;
import dev.clientela.security.Owner;
import java.util.List;

/**
 * Where an assignment rule sends a record.
 *
 * <pre>{@code
 * {"user": "ada"}   {"queue": "web"}   {"keep": true}
 * {"pool": {"users": ["ada", "bea"], "by": "round_robin"}}
 * {"pool": {"team": "north", "by": "least_busy", "capacity": {"max": 20, "per": "day"}}}
 * {"pool": {"queue": "sdr", "by": "weighted", "weights": {"ada": 3, "bea": 1}}}
 * }</pre>
 */
public sealed interface Route {

    /** What rule sets of routes decide: {@code assignment}. */
    OutcomeType<Route> TYPE = new RouteType();

    /** To one owner. */
    record To(Owner owner) implements Route {}

    /** It stays with whom it is (AS-6). */
    record Keep() implements Route {}

    /** To one of a pool. */
    record Among(Pool pool) implements Route {}

    static Route toUser(String id) {
        return new To(Owner.user(id));
    }

    static Route toQueue(String name) {
        return new To(Owner.queue(name));
    }

    static Route keep() {
        return new Keep();
    }

    /** To each of the users in turn. */
    static Route inTurn(String... users) {
        return new Among(Pool.of(new Pool.Users(List.of(users))));
    }

    static Route among(Pool pool) {
        return new Among(pool);
    }
}
