package dev.clientela.activity;

import dev.clientela.activity.ActivityKind.Nature;
import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import dev.clientela.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The kinds of activity of one {@code Crm}, in their order. The first active one of a nature is the default of that
 * nature. Immutable; checked when it is made.
 */
public record ActivityKinds(List<ActivityKind> kinds) {

    /** The name of the vocabulary that the kinds make up. */
    public static final String VOCABULARY = "activity_kind";

    /** The usual kind of what is written to many at once, which is no contact with any of them. */
    public static final String MASS_MAIL = "mass_mail";

    /**
     * @throws dev.clientela.error.ValidationException {@code activity_kind.nature_missing} for each nature without an
     *     active kind
     */
    public ActivityKinds {
        kinds = List.copyOf(kinds);
        Violations violations = new Violations();
        for (Nature nature : Nature.values()) {
            if (kinds.stream()
                    .noneMatch(kind -> kind.nature() == nature && kind.term().active())) {
                violations.add(Violation.of(VOCABULARY, ActivityErrors.NATURE_MISSING, "nature", nature));
            }
        }
        violations.throwIfAny();
        new Vocabulary(VOCABULARY, kinds.stream().map(ActivityKind::term).toList());
    }

    /** Task, call, visit, meeting, closing, e-mail, mass mail and note. */
    public static ActivityKinds usual() {
        return new ActivityKinds(List.of(
                ActivityKind.of("task", Nature.TASK, "Task", "Tarea"),
                ActivityKind.of("call", Nature.CALL, "Call", "Llamada"),
                ActivityKind.of("visit", Nature.VISIT, "Visit", "Visita"),
                ActivityKind.of("meeting", Nature.MEETING, "Meeting", "Reunión"),
                ActivityKind.of("closing", Nature.MEETING, "Closing", "Cierre"),
                ActivityKind.of("email", Nature.EMAIL, "E-mail", "Correo electrónico"),
                ActivityKind.of(MASS_MAIL, Nature.EMAIL, "Mass mail", "Correo masivo")
                        .withoutContact(),
                ActivityKind.of("note", Nature.NOTE, "Note", "Nota")));
    }

    /** The same with another kind at the end. */
    public ActivityKinds plus(ActivityKind kind) {
        List<ActivityKind> more = new ArrayList<>(kinds);
        more.add(kind);
        return new ActivityKinds(more);
    }

    public Vocabulary vocabulary() {
        return new Vocabulary(VOCABULARY, kinds.stream().map(ActivityKind::term).toList());
    }

    public Optional<ActivityKind> kind(String code) {
        return kinds.stream().filter(kind -> kind.code().equals(code)).findFirst();
    }

    /** The kind that activities of a nature get when none is named. */
    public ActivityKind defaultOf(Nature nature) {
        return kinds.stream()
                .filter(kind -> kind.nature() == nature && kind.term().active())
                .findFirst()
                .orElseThrow();
    }
}
