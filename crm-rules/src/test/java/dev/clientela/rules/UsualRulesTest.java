package dev.clientela.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import dev.clientela.rules.assignment.Route;
import dev.clientela.rules.assignment.RuleAssignment;
import dev.clientela.rules.response.AutoResponse;
import dev.clientela.rules.territory.TerritoryModel;
import dev.clientela.rules.workflow.WorkflowRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rule sets that ship with the module. */
class UsualRulesTest {

    private static final Path RESOURCES = Path.of("src/main/resources/dev/clientela/rules");

    private static List<Path> documents() {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.endsWith("rule-set.schema.json"))
                    .filter(file -> !file.endsWith("usual-alerts.json")) // a document of its own kind
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("Each is as the published schema says")
    void schema() throws IOException {
        assertThat(documents()).hasSizeGreaterThan(10);
        for (Path document : documents()) {
            assertThat(RuleSetSchemaTest.SCHEMA.validate(Files.readString(document), InputFormat.JSON))
                    .as(document.toString())
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("Each compiles, and its golden cases come out")
    void compile() {
        assertThat(RuleProgram.compile(RuleAssignment.usual(Leads.CONTEXT), Leads.CONTEXT)
                        .warnings())
                .isEmpty();
        assertThat(RuleProgram.compile(AutoResponse.usual(Leads.CONTEXT), Leads.CONTEXT)
                        .warnings())
                .isEmpty();
        assertThat(RuleProgram.compile(WorkflowRules.usual(Leads.CONTEXT), Leads.CONTEXT)
                        .warnings())
                .isEmpty();
        assertThat(TerritoryModel.usual(Leads.CONTEXT).name()).isEqualTo("usual");
        assertThat(RuleProgram.compile(RuleAssignment.usual(Leads.CONTEXT), Leads.CONTEXT)
                        .decide(Leads.of("AR", 900), Leads.SITUATION)
                        .outcome())
                .contains(Route.toQueue("key_accounts"));
    }
}
