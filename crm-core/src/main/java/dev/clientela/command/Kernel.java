package dev.clientela.command;

import dev.clientela.event.EventSubscriber;
import dev.clientela.record.FieldCatalog;
import dev.clientela.security.AccessPolicy;
import dev.clientela.security.Owner;
import dev.clientela.security.Tenant;
import dev.clientela.security.User;
import dev.clientela.security.UserDirectory;
import dev.clientela.store.CrmStore;
import dev.clientela.vocabulary.Vocabularies;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one {@code Crm} is made of: its store, its ports, its settings. Immutable, shared by all sessions.
 *
 * @param zone the organisation's zone, in which business dates are reckoned
 * @param ports the decision ports and catalogues of the concepts, by their type
 */
public record Kernel(
        CrmStore store,
        FieldCatalog fields,
        Vocabularies vocabularies,
        UserDirectory directory,
        AccessPolicy policy,
        InstantSource clock,
        IdGenerator ids,
        ZoneId zone,
        List<ValidationRule> rules,
        List<SaveRules> saveRules,
        List<EventSubscriber> subscribers,
        CommandValidator validator,
        Map<Class<?>, Object> ports) {

    public Kernel {
        if (subscribers.stream().map(EventSubscriber::name).distinct().count() < subscribers.size()) {
            throw new IllegalArgumentException("Two event subscribers bear one name");
        }
        rules = List.copyOf(rules);
        saveRules = List.copyOf(saveRules);
        subscribers = List.copyOf(subscribers);
        ports = Map.copyOf(ports);
    }

    /** The port of this type. */
    public <P> P port(Class<P> type) {
        Object port = ports.get(type);
        if (port == null) {
            throw new IllegalStateException("No " + type.getSimpleName() + " is plugged in");
        }
        return type.cast(port);
    }

    /** Where the owner is; the organisation's zone for a queue, and for a user whom the host does not know any more. */
    public ZoneId zoneOf(Tenant tenant, Owner owner) {
        return Optional.of(owner)
                .filter(Owner::isUser)
                .flatMap(user -> directory.user(tenant, user.id()))
                .map(User::zone)
                .orElse(zone);
    }
}
