package dev.clientela.security;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A user of the host as far as the CRM needs to know one.
 *
 * @param managerId the user that this one reports to
 * @param address where notifications go, in whatever form the host's notification port understands
 */
public record User(
        String id,
        String name,
        boolean active,
        @Nullable String managerId,
        Set<String> teams,
        Set<String> queues,
        Set<String> territories,
        Set<String> roles,
        ZoneId zone,
        Locale language,
        @Nullable String address) {

    public User {
        teams = Set.copyOf(teams);
        queues = Set.copyOf(queues);
        territories = Set.copyOf(territories);
        roles = Set.copyOf(roles);
    }

    /** An active user in UTC who speaks English, with no manager and in no team. */
    public static User named(String id, String name) {
        return new User(
                id, name, true, null, Set.of(), Set.of(), Set.of(), Set.of(), ZoneOffset.UTC, Locale.ENGLISH, null);
    }

    public Optional<String> manager() {
        return Optional.ofNullable(managerId);
    }

    public User reportingTo(String manager) {
        return new User(id, name, active, manager, teams, queues, territories, roles, zone, language, address);
    }

    public User inTeams(String... names) {
        return new User(
                id, name, active, managerId, Set.of(names), queues, territories, roles, zone, language, address);
    }

    public User inQueues(String... names) {
        return new User(id, name, active, managerId, teams, Set.of(names), territories, roles, zone, language, address);
    }

    public User inTerritories(String... names) {
        return new User(id, name, active, managerId, teams, queues, Set.of(names), roles, zone, language, address);
    }

    public User withRoles(String... names) {
        return new User(
                id, name, active, managerId, teams, queues, territories, Set.of(names), zone, language, address);
    }

    public User inZone(ZoneId other) {
        return new User(id, name, active, managerId, teams, queues, territories, roles, other, language, address);
    }

    public User speaking(Locale other) {
        return new User(id, name, active, managerId, teams, queues, territories, roles, zone, other, address);
    }

    public User reachedAt(String where) {
        return new User(id, name, active, managerId, teams, queues, territories, roles, zone, language, where);
    }

    public User deactivated() {
        return new User(id, name, false, managerId, teams, queues, territories, roles, zone, language, address);
    }
}
