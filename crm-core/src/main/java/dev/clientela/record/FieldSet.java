package dev.clientela.record;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Where a record type's fields are declared, one line each; {@link #type} closes it. Not thread-safe: made for the
 * static initialiser of one class.
 *
 * <pre>{@code
 * private static final FieldSet<LeadId> FIELDS = FieldSet.of("lead", LeadId::new);
 * public static final TextField COMPANY = FIELDS.text("company", 200, SORTABLE);
 * static final RecordType<Lead> TYPE = FIELDS.type(Lead::new);
 * }</pre>
 */
public final class FieldSet<I extends RecordId> {

    private final String recordType;
    private final List<Field<?>> fields = new ArrayList<>();
    private final Map<String, Field<?>> byName = new LinkedHashMap<>();
    private final List<UniqueKey> uniqueKeys = new ArrayList<>();
    private final ReferenceField<I> id;
    private final SystemFields system;
    private boolean closed;

    private FieldSet(String recordType, Function<UUID, I> newId) {
        this.recordType = recordType;
        this.id = add(new ReferenceField<>(
                definition("id", Trait.REQUIRED, Trait.READ_ONLY, Trait.SORTABLE), recordType, newId));
        this.system = new SystemFields(
                id,
                add(new IntegerField(definition("version", Trait.REQUIRED, Trait.READ_ONLY), 1, Long.MAX_VALUE)),
                instant("created_at", Trait.REQUIRED, Trait.READ_ONLY, Trait.SORTABLE),
                text("created_by", 120, Trait.REQUIRED, Trait.READ_ONLY),
                instant("modified_at", Trait.REQUIRED, Trait.READ_ONLY, Trait.SORTABLE),
                text("modified_by", 120, Trait.REQUIRED, Trait.READ_ONLY),
                text("external_id", 120, Trait.UNIQUE, Trait.INDEXED),
                add(new TagsField(definition("tags"))));
    }

    public static <I extends RecordId> FieldSet<I> of(String recordType, Function<UUID, I> newId) {
        return new FieldSet<>(recordType, newId);
    }

    public ReferenceField<I> id() {
        return id;
    }

    public SystemFields system() {
        return system;
    }

    /** @param maxLength in Unicode code points */
    public TextField text(String name, int maxLength, Trait... traits) {
        return add(new TextField(definition(name, traits), maxLength));
    }

    /** @param vocabulary the name of the vocabulary whose terms are its values */
    public ChoiceField choice(String name, String vocabulary, Trait... traits) {
        return add(new ChoiceField(definition(name, traits), vocabulary));
    }

    public <T> CodeField<T> code(String name, TextCodec<T> codec, Trait... traits) {
        return add(new CodeField<>(definition(name, traits), codec));
    }

    public FlagField flag(String name, Trait... traits) {
        return add(new FlagField(definition(name, traits)));
    }

    public IntegerField integer(String name, long min, long max, Trait... traits) {
        return add(new IntegerField(definition(name, traits), min, max));
    }

    /** @param scale the greatest number of decimals */
    public DecimalField decimal(String name, int scale, Trait... traits) {
        return add(new DecimalField(definition(name, traits), scale));
    }

    public MoneyField money(String name, Trait... traits) {
        return add(new MoneyField(definition(name, traits)));
    }

    public PriceField price(String name, Trait... traits) {
        return add(new PriceField(definition(name, traits)));
    }

    public DateField date(String name, Trait... traits) {
        return add(new DateField(definition(name, traits)));
    }

    public InstantField instant(String name, Trait... traits) {
        return add(new InstantField(definition(name, traits)));
    }

    /** A reference to another record; always indexed, so that what refers to a record is found. */
    public <J extends RecordId> ReferenceField<J> reference(
            String name, String target, Function<UUID, J> newTargetId, Trait... traits) {
        Trait[] indexed = java.util.Arrays.copyOf(traits, traits.length + 1);
        indexed[traits.length] = Trait.INDEXED;
        return add(new ReferenceField<>(definition(name, indexed), target, newTargetId));
    }

    public TagsField tags(String name, Trait... traits) {
        return add(new TagsField(definition(name, traits)));
    }

    public <E> ListField<E> list(String name, ElementType<E> elements, Trait... traits) {
        return add(new ListField<>(definition(name, traits), elements));
    }

    /** Declares that these fields together identify one record of a tenant at most. */
    public FieldSet<I> unique(String name, Field<?>... together) {
        uniqueKeys.add(new UniqueKey(name, List.of(together)));
        return this;
    }

    /** Closes the set; nothing can be added after. */
    public <R extends CrmRecord<R>> RecordType<R> type(Function<Values, R> constructor) {
        closed = true;
        for (Field<?> field : fields) {
            if (field.has(Trait.UNIQUE)) {
                uniqueKeys.add(new UniqueKey(field.name(), List.of(field)));
            }
        }
        return new RecordType<>(recordType, fields, byName, uniqueKeys, constructor, system);
    }

    private Field.Definition definition(String name, Trait... traits) {
        Set<Trait> set = EnumSet.noneOf(Trait.class);
        Collections.addAll(set, traits);
        return new Field.Definition(recordType, name, fields.size(), set);
    }

    private <F extends Field<?>> F add(F field) {
        if (closed || byName.putIfAbsent(field.name(), field) != null) {
            throw new IllegalStateException(field + " is declared twice, or after its record type was closed");
        }
        if (field.has(Trait.SORTABLE) && !field.hasOrder()) {
            throw new IllegalArgumentException(field + " has no order");
        }
        fields.add(field);
        return field;
    }
}
