package dev.clientela.housekeeping;

import dev.clientela.address.EmailAddress;
import dev.clientela.address.PhoneNumber;
import dev.clientela.event.EventEnvelope;
import dev.clientela.event.EventSubscriber;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.notification.NotificationEvent;
import dev.clientela.notification.Notifier;
import dev.clientela.notification.Recipient;
import dev.clientela.record.Moment;
import dev.clientela.security.Actor;
import dev.clientela.security.Owner;
import dev.clientela.store.CrmStore;
import dev.clientela.store.Scope;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells a user of a lead that somebody else has given them: captured for them, or assigned to them. Once for each such
 * change of owner; not when they took it themselves, and not when a queue gets it.
 */
public final class LeadAlerts implements EventSubscriber {

    static final String TEMPLATE = "lead.assigned";

    /** Those of saves: a rule before the save may change the owner whatever else is done. */
    private static final Set<String> WANTED = Set.of(
            "lead.captured",
            "lead.assigned",
            "lead.edited",
            "lead.status_changed",
            "lead.qualified",
            "lead.lost",
            "lead.reopened");

    private final CrmStore store;
    private final Notifier notifier;

    public LeadAlerts(CrmStore store, Notifier notifier) {
        this.store = store;
        this.notifier = notifier;
    }

    @Override
    public String name() {
        return "clientela.lead_alerts";
    }

    @Override
    public boolean wants(String eventType) {
        return WANTED.contains(eventType);
    }

    @Override
    public void on(EventEnvelope event) {
        Optional<Owner> owner = event.changes()
                .of(LeadFields.OWNER)
                .map(change -> (Owner) change.after())
                .filter(Owner::isUser)
                .filter(user -> !Actor.user(user.id()).stamp().equals(event.actor()));
        if (owner.isEmpty()) {
            return;
        }
        // A lead that has been deleted since is no news any more.
        find(event)
                .ifPresent(lead -> notifier.send(
                        event.id(),
                        event.tenant(),
                        new NotificationEvent.Requested(
                                Recipient.user(owner.get().id()), TEMPLATE, values(lead))));
    }

    private Optional<Lead> find(EventEnvelope event) {
        Scope scope = new Scope(event.tenant(), new Moment(event.time(), ZoneOffset.UTC));
        return store.read(
                scope, unit -> unit.records(Lead.TYPE).find(event.record().id()));
    }

    private static Map<String, Object> values(Lead lead) {
        Map<String, Object> values = new HashMap<>();
        values.put("lead", lead.ref().toString());
        values.put("name", lead.name());
        values.put("company", lead.company().orElse(""));
        values.put("email", lead.email().map(EmailAddress::address).orElse(""));
        values.put(
                "phone",
                lead.phones().stream().findFirst().map(PhoneNumber::number).orElse(""));
        values.put("source", lead.source().orElse(""));
        return values;
    }
}
