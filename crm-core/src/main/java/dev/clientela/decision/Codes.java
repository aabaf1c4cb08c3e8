package dev.clientela.decision;

import dev.clientela.error.Violation;
import dev.clientela.record.CodeField;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.RecordRef;
import dev.clientela.record.TextCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How names that programs chose are kept: exactly, and short enough for an index. */
final class Codes {

    /** The most characters of a code. */
    static final int MAX_LENGTH = 200;

    static final TextCodec<String> TEXT = new TextCodec<>("code", String.class, code -> code, code -> code);

    static final TextCodec<RecordRef> RECORD_REF =
            new TextCodec<>("record reference", RecordRef.class, RecordRef::toString, RecordRef::parse);

    private Codes() {}

    static List<Violation> check(CrmRecord<?> record, List<CodeField<String>> codes) {
        List<Violation> found = new ArrayList<>(0);
        for (CodeField<String> field : codes) {
            String code = record.find(field).orElse("");
            int length = code.codePointCount(0, code.length());
            if (length > MAX_LENGTH) {
                found.add(new Violation(
                        field.name(), RecordErrors.TOO_LONG, Map.of("max", MAX_LENGTH, "length", length)));
            }
        }
        return found;
    }
}
