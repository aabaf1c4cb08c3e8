package dev.clientela.opportunity;

import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import dev.clientela.opportunity.Stage.Kind;
import dev.clientela.record.RecordErrors;
import dev.clientela.vocabulary.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stages that deals go through, in their order. There may be several won and several lost ones; the first active one
 * of a kind is the default of that kind. Immutable; checked when it is made.
 */
public record StageCatalog(List<Stage> stages) {

    /** The name of the vocabulary that the stages make up. */
    public static final String VOCABULARY = "opportunity_stage";

    /**
     * @throws dev.clientela.error.ValidationException {@code opportunity_stage.kind_missing} for each kind without an
     *     active stage, {@code opportunity_stage.wrong_forecast} for each stage whose probability or category does not
     *     suit its kind, {@code field.out_of_range} for a probability outside 0 to 100
     */
    public StageCatalog {
        stages = List.copyOf(stages);
        Violations violations = new Violations();
        for (int i = 0; i < stages.size(); i++) {
            check(stages.get(i), VOCABULARY + "[" + i + "]", violations);
        }
        for (Kind kind : Kind.values()) {
            if (stages.stream().noneMatch(stage -> stage.kind() == kind && stage.isActive())) {
                violations.add(Violation.of(VOCABULARY, OpportunityErrors.STAGE_KIND_MISSING, "kind", kind));
            }
        }
        violations.throwIfAny();
        new Vocabulary(VOCABULARY, stages.stream().map(Stage::term).toList());
    }

    private static void check(Stage stage, String path, Violations violations) {
        if (stage.defaultProbability() < 0 || stage.defaultProbability() > 100) {
            violations.add(new Violation(path, RecordErrors.OUT_OF_RANGE, Map.of("min", 0, "max", 100)));
        }
        boolean sound = switch (stage.kind()) {
            case OPEN -> stage.forecastCategory() != ForecastCategory.CLOSED;
            case WON -> stage.defaultProbability() == 100 && stage.forecastCategory() == ForecastCategory.CLOSED;
            case LOST -> stage.defaultProbability() == 0 && stage.forecastCategory() == ForecastCategory.OMITTED;
        };
        if (!sound) {
            violations.add(Violation.of(path, OpportunityErrors.STAGE_WRONG_FORECAST, "stage", stage.code()));
        }
    }

    /** Prospecting, qualification, proposal, negotiation; won; lost. */
    public static StageCatalog usual() {
        return new StageCatalog(List.of(
                Stage.open("prospecting", 10, ForecastCategory.PIPELINE, "Prospecting", "Prospección"),
                Stage.open("qualification", 25, ForecastCategory.PIPELINE, "Qualification", "Calificación"),
                Stage.open("proposal", 50, ForecastCategory.BEST_CASE, "Proposal", "Propuesta"),
                Stage.open("negotiation", 75, ForecastCategory.MOST_LIKELY, "Negotiation", "Negociación"),
                Stage.won("won", "Won", "Ganada"),
                Stage.lost("lost", "Lost", "Perdida")));
    }

    public Vocabulary vocabulary() {
        return new Vocabulary(VOCABULARY, stages.stream().map(Stage::term).toList());
    }

    public Optional<Stage> stage(String code) {
        return stages.stream().filter(stage -> stage.code().equals(code)).findFirst();
    }

    /** The stage that deals of a kind get when none is named. */
    public Stage defaultOf(Kind kind) {
        return stages.stream()
                .filter(stage -> stage.kind() == kind && stage.isActive())
                .findFirst()
                .orElseThrow();
    }
}
