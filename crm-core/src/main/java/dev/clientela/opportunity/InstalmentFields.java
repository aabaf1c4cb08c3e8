package dev.clientela.opportunity;

import static dev.clientela.record.Trait.GOVERNED;
import static dev.clientela.record.Trait.REQUIRED;
import static dev.clientela.record.Trait.SORTABLE;

import dev.clientela.record.DateField;
import dev.clientela.record.DecimalField;
import dev.clientela.record.FieldSet;
import dev.clientela.record.InstantField;
import dev.clientela.record.MoneyField;
import dev.clientela.record.RecordType;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.TagsField;
import dev.clientela.record.TextField;

/** The fields of an instalment. */
public final class InstalmentFields {

    private static final FieldSet<InstalmentId> FIELDS = FieldSet.of("instalment", InstalmentId::new);

    public static final ReferenceField<InstalmentId> ID = FIELDS.id();
    public static final InstantField CREATED_AT = FIELDS.system().createdAt();
    public static final InstantField MODIFIED_AT = FIELDS.system().modifiedAt();
    public static final TextField EXTERNAL_ID = FIELDS.system().externalId();
    public static final TagsField TAGS = FIELDS.system().tags();

    /** The deal that the line is of: reports by owner, category or stage go through it. */
    public static final ReferenceField<OpportunityId> OPPORTUNITY =
            FIELDS.reference("opportunity", "opportunity", OpportunityId::new, REQUIRED, GOVERNED);

    public static final ReferenceField<OpportunityLineId> LINE =
            FIELDS.reference("opportunity_line", "opportunity_line", OpportunityLineId::new, REQUIRED, GOVERNED);

    /** When it is delivered, or comes in. */
    public static final DateField DATE = FIELDS.date("schedule_date", REQUIRED, SORTABLE, GOVERNED);

    /** How many are delivered; set where the line has a schedule by quantity, and there alone. */
    public static final DecimalField QUANTITY = FIELDS.decimal("quantity", 6, GOVERNED);

    /** How much comes in; set where the line has a schedule by revenue, and there alone. */
    public static final MoneyField REVENUE = FIELDS.money("revenue", GOVERNED);

    public static final TextField DESCRIPTION = FIELDS.text("description", 255);

    static final RecordType<Instalment> TYPE = FIELDS.type(Instalment::new);

    private InstalmentFields() {}
}
