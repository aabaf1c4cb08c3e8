package dev.clientela.activity;

import dev.clientela.activity.ActivityKind.Nature;
import dev.clientela.record.Field;
import dev.clientela.record.RecordId;
import dev.clientela.record.Values;
import dev.clientela.security.Owner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that took place and is written down after: done from the beginning. Without a time, it is taken for just
 * done; without an owner, whoever writes it down did it.
 *
 * <pre>{@code
 * LogActivity.call("Asked for a price", Direction.INBOUND).at(time).about(lead.id()).outcome("interested")
 * LogActivity.email(Direction.INBOUND, "<1@engines.example>").from("charles@engines.example").to("sales@us.example")
 * }</pre>
 *
 * @param nature gives the kind when the values name none
 * @param took when it took place
 */
public record LogActivity(Nature nature, Optional<Instant> took, Values values) {

    public static LogActivity call(String subject, Direction direction) {
        return of(Nature.CALL).with(ActivityFields.SUBJECT, subject).with(ActivityFields.DIRECTION, direction);
    }

    public static LogActivity visit(String subject) {
        return of(Nature.VISIT).with(ActivityFields.SUBJECT, subject);
    }

    public static LogActivity meeting(String subject, Instant start, Instant end) {
        return of(Nature.MEETING)
                .with(ActivityFields.SUBJECT, subject)
                .with(ActivityFields.START_AT, start)
                .with(ActivityFields.END_AT, end)
                .at(end);
    }

    public static LogActivity task(String subject) {
        return of(Nature.TASK).with(ActivityFields.SUBJECT, subject);
    }

    public static LogActivity note(String text) {
        return of(Nature.NOTE).with(ActivityFields.DESCRIPTION, text);
    }

    /** @param messageId the message's own Message-ID, by which it is kept once however often it is logged */
    public static LogActivity email(Direction direction, String messageId) {
        return of(Nature.EMAIL)
                .with(ActivityFields.DIRECTION, direction)
                .with(ActivityFields.MESSAGE_ID, messageId.strip());
    }

    private static LogActivity of(Nature nature) {
        return new LogActivity(nature, Optional.empty(), Activity.TYPE.noValues());
    }

    /** When it was over. */
    public LogActivity at(Instant time) {
        return new LogActivity(nature, Optional.of(time), values);
    }

    /** About these records as well. */
    public LogActivity about(RecordId... records) {
        return new LogActivity(nature, took, Relations.add(values, records));
    }

    public LogActivity ownedBy(Owner owner) {
        return with(ActivityFields.OWNER, owner);
    }

    /** @param code a term of the vocabulary {@code activity_kind} */
    public LogActivity ofKind(String code) {
        return with(ActivityFields.KIND, code);
    }

    /** @param code a term of the vocabulary {@code activity_outcome} */
    public LogActivity outcome(String code) {
        return with(ActivityFields.OUTCOME, code);
    }

    public LogActivity subject(String subject) {
        return with(ActivityFields.SUBJECT, subject);
    }

    public LogActivity saying(String text) {
        return with(ActivityFields.DESCRIPTION, text);
    }

    public LogActivity from(String address) {
        return with(Participant.of(Participant.Role.FROM, address));
    }

    public LogActivity to(String address) {
        return with(Participant.of(Participant.Role.TO, address));
    }

    public LogActivity cc(String address) {
        return with(Participant.of(Participant.Role.CC, address));
    }

    public LogActivity with(Participant participant) {
        @Nullable List<Participant> present = values.get(ActivityFields.PARTICIPANTS);
        List<Participant> all = new ArrayList<>(present == null ? List.of() : present);
        all.add(participant);
        return with(ActivityFields.PARTICIPANTS, all);
    }

    /** Any field, built-in or custom. */
    public <T> LogActivity with(Field<T> field, T value) {
        return new LogActivity(nature, took, values.with(field, value));
    }
}
