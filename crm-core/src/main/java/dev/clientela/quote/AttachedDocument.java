package dev.clientela.quote;

import dev.clientela.error.Violation;
import dev.clientela.record.ElementType;
import dev.clientela.record.RecordErrors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A document that goes with an offer, by reference: the bytes stay where the host keeps them.
 *
 * @param name what the customer reads
 * @param reference an {@code http} or {@code https} address, which the customer can follow, or the host's own id of the
 *     document, which is shown to nobody outside
 */
public record AttachedDocument(String name, String reference) {

    /** The longest name, in code points. */
    public static final int MAX_NAME_LENGTH = 255;

    /** The longest reference, in code points. */
    public static final int MAX_REFERENCE_LENGTH = 1_000;

    /** The most documents of one offer. */
    public static final int MAX_DOCUMENTS = 50;

    public static final ElementType<AttachedDocument> TYPE = new Type();

    public static AttachedDocument of(String name, String reference) {
        return new AttachedDocument(name, reference);
    }

    /** Whether the reference is an address on the web. */
    public boolean isAddress() {
        String lower = reference.toLowerCase(Locale.ROOT);
        return lower.startsWith("https://") || lower.startsWith("http://");
    }

    private static final class Type implements ElementType<AttachedDocument> {

        @Override
        public String kind() {
            return "attached_document";
        }

        @Override
        public Class<AttachedDocument> type() {
            return AttachedDocument.class;
        }

        @Override
        public Object toPlain(AttachedDocument element) {
            Map<String, Object> plain = new LinkedHashMap<>();
            plain.put("name", element.name());
            plain.put("reference", element.reference());
            return plain;
        }

        @Override
        public AttachedDocument fromPlain(Object plain) {
            if (plain instanceof Map<?, ?> map
                    && map.size() == 2
                    && map.get("name") instanceof String name
                    && map.get("reference") instanceof String reference) {
                return new AttachedDocument(name, reference);
            }
            throw new IllegalArgumentException("Expected a name and a reference");
        }

        @Override
        public String key(AttachedDocument element) {
            return "";
        }

        @Override
        public String keyOf(String sought) {
            return sought;
        }

        @Override
        public List<Violation> check(AttachedDocument element) {
            List<Violation> found = new ArrayList<>(0);
            check("name", element.name(), MAX_NAME_LENGTH, found);
            check("reference", element.reference(), MAX_REFERENCE_LENGTH, found);
            return found;
        }

        private static void check(String path, String text, int maxLength, List<Violation> found) {
            if (text.isBlank()) {
                found.add(Violation.of(path, RecordErrors.REQUIRED));
            }
            found.addAll(Texts.check(path, text, maxLength));
        }

        @Override
        public List<Violation> checkAll(List<AttachedDocument> elements) {
            return elements.size() <= MAX_DOCUMENTS
                    ? List.of()
                    : List.of(Violation.of("", QuoteErrors.TOO_MANY_ATTACHMENTS, "max", MAX_DOCUMENTS));
        }
    }
}
