package dev.clientela.command;

import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a concept fills in on a draft once the rules before the save have had their say: the owner of a new lead, a score.
 *
 * @param fields those that may be missing until then
 * @param work gives the draft as it is to be written
 */
public record Completion<R extends CrmRecord<R>>(Set<Field<?>> fields, UnaryOperator<R> work) {

    public Completion {
        fields = Set.copyOf(fields);
    }

    /** Nothing is filled in. */
    public static <R extends CrmRecord<R>> Completion<R> none() {
        return new Completion<R>(Set.of(), draft -> draft);
    }
}
