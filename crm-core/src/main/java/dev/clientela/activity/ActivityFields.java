package dev.clientela.activity;

import static dev.clientela.record.Trait.GOVERNED;
import static dev.clientela.record.Trait.INDEXED;
import static dev.clientela.record.Trait.PERSONAL;
import static dev.clientela.record.Trait.READ_ONLY;
import static dev.clientela.record.Trait.REQUIRED;
import static dev.clientela.record.Trait.SORTABLE;
import static dev.clientela.record.Trait.UNIQUE;

import dev.clientela.record.ChoiceField;
import dev.clientela.record.CodeField;
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

/** The fields of an activity. */
public final class ActivityFields {

    private static final FieldSet<ActivityId> FIELDS = FieldSet.of("activity", ActivityId::new);

    public static final ReferenceField<ActivityId> ID = FIELDS.id();
    public static final InstantField CREATED_AT = FIELDS.system().createdAt();
    public static final InstantField MODIFIED_AT = FIELDS.system().modifiedAt();
    public static final TextField EXTERNAL_ID = FIELDS.system().externalId();
    public static final TagsField TAGS = FIELDS.system().tags();

    public static final ChoiceField KIND =
            FIELDS.choice("kind", ActivityKinds.VOCABULARY, REQUIRED, SORTABLE, INDEXED, GOVERNED);

    /** Required, but for notes and e-mails. */
    public static final TextField SUBJECT = FIELDS.text("subject", 255, SORTABLE, PERSONAL, GOVERNED);

    /** What is to be done, was said or was written; the body of an e-mail, the text of a note. */
    public static final TextField DESCRIPTION = FIELDS.text("description", 32_000, PERSONAL, GOVERNED);

    public static final CodeField<Owner> OWNER = FIELDS.code("owner", Owner.CODEC, REQUIRED, SORTABLE, INDEXED);
    public static final CodeField<ActivityStatus> STATUS =
            FIELDS.code("status", TextCodec.ofEnum(ActivityStatus.class), REQUIRED, SORTABLE, INDEXED, GOVERNED);

    /** How pressing it is: a term of {@code activity_priority}. */
    public static final ChoiceField PRIORITY = FIELDS.choice("priority", ActivityPriority.VOCABULARY, SORTABLE);

    /** By when it is to be done; overdue from then on. */
    public static final InstantField DUE_AT = FIELDS.instant("due_at", SORTABLE, INDEXED, GOVERNED);

    public static final InstantField START_AT = FIELDS.instant("start_at", SORTABLE, INDEXED, GOVERNED);

    /** The first instant at which it is over: what starts then does not collide. */
    public static final InstantField END_AT = FIELDS.instant("end_at", SORTABLE, GOVERNED);

    /** Whether its times mean whole days; one due on a day is due when that day ends. */
    public static final FlagField ALL_DAY = FIELDS.flag("all_day");

    /** When its owner is to be reminded. */
    public static final InstantField REMIND_AT = FIELDS.instant("remind_at", SORTABLE, GOVERNED);

    /** True while a reminder is still to come; absent otherwise. */
    public static final FlagField REMINDER_WAITS = FIELDS.flag("reminder_waits", READ_ONLY, INDEXED);

    /** When its owner was reminded at the present {@link #REMIND_AT}; another one clears it. */
    public static final InstantField REMINDED_AT = FIELDS.instant("reminded_at", READ_ONLY);

    /** When it was done. */
    public static final InstantField COMPLETED_AT = FIELDS.instant("completed_at", SORTABLE, READ_ONLY);

    /** What came of it: a term of {@code activity_outcome}. */
    public static final ChoiceField OUTCOME = FIELDS.choice("outcome", ActivityOutcome.VOCABULARY);

    public static final TextField LOCATION = FIELDS.text("location", 255, PERSONAL);

    /** Of calls and e-mails. */
    public static final CodeField<Direction> DIRECTION = FIELDS.code("direction", TextCodec.ofEnum(Direction.class));

    /** The records that it is about, of any type, each once. */
    public static final ListField<RecordRef> RELATED = FIELDS.list("related", RecordRef.TYPE, INDEXED);

    /** Who wrote, was written to, or is to come. */
    public static final ListField<Participant> PARTICIPANTS =
            FIELDS.list("participants", Participant.TYPE, INDEXED, PERSONAL);

    /** The Message-ID of an e-mail, by which the same message is kept once. */
    public static final TextField MESSAGE_ID = FIELDS.text("message_id", 500, UNIQUE, PERSONAL);

    /**
     * The place on a timeline: when it started or else was done; while open, when it starts or else is due; the time of
     * its making when nothing else is known.
     */
    public static final InstantField OCCURS_AT = FIELDS.instant("occurs_at", REQUIRED, READ_ONLY, SORTABLE, INDEXED);

    static final RecordType<Activity> TYPE = FIELDS.type(Activity::new);

    private ActivityFields() {}
}
