package dev.clientela.rules;

import dev.clientela.error.RefusedException;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.record.Criterion;
import dev.clientela.record.CriterionEvaluator;
import dev.clientela.record.CriterionJson;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.FieldCatalog;
import dev.clientela.record.Moment;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.rules.Explanation.Decided;
import dev.clientela.rules.Explanation.Other;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides again from an explanation alone. */
final class Replay {

    private final Explanation explanation;
    private final FieldCatalog catalog;
    private final RecordType<?> type;

    /** @throws RefusedException {@code rules.not_replayed} when its record type is not known any more */
    Replay(Explanation explanation, FieldCatalog catalog) {
        this.explanation = explanation;
        this.catalog = catalog;
        this.type = catalog.type(explanation.recordType())
                .orElseThrow(() -> notReplayed("", "there is no " + explanation.recordType()));
    }

    Optional<Map<String, Object>> outcome() {
        CrmRecord<?> record = record(type, explanation.read());
        for (Decided decided : explanation.decided()) {
            Map<String, Object> when =
                    decided.when().orElseThrow(() -> notReplayed(decided.rule(), "its criterion was too long to keep"));
            if (!holds(when, record)) {
                throw notReplayed(decided.rule(), "it does not hold");
            }
        }
        for (Other other : explanation.others()) {
            if (other.criterion().isPresent() && holds(other.criterion().get(), record)) {
                throw notReplayed(other.rules().get(0), "it holds");
            }
        }
        requireNumber();
        return explanation.outcome();
    }

    private void requireNumber() {
        List<BigDecimal> numbers = explanation.decided().stream()
                .flatMap(decided -> decided.number().stream())
                .toList();
        Optional<BigDecimal> expected =
                Hits.number(explanation.hit(), explanation.decided().size(), numbers);
        boolean byRules =
                explanation.hit().isAggregating() && !explanation.decided().isEmpty();
        if (byRules && !same(expected, explanation.number())) {
            throw notReplayed("", "the rules come to another number");
        }
    }

    private static boolean same(Optional<BigDecimal> a, Optional<BigDecimal> b) {
        return a.isPresent() ? b.isPresent() && a.get().compareTo(b.get()) == 0 : b.isEmpty();
    }

    private boolean holds(Map<String, Object> plain, CrmRecord<?> record) {
        Criterion criterion;
        try {
            criterion = CriterionJson.fromPlain(plain, type, catalog);
        } catch (ValidationException e) {
            throw notReplayed("", "a field has gone: " + e.violations());
        }
        Moment moment = new Moment(explanation.at(), explanation.zone());
        return CriterionEvaluator.compile(criterion, moment, this::related).test(record);
    }

    private Optional<? extends CrmRecord<?>> related(RecordRef ref) {
        return Optional.ofNullable(explanation.related().get(ref.toString()))
                .flatMap(values -> catalog.type(ref.recordType()).map(target -> record(target, values)));
    }

    private CrmRecord<?> record(RecordType<?> target, Map<String, Object> plain) {
        List<Violation> faults = new ArrayList<>();
        CrmRecord<?> record = target.create(PlainValues.fromPlain(plain, target, catalog, faults));
        if (!faults.isEmpty()) {
            throw notReplayed("", "a value is none any more: " + faults);
        }
        return record;
    }

    private static RefusedException notReplayed(String rule, String reason) {
        return new RefusedException(RuleErrors.NOT_REPLAYED, Map.of("rule", rule, "reason", reason));
    }
}
