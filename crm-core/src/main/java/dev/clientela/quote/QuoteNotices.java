package dev.clientela.quote;

import dev.clientela.account.Account;
import dev.clientela.command.Execution;
import dev.clientela.contact.Contact;
import dev.clientela.notification.NotificationEvent;
import dev.clientela.notification.Recipient;
import dev.clientela.security.Owner;
import dev.clientela.security.Tenant;
import dev.clientela.security.User;
import dev.clientela.store.UnitOfWork;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells the seller, or those who draw from the seller's queue, what became of an offer. */
final class QuoteNotices {

    private QuoteNotices() {}

    static void tellOwner(Execution execution, Quote quote, String template, Map<String, Object> more) {
        Map<String, Object> values = new HashMap<>(more);
        values.put("quote", quote.ref().toString());
        values.put("number", quote.number().orElse(""));
        values.put("name", quote.name());
        values.put("customer", customer(execution.unit(), quote));
        values.put("valid_until", quote.validUntil().<Object>map(day -> day).orElse(""));
        for (String userId : owners(execution, quote.owner())) {
            execution.tell(quote, new NotificationEvent.Requested(Recipient.user(userId), template, values));
        }
    }

    private static List<String> owners(Execution execution, Owner owner) {
        Tenant tenant = execution.actor().tenant();
        return owner.isUser()
                ? List.of(owner.id())
                : execution.kernel().directory().members(tenant, owner.id()).stream()
                        .map(User::id)
                        .toList();
    }

    /** Past the rights of whoever acts: whom an offer is for stands on it. */
    static String customer(UnitOfWork unit, Quote quote) {
        Optional<String> account = quote.account()
                .flatMap(id -> unit.records(Account.TYPE).find(id.value()))
                .map(Account::name);
        return account.or(() -> person(unit, quote)).orElse("");
    }

    static Optional<String> person(UnitOfWork unit, Quote quote) {
        return quote.contact()
                .flatMap(id -> unit.records(Contact.TYPE).find(id.value()))
                .map(Contact::name);
    }
}
