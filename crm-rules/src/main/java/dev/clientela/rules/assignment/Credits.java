package dev.clientela.rules.assignment;

import java.util.Map;
import java.util.TreeMap;

/** What the members of a pool are owed, as text: a line for each, the number before the id. */
final class Credits {

    private Credits() {}

    static String write(Map<String, Long> credits) {
        StringBuilder text = new StringBuilder();
        credits.forEach((id, credit) -> text.append(credit)
                .append(' ')
                .append(id.replace("\\", "\\\\").replace("\n", "\\n"))
                .append('\n'));
        return text.toString();
    }

    static Map<String, Long> read(String text) {
        Map<String, Long> credits = new TreeMap<>();
        text.lines().forEach(line -> {
            int space = line.indexOf(' ');
            String id = line.substring(space + 1).replace("\\n", "\n").replace("\\\\", "\\");
            credits.put(id, Long.parseLong(line.substring(0, space)));
        });
        return credits;
    }
}
