package dev.clientela.rules.simulation;

import dev.clientela.record.Criterion;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordType;
import dev.clientela.rules.Explanation;
import dev.clientela.rules.RuleProgram;
import dev.clientela.rules.RuleSet;
import dev.clientela.rules.Verdict;
import dev.clientela.rules.index.Situation;
import dev.clientela.rules.scoring.Points;
import dev.clientela.rules.scoring.Score;
import dev.clientela.rules.scoring.Scoring;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** One side of a simulation: rules that are asked. */
interface Asked {

    RuleSet<?> set();

    Said say(CrmRecord<?> record, Situation situation);

    Explanation explain(CrmRecord<?> record, Situation situation);

    default RecordType<?> type() {
        return set().type();
    }

    default List<Criterion> criteria() {
        return set().rules().stream().map(rule -> rule.when().criterion()).toList();
    }

    /** Rules of any kind: their outcomes, or what they come to. */
    static <O> Asked of(RuleProgram<O> program) {
        return new Asked() {
            @Override
            public RuleSet<?> set() {
                return program.set();
            }

            @Override
            public Said say(CrmRecord<?> record, Situation situation) {
                Verdict<O> verdict = program.decide(record, situation);
                return verdict.number().isPresent()
                        ? Said.number(verdict.number().get())
                        : Said.outcomes(verdict.outcomes().stream()
                                .map(program.set().decides()::write)
                                .toList());
            }

            @Override
            public Explanation explain(CrmRecord<?> record, Situation situation) {
                return program.explain(record, situation);
            }
        };
    }

    /** Rules that score: grade and whole points. */
    static Asked of(RuleSet<Points> set, Scoring scoring) {
        return new Asked() {
            @Override
            public RuleSet<?> set() {
                return set;
            }

            @Override
            public Said say(CrmRecord<?> record, Situation situation) {
                Score score = scoring.score(record, situation);
                List<Map<String, Object>> grade = score.grade()
                        .map(word -> List.of(Map.<String, Object>of("grade", word)))
                        .orElse(List.of());
                return new Said(
                        grade, java.util.Optional.of(BigDecimal.valueOf(score.points())), java.util.Optional.empty());
            }

            @Override
            public Explanation explain(CrmRecord<?> record, Situation situation) {
                return scoring.explain(record, situation);
            }
        };
    }
}
