package dev.clientela.rules;

import dev.clientela.record.FieldCatalog;
import dev.clientela.security.Owner;
import dev.clientela.security.Tenant;
import dev.clientela.security.UserDirectory;
import java.util.Optional;

/**
 * What rules are checked against when they are loaded: the fields that there are, the host's users if it gives them, and
 * how large a document may be.
 */
public record RuleContext(FieldCatalog fields, Optional<Staff> staff, RuleLimits limits) {

    /** The users of one tenant. */
    public record Staff(UserDirectory directory, Tenant tenant) {}

    public static RuleContext of(FieldCatalog fields) {
        return new RuleContext(fields, Optional.empty(), RuleLimits.usual());
    }

    /** Owners that these users do not know are faults from now on. */
    public RuleContext staffedBy(UserDirectory directory, Tenant tenant) {
        return new RuleContext(fields, Optional.of(new Staff(directory, tenant)), limits);
    }

    public RuleContext within(RuleLimits other) {
        return new RuleContext(fields, staff, other);
    }

    /** Whether there may be such an owner: true where the users are not known. */
    public boolean knows(Owner owner) {
        return staff.map(people -> owner.isUser()
                        ? people.directory().user(people.tenant(), owner.id()).isPresent()
                        : people.directory().hasQueue(people.tenant(), owner.id()))
                .orElse(true);
    }
}
