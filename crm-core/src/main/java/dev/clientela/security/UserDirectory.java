package dev.clientela.security;

import java.util.List;
import java.util.Optional;

/** The port to the host's users. Implementations are thread-safe and answer from what the host knows at the moment. */
public interface UserDirectory {

    Optional<User> user(Tenant tenant, String userId);

    /** Every user of the tenant, by id. */
    List<User> users(Tenant tenant);

    /** Whether there is a queue of that name. */
    boolean hasQueue(Tenant tenant, String queue);

    /** The users who draw from a queue, by id. */
    default List<User> members(Tenant tenant, String queue) {
        return users(tenant).stream()
                .filter(user -> user.queues().contains(queue))
                .toList();
    }

    /** Whether the user exists and is active. */
    default boolean isActive(Tenant tenant, String userId) {
        return user(tenant, userId).filter(User::active).isPresent();
    }

    /** The users who report to this one directly, by id. */
    default List<User> reportsOf(Tenant tenant, String managerId) {
        return users(tenant).stream()
                .filter(user -> managerId.equals(user.managerId()))
                .toList();
    }

    /** The members of a team, by id. */
    default List<User> team(Tenant tenant, String team) {
        return users(tenant).stream()
                .filter(user -> user.teams().contains(team))
                .toList();
    }
}
