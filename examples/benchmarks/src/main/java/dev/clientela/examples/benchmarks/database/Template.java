package dev.clientela.examples.benchmarks.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A text with places such as {@code $name$}, taken apart once. */
final class Template {

    private final List<String> texts = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final int length;

    private Template(String source) {
        String[] parts = source.strip().split("\\$");
        for (int i = 0; i < parts.length; i++) {
            (i % 2 == 0 ? texts : names).add(parts[i]);
        }
        this.length = source.length();
    }

    static Template read(String name) {
        return new Template(Server.text("/dev/clientela/examples/benchmarks/database/" + name + ".json"));
    }

    String fill(Map<String, String> values) {
        StringBuilder filled = new StringBuilder(2 * length);
        for (int i = 0; i < texts.size(); i++) {
            filled.append(texts.get(i));
            if (i < names.size()) {
                filled.append(values.get(names.get(i)));
            }
        }
        return filled.toString();
    }
}
