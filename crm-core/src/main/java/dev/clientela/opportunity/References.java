package dev.clientela.opportunity;

import dev.clientela.error.Violation;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the elements that refer to a record share: their key, and the check of the text beside it. */
final class References {

    private References() {}

    /** An id may be sought alone or with its record type before it. */
    static String keyOf(String recordType, String sought) {
        String key = sought.strip().toLowerCase(Locale.ROOT);
        return key.indexOf('/') < 0 ? recordType + "/" + key : key;
    }

    static List<Violation> checkText(String path, String text, int maxLength) {
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
