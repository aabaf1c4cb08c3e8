package dev.clientela.activity;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import dev.clientela.error.ValidationException;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The subject of an activity with names of fields in it, <code>Call about {{name}}</code>, which are filled in from a
 * record; sections as in <code>{{#next_step}}, then {{next_step}}{{/next_step}}</code> stand where the field has a
 * value. What the record has no value for is left out. Thread-safe.
 */
public final class SubjectTemplate {

    /** The longest subject of an activity; more is cut off. */
    private static final int MAX_LENGTH = 255;

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

    private static final Mustache.Compiler COMPILER = Mustache.compiler()
            .defaultValue("")
            .emptyStringIsFalse(true)
            .withCollector(new MapsOnly())
            .withEscaper(Escapers.NONE);

    private final String text;
    private final Template template;
    private final Set<String> fields;

    private SubjectTemplate(String text, Template template, Set<String> fields) {
        this.text = text;
        this.template = template;
        this.fields = fields;
    }

    /** Looks names up in maps alone, never by reflection. */
    private static final class MapsOnly extends BasicCollector {

        @Override
        public <K, V> Map<K, V> createFetcherCache() {
            return new HashMap<>();
        }
    }

    /** @throws ValidationException {@code activity.bad_subject_template} on {@code subject} */
    public static SubjectTemplate of(String text) {
        Set<String> fields = new TreeSet<>();
        try {
            Template template = COMPILER.compile(text);
            template.visit(new Names(fields));
            if (text.isBlank()) {
                throw ValidationException.of("subject", ActivityErrors.BAD_SUBJECT_TEMPLATE);
            }
            return new SubjectTemplate(text, template, Collections.unmodifiableSet(fields));
        } catch (MustacheException | UnsupportedOperationException e) {
            // A partial makes the absent template loader throw the latter.
            ValidationException refusal = ValidationException.of("subject", ActivityErrors.BAD_SUBJECT_TEMPLATE);
            refusal.addSuppressed(e);
            throw refusal;
        }
    }

    private record Names(Set<String> found) implements Mustache.Visitor {

        @Override
        public void visitText(String text) {
            // Says nothing of any field.
        }

        @Override
        public void visitVariable(String name) {
            found.add(name);
        }

        @Override
        public boolean visitInclude(String name) {
            throw new UnsupportedOperationException("A subject includes nothing: " + name);
        }

        @Override
        public boolean visitSection(String name) {
            return note(name);
        }

        @Override
        public boolean visitInvertedSection(String name) {
            return note(name);
        }

        /** What stands inside a section is looked at, too. */
        private boolean note(String name) {
            found.add(name);
            return true;
        }
    }

    /** The names that it asks a record for. */
    public Set<String> fields() {
        return fields;
    }

    /** In one line, cut off where it is too long for a subject. */
    public String fill(CrmRecord<?> record) {
        Map<String, Object> values = new HashMap<>();
        record.values().fields().forEach(field -> values.put(field.name(), plain(record, field)));
        String filled = BREAKS.matcher(template.execute(values)).replaceAll(" ").strip();
        return filled.codePointCount(0, filled.length()) <= MAX_LENGTH
                ? filled
                : filled.substring(0, filled.offsetByCodePoints(0, MAX_LENGTH));
    }

    private static <T> Object plain(CrmRecord<?> record, Field<T> field) {
        Object plain = field.toPlain(record.get(field));
        return plain instanceof Boolean ? plain : plain.toString();
    }

    @Override
    public String toString() {
        return text;
    }
}
