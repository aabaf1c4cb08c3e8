package dev.clientela.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the module adds to a host's class path is weighed. */
class HostWeightTest {

    private static final long LIMIT = 4_000_000;

    @Test
    @DisplayName("With all that it pulls in beside the kernel, it weighs less than 4 MB")
    void lessThanFourMegabytes() throws IOException {
        Map<String, Path> libraries = libraries(Path.of("target/runtime-classpath.txt"));
        libraries
                .keySet()
                .removeAll(libraries(Path.of("../crm-core/target/runtime-classpath.txt"))
                        .keySet());
        libraries.values().removeIf(path -> path.toString().contains("crm-core"));
        assertThat(libraries.keySet())
                .as("each new one has to earn its line in CONTRIBUTING")
                .containsExactlyInAnyOrder("EvalEx", "lib-recur", "rfc5545-datetime", "jems2");
        long weight =
                libraries.values().stream().mapToLong(HostWeightTest::weigh).sum();
        assertThat(weight).isPositive();
        assertThat(weight + weigh(Path.of("target/classes"))).isLessThan(LIMIT);
    }

    /** By their names without versions, which may be newer where the tests want it. */
    private static Map<String, Path> libraries(Path classpath) throws IOException {
        return Stream.of(Files.readString(classpath).strip().split(File.pathSeparator))
                .map(Path::of)
                .collect(Collectors.toMap(
                        path -> path.getFileName().toString().replaceFirst("-[0-9].*", ""), Function.identity()));
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
