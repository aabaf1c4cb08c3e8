package dev.clientela.activity;

import static dev.clientela.record.Trait.INDEXED;
import static dev.clientela.record.Trait.PERSONAL;
import static dev.clientela.record.Trait.READ_ONLY;
import static dev.clientela.record.Trait.REQUIRED;
import static dev.clientela.record.Trait.SORTABLE;

import dev.clientela.record.ChoiceField;
import dev.clientela.record.CodeField;
import dev.clientela.record.FieldSet;
import dev.clientela.record.FlagField;
import dev.clientela.record.InstantField;
import dev.clientela.record.IntegerField;
import dev.clientela.record.ListField;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.TagsField;
import dev.clientela.record.TextCodec;
import dev.clientela.record.TextField;
import dev.clientela.security.Owner;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.function.Function;

/** The fields of a series. */
public final class ActivitySeriesFields {

    /** The longest that an occurrence takes: two weeks. */
    public static final int MAX_MINUTES = 14 * 24 * 60;

    private static final FieldSet<ActivitySeriesId> FIELDS = FieldSet.of("activity_series", ActivitySeriesId::new);

    private static final TextCodec<LocalDateTime> LOCAL_TIME = new TextCodec<>(
            "local date-time", LocalDateTime.class, LocalDateTime::toString, text -> read(text, LocalDateTime::parse));
    private static final TextCodec<ZoneId> ZONE_ID =
            new TextCodec<>("zone", ZoneId.class, ZoneId::getId, text -> read(text, ZoneId::of));

    public static final ReferenceField<ActivitySeriesId> ID = FIELDS.id();
    public static final InstantField CREATED_AT = FIELDS.system().createdAt();
    public static final InstantField MODIFIED_AT = FIELDS.system().modifiedAt();
    public static final TextField EXTERNAL_ID = FIELDS.system().externalId();
    public static final TagsField TAGS = FIELDS.system().tags();

    public static final ChoiceField KIND = FIELDS.choice("kind", ActivityKinds.VOCABULARY, REQUIRED);
    public static final TextField SUBJECT = FIELDS.text("subject", 255, REQUIRED, PERSONAL);
    public static final TextField DESCRIPTION = FIELDS.text("description", 4_000, PERSONAL);
    public static final TextField LOCATION = FIELDS.text("location", 255, PERSONAL);
    public static final CodeField<Owner> OWNER = FIELDS.code("owner", Owner.CODEC, REQUIRED, SORTABLE, INDEXED);

    /** The records that each occurrence is about. */
    public static final ListField<RecordRef> RELATED = FIELDS.list("related", RecordRef.TYPE, INDEXED);

    /** When it takes place first, by the clock on the wall. */
    public static final CodeField<LocalDateTime> FIRST_START = FIELDS.code("first_start", LOCAL_TIME, REQUIRED);

    /** Where that clock hangs. */
    public static final CodeField<ZoneId> ZONE = FIELDS.code("zone", ZONE_ID, REQUIRED);

    /** How long each occurrence takes, in minutes that really pass. */
    public static final IntegerField MINUTES = FIELDS.integer("minutes", 1, MAX_MINUTES, REQUIRED);

    /** How it recurs: the value of an RRULE of RFC 5545, which must end. */
    public static final TextField RECURRENCE = FIELDS.text("recurrence", 500, REQUIRED);

    /** The occurrences that depart from the rule. */
    public static final ListField<OccurrenceChange> CHANGES = FIELDS.list("changes", OccurrenceChange.TYPE);

    public static final FlagField IS_CANCELLED = FIELDS.flag("is_cancelled", REQUIRED, READ_ONLY, INDEXED);

    /** When the first occurrence begins. */
    public static final InstantField BEGINS_AT = FIELDS.instant("begins_at", REQUIRED, READ_ONLY, SORTABLE, INDEXED);

    /** When the last one is over. */
    public static final InstantField ENDS_AT = FIELDS.instant("ends_at", REQUIRED, READ_ONLY, SORTABLE, INDEXED);

    /** When the next occurrence begins that has not become an activity by the time that has passed; absent after the last. */
    public static final InstantField NEXT_AT = FIELDS.instant("next_at", READ_ONLY, SORTABLE, INDEXED);

    static final RecordType<ActivitySeries> TYPE = FIELDS.type(ActivitySeries::new);

    private static <T> T read(String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Not understood: " + text, e);
        }
    }

    private ActivitySeriesFields() {}
}
