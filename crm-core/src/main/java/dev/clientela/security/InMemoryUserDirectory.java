package dev.clientela.security;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Users kept in memory, for tests and small hosts. The same users serve every tenant. Thread-safe. */
public final class InMemoryUserDirectory implements UserDirectory {

    private final Map<String, User> users = new ConcurrentHashMap<>();
    private final Set<String> queues = ConcurrentHashMap.newKeySet();

    /** Adds the user or replaces the one of that id. The queues that its users draw from are known. */
    public InMemoryUserDirectory add(User user) {
        users.put(user.id(), user);
        return this;
    }

    /** Adds a queue that is known whether or not anybody draws from it. */
    public InMemoryUserDirectory addQueue(String queue) {
        queues.add(queue);
        return this;
    }

    @Override
    public Optional<User> user(Tenant tenant, String userId) {
        return Optional.ofNullable(users.get(userId));
    }

    @Override
    public List<User> users(Tenant tenant) {
        return users.values().stream().sorted(Comparator.comparing(User::id)).toList();
    }

    @Override
    public boolean hasQueue(Tenant tenant, String queue) {
        return queues.contains(queue)
                || users.values().stream().anyMatch(user -> user.queues().contains(queue));
    }
}
