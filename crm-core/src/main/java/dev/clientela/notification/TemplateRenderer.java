package dev.clientela.notification;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import dev.clientela.error.RefusedException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Fills templates in. Only maps and lists are looked into, so that a template cannot reach into objects. Thread-safe.
 */
public final class TemplateRenderer {

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

    private final Mustache.Compiler plain = Mustache.compiler()
            .strictSections(true)
            .emptyStringIsFalse(true)
            .withCollector(new MapsOnly())
            .withEscaper(Escapers.NONE);
    private final Mustache.Compiler html = plain.withEscaper(Escapers.HTML);

    /** Looks variables up in maps alone, never by reflection. */
    private static final class MapsOnly extends BasicCollector {

        @Override
        public <K, V> Map<K, V> createFetcherCache() {
            return new HashMap<>();
        }
    }

    /** Text with nothing in it that would end a header line. */
    String subject(String name, NotificationTemplate template, Map<String, Object> values) {
        return BREAKS.matcher(fill(plain, name, template.subject(), values))
                .replaceAll(" ")
                .strip();
    }

    /**
     * The text with everything filled in; values are escaped where it is HTML.
     *
     * @param name of the template, for errors
     * @throws RefusedException {@code notification.missing_variable}, {@code notification.bad_template}
     */
    public String body(String name, NotificationTemplate template, Map<String, Object> values) {
        Mustache.Compiler compiler = template.format() == NotificationTemplate.Format.HTML ? html : plain;
        return fill(compiler, name, template.body(), values);
    }

    private static String fill(Mustache.Compiler compiler, String name, String text, Map<String, Object> values) {
        try {
            return compiler.compile(text).execute(values);
        } catch (MustacheException.Context missing) {
            throw new RefusedException(
                    NotificationErrors.MISSING_VARIABLE,
                    Map.of("template", name, "variable", missing.key, "line", missing.lineNo));
        } catch (MustacheException | UnsupportedOperationException malformed) {
            // A partial makes the absent template loader throw the latter.
            throw new RefusedException(
                    NotificationErrors.BAD_TEMPLATE,
                    Map.of("template", name, "problem", String.valueOf(malformed.getMessage())));
        }
    }
}
