package dev.clientela.approval;

import dev.clientela.command.Edit;
import dev.clientela.command.Execution;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.Trait;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sets one field of the record that was approved, rejected or recalled. */
record FieldSetting<T>(Field<T> field, @Nullable T value) implements ApprovalAction {

    FieldSetting {
        if (field.has(Trait.GOVERNED)) {
            throw new IllegalArgumentException(field + " is governed by its concept");
        }
        Edit.requireWritable(List.of(field));
    }

    @Override
    public void on(ApprovalRequest request, CrmRecord<?> subject, Execution execution) {
        set(subject, request, execution);
    }

    @SuppressWarnings("unchecked") // a record is of its own type
    private <R extends CrmRecord<R>> void set(CrmRecord<?> subject, ApprovalRequest request, Execution execution) {
        R before = (R) subject;
        R after = before.type().create(before.values().with(field, value));
        execution.update(before, after, new ApprovalEvent.FieldSet(request.id()));
    }
}
