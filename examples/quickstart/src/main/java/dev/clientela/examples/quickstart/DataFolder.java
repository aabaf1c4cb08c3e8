package dev.clientela.examples.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder of CSV files to run on, or the small sample that comes with the program. All files are UTF-8. */
final class DataFolder {

    private final Optional<Path> folder;

    private DataFolder(Optional<Path> folder) {
        this.folder = folder;
    }

    /** @param folder where the files are; the sample, when empty */
    static DataFolder at(Optional<Path> folder) {
        folder.filter(given -> !Files.isDirectory(given)).ifPresent(missing -> {
            throw new IllegalArgumentException("There is no folder " + missing.toAbsolutePath());
        });
        return new DataFolder(folder);
    }

    /** The first of these files that the folder has. A byte that is not UTF-8 is an error, not a damaged name. */
    Optional<Sheet> sheet(String... names) throws IOException {
        for (String name : names) {
            Optional<InputStream> bytes = open(name);
            if (bytes.isPresent()) {
                var text = new InputStreamReader(bytes.get(), StandardCharsets.UTF_8.newDecoder());
                return Optional.of(Sheet.read(name, text));
            }
        }
        return Optional.empty();
    }

    boolean isSample() {
        return folder.isEmpty();
    }

    boolean has(String name) {
        return folder.filter(given -> Files.exists(given.resolve(name))).isPresent();
    }

    /** The text of a file that lies in the folder itself; empty for the sample, whose rules come along with others. */
    Optional<String> text(String name) throws IOException {
        return has(name)
                ? Optional.of(Files.readString(folder.orElseThrow().resolve(name), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    /** The text of a file that comes with the program. */
    static Optional<String> comingAlong(String name) throws IOException {
        try (InputStream bytes = DataFolder.class.getResourceAsStream(name)) {
            return bytes == null
                    ? Optional.empty()
                    : Optional.of(new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private Optional<InputStream> open(String name) throws IOException {
        if (folder.isEmpty()) {
            return Optional.ofNullable(DataFolder.class.getResourceAsStream("sample/" + name));
        }
        Path file = folder.get().resolve(name);
        return Files.exists(file) ? Optional.of(Files.newInputStream(file)) : Optional.empty();
    }

    @Override
    public String toString() {
        return folder.map(Path::toString).orElse("the sample that comes with the quickstart");
    }
}
