package dev.clientela.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.clientela.error.ValidationException;
import dev.clientela.examples.quickstart.RulesReport.Routed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of one's own, with rules of one's own or without. */
class RuleDocumentsTest {

    private static final String LEADS = """
            mql_id,first_contact_date,origin
            a1,4/7/2025,email
            a2,4/8/2025,social
            a3,4/9/2025,social
            """;

    @Test
    @DisplayName("without rules, leads go to the sellers in turn")
    void none(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("leads.csv"), LEADS);
        RulesReport rules = Run.on(DataFolder.at(Optional.of(folder))).rules().get(0);
        assertThat(rules.routed())
                .extracting(Routed::rule, Routed::records)
                .containsExactly(tuple(RulesReport.OTHERWISE, 3L));
        assertThat(rules.trial()).isEmpty();
        assertThat(rules.decisions().get(0).why())
                .anyMatch(why -> why.contains("pool = (users = [inbound.one, inbound.two, inbound.three]"));
    }

    @Test
    @DisplayName("rules that lie in the folder are those in force")
    void own(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("leads.csv"), LEADS);
        Files.writeString(folder.resolve("lead-routing.json"), """
                {"id": "mine", "version": 7, "decides": "assignment", "record": "lead",
                 "rules": [{"id": "social", "when": {"field": "source", "op": "in", "values": ["social"]},
                            "then": {"user": "inbound.two"}}],
                 "otherwise": {"queue": "leads"}}
                """);
        RulesReport rules = Run.on(DataFolder.at(Optional.of(folder))).rules().get(0);
        assertThat(rules.routing().name()).isEqualTo("mine, version 7");
        assertThat(rules.routed())
                .extracting(Routed::rule, Routed::records)
                .containsExactly(tuple("social", 2L), tuple(RulesReport.OTHERWISE, 1L));
    }

    @Test
    @DisplayName("beside rules of one's own, none of those that come with the program are in force or tried")
    void alone(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("olist_marketing_qualified_leads_dataset.csv"), LEADS);
        RulesReport known = Run.on(DataFolder.at(Optional.of(folder))).rules().get(0);
        assertThat(known.routed()).extracting(Routed::rule).contains("advertised");
        assertThat(known.trial()).isPresent();

        Files.writeString(folder.resolve("lead-routing.json"), """
                {"id": "mine", "version": 1, "decides": "assignment", "record": "lead", "rules": [],
                 "otherwise": {"user": "inbound.two"}}
                """);
        RulesReport own = Run.on(DataFolder.at(Optional.of(folder))).rules().get(0);
        assertThat(own.routed())
                .extracting(Routed::rule, Routed::records)
                .containsExactly(tuple(RulesReport.OTHERWISE, 3L));
        assertThat(own.trial()).isEmpty();
    }

    @Test
    @DisplayName("rules about deals are for both questions or for none")
    void half(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("leads.csv"), LEADS);
        Files.writeString(folder.resolve("deal-routing.json"), """
                {"id": "mine", "version": 1, "decides": "assignment", "record": "opportunity", "rules": [],
                 "otherwise": {"keep": true}}
                """);
        assertThatThrownBy(() -> Run.on(DataFolder.at(Optional.of(folder))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("deal-scoring.json");
    }

    @Test
    @DisplayName("rules that are wrong are refused before anything is read, with every fault and where it stands")
    void wrong(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("leads.csv"), LEADS);
        Files.writeString(folder.resolve("lead-routing.json"), """
                {"id": "mine", "version": 7, "decides": "assignment", "record": "lead",
                 "rules": [{"id": "social", "when": {"field": "sauce", "op": "present"},
                            "then": {"user": "nobody.known"}}]}
                """);
        assertThatThrownBy(() -> Run.on(DataFolder.at(Optional.of(folder))))
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        refused -> assertThat(refused.violations())
                                .hasSize(2)
                                .allSatisfy(
                                        fault -> assertThat(fault.parameters()).containsKey("line")));
    }
}
