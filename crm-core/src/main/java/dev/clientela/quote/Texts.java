package dev.clientela.quote;

import dev.clientela.error.Violation;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.TextCodec;
import dev.clientela.record.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Texts that are kept exactly as they are, and the check of those inside of elements. */
final class Texts {

    /** The most characters of a code. */
    static final int MAX_CODE_LENGTH = 200;

    static final TextCodec<String> CODE = new TextCodec<>("code", String.class, code -> code, code -> code);

    private Texts() {}

    static List<Violation> check(String path, String text, int maxLength) {
        List<Violation> found = new ArrayList<>(0);
        int length = text.codePointCount(0, text.length());
        if (length > maxLength) {
            found.add(new Violation(path, RecordErrors.TOO_LONG, Map.of("max", maxLength, "length", length)));
        }
        if (!TextField.isStorable(text)) {
            found.add(Violation.of(path, RecordErrors.UNSTORABLE));
        }
        return found;
    }
}
