package dev.clientela.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.ezylang.evalex.Expression;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the module adds to a host's class path is weighed. */
class HostWeightTest {

    private static final long LIMIT = 4_000_000;

    @Test
    @DisplayName("With EvalEx, which is all that it pulls in beside the kernel, it weighs less than 4 MB")
    void lessThanFourMegabytes() throws URISyntaxException, IOException {
        Path formulas = Path.of(Expression.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        assertThat(Files.size(formulas) + weigh(Path.of("target/classes")))
                .isPositive()
                .isLessThan(LIMIT);
        String pom = Files.readString(Path.of("pom.xml"));
        String beforeTests = pom.substring(pom.indexOf("<dependencies>"), pom.indexOf("<!-- Samples"));
        assertThat(beforeTests.split("<artifactId>", -1)).hasSize(4);
    }

    private static long weigh(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
