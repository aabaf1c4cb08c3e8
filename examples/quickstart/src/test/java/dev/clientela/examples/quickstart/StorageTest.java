package dev.clientela.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is reported does not depend on where the records are kept. */
class StorageTest {

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgres"})
    @DisplayName("a database gives the report of the sample that memory gives, line for line")
    void sample(String store) throws IOException {
        assertSameReport(DataFolder.at(Optional.empty()), store);
    }

    @ParameterizedTest
    @Tag("data")
    @CsvSource({
        "crm-sales-opportunities, h2",
        "crm-sales-opportunities, postgres",
        "olist-marketing-funnel, h2",
        "olist-marketing-funnel, postgres"
    })
    @DisplayName("a database gives the report of thousands of deals and leads that memory gives, line for line")
    void data(String folder, String store) throws IOException {
        assertSameReport(DataFolder.at(Optional.of(Path.of(System.getProperty("crm.shared.data"), folder))), store);
    }

    private static void assertSameReport(DataFolder folder, String store) throws IOException {
        assertThat(Run.print(Run.on(folder, store)).lines())
                .containsExactlyElementsOf(Run.print(Run.on(folder)).lines().toList());
    }

    @Test
    @DisplayName("a store that there is not is refused by its name, with those that there are")
    void unknown() {
        assertThatThrownBy(() -> Storage.named("oracle"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No store called oracle: memory, h2 or postgres");
    }
}
