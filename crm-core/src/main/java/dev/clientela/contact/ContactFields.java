package dev.clientela.contact;

import static dev.clientela.record.Trait.GOVERNED;
import static dev.clientela.record.Trait.INDEXED;
import static dev.clientela.record.Trait.PERSONAL;
import static dev.clientela.record.Trait.READ_ONLY;
import static dev.clientela.record.Trait.REQUIRED;
import static dev.clientela.record.Trait.SORTABLE;

import dev.clientela.account.AccountId;
import dev.clientela.address.EmailAddress;
import dev.clientela.address.PhoneNumber;
import dev.clientela.address.PostalAddress;
import dev.clientela.record.ChoiceField;
import dev.clientela.record.CodeField;
import dev.clientela.record.DateField;
import dev.clientela.record.FieldSet;
import dev.clientela.record.FlagField;
import dev.clientela.record.InstantField;
import dev.clientela.record.ListField;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.TagsField;
import dev.clientela.record.TextCodec;
import dev.clientela.record.TextField;
import dev.clientela.security.Owner;

/** The fields of a contact. */
public final class ContactFields {

    private static final FieldSet<ContactId> FIELDS = FieldSet.of("contact", ContactId::new);

    private static final TextCodec<RecordRef> RECORD_REF =
            new TextCodec<>("record reference", RecordRef.class, RecordRef::toString, RecordRef::parse);

    public static final ReferenceField<ContactId> ID = FIELDS.id();
    public static final InstantField CREATED_AT = FIELDS.system().createdAt();
    public static final InstantField MODIFIED_AT = FIELDS.system().modifiedAt();
    public static final TextField EXTERNAL_ID = FIELDS.system().externalId();
    public static final TagsField TAGS = FIELDS.system().tags();

    /** The business that the person works for or acts for; none for a private contact. */
    public static final ReferenceField<AccountId> ACCOUNT =
            FIELDS.reference("account", "account", AccountId::new, GOVERNED);

    public static final TextField SALUTATION = FIELDS.text("salutation", 40, PERSONAL);
    public static final TextField FIRST_NAME = FIELDS.text("first_name", 80, PERSONAL);
    public static final TextField LAST_NAME = FIELDS.text("last_name", 80, SORTABLE, PERSONAL);
    public static final TextField TITLE = FIELDS.text("title", 128, PERSONAL);
    public static final TextField DEPARTMENT = FIELDS.text("department", 80, PERSONAL);

    /** The contact above in the customer's own organisation. */
    public static final ReferenceField<ContactId> REPORTS_TO =
            FIELDS.reference("reports_to", "contact", ContactId::new, GOVERNED);

    public static final CodeField<Owner> OWNER = FIELDS.code("owner", Owner.CODEC, REQUIRED, SORTABLE, INDEXED);
    public static final ListField<EmailAddress> EMAILS = FIELDS.list("emails", EmailAddress.TYPE, INDEXED, PERSONAL);
    public static final ListField<PhoneNumber> PHONES = FIELDS.list("phones", PhoneNumber.TYPE, INDEXED, PERSONAL);
    public static final ListField<PostalAddress> ADDRESSES =
            FIELDS.list("addresses", PostalAddress.TYPE, INDEXED, PERSONAL);

    /** Where the contact came from; the vocabulary is that of leads. */
    public static final ChoiceField SOURCE = FIELDS.choice("source", "lead_source", SORTABLE);

    /** The language to address the person in: ISO 639-1, two small letters. */
    public static final TextField LANGUAGE = FIELDS.text("language", 2, PERSONAL);

    public static final DateField BIRTH_DATE = FIELDS.date("birth_date", PERSONAL);
    public static final TextField DESCRIPTION = FIELDS.text("description", 32_000, PERSONAL);

    /** Asked not to be written to. */
    public static final FlagField EMAIL_OPT_OUT = FIELDS.flag("email_opt_out");

    /** Asked not to be called. */
    public static final FlagField DO_NOT_CALL = FIELDS.flag("do_not_call");

    /** The lists that the person is addressed with. */
    public static final TagsField TARGET_LISTS = FIELDS.tags("target_lists", PERSONAL);

    /** The lead whose conversion made the contact. */
    public static final CodeField<RecordRef> CREATED_BY_LEAD =
            FIELDS.code("created_by_lead", RECORD_REF, READ_ONLY, INDEXED);

    /** The lead whose conversion last filled in fields of the contact. */
    public static final CodeField<RecordRef> UPDATED_BY_LEAD =
            FIELDS.code("updated_by_lead", RECORD_REF, READ_ONLY, INDEXED);

    static final RecordType<Contact> TYPE = FIELDS.type(Contact::new);

    private ContactFields() {}
}
