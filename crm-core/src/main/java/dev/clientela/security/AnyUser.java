package dev.clientela.security;

import java.util.List;
import java.util.Optional;

/** Takes every user and queue for known and active: for hosts that check their users themselves. */
public final class AnyUser implements UserDirectory {

    @Override
    public Optional<User> user(Tenant tenant, String userId) {
        return Optional.of(User.named(userId, userId));
    }

    @Override
    public List<User> users(Tenant tenant) {
        return List.of();
    }

    @Override
    public boolean hasQueue(Tenant tenant, String queue) {
        return true;
    }
}
