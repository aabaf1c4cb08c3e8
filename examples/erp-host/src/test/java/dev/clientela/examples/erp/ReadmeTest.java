package dev.clientela.examples.erp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The README shows the program as it is. */
class ReadmeTest {

    @Test
    @DisplayName("every snippet stands in the sources, word for word")
    void snippets() throws IOException {
        List<String> sources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sources.add(squeezed(Files.readString(file)));
            }
        }
        List<String> snippets = Pattern.compile("```(?:java|xml)\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(found -> squeezed(found.group(1)))
                .toList();

        assertThat(snippets)
                .hasSize(10)
                .allSatisfy(snippet -> assertThat(sources).anyMatch(source -> source.contains(snippet)));
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }
}
