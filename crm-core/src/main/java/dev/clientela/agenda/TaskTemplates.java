package dev.clientela.agenda;

import dev.clientela.activity.ActivityKind;
import dev.clientela.activity.ActivityKind.Nature;
import dev.clientela.activity.ActivityKinds;
import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import dev.clientela.opportunity.StageCatalog;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The tasks that deals bring with them, in the order in which they are generated. Immutable. */
public record TaskTemplates(List<TaskTemplate> templates) {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9_-]{0,59}");

    /** What needs no more than a subject. */
    private static final Set<Nature> PLANNABLE = EnumSet.of(Nature.TASK, Nature.CALL, Nature.VISIT, Nature.EMAIL);

    /**
     * @throws dev.clientela.error.ValidationException {@code task_template.bad_id}, {@code task_template.repeated} for
     *     each at fault
     */
    public TaskTemplates {
        templates = List.copyOf(templates);
        Violations violations = new Violations();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < templates.size(); i++) {
            String id = templates.get(i).id();
            if (!ID.matcher(id).matches()) {
                violations.add(Violation.of(path(i) + ".id", AgendaErrors.TEMPLATE_BAD_ID, "id", id));
            } else if (!ids.add(id)) {
                violations.add(Violation.of(path(i) + ".id", AgendaErrors.TEMPLATE_REPEATED, "id", id));
            }
        }
        violations.throwIfAny();
    }

    public static TaskTemplates none() {
        return new TaskTemplates(List.of());
    }

    public static TaskTemplates of(TaskTemplate... inOrder) {
        return new TaskTemplates(List.of(inOrder));
    }

    List<TaskTemplate> of(String stage) {
        return templates.stream()
                .filter(template -> template.stage().equals(stage))
                .toList();
    }

    /**
     * Holds them to the stages and kinds that there are.
     *
     * @throws dev.clientela.error.ValidationException {@code task_template.unknown_stage},
     *     {@code task_template.wrong_kind} for each at fault
     */
    public void check(StageCatalog stages, ActivityKinds kinds) {
        Violations violations = new Violations();
        for (int i = 0; i < templates.size(); i++) {
            TaskTemplate template = templates.get(i);
            if (stages.stage(template.stage()).isEmpty()) {
                violations.add(Violation.of(
                        path(i) + ".stage", AgendaErrors.TEMPLATE_UNKNOWN_STAGE, "stage", template.stage()));
            }
            String kind = template.kind().orElse("");
            boolean sound = template.kind().isEmpty()
                    || kinds.kind(kind)
                            .map(ActivityKind::nature)
                            .filter(PLANNABLE::contains)
                            .isPresent();
            if (!sound) {
                violations.add(Violation.of(path(i) + ".kind", AgendaErrors.TEMPLATE_WRONG_KIND, "kind", kind));
            }
        }
        violations.throwIfAny();
    }

    private static String path(int index) {
        return "task_templates[" + index + "]";
    }
}
