package dev.clientela.intake;

import dev.clientela.account.Account;
import dev.clientela.account.Accounts;
import dev.clientela.activity.Activities;
import dev.clientela.activity.Activity;
import dev.clientela.catalog.PriceBook;
import dev.clientela.catalog.PriceBookEntries;
import dev.clientela.catalog.PriceBookEntry;
import dev.clientela.catalog.PriceBooks;
import dev.clientela.catalog.Product;
import dev.clientela.catalog.Products;
import dev.clientela.command.Commands;
import dev.clientela.command.Edit;
import dev.clientela.command.Records;
import dev.clientela.contact.Contact;
import dev.clientela.contact.Contacts;
import dev.clientela.error.ValidationException;
import dev.clientela.lead.Lead;
import dev.clientela.lead.Leads;
import dev.clientela.opportunity.AddInstalment;
import dev.clientela.opportunity.AddLine;
import dev.clientela.opportunity.ChangeInstalment;
import dev.clientela.opportunity.ChangeLine;
import dev.clientela.opportunity.Instalment;
import dev.clientela.opportunity.InstalmentFields;
import dev.clientela.opportunity.Instalments;
import dev.clientela.opportunity.Opportunities;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityId;
import dev.clientela.opportunity.OpportunityLine;
import dev.clientela.opportunity.OpportunityLineFields;
import dev.clientela.opportunity.OpportunityLineId;
import dev.clientela.opportunity.OpportunityLines;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.RecordId;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import java.util.Map;
import java.util.function.Function;

/** Writes imported records through the facade of their concept, as those entered by hand are written. */
interface RecordWriter<R extends CrmRecord<R>> {

    R create(Values values);

    R edit(R record, Edit edit);

    /** @throws IllegalArgumentException when records of this type are not written on their own */
    @SuppressWarnings("unchecked") // each type stands beside the writer of its records
    static <R extends CrmRecord<R>> RecordWriter<R> of(RecordType<R> type, Commands commands) {
        Function<Commands, RecordWriter<?>> writer = Registry.BY_TYPE.get(type);
        if (writer == null) {
            throw new IllegalArgumentException("A " + type + " is not imported on its own");
        }
        return (RecordWriter<R>) writer.apply(commands);
    }

    /** Which facade writes what. */
    final class Registry {

        private static final Map<RecordType<?>, Function<Commands, RecordWriter<?>>> BY_TYPE = Map.of(
                Account.TYPE, commands -> through(new Accounts(commands)),
                Activity.TYPE, commands -> through(new Activities(commands)),
                Contact.TYPE, commands -> through(new Contacts(commands)),
                Instalment.TYPE, commands -> through(new Instalments(commands)),
                Lead.TYPE, commands -> through(new Leads(commands)),
                Opportunity.TYPE, commands -> through(new Opportunities(commands)),
                OpportunityLine.TYPE, commands -> through(new OpportunityLines(commands)),
                PriceBook.TYPE, commands -> through(new PriceBooks(commands)),
                PriceBookEntry.TYPE, commands -> through(new PriceBookEntries(commands)),
                Product.TYPE, commands -> through(new Products(commands)));

        private Registry() {}

        private static <R extends CrmRecord<R>, I extends RecordId> RecordWriter<R> through(Records<R, I> records) {
            return new RecordWriter<>() {
                @Override
                public R create(Values values) {
                    return records.create(values);
                }

                @Override
                @SuppressWarnings("unchecked") // the id of a record is of its facade's type
                public R edit(R record, Edit edit) {
                    return records.edit((I) record.id(), edit);
                }
            };
        }

        private static RecordWriter<Instalment> through(Instalments instalments) {
            return new RecordWriter<>() {
                @Override
                public Instalment create(Values values) {
                    OpportunityLineId line = values.get(InstalmentFields.LINE);
                    if (line == null) {
                        throw ValidationException.of(InstalmentFields.LINE.name(), RecordErrors.REQUIRED);
                    }
                    return instalments.add(new AddInstalment(line, values));
                }

                @Override
                public Instalment edit(Instalment instalment, Edit edit) {
                    return instalments.change(new ChangeInstalment(instalment.id(), edit));
                }
            };
        }

        private static RecordWriter<OpportunityLine> through(OpportunityLines lines) {
            return new RecordWriter<>() {
                @Override
                public OpportunityLine create(Values values) {
                    OpportunityId deal = values.get(OpportunityLineFields.OPPORTUNITY);
                    if (deal == null) {
                        throw ValidationException.of(OpportunityLineFields.OPPORTUNITY.name(), RecordErrors.REQUIRED);
                    }
                    return lines.add(new AddLine(deal, values));
                }

                @Override
                public OpportunityLine edit(OpportunityLine line, Edit edit) {
                    return lines.change(new ChangeLine(line.id(), edit, false));
                }
            };
        }
    }
}
