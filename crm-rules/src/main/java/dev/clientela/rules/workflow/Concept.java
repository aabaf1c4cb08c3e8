package dev.clientela.rules.workflow;

import dev.clientela.account.Account;
import dev.clientela.account.AccountId;
import dev.clientela.account.Accounts;
import dev.clientela.activity.Activities;
import dev.clientela.activity.Activity;
import dev.clientela.activity.ActivityId;
import dev.clientela.catalog.PriceBook;
import dev.clientela.catalog.PriceBookId;
import dev.clientela.catalog.PriceBooks;
import dev.clientela.catalog.Product;
import dev.clientela.catalog.ProductId;
import dev.clientela.catalog.Products;
import dev.clientela.command.Commands;
import dev.clientela.command.Edit;
import dev.clientela.command.Records;
import dev.clientela.contact.Contact;
import dev.clientela.contact.ContactId;
import dev.clientela.contact.Contacts;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadId;
import dev.clientela.lead.Leads;
import dev.clientela.opportunity.Opportunities;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityId;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordId;
import dev.clientela.record.RecordType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The facade through which records of a type are changed, so that whatever their concept demands is kept. */
final class Concept<R extends CrmRecord<R>, I extends RecordId> {

    private static final List<Concept<?, ?>> ALL = List.of(
            new Concept<>(Account.TYPE, Accounts::new, AccountId::new),
            new Concept<>(Activity.TYPE, Activities::new, ActivityId::new),
            new Concept<>(Contact.TYPE, Contacts::new, ContactId::new),
            new Concept<>(Lead.TYPE, Leads::new, LeadId::new),
            new Concept<>(Opportunity.TYPE, Opportunities::new, OpportunityId::new),
            new Concept<>(PriceBook.TYPE, PriceBooks::new, PriceBookId::new),
            new Concept<>(Product.TYPE, Products::new, ProductId::new));

    private final RecordType<R> type;
    private final Function<Commands, Records<R, I>> records;
    private final Function<UUID, I> id;

    private Concept(RecordType<R> type, Function<Commands, Records<R, I>> records, Function<UUID, I> id) {
        this.type = type;
        this.records = records;
        this.id = id;
    }

    /** Whether rules can act on records of this type. */
    static Optional<Concept<?, ?>> find(String recordType) {
        return ALL.stream()
                .filter(concept -> concept.type.name().equals(recordType))
                .findFirst();
    }

    static Concept<?, ?> of(String recordType) {
        return find(recordType).orElseThrow(() -> new IllegalArgumentException("No rule acts on a " + recordType));
    }

    RecordType<R> type() {
        return type;
    }

    void edit(Commands commands, UUID record, Edit edit) {
        records.apply(commands).edit(id.apply(record), edit);
    }
}
