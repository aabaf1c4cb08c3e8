package dev.clientela.record;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** What a store finds, held against what it should: a difference is told by the fields that were asked about. */
public final class Answers {

    private Answers() {}

    /** @throws AssertionError that shows each record which is missing, or too much, as far as the question concerns it */
    public static void assertSame(
            Object question, List<? extends CrmRecord<?>> found, List<? extends CrmRecord<?>> expected) {
        if (found.equals(expected)) {
            return;
        }
        List<CrmRecord<?>> missing = new ArrayList<>(expected);
        missing.removeAll(found);
        List<CrmRecord<?>> tooMuch = new ArrayList<>(found);
        tooMuch.removeAll(expected);
        boolean sameRecords = missing.isEmpty() && tooMuch.isEmpty();
        throw new AssertionError(question
                + (missing.isEmpty() ? "" : "\n  does not find" + shown(missing, question))
                + (tooMuch.isEmpty() ? "" : "\n  finds" + shown(tooMuch, question))
                + (sameRecords ? "\n  gives" + shown(found, question) + "\n  not" + shown(expected, question) : ""));
    }

    private static String shown(List<? extends CrmRecord<?>> records, Object question) {
        StringJoiner shown = new StringJoiner("\n    ", "\n    ", "");
        for (CrmRecord<?> record : records) {
            StringJoiner values = new StringJoiner(", ", record.ref() + " {", "}");
            for (Field<?> field : record.values().fields()) {
                if (question.toString().contains(field.toString())) {
                    values.add(field.name() + "=" + record.values().get(field));
                }
            }
            shown.add(values.toString());
        }
        return shown.toString();
    }
}
