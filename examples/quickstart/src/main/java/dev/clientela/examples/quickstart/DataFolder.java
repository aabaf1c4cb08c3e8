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
