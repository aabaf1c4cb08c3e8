package dev.clientela.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.lead.LeadStatus.Kind;
import dev.clientela.vocabulary.Term;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LeadStatusesTest {

    private static LeadStatus status(String code, Kind kind) {
        return LeadStatus.of(code, kind, code, code);
    }

    private static List<String> faults(List<LeadStatus> statuses) {
        return catchThrowableOfType(ValidationException.class, () -> new LeadStatuses(statuses)).violations().stream()
                .map(violation -> violation.code() + violation.parameters().toString())
                .toList();
    }

    @Test
    @DisplayName("LC-1 the first active status of a kind is its default")
    void defaults() {
        LeadStatuses statuses = new LeadStatuses(List.of(
                new LeadStatus(Term.of("old").retired(), Kind.CONVERTED),
                status("won", Kind.CONVERTED),
                status("sold", Kind.CONVERTED),
                status("new", Kind.OPEN),
                status("hot", Kind.QUALIFIED),
                status("dead", Kind.LOST)));

        assertThat(statuses.defaultOf(Kind.CONVERTED).code()).isEqualTo("won");
        assertThat(statuses.status("sold")).map(LeadStatus::kind).contains(Kind.CONVERTED);
        assertThat(statuses.status("none")).isEmpty();
    }

    @Test
    @DisplayName("a catalogue without a status of a kind is refused, every kind at once; a retired one does not count")
    void kinds() {
        assertThat(faults(List.of(
                        status("new", Kind.OPEN),
                        new LeadStatus(Term.of("hot").retired(), Kind.QUALIFIED),
                        status("won", Kind.CONVERTED))))
                .containsExactly("lead_status.kind_missing{kind=QUALIFIED}", "lead_status.kind_missing{kind=LOST}");
    }

    @Test
    @DisplayName("a catalogue with a code twice is refused")
    void codes() {
        ValidationException refused = catchThrowableOfType(
                ValidationException.class,
                () -> new LeadStatuses(List.of(
                        status("new", Kind.OPEN),
                        status("new", Kind.QUALIFIED),
                        status("dead", Kind.LOST),
                        status("won", Kind.CONVERTED))));

        assertThat(refused.violations()).extracting(Violation::path).containsExactly("lead_status[1]");
    }

    @Test
    @DisplayName("the usual statuses speak English and Spanish, in the order of a lead's life")
    void usual() {
        assertThat(LeadStatuses.usual().vocabulary().terms())
                .extracting(Term::code)
                .containsExactly("new", "contacted", "nurturing", "qualified", "unqualified", "converted");
        assertThat(LeadStatuses.usual().status("lost")).isEmpty();
        assertThat(LeadStatuses.usual().vocabulary().terms())
                .extracting(term -> term.label(Locale.forLanguageTag("es-AR")))
                .startsWith("Nuevo", "Contactado");
    }

    @Test
    @DisplayName("from each kind of status to each: allowed or not, as the table says; nothing leads out of conversion")
    void transitions() {
        Map<Kind, Set<Kind>> allowed = Map.of(
                Kind.OPEN, EnumSet.of(Kind.OPEN, Kind.QUALIFIED, Kind.LOST),
                Kind.QUALIFIED, EnumSet.of(Kind.OPEN, Kind.QUALIFIED, Kind.LOST),
                Kind.LOST, EnumSet.of(Kind.LOST, Kind.OPEN),
                Kind.CONVERTED, EnumSet.noneOf(Kind.class));
        for (Kind from : Kind.values()) {
            for (Kind to : Kind.values()) {
                assertThat(LeadTransitions.allowed(from, to))
                        .as("%s to %s", from, to)
                        .isEqualTo(allowed.get(from).contains(to));
            }
        }
    }
}
