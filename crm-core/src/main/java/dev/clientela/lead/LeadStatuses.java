package dev.clientela.lead;

import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import dev.clientela.lead.LeadStatus.Kind;
import dev.clientela.vocabulary.Vocabulary;
import java.util.List;
import java.util.Optional;

/**
 * The statuses a lead can have, in their order. The first active one of a kind is the default of that kind. Immutable;
 * checked when it is made.
 */
public record LeadStatuses(List<LeadStatus> statuses) {

    /** The name of the vocabulary that the statuses make up. */
    public static final String VOCABULARY = "lead_status";

    /** @throws dev.clientela.error.ValidationException {@code lead_status.kind_missing} for each kind without a status */
    public LeadStatuses {
        statuses = List.copyOf(statuses);
        Violations violations = new Violations();
        for (Kind kind : Kind.values()) {
            if (statuses.stream()
                    .noneMatch(status -> status.kind() == kind && status.term().active())) {
                violations.add(Violation.of(VOCABULARY, LeadErrors.STATUS_KIND_MISSING, "kind", kind));
            }
        }
        violations.throwIfAny();
        new Vocabulary(VOCABULARY, statuses.stream().map(LeadStatus::term).toList());
    }

    /** New, contacted, nurturing; qualified; unqualified; converted. */
    public static LeadStatuses usual() {
        return new LeadStatuses(List.of(
                LeadStatus.of("new", Kind.OPEN, "New", "Nuevo"),
                LeadStatus.of("contacted", Kind.OPEN, "Contacted", "Contactado"),
                LeadStatus.of("nurturing", Kind.OPEN, "Nurturing", "En maduración"),
                LeadStatus.of("qualified", Kind.QUALIFIED, "Qualified", "Calificado"),
                LeadStatus.of("unqualified", Kind.LOST, "Unqualified", "Descartado"),
                LeadStatus.of("converted", Kind.CONVERTED, "Converted", "Convertido")));
    }

    public Vocabulary vocabulary() {
        return new Vocabulary(
                VOCABULARY, statuses.stream().map(LeadStatus::term).toList());
    }

    public Optional<LeadStatus> status(String code) {
        return statuses.stream().filter(status -> status.code().equals(code)).findFirst();
    }

    /** The status that leads of a kind get when none is named. */
    public LeadStatus defaultOf(Kind kind) {
        return statuses.stream()
                .filter(status -> status.kind() == kind && status.term().active())
                .findFirst()
                .orElseThrow();
    }
}
