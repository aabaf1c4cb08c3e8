package dev.clientela.examples.quickstart;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Runs that nobody watches. */
final class Run {

    private Run() {}

    static SalesReport on(DataFolder folder) throws IOException {
        return on(folder, "memory");
    }

    static SalesReport on(DataFolder folder, String store) throws IOException {
        try (Storage storage = Storage.named(store)) {
            return Quickstart.run(folder, storage, new PrintStream(OutputStream.nullOutputStream()));
        }
    }

    /** What the console shows of it. */
    static String print(SalesReport report) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new Console(new PrintStream(bytes, true, StandardCharsets.UTF_8)).print(report, Tables.of(report));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
