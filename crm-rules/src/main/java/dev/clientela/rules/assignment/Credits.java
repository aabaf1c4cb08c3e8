package dev.clientela.rules.assignment;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the members of a pool are owed, as text: a line for each, the number before the id. */
final class Credits {

    private static final Pattern LINE = Pattern.compile("\n");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

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
        LINE.splitAsStream(text).filter(line -> !line.isEmpty()).forEach(line -> {
            int space = line.indexOf(' ');
            credits.put(unescaped(line.substring(space + 1)), Long.parseLong(line.substring(0, space)));
        });
        return credits;
    }

    private static String unescaped(String text) {
        return ESCAPED.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1).equals("n") ? "\n" : found.group(1)));
    }
}
