package dev.clientela.store.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs {@link MillionLeads} in a process of its own, whose heap nobody shares. */
class MillionLeadsTest {

    @Test
    @DisplayName("A tenth of a million leads with their events, four indexes and an order fit in a tenth of 2 GB")
    void aTenthFitsInATenth() throws IOException, InterruptedException {
        assertFit(100_000, "-Xmx204m");
    }

    @Test
    @Tag("large")
    @DisplayName("A million leads with their events, four indexes and an order fit in a heap of 2 GB")
    void aMillionFit() throws IOException, InterruptedException {
        assertFit(1_000_000, "-Xmx2g");
    }

    private static void assertFit(int leads, String heap) throws IOException, InterruptedException {
        String classPath = String.join(
                File.pathSeparator,
                "target/classes",
                "target/test-classes",
                Files.readString(Path.of("target/runtime-classpath.txt")).strip());
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path output = Path.of("target/leads-" + leads + ".txt");
        Process process = new ProcessBuilder(
                        java.toString(), heap, "-cp", classPath, MillionLeads.class.getName(), "" + leads)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor()).as(() -> "see " + output).isZero();
        } finally {
            process.destroy();
        }
        assertThat(Files.readString(output)).contains("kept " + leads + " leads");
    }
}
