package dev.clientela.rules.workflow;

import dev.clientela.rules.Formula;
import dev.clientela.security.Owner;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One thing that a workflow rule does. */
public sealed interface Act {

    /** Gives fields of the record values. */
    record SetFields(Map<String, NewValue> fields) implements Act {
        public SetFields {
            fields = Collections.unmodifiableMap(new TreeMap<>(fields));
        }
    }

    /** What a field is set to. */
    sealed interface NewValue {}

    /** Always the same, in the field's plain form. */
    record Fixed(Object plain) implements NewValue {}

    /** A number reckoned from the record; the field stays as it is when the formula has no value. */
    record Reckoned(Formula formula) implements NewValue {}

    /** No value any more. */
    record Cleared() implements NewValue {}

    /**
     * Plans a task about the record.
     *
     * @param subject a template over the record's fields: {@code Call {{last_name}}}
     * @param due how long after the save, or after the wait, it is due
     * @param owner whose it is; the record's owner when empty
     */
    record CreateTask(String subject, Optional<Duration> due, Optional<Owner> owner) implements Act {}

    /** Tells somebody, by a template of the host's that is filled with the record's fields. */
    record Notify(Addressee to, String template) implements Act {}

    /** Gives the record to another owner. */
    record Assign(Owner owner) implements Act {}

    /**
     * Raises an event for the host, {@code workflow.raised}, after the commit like all events.
     *
     * @param name what the host knows it by
     * @param with the fields whose values it tells
     */
    record Raise(String name, Set<String> with) implements Act {
        public Raise {
            with = Collections.unmodifiableSet(new TreeSet<>(with));
        }
    }

    /** Whom a notification is for. */
    sealed interface Addressee {}

    /** The owner, if it is a user; else nobody is told. */
    record ToOwner() implements Addressee {}

    /** Whom the owner reports to. */
    record ToManager() implements Addressee {}

    /** A user by id. */
    record ToUser(String id) implements Addressee {}

    static Act set(String field, Object plain) {
        return new SetFields(Map.of(field, new Fixed(plain)));
    }

    static Act task(String subject, Duration due) {
        return new CreateTask(subject, Optional.of(due), Optional.empty());
    }

    static Act notifyOwner(String template) {
        return new Notify(new ToOwner(), template);
    }

    static Act notifyManager(String template) {
        return new Notify(new ToManager(), template);
    }

    static Act notifyUser(String id, String template) {
        return new Notify(new ToUser(id), template);
    }

    static Act assign(Owner owner) {
        return new Assign(owner);
    }

    static Act raise(String name, String... with) {
        return new Raise(name, Set.copyOf(List.of(with)));
    }
}
