package dev.clientela.rules.workflow;

import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line with names of fields in it, {@code Call {{last_name}}}, which are filled in from a record. */
final class TaskSubject {

    private static final Pattern NAME = Pattern.compile("\\{\\{\\s*([a-z][a-z0-9_]*)\\s*}}");

    /** The longest subject of an activity. */
    private static final int MAX_LENGTH = 255;

    private TaskSubject() {}

    static Set<String> fieldsOf(String template) {
        Set<String> names = new TreeSet<>();
        NAME.matcher(template).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    /** What the record has no value for is left out. */
    static String fill(String template, CrmRecord<?> record) {
        String filled = NAME.matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(record.type()
                        .field(found.group(1))
                        .map(field -> text(record, field))
                        .orElse("")))
                .strip();
        return filled.codePointCount(0, filled.length()) <= MAX_LENGTH
                ? filled
                : filled.substring(0, filled.offsetByCodePoints(0, MAX_LENGTH));
    }

    private static <T> String text(CrmRecord<?> record, Field<T> field) {
        return record.find(field).map(field::toPlain).map(Object::toString).orElse("");
    }
}
