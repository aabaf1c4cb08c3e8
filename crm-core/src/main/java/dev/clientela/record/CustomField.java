package dev.clientela.record;

import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Makes fields that a host adds to a record type at run time. They become known by registering them with
 * {@link FieldCatalog#define}; from then on they are fields like any other.
 */
public final class CustomField {

    /** The most decimals of a number, which every store keeps exactly. */
    public static final int MAX_SCALE = 20;

    private final String recordType;
    private final String name;
    private final Set<Trait> traits;

    private CustomField(String recordType, String name, Set<Trait> traits) {
        this.recordType = recordType;
        this.name = name;
        this.traits = traits;
    }

    /**
     * @param name lower-case letters, digits and underscores, beginning with a letter
     * @param traits {@link Trait#UNIQUE} and {@link Trait#READ_ONLY} are for built-in fields
     */
    public static CustomField on(RecordType<?> type, String name, Trait... traits) {
        Set<Trait> set = Set.of(traits);
        if (!name.matches("[a-z][a-z0-9_]{0,59}")) {
            throw new IllegalArgumentException("A field name is lower_case_with_underscores, at most 60: " + name);
        }
        if (set.contains(Trait.UNIQUE) || set.contains(Trait.READ_ONLY)) {
            throw new IllegalArgumentException("A custom field cannot be unique or read-only: " + name);
        }
        return new CustomField(type.name(), name, set);
    }

    public TextField text(int maxLength) {
        return new TextField(definition(), maxLength);
    }

    public ChoiceField choice(String vocabulary) {
        return new ChoiceField(definition(), vocabulary);
    }

    public FlagField flag() {
        return new FlagField(definition());
    }

    public IntegerField integer(long min, long max) {
        return new IntegerField(definition(), min, max);
    }

    /** @param scale at most {@value #MAX_SCALE} */
    public DecimalField decimal(int scale) {
        if (scale < 0 || scale > MAX_SCALE) {
            throw new IllegalArgumentException("A custom decimal has 0 to " + MAX_SCALE + " decimals: " + name);
        }
        return new DecimalField(definition(), scale);
    }

    public MoneyField money() {
        return new MoneyField(definition());
    }

    public DateField date() {
        return new DateField(definition());
    }

    public InstantField instant() {
        return new InstantField(definition());
    }

    public <I extends RecordId> ReferenceField<I> reference(RecordType<?> target, Function<UUID, I> newId) {
        return new ReferenceField<>(definition(), target.name(), newId);
    }

    private Field.Definition definition() {
        return new Field.Definition(recordType, name, -1, traits);
    }
}
