package dev.clientela.rules.scoring;

import dev.clientela.decision.Ruling;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.lead.LeadScoring;
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

    /**
     * The rules as the kernel's port: {@code Crm.builder().leadScoring(scoring.forLeads())}. The reason is kept with the
     * lead, under the kind {@code scoring}, and found out only where the score or the grade is another than before.
     *
     * @throws IllegalArgumentException when the rules are about other records
     */
    public LeadScoring forLeads() {
        if (!rulebook.inForce().set().type().equals(Lead.TYPE)) {
            throw new IllegalArgumentException("These rules score no leads");
        }
        return (before, lead, execution) -> Optional.of(ruled(before, lead, Situation.in(execution)));
    }

    private LeadScoring.Score ruled(Optional<Lead> before, Lead lead, Situation situation) {
        Score score = score(lead, situation);
        boolean same = before.filter(known -> known.find(LeadFields.SCORE).equals(Optional.of(score.points()))
                        && known.find(LeadFields.GRADE).equals(score.grade()))
                .isPresent();
        if (same) {
            return new LeadScoring.Score(score.points(), score.grade(), Optional.empty());
        }
        Explanation explanation = explain(lead, situation);
        Ruling why = new Ruling(
                Points.TYPE.name(),
                explanation.ruleSet(),
                explanation.version(),
                explanation.ruleIds().stream().findFirst(),
                score.points() + score.grade().map(grade -> " " + grade).orElse(""),
                explanation.toPlain());
        return new LeadScoring.Score(score.points(), score.grade(), Optional.of(why));
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
