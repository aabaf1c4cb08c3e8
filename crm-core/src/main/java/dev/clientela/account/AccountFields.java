package dev.clientela.account;

import static dev.clientela.record.Trait.GOVERNED;
import static dev.clientela.record.Trait.INDEXED;
import static dev.clientela.record.Trait.PERSONAL;
import static dev.clientela.record.Trait.READ_ONLY;
import static dev.clientela.record.Trait.REQUIRED;
import static dev.clientela.record.Trait.SORTABLE;

import dev.clientela.address.EmailAddress;
import dev.clientela.address.PhoneNumber;
import dev.clientela.address.PostalAddress;
import dev.clientela.record.ChoiceField;
import dev.clientela.record.CodeField;
import dev.clientela.record.DateField;
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

/** The fields of an account. Some are for businesses alone, some for persons alone, as their comments say. */
public final class AccountFields {

    private static final FieldSet<AccountId> FIELDS = FieldSet.of("account", AccountId::new);

    public static final ReferenceField<AccountId> ID = FIELDS.id();
    public static final InstantField CREATED_AT = FIELDS.system().createdAt();
    public static final InstantField MODIFIED_AT = FIELDS.system().modifiedAt();
    public static final TextField EXTERNAL_ID = FIELDS.system().externalId();
    public static final TagsField TAGS = FIELDS.system().tags();

    /** The name of the business; of a person, first and last name unless another is given. */
    public static final TextField NAME = FIELDS.text("name", 255, REQUIRED, SORTABLE, PERSONAL, GOVERNED);

    public static final CodeField<AccountKind> KIND =
            FIELDS.code("kind", AccountKind.CODEC, REQUIRED, INDEXED, GOVERNED);

    public static final CodeField<AccountStage> STAGE =
            FIELDS.code("stage", AccountStage.CODEC, REQUIRED, SORTABLE, INDEXED, GOVERNED);

    /** Sells with or for the host. */
    public static final FlagField IS_PARTNER = FIELDS.flag("is_partner");

    /** Sells against the host. */
    public static final FlagField IS_COMPETITOR = FIELDS.flag("is_competitor");

    /** The business that it belongs to; for businesses alone. */
    public static final ReferenceField<AccountId> PARENT =
            FIELDS.reference("parent", "account", AccountId::new, GOVERNED);

    public static final CodeField<Owner> OWNER = FIELDS.code("owner", Owner.CODEC, REQUIRED, SORTABLE, INDEXED);

    /** The sales territories that it lies in, by name. */
    public static final TagsField TERRITORIES = FIELDS.tags("territories", INDEXED);

    public static final ChoiceField INDUSTRY = FIELDS.choice("industry", Industry.VOCABULARY, SORTABLE, INDEXED);
    public static final ChoiceField RATING = FIELDS.choice("rating", Rating.VOCABULARY);

    /** Where the account came from; the vocabulary is that of leads. */
    public static final ChoiceField SOURCE = FIELDS.choice("source", "lead_source", SORTABLE);

    public static final ListField<EmailAddress> EMAILS =
            FIELDS.list("emails", EmailAddress.TYPE, INDEXED, PERSONAL, GOVERNED);
    public static final ListField<PhoneNumber> PHONES = FIELDS.list("phones", PhoneNumber.TYPE, INDEXED, PERSONAL);
    public static final TextField WEBSITE = FIELDS.text("website", 255, PERSONAL, GOVERNED);
    public static final TextField STREET = FIELDS.text("street", PostalAddress.MAX_STREET_LENGTH, PERSONAL);
    public static final TextField CITY = FIELDS.text("city", PostalAddress.MAX_CITY_LENGTH, SORTABLE, PERSONAL);
    public static final TextField REGION = FIELDS.text("region", PostalAddress.MAX_REGION_LENGTH, PERSONAL);
    public static final TextField POSTAL_CODE =
            FIELDS.text("postal_code", PostalAddress.MAX_POSTAL_CODE_LENGTH, PERSONAL);

    /** ISO 3166-1, two capital letters. */
    public static final TextField COUNTRY = FIELDS.text("country", 2, SORTABLE, INDEXED);

    public static final IntegerField EMPLOYEES = FIELDS.integer("employees", 0, 10_000_000);
    public static final MoneyField ANNUAL_REVENUE = FIELDS.money("annual_revenue");

    /** For businesses alone. */
    public static final IntegerField YEAR_FOUNDED = FIELDS.integer("year_founded", 1, 9999);

    public static final TextField DESCRIPTION = FIELDS.text("description", 32_000, PERSONAL);

    /** For persons alone. */
    public static final TextField SALUTATION = FIELDS.text("salutation", 40, PERSONAL);

    /** For persons alone. */
    public static final TextField FIRST_NAME = FIELDS.text("first_name", 80, PERSONAL, GOVERNED);

    /** For persons alone. */
    public static final TextField LAST_NAME = FIELDS.text("last_name", 80, SORTABLE, PERSONAL, GOVERNED);

    /** What the person is by profession; for persons alone. */
    public static final TextField TITLE = FIELDS.text("title", 128, PERSONAL);

    /** For persons alone. */
    public static final DateField BIRTH_DATE = FIELDS.date("birth_date", PERSONAL);

    /** Asked not to be written to. */
    public static final FlagField EMAIL_OPT_OUT = FIELDS.flag("email_opt_out");

    /** Asked not to be called. */
    public static final FlagField DO_NOT_CALL = FIELDS.flag("do_not_call");

    /** The lists that it is addressed with. */
    public static final TagsField TARGET_LISTS = FIELDS.tags("target_lists", PERSONAL);

    /** What a business is found by when duplicates are sought; see {@link AccountKeys}. */
    public static final ListField<String> MATCH_KEYS = FIELDS.list("match_keys", AccountKeys.TYPE, READ_ONLY, INDEXED);

    static final RecordType<Account> TYPE = FIELDS.type(Account::new);

    private AccountFields() {}
}
