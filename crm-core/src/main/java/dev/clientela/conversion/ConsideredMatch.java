package dev.clientela.conversion;

import dev.clientela.matching.Candidate;
import dev.clientela.matching.MatchKey;
import dev.clientela.record.ElementType;
import dev.clientela.record.RecordRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A candidate that a conversion knew of: taken as a target, or passed over.
 *
 * @param rule the matching rule that found it
 * @param score how sure, 1 to 100
 * @param matched what agreed
 * @param decision {@code used}, {@code used_as_oldest}, {@code used_as_most_recently_modified} or {@code passed_over}
 */
public record ConsideredMatch(RecordRef record, String rule, int score, List<String> matched, String decision) {

    static final ElementType<ConsideredMatch> TYPE = new Type();

    public ConsideredMatch {
        matched = List.copyOf(matched);
    }

    /** The candidates of a plan, in their order. */
    static List<ConsideredMatch> of(ConversionPlan plan) {
        List<ConsideredMatch> all =
                new ArrayList<>(of(plan.accountMatches(), plan.account().matched()));
        all.addAll(of(plan.contactMatches(), plan.contact().flatMap(TargetPlan::matched)));
        return all;
    }

    private static List<ConsideredMatch> of(MatchReport report, Optional<MatchChoice> choice) {
        return report.candidates().stream()
                .map(candidate -> new ConsideredMatch(
                        candidate.record(),
                        candidate.rule(),
                        candidate.score(),
                        candidate.matched().stream().map(ConsideredMatch::word).toList(),
                        decision(candidate, choice)))
                .toList();
    }

    private static String decision(Candidate candidate, Optional<MatchChoice> choice) {
        if (choice.filter(made -> made.candidate().equals(candidate)).isEmpty()) {
            return "passed_over";
        }
        TieBreak tieBreak = choice.get().tieBreak();
        return tieBreak == null ? "used" : "used_as_" + tieBreak.name().toLowerCase(Locale.ROOT);
    }

    private static String word(MatchKey key) {
        return key.name().toLowerCase(Locale.ROOT);
    }

    private static final class Type implements ElementType<ConsideredMatch> {

        @Override
        public String kind() {
            return "considered match";
        }

        @Override
        public Class<ConsideredMatch> type() {
            return ConsideredMatch.class;
        }

        @Override
        public Object toPlain(ConsideredMatch element) {
            Map<String, Object> plain = new LinkedHashMap<>();
            plain.put("record", element.record().toString());
            plain.put("rule", element.rule());
            plain.put("score", (long) element.score());
            plain.put("matched", element.matched());
            plain.put("decision", element.decision());
            return plain;
        }

        @Override
        public ConsideredMatch fromPlain(Object plain) {
            PlainElement map = PlainElement.of(plain);
            return new ConsideredMatch(
                    RecordRef.parse(map.text("record")),
                    map.text("rule"),
                    (int) map.number("score"),
                    map.texts("matched"),
                    map.text("decision"));
        }

        /** None: nobody looks for a receipt by it. */
        @Override
        public String key(ConsideredMatch element) {
            return "";
        }

        @Override
        public String keyOf(String sought) {
            return sought;
        }
    }
}
