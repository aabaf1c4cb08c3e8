package dev.clientela.persistence.jpa;

import dev.clientela.account.Account;
import dev.clientela.account.AccountId;
import dev.clientela.activity.Activity;
import dev.clientela.catalog.PriceBook;
import dev.clientela.catalog.PriceBookEntry;
import dev.clientela.catalog.Product;
import dev.clientela.contact.Contact;
import dev.clientela.conversion.ConversionReceipt;
import dev.clientela.error.DuplicateException;
import dev.clientela.lead.Lead;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityLine;
import dev.clientela.quote.Quote;
import dev.clientela.quote.QuoteLine;
import dev.clientela.record.CodeField;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.CustomField;
import dev.clientela.record.Field;
import dev.clientela.record.FieldCatalog;
import dev.clientela.record.ListField;
import dev.clientela.record.RecordId;
import dev.clientela.record.RecordType;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.TextField;
import dev.clientela.record.Trait;
import dev.clientela.record.Values;
import dev.clientela.store.CrmStore;
import dev.clientela.store.Scope;
import dev.clientela.store.contract.Questions;
import dev.clientela.store.memory.InMemoryStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.RandomGenerator;

/**
 * Records of every type of the library that refer to each other, with values that break comparisons in every field,
 * custom ones among them. Each can be stored: no two share a unique key, and references lead to records that come before.
 */
final class RecordPool {

    /** Each behind those that it refers to. */
    static final List<RecordType<?>> TYPES = List.of(
            Product.TYPE,
            PriceBook.TYPE,
            Account.TYPE,
            PriceBookEntry.TYPE,
            Contact.TYPE,
            Opportunity.TYPE,
            OpportunityLine.TYPE,
            Quote.TYPE,
            QuoteLine.TYPE,
            Lead.TYPE,
            Activity.TYPE,
            ConversionReceipt.TYPE);

    private final Random random;
    private final ValuePools limits;
    private final FieldCatalog catalog = catalog();
    private final Map<Field<?>, RandomGenerator<?>> generators = new HashMap<>();
    private final Map<String, List<CrmRecord<?>>> byType = new HashMap<>();

    RecordPool(long seed) {
        this.random = new Random(seed);
        this.limits = new ValuePools(seed);
    }

    /** The library's types, with custom fields of every kind on those that hosts add to most. */
    static FieldCatalog catalog() {
        FieldCatalog catalog = new FieldCatalog(TYPES);
        for (RecordType<?> type : List.of(Lead.TYPE, Account.TYPE, Opportunity.TYPE)) {
            catalog.define(CustomField.on(type, "own_text", Trait.SORTABLE).text(200));
            catalog.define(CustomField.on(type, "own_choice", Trait.SORTABLE).choice("own"));
            catalog.define(CustomField.on(type, "own_flag", Trait.SORTABLE).flag());
            catalog.define(CustomField.on(type, "own_integer", Trait.SORTABLE).integer(Long.MIN_VALUE, Long.MAX_VALUE));
            catalog.define(CustomField.on(type, "own_decimal", Trait.SORTABLE).decimal(8));
            catalog.define(CustomField.on(type, "own_money", Trait.SORTABLE).money());
            catalog.define(CustomField.on(type, "own_date", Trait.SORTABLE).date());
            catalog.define(CustomField.on(type, "own_instant", Trait.SORTABLE).instant());
            catalog.define(CustomField.on(type, "own_account", Trait.SORTABLE).reference(Account.TYPE, AccountId::new));
        }
        return catalog;
    }

    /** So many of each type, in an order in which they can be stored. */
    List<CrmRecord<?>> records(int ofEachType) {
        CrmStore trial = new InMemoryStore();
        trial.open(catalog);
        Scope scope = AnsweringStores.SCOPE;
        List<CrmRecord<?>> records = new ArrayList<>();
        for (RecordType<?> type : TYPES) {
            List<CrmRecord<?>> ofType = new ArrayList<>();
            byType.put(type.name(), ofType);
            for (int attempt = 0; ofType.size() < ofEachType && attempt < 2 * ofEachType; attempt++) {
                CrmRecord<?> record = next(type);
                if (isAccepted(trial, scope, record)) {
                    ofType.add(record);
                }
            }
            records.addAll(ofType);
        }
        return records;
    }

    private static boolean isAccepted(CrmStore store, Scope scope, CrmRecord<?> record) {
        try {
            return AnsweringStores.insert(store, scope, List.of(record));
        } catch (DuplicateException e) {
            return false; // such as the second standard price book
        }
    }

    private <R extends CrmRecord<R>> R next(RecordType<R> type) {
        Values.Builder values = limits.record(type).values().edit();
        for (Field<?> field : catalog.fields(type)) {
            if (field instanceof ReferenceField<?> reference
                    && !field.equals(type.system().id())) {
                refer(values, reference);
            } else if (!field.equals(type.system().id())
                    && !field.equals(type.system().version())
                    && (field.isRequired() || random.nextInt(3) > 0)) {
                set(values, field);
            }
        }
        return type.create(values.build());
    }

    private <I extends RecordId> void refer(Values.Builder values, ReferenceField<I> field) {
        List<CrmRecord<?>> targets = byType.getOrDefault(field.target(), List.of());
        boolean given = !targets.isEmpty() && (field.isRequired() || random.nextInt(3) > 0);
        UUID id = given ? targets.get(random.nextInt(targets.size())).id().value() : null;
        values.set(field, id == null ? null : field.idOf(id));
    }

    @SuppressWarnings("unchecked") // each branch gives values of the field's own kind
    private <T> void set(Values.Builder values, Field<T> field) {
        if (field instanceof ListField<?>
                || (field instanceof CodeField<?> code && !code.valueType().isEnum())) {
            return; // only ValuePools knows such values
        }
        T value = (T) generators
                .computeIfAbsent(
                        field,
                        key -> Questions.valuesOf(field)
                                .filter(10_000, sample -> field.check(sample).isEmpty())
                                .generator(1_000))
                .next(random)
                .value();
        boolean unique = field instanceof TextField && field.has(Trait.UNIQUE);
        values.set(field, unique ? (T) (value + " " + random.nextInt(1_000_000)) : value);
    }
}
