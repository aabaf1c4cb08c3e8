package dev.clientela.forecast;

import dev.clientela.command.Fingerprint;
import dev.clientela.error.RefusedException;
import dev.clientela.security.Owner;
import dev.clientela.security.Tenant;
import dev.clientela.security.User;
import dev.clientela.security.UserDirectory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Who reports to whom, as the directory has it at the moment: trees without cycles. */
final class RollUp {

    private final Map<String, Optional<String>> managers = new TreeMap<>();
    private final Map<String, List<String>> reports = new TreeMap<>();

    /**
     * @param others users beside those that the directory lists, such as owners who have left
     * @throws RefusedException {@code forecast.roll_up_cycle}
     */
    RollUp(UserDirectory directory, Tenant tenant, Collection<String> others) {
        directory.users(tenant).forEach(user -> managers.put(user.id(), user.manager()));
        Deque<String> open = new ArrayDeque<>(others);
        managers.values().forEach(manager -> manager.ifPresent(open::add));
        while (!open.isEmpty()) {
            String user = open.remove();
            if (!managers.containsKey(user)) {
                Optional<String> manager = directory.user(tenant, user).flatMap(User::manager);
                managers.put(user, manager);
                manager.ifPresent(open::add);
            }
        }
        managers.forEach((user, manager) -> manager.ifPresent(above ->
                reports.computeIfAbsent(above, key -> new ArrayList<>()).add(user)));
        requireNoCycle();
    }

    private void requireNoCycle() {
        Set<String> settled = new LinkedHashSet<>();
        for (String user : managers.keySet()) {
            Set<String> chain = new LinkedHashSet<>();
            @Nullable String above = user;
            while (above != null && !settled.contains(above)) {
                if (!chain.add(above)) {
                    List<String> cycle = new ArrayList<>(chain);
                    throw new RefusedException(
                            ForecastErrors.ROLL_UP_CYCLE,
                            Map.of("users", cycle.subList(cycle.indexOf(above), cycle.size())));
                }
                above = manager(above).orElse(null);
            }
            settled.addAll(chain);
        }
    }

    Set<String> users() {
        return managers.keySet();
    }

    Optional<String> manager(String user) {
        return managers.getOrDefault(user, Optional.empty());
    }

    List<String> reportsOf(String user) {
        return reports.getOrDefault(user, List.of());
    }

    /** Everybody, each after all who report to them, directly or not. */
    List<String> fromBelow() {
        List<String> fromAbove = new ArrayList<>();
        managers.forEach((user, manager) -> {
            if (manager.isEmpty()) {
                fromAbove.add(user);
            }
        });
        for (int i = 0; i < fromAbove.size(); i++) {
            fromAbove.addAll(reportsOf(fromAbove.get(i)));
        }
        java.util.Collections.reverse(fromAbove);
        return fromAbove;
    }

    /** Says whom the user reports to, and who reports to them; another text when any of it has changed. */
    String fingerprint(String user) {
        Map<String, String> edges = new LinkedHashMap<>();
        edges.put(user, manager(user).orElse(""));
        Deque<String> open = new ArrayDeque<>(List.of(user));
        while (!open.isEmpty()) {
            String above = open.remove();
            for (String below : reportsOf(above)) {
                edges.put(below, above);
                open.add(below);
            }
        }
        StringBuilder text = new StringBuilder();
        new TreeMap<>(edges)
                .forEach((below, above) -> text.append(below.length())
                        .append(':')
                        .append(below)
                        .append(above.length())
                        .append(':')
                        .append(above));
        return Fingerprint.of(text);
    }

    /** The key of an owner in a forecast: a user by id, a queue with its kind. */
    static String key(Owner owner) {
        return owner.isUser() ? owner.id() : owner.toString();
    }
}
