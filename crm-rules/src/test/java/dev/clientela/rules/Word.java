package dev.clientela.rules;

import dev.clientela.record.CrmRecord;
import dev.clientela.record.Moment;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The simplest outcome: a word, and perhaps what it counts for, fixed or reckoned. */
record Word(String word, Optional<BigDecimal> points, Optional<Formula> formula) {

    static final OutcomeType<Word> TYPE = new Type();

    static Word of(String word) {
        return new Word(word, Optional.empty(), Optional.empty());
    }

    static Word worth(long points) {
        return new Word("p", Optional.of(BigDecimal.valueOf(points)), Optional.empty());
    }

    private static final class Type implements OutcomeType<Word> {

        @Override
        public String name() {
            return "word";
        }

        @Override
        public Set<HitPolicy> policies() {
            return EnumSet.allOf(HitPolicy.class);
        }

        @Override
        public Word read(PlainReader plain, Target target) {
            String word = plain.text("word");
            Optional<BigDecimal> points = plain.findDecimal("points");
            Optional<Formula> formula = plain.findText("formula").map(reading(target));
            return new Word(word, points, formula);
        }

        private static Function<String, Formula> reading(Target target) {
            return text -> Formula.of(
                    text,
                    target.type(),
                    target.context().fields(),
                    target.context().limits());
        }

        @Override
        public Map<String, Object> write(Word outcome) {
            Map<String, Object> plain = new LinkedHashMap<>();
            plain.put("word", outcome.word());
            outcome.points().ifPresent(points -> plain.put("points", points));
            outcome.formula().ifPresent(formula -> plain.put("formula", formula.text()));
            return plain;
        }

        @Override
        public Optional<BigDecimal> number(Word outcome) {
            return outcome.points();
        }

        @Override
        public Optional<BigDecimal> number(Word outcome, CrmRecord<?> record, Moment moment) {
            return outcome.formula().isPresent() ? outcome.formula().get().value(record) : outcome.points();
        }
    }
}
