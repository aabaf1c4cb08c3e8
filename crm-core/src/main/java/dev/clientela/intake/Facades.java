package dev.clientela.intake;

import dev.clientela.account.Account;
import dev.clientela.account.Accounts;
import dev.clientela.activity.Activities;
import dev.clientela.activity.Activity;
import dev.clientela.command.Commands;
import dev.clientela.command.Records;
import dev.clientela.contact.Contact;
import dev.clientela.contact.Contacts;
import dev.clientela.lead.Lead;
import dev.clientela.lead.Leads;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordType;
import java.util.Map;
import java.util.function.Function;

/** The facade of each concept, through which imported records are written as those entered by hand are. */
final class Facades {

    private static final Map<RecordType<?>, Function<Commands, Records<?, ?>>> BY_TYPE = Map.of(
            Account.TYPE, Accounts::new,
            Activity.TYPE, Activities::new,
            Contact.TYPE, Contacts::new,
            Lead.TYPE, Leads::new);

    private Facades() {}

    /** @throws IllegalArgumentException when records of this type are not written on their own */
    @SuppressWarnings("unchecked") // each type stands beside the facade over it
    static <R extends CrmRecord<R>> Records<R, ?> of(RecordType<R> type, Commands commands) {
        Function<Commands, Records<?, ?>> facade = BY_TYPE.get(type);
        if (facade == null) {
            throw new IllegalArgumentException("A " + type + " is not imported on its own");
        }
        return (Records<R, ?>) facade.apply(commands);
    }
}
