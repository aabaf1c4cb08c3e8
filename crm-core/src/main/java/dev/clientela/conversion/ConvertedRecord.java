package dev.clientela.conversion;

import dev.clientela.record.ElementType;
import dev.clientela.record.RecordRef;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A record that took part in a conversion.
 *
 * @param versionBefore 0 when the conversion created it
 * @param versionAfter the version that the conversion left; the same as before when nothing of it had to change
 */
public record ConvertedRecord(RecordRef record, Role role, long versionBefore, long versionAfter) {

    /** What the record is to the conversion. */
    public enum Role {
        LEAD,
        ACCOUNT,
        CONTACT,
        OPPORTUNITY,
        ACTIVITY
    }

    static final ElementType<ConvertedRecord> TYPE = new Type();

    public boolean isCreated() {
        return versionBefore == 0;
    }

    /** Whether it was there before and was changed. */
    public boolean isChanged() {
        return versionBefore > 0 && versionAfter > versionBefore;
    }

    private static final class Type implements ElementType<ConvertedRecord> {

        @Override
        public String kind() {
            return "converted record";
        }

        @Override
        public Class<ConvertedRecord> type() {
            return ConvertedRecord.class;
        }

        @Override
        public Object toPlain(ConvertedRecord element) {
            Map<String, Object> plain = new LinkedHashMap<>();
            plain.put("record", element.record().toString());
            plain.put("role", element.role().name().toLowerCase(Locale.ROOT));
            plain.put("version_before", element.versionBefore());
            plain.put("version_after", element.versionAfter());
            return plain;
        }

        @Override
        public ConvertedRecord fromPlain(Object plain) {
            PlainElement map = PlainElement.of(plain);
            return new ConvertedRecord(
                    RecordRef.parse(map.text("record")),
                    Role.valueOf(map.text("role").toUpperCase(Locale.ROOT)),
                    map.number("version_before"),
                    map.number("version_after"));
        }

        @Override
        public String key(ConvertedRecord element) {
            return element.record().toString();
        }

        @Override
        public String keyOf(String sought) {
            return sought;
        }
    }
}
