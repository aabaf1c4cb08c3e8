package dev.clientela;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The real data sets beside the checkout, read in place; for tests tagged {@code data}. */
public final class SharedData {

    private SharedData() {}

    public static Path folder(String name) {
        return Path.of(System.getProperty("crm.shared.data")).resolve(name);
    }

    public static String text(String name) {
        try {
            return Files.readString(folder(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A JSON array of texts. */
    public static List<String> strings(String name) {
        return List.of(JsonMapper.builder().build().readValue(text(name), String[].class));
    }
}
