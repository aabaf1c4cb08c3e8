package dev.clientela.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.clientela.event.CrmEvent;
import dev.clientela.rules.workflow.WorkflowEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Event types are kept by databases and hosts: what is new is added to the golden file, what is there never goes. */
class RuleEventTypesTest {

    private static final List<CrmEvent> EVENTS = List.of(new WorkflowEvent.Raised("name", "set/rule", Map.of()));

    @Test
    @DisplayName("event types and payload versions are those of golden/event-types.txt")
    void types() throws IOException {
        assertThat(EVENTS)
                .extracting(event -> event.type() + " " + event.schema())
                .containsExactlyInAnyOrderElementsOf(golden());
    }

    @Test
    @DisplayName("every event of this module is among them")
    void all() {
        List<String> found = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.clientela.rules").stream()
                        .filter(type -> type.isAssignableTo(CrmEvent.class) && !type.isInterface())
                        .map(JavaClass::getName)
                        .toList();

        assertThat(EVENTS).extracting(event -> event.getClass().getName()).containsExactlyInAnyOrderElementsOf(found);
    }

    private static List<String> golden() throws IOException {
        try (InputStream file = RuleEventTypesTest.class.getResourceAsStream("/golden/event-types.txt")) {
            assertThat(file).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }
}
