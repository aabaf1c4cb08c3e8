package dev.clientela;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** What reaches a host's class path is weighed: crm-core with all it pulls in stays under 5 MB. */
class HostWeightTest {
    private static final long LIMIT = 5_000_000;

    @Test
    @org.junit.jupiter.api.DisplayName("what a host gets on its class path weighs less than 5 MB")
    void everythingAHostGetsStaysUnderFiveMegabytes() throws IOException {
        String classpath = Files.readString(Path.of("target/runtime-classpath.txt"));
        long libraries = Stream.of(classpath.strip().split(File.pathSeparator))
                .mapToLong(jar -> weigh(Path.of(jar)))
                .sum();
        assertThat(libraries).as("libraries").isPositive();
        assertThat(libraries + packed(Path.of("target/classes")))
                .as("bytes on the host's class path: %s", classpath)
                .isLessThan(LIMIT);
    }

    /** What our own classes weigh in a jar, where each is compressed by itself. */
    private static long packed(Path classes) {
        try (Stream<Path> files = Files.walk(classes);
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                ZipOutputStream jar = new ZipOutputStream(bytes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                jar.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
                Files.copy(file, jar);
            }
            jar.finish();
            return bytes.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
