package dev.clientela.opportunity;

import dev.clientela.account.AccountId;
import dev.clientela.error.Violation;
import dev.clientela.record.ElementType;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.RecordRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody else who is after the same deal; stands on it once.
 *
 * @param note strengths, weaknesses, what they offer; may be empty
 */
public record Competitor(AccountId account, String note) {

    /** The longest note, in code points. */
    public static final int MAX_NOTE_LENGTH = 2_000;

    public static final ElementType<Competitor> TYPE = new Type();

    public static Competitor of(AccountId account) {
        return new Competitor(account, "");
    }

    private static final class Type implements ElementType<Competitor> {

        @Override
        public String kind() {
            return "competitor";
        }

        @Override
        public Class<Competitor> type() {
            return Competitor.class;
        }

        @Override
        public Object toPlain(Competitor element) {
            Map<String, Object> plain = new LinkedHashMap<>();
            plain.put("account", element.account().value().toString());
            plain.put("note", element.note());
            return plain;
        }

        @Override
        public Competitor fromPlain(Object plain) {
            PlainObject read = PlainObject.of(plain, Set.of("account", "note"));
            return new Competitor(new AccountId(UUID.fromString(read.text("account"))), read.optionalText("note"));
        }

        @Override
        public String key(Competitor element) {
            return element.account().ref().toString();
        }

        @Override
        public String keyOf(String sought) {
            return References.keyOf("account", sought);
        }

        @Override
        public Optional<RecordRef> refersTo(Competitor element) {
            return Optional.of(element.account().ref());
        }

        @Override
        public boolean mayReferTo(String recordType) {
            return recordType.equals("account");
        }

        @Override
        public List<Violation> check(Competitor element) {
            return References.checkText("note", element.note(), MAX_NOTE_LENGTH);
        }

        @Override
        public List<Violation> checkAll(List<Competitor> elements) {
            List<Violation> found = new ArrayList<>(0);
            Set<AccountId> accounts = new HashSet<>();
            for (Competitor element : elements) {
                if (!accounts.add(element.account())) {
                    found.add(Violation.of("", RecordErrors.REPEATED, "value", element.account()));
                }
            }
            return found;
        }
    }
}
