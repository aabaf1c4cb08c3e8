package dev.clientela.lead;

import static dev.clientela.record.Trait.GOVERNED;
import static dev.clientela.record.Trait.INDEXED;
import static dev.clientela.record.Trait.PERSONAL;
import static dev.clientela.record.Trait.READ_ONLY;
import static dev.clientela.record.Trait.REQUIRED;
import static dev.clientela.record.Trait.SORTABLE;

import dev.clientela.account.AccountId;
import dev.clientela.account.Industry;
import dev.clientela.account.Rating;
import dev.clientela.address.EmailAddress;
import dev.clientela.address.PhoneNumber;
import dev.clientela.contact.ContactId;
import dev.clientela.opportunity.OpportunityId;
import dev.clientela.record.ChoiceField;
import dev.clientela.record.CodeField;
import dev.clientela.record.FieldSet;
import dev.clientela.record.FlagField;
import dev.clientela.record.InstantField;
import dev.clientela.record.IntegerField;
import dev.clientela.record.ListField;
import dev.clientela.record.MoneyField;
import dev.clientela.record.RecordType;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.TagsField;
import dev.clientela.record.TextField;
import dev.clientela.security.Owner;

/** The fields of a lead. */
public final class LeadFields {

    private static final FieldSet<LeadId> FIELDS = FieldSet.of("lead", LeadId::new);

    public static final ReferenceField<LeadId> ID = FIELDS.id();
    public static final InstantField CREATED_AT = FIELDS.system().createdAt();
    public static final InstantField MODIFIED_AT = FIELDS.system().modifiedAt();
    public static final TextField EXTERNAL_ID = FIELDS.system().externalId();
    public static final TagsField TAGS = FIELDS.system().tags();

    public static final TextField SALUTATION = FIELDS.text("salutation", 40, PERSONAL);
    public static final TextField FIRST_NAME = FIELDS.text("first_name", 80, PERSONAL);
    public static final TextField LAST_NAME = FIELDS.text("last_name", 80, SORTABLE, PERSONAL);

    /** Where the person works; without it, the lead is a private person. */
    public static final TextField COMPANY = FIELDS.text("company", 255, SORTABLE);

    public static final TextField TITLE = FIELDS.text("title", 128, PERSONAL);
    public static final ListField<EmailAddress> EMAILS = FIELDS.list("emails", EmailAddress.TYPE, INDEXED, PERSONAL);
    public static final ListField<PhoneNumber> PHONES = FIELDS.list("phones", PhoneNumber.TYPE, INDEXED, PERSONAL);
    public static final TextField WEBSITE = FIELDS.text("website", 255, PERSONAL);
    public static final TextField STREET = FIELDS.text("street", 255, PERSONAL);
    public static final TextField CITY = FIELDS.text("city", 80, PERSONAL);
    public static final TextField REGION = FIELDS.text("region", 80, PERSONAL);
    public static final TextField POSTAL_CODE = FIELDS.text("postal_code", 20, PERSONAL);

    /** ISO 3166-1, two capital letters. */
    public static final TextField COUNTRY = FIELDS.text("country", 2);

    public static final ChoiceField STATUS =
            FIELDS.choice("status", LeadStatuses.VOCABULARY, REQUIRED, SORTABLE, INDEXED, GOVERNED);
    public static final CodeField<Owner> OWNER = FIELDS.code("owner", Owner.CODEC, REQUIRED, SORTABLE, INDEXED);

    /** Where the lead came from. */
    public static final ChoiceField SOURCE = FIELDS.choice("source", LeadSource.VOCABULARY, SORTABLE);

    public static final ChoiceField INDUSTRY = FIELDS.choice("industry", Industry.VOCABULARY);
    public static final ChoiceField RATING = FIELDS.choice("rating", Rating.VOCABULARY);
    public static final IntegerField EMPLOYEES = FIELDS.integer("employees", 0, 10_000_000);
    public static final MoneyField ANNUAL_REVENUE = FIELDS.money("annual_revenue");
    public static final TextField PRODUCT_INTEREST = FIELDS.text("product_interest", 255);
    public static final TextField DESCRIPTION = FIELDS.text("description", 32_000, PERSONAL);

    /** When the person was first in touch, which may be before the lead was captured. */
    public static final InstantField FIRST_CONTACT_AT = FIELDS.instant("first_contact_at");

    /** What scoring found it worth; higher is better. */
    public static final IntegerField SCORE = FIELDS.integer("score", -1_000_000, 1_000_000);

    /** What scoring found it to be of, in a word such as {@code A}. */
    public static final TextField GRADE = FIELDS.text("grade", 40);

    /** Asked not to be written to. */
    public static final FlagField EMAIL_OPT_OUT = FIELDS.flag("email_opt_out");

    /** Asked not to be called. */
    public static final FlagField DO_NOT_CALL = FIELDS.flag("do_not_call");

    /** The lists that the person is addressed with. */
    public static final TagsField TARGET_LISTS = FIELDS.tags("target_lists", PERSONAL);

    /** Why it was given up; a lost lead has one, and no other does. */
    public static final ChoiceField LOST_REASON = FIELDS.choice("lost_reason", LeadLostReason.VOCABULARY, GOVERNED);

    /** When it got its present owner, if another had it before. */
    public static final InstantField ASSIGNED_AT = FIELDS.instant("assigned_at", READ_ONLY, SORTABLE, INDEXED);

    /** When somebody was first in touch with the person after the lead was captured; set once. */
    public static final InstantField FIRST_RESPONDED_AT = FIELDS.instant("first_responded_at", READ_ONLY);

    public static final FlagField IS_CONVERTED = FIELDS.flag("is_converted", REQUIRED, READ_ONLY);
    public static final InstantField CONVERTED_AT = FIELDS.instant("converted_at", READ_ONLY);
    public static final ReferenceField<AccountId> CONVERTED_ACCOUNT =
            FIELDS.reference("converted_account", "account", AccountId::new, READ_ONLY);
    public static final ReferenceField<ContactId> CONVERTED_CONTACT =
            FIELDS.reference("converted_contact", "contact", ContactId::new, READ_ONLY);
    public static final ReferenceField<OpportunityId> CONVERTED_OPPORTUNITY =
            FIELDS.reference("converted_opportunity", "opportunity", OpportunityId::new, READ_ONLY);

    static final RecordType<Lead> TYPE = FIELDS.type(Lead::new);

    private LeadFields() {}
}
