package dev.clientela.approval;

import dev.clientela.command.Execution;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import org.jspecify.annotations.Nullable;

/**
 * What follows from the end of an approval, in its transaction. What it throws undoes the answer that led to it.
 * Thread-safe.
 */
@FunctionalInterface
public interface ApprovalAction {

    /**
     * @param subject the record as it stands; empty is not possible, for a record that is being approved is not deleted
     * @param execution in the name of {@code system:approval}
     */
    void on(ApprovalRequest request, CrmRecord<?> subject, Execution execution);

    /**
     * Sets a field of the record that is neither read-only nor governed by its concept; null clears it. The field must not
     * be one of the approved facts, or the approval is not worth anything any more.
     */
    static <T> ApprovalAction setting(Field<T> field, @Nullable T value) {
        return new FieldSetting<>(field, value);
    }
}
