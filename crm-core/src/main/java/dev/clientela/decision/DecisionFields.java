package dev.clientela.decision;

import static dev.clientela.record.Trait.INDEXED;
import static dev.clientela.record.Trait.PERSONAL;
import static dev.clientela.record.Trait.READ_ONLY;
import static dev.clientela.record.Trait.REQUIRED;
import static dev.clientela.record.Trait.SORTABLE;

import dev.clientela.record.CodeField;
import dev.clientela.record.FieldSet;
import dev.clientela.record.InstantField;
import dev.clientela.record.IntegerField;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.TextField;

/**
 * The fields of a decision. It tells of its subject without referring to it, for it must not keep anybody from deleting
 * that.
 */
public final class DecisionFields {

    private static final FieldSet<DecisionId> FIELDS = FieldSet.of("decision", DecisionId::new);

    public static final ReferenceField<DecisionId> ID = FIELDS.id();

    /** When it was decided. */
    public static final InstantField CREATED_AT = FIELDS.system().createdAt();

    /** What kind of question it answers, such as {@code assignment}. */
    public static final CodeField<String> KIND =
            FIELDS.code("kind", Codes.TEXT, REQUIRED, READ_ONLY, SORTABLE, INDEXED);

    /** The record that it was about. */
    public static final CodeField<RecordRef> SUBJECT =
            FIELDS.code("subject", Codes.RECORD_REF, REQUIRED, READ_ONLY, INDEXED);

    /** The rule set that decided. */
    public static final CodeField<String> RULE_SET = FIELDS.code("rule_set", Codes.TEXT, REQUIRED, READ_ONLY);

    public static final IntegerField RULE_SET_VERSION =
            FIELDS.integer("rule_set_version", 0, Long.MAX_VALUE, REQUIRED, READ_ONLY);

    /** The rule that decided; absent when none did. */
    public static final CodeField<String> RULE = FIELDS.code("rule", Codes.TEXT, READ_ONLY);

    /** What was decided, in a word or a few: an owner, a grade. Never anything that tells who a person is. */
    public static final TextField OUTCOME = FIELDS.text("outcome", 4_000, READ_ONLY);

    /** Why, as a JSON object. */
    public static final TextField EXPLANATION =
            FIELDS.text("explanation", Decision.MAX_EXPLANATION, READ_ONLY, PERSONAL);

    static final RecordType<Decision> TYPE = FIELDS.type(Decision::new);

    private DecisionFields() {}
}
