package dev.clientela.rules.scoring;

import dev.clientela.record.CrmRecord;
import dev.clientela.rules.Explanation;
import dev.clientela.rules.FixedSum;
import dev.clientela.rules.RuleContext;
import dev.clientela.rules.RuleProgram;
import dev.clientela.rules.RuleSet;
import dev.clientela.rules.RuleSetJson;
import dev.clientela.rules.Rulebook;
import dev.clientela.rules.index.Situation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Scores records by the rules in force: the points of all rules that hold, rounded to whole ones and held within a
 * million either way, and their grade. Thread-safe.
 */
public final class Scoring {

    private static final BigDecimal GREATEST = BigDecimal.valueOf(1_000_000);

    private final Rulebook<Points> rulebook;
    private volatile InForce inForce;

    /** The grades of a program, found out once. */
    private record InForce(RuleProgram<Points> program, Optional<Grades> grades) {

        static InForce of(RuleProgram<Points> program) {
            return new InForce(program, Grades.of(program.set()));
        }
    }

    public Scoring(Rulebook<Points> rulebook) {
        this.rulebook = rulebook;
        this.inForce = InForce.of(rulebook.inForce());
    }

    /** Rules that score leads by how well one can reach them, how large they are and how fresh, with three grades. */
    public static RuleSet<Points> usual(RuleContext context) {
        return RuleSetJson.usual(Scoring.class, "lead-scoring.json", Points.TYPE, context);
    }

    private InForce inForce() {
        RuleProgram<Points> program = rulebook.inForce();
        InForce known = inForce;
        if (known.program() != program) {
            known = InForce.of(program);
            inForce = known;
        }
        return known;
    }

    public Score score(CrmRecord<?> record, Situation situation) {
        InForce rules = inForce();
        Optional<FixedSum> fixed = rules.program().fixedSum();
        BigDecimal sum = fixed.isPresent()
                ? BigDecimal.valueOf(
                        fixed.get().of(record, situation), fixed.get().scale())
                : rules.program().decide(record, situation).number().orElse(BigDecimal.ZERO);
        return score(sum, rules.grades());
    }

    private static Score score(BigDecimal sum, Optional<Grades> grades) {
        BigDecimal whole = sum.setScale(0, RoundingMode.HALF_UP).min(GREATEST).max(GREATEST.negate());
        return new Score(whole.longValueExact(), grades.flatMap(all -> all.of(whole)));
    }

    /** Why the record is scored as it is: each rule with what it counts for; {@code score} and {@code grade} besides. */
    public Explanation explain(CrmRecord<?> record, Situation situation) {
        InForce rules = inForce();
        Explanation explanation = rules.program().explain(record, situation);
        Score score = score(explanation.number().orElse(BigDecimal.ZERO), rules.grades());
        Explanation scored = explanation.with("score", score.points());
        return score.grade().map(grade -> scored.with("grade", grade)).orElse(scored);
    }
}
