package dev.clientela.rules.scoring;

import dev.clientela.rules.Brackets;
import dev.clientela.rules.Brackets.Bracket;
import dev.clientela.rules.PlainReader;
import dev.clientela.rules.RuleSet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What scores are called: the setting {@code grades} of a rule set that scores.
 *
 * <pre>{@code
 * "settings": {"grades": [{"to": 20, "grade": "cold"}, {"from": 20, "to": 60, "grade": "warm"}, {"from": 60, "grade": "hot"}]}
 * }</pre>
 *
 * <pre>{@code
 * Points.summedUp("lead-score", Lead.TYPE)…; Grades.from("cold").then(20, "warm").then(60, "hot").on(rules)
 * }</pre>
 *
 * <p>Immutable.
 */
public record Grades(Brackets<String> brackets) {

    private static final String SETTING = "grades";
    private static final int LONGEST = 40;

    /** Every score has this grade. */
    public static Grades from(String lowest) {
        return new Grades(new Brackets<>(List.of(new Bracket<>(null, null, lowest))));
    }

    /** From this score on the grade is another one; higher than those before. */
    public Grades then(long score, String grade) {
        BigDecimal bound = BigDecimal.valueOf(score);
        List<Bracket<String>> all = new ArrayList<>(brackets.brackets());
        Bracket<String> last = all.remove(all.size() - 1);
        all.add(new Bracket<>(last.from(), bound, last.value()));
        all.add(new Bracket<>(bound, null, grade));
        return new Grades(new Brackets<>(all));
    }

    /** The rule set with these grades. */
    public RuleSet<Points> on(RuleSet<Points> rules) {
        return rules.setting(
                SETTING, brackets.brackets().stream().map(Grades::plain).toList());
    }

    /** Those of a rule set that was checked; empty when it has none. */
    static Optional<Grades> of(RuleSet<Points> rules) {
        return read(PlainReader.of(rules.settings()));
    }

    /** Notes what is wrong with them: {@code rules.overlapping}, {@code rules.gap}, {@code rules.min_above_max}. */
    static Optional<Grades> read(PlainReader settings) {
        if (!settings.has(SETTING)) {
            return Optional.empty();
        }
        List<Bracket<String>> brackets = new ArrayList<>();
        for (PlainReader plain : settings.objects(SETTING)) {
            @Nullable BigDecimal from = plain.findDecimal("from").orElse(null);
            @Nullable BigDecimal to = plain.findDecimal("to").orElse(null);
            brackets.add(new Bracket<>(from, to, grade(plain)));
            plain.done();
        }
        Brackets<String> read = new Brackets<>(brackets);
        settings.faults("", read.faults(SETTING));
        return Optional.of(new Grades(read));
    }

    private static String grade(PlainReader plain) {
        String grade = plain.text("grade");
        if (grade.length() > LONGEST) {
            plain.fault(
                    "grade",
                    dev.clientela.rules.RuleErrors.BAD_VALUE,
                    Map.of("expected", "at most " + LONGEST + " characters", "found", grade.substring(0, LONGEST)));
        }
        return grade;
    }

    private static Map<String, Object> plain(Bracket<String> bracket) {
        Map<String, Object> plain = new LinkedHashMap<>();
        @Nullable BigDecimal from = bracket.from();
        @Nullable BigDecimal to = bracket.to();
        if (from != null) {
            plain.put("from", from);
        }
        if (to != null) {
            plain.put("to", to);
        }
        plain.put("grade", bracket.value());
        return plain;
    }

    /** The grade of a score; empty when it is in no bracket. */
    public Optional<String> of(BigDecimal score) {
        return brackets.of(score);
    }
}
