package dev.clientela.activity;

import dev.clientela.address.EmailAddress;
import dev.clientela.error.Violation;
import dev.clientela.record.ElementType;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.TextField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Somebody who took part: wrote, was written to, met.
 *
 * @param address as it was written; activities are found by it whatever its case
 * @param name as the message gave it; may be empty
 */
public record Participant(Role role, String address, String name) {

    /** The longest name that is kept, in characters. */
    public static final int MAX_NAME_LENGTH = 255;

    public static final ElementType<Participant> TYPE = new Type();

    /** In what part. */
    public enum Role {
        FROM,
        TO,
        CC,
        BCC,
        ORGANIZER,
        ATTENDEE
    }

    public static Participant of(Role role, String address) {
        return new Participant(role, address.strip(), "");
    }

    public Participant named(String other) {
        return new Participant(role, address, other);
    }

    private static final class Type implements ElementType<Participant> {

        @Override
        public String kind() {
            return "participant";
        }

        @Override
        public Class<Participant> type() {
            return Participant.class;
        }

        @Override
        public Object toPlain(Participant element) {
            Map<String, Object> plain = new LinkedHashMap<>();
            plain.put("role", element.role().name().toLowerCase(Locale.ROOT));
            plain.put("address", element.address());
            plain.put("name", element.name());
            return plain;
        }

        @Override
        public Participant fromPlain(Object plain) {
            if (plain instanceof String address) {
                return of(Role.ATTENDEE, address);
            }
            if (plain instanceof Map<?, ?> map
                    && map.get("role") instanceof String role
                    && map.get("address") instanceof String address) {
                Object name = map.get("name");
                return new Participant(
                        Role.valueOf(role.toUpperCase(Locale.ROOT)), address, name instanceof String text ? text : "");
            }
            throw new IllegalArgumentException("A participant has a role and an address");
        }

        @Override
        public String key(Participant element) {
            return EmailAddress.TYPE.keyOf(element.address());
        }

        @Override
        public String keyOf(String sought) {
            return EmailAddress.TYPE.keyOf(sought);
        }

        /** Addresses are kept as mail carries them, sound or not; empty and endless ones are refused. */
        @Override
        public List<Violation> check(Participant element) {
            if (element.address().isBlank()) {
                return List.of(Violation.of("address", RecordErrors.REQUIRED));
            }
            if (element.address().length() > EmailAddress.MAX_LENGTH) {
                return List.of(Violation.of("address", RecordErrors.TOO_LONG, "max", EmailAddress.MAX_LENGTH));
            }
            if (element.name().length() > MAX_NAME_LENGTH) {
                return List.of(Violation.of("name", RecordErrors.TOO_LONG, "max", MAX_NAME_LENGTH));
            }
            if (!TextField.isStorable(element.address())) {
                return List.of(Violation.of("address", RecordErrors.UNSTORABLE));
            }
            return TextField.isStorable(element.name())
                    ? List.of()
                    : List.of(Violation.of("name", RecordErrors.UNSTORABLE));
        }
    }
}
