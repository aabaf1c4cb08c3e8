package dev.clientela.rules.workflow;

import dev.clientela.activity.Activities;
import dev.clientela.activity.PlanActivity;
import dev.clientela.activity.Schedule;
import dev.clientela.activity.SubjectTemplate;
import dev.clientela.command.Edit;
import dev.clientela.command.Execution;
import dev.clientela.notification.NotificationEvent;
import dev.clientela.notification.Recipient;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import dev.clientela.security.Owner;
import dev.clientela.security.User;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Does the acts of one rule to one record, in the transaction of the command that set the rule off. */
final class ActRunner {

    private final Execution execution;
    private final RecordRef subject;
    private final String rule;

    /** @param execution as the program in whose name rules act */
    ActRunner(Execution execution, RecordRef subject, String rule) {
        this.execution = execution;
        this.subject = subject;
        this.rule = rule;
    }

    /** @param record as it was when the rule was asked: later acts of the rule see what earlier ones made of it */
    void run(Act act, CrmRecord<?> record) {
        if (act instanceof Act.SetFields set) {
            edit(record, edit(set, record));
        } else if (act instanceof Act.CreateTask task) {
            plan(task, record);
        } else if (act instanceof Act.Notify notify) {
            recipient(notify.to(), record)
                    .ifPresent(recipient -> execution.tell(
                            record, new NotificationEvent.Requested(recipient, notify.template(), values(record))));
        } else if (act instanceof Act.Assign assign) {
            ownerField(record.type()).ifPresent(field -> edit(record, Edit.set(field, assign.owner())));
        } else if (act instanceof Act.Raise raise) {
            Map<String, Object> told = values(record);
            told.keySet().retainAll(raise.with());
            execution.tell(record, new WorkflowEvent.Raised(raise.name(), rule, told));
        }
    }

    private void edit(CrmRecord<?> record, Edit edit) {
        if (!edit.fields().isEmpty()) {
            Concept.of(record.type().name()).edit(execution.commands(), subject.id(), edit);
        }
    }

    private static Edit edit(Act.SetFields set, CrmRecord<?> record) {
        Values changed = apply(set, record, record.values());
        Map<Field<?>, @Nullable Object> fields = new LinkedHashMap<>();
        for (Field<?> field : changed.differences(record.values())) {
            fields.put(field, changed.get(field));
        }
        return new Edit(fields, Optional.empty());
    }

    /** The values with what the act sets in them. */
    static Values apply(Act.SetFields set, CrmRecord<?> record, Values values) {
        Values.Builder changed = values.edit();
        set.fields()
                .forEach((name, value) -> record.type()
                        .field(name)
                        .or(() -> record.values().fields().stream()
                                .filter(field -> field.name().equals(name))
                                .findFirst())
                        .ifPresent(field -> put(changed, field, value, record)));
        return changed.build();
    }

    private static <T> void put(Values.Builder values, Field<T> field, Act.NewValue value, CrmRecord<?> record) {
        if (value instanceof Act.Fixed fixed) {
            values.set(field, field.fromPlain(fixed.plain()));
        } else if (value instanceof Act.Reckoned reckoned) {
            reckoned.formula()
                    .value(record)
                    .ifPresent(number -> values.set(field, field.fromPlain(plain(field, number))));
        } else {
            values.set(field, null);
        }
    }

    /** Whole numbers take a formula's value rounded half up. */
    private static Object plain(Field<?> field, java.math.BigDecimal number) {
        return field instanceof dev.clientela.record.IntegerField
                ? (Object) number.setScale(0, java.math.RoundingMode.HALF_UP).longValue()
                : number;
    }

    private void plan(Act.CreateTask task, CrmRecord<?> record) {
        PlanActivity plan = PlanActivity.task(SubjectTemplate.of(task.subject()).fill(record))
                .about(record.id());
        Optional<Owner> owner = task.owner().or(() -> owner(record));
        if (owner.isPresent()) {
            plan = plan.ownedBy(owner.get());
        }
        if (task.due().isPresent()) {
            plan = plan.when(Schedule.by(execution.now().plus(task.due().get())));
        }
        new Activities(execution.commands()).plan(plan);
    }

    private Optional<Recipient> recipient(Act.Addressee to, CrmRecord<?> record) {
        if (to instanceof Act.ToUser user) {
            return Optional.of(Recipient.user(user.id()));
        }
        Optional<String> owner = owner(record).filter(Owner::isUser).map(Owner::id);
        return (to instanceof Act.ToOwner ? owner : owner.flatMap(this::manager)).map(Recipient::user);
    }

    private Optional<String> manager(String user) {
        return execution
                .kernel()
                .directory()
                .user(execution.actor().tenant(), user)
                .flatMap(User::manager);
    }

    private static Optional<Owner> owner(CrmRecord<?> record) {
        return ownerField(record.type()).flatMap(record::find);
    }

    @SuppressWarnings("unchecked") // its codec says that its values are owners
    private static Optional<Field<Owner>> ownerField(RecordType<?> type) {
        return type.field("owner").map(field -> (Field<Owner>) field);
    }

    private static Map<String, Object> values(CrmRecord<?> record) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("record", record.ref().toString());
        record.values().fields().forEach(field -> values.put(field.name(), plain(record, field)));
        return values;
    }

    private static <T> Object plain(CrmRecord<?> record, Field<T> field) {
        return field.toPlain(record.get(field));
    }
}
