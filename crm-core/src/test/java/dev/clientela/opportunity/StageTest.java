package dev.clientela.opportunity;

import static dev.clientela.opportunity.OpportunityErrors.FORECAST_BY_STAGE;
import static dev.clientela.opportunity.OpportunityErrors.INVALID_TRANSITION;
import static dev.clientela.opportunity.OpportunityErrors.NOT_CLOSED;
import static dev.clientela.opportunity.OpportunityErrors.REASON_ASKED;
import static dev.clientela.opportunity.OpportunityErrors.REASON_DOES_NOT_FIT;
import static dev.clientela.opportunity.OpportunityErrors.REASON_NEEDS_TEXT;
import static dev.clientela.opportunity.OpportunityErrors.STAGE_KIND_MISSING;
import static dev.clientela.opportunity.OpportunityErrors.STAGE_WRONG_FORECAST;
import static dev.clientela.opportunity.OpportunityErrors.UNKNOWN_STAGE;
import static dev.clientela.opportunity.OpportunityErrors.WRONG_KIND_OF_STAGE;
import static dev.clientela.opportunity.SellingCase.NOON;
import static dev.clientela.opportunity.SellingCase.eur;
import static dev.clientela.opportunity.SellingCase.faults;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.Crm;
import dev.clientela.command.Edit;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.event.EventEnvelope;
import dev.clientela.opportunity.Stage.Kind;
import dev.clientela.record.RecordErrors;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StageTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);

    private final SellingCase selling = new SellingCase();
    private final Opportunities deals = selling.ada.opportunities();

    private static List<Stage> usualPlus(Stage... more) {
        List<Stage> stages = new ArrayList<>(StageCatalog.usual().stages());
        stages.addAll(List.of(more));
        return stages;
    }

    @Test
    @DisplayName("FO-1 a catalogue may have several won and several lost stages; each kind needs one in use")
    void catalogueKinds() {
        StageCatalog several = new StageCatalog(usualPlus(
                Stage.won("renewed", "Renewed", "Renovada"), Stage.lost("withdrawn", "Withdrawn", "Retirada")));

        assertThat(several.defaultOf(Kind.WON).code()).isEqualTo("won");
        assertThat(several.stages()).filteredOn(Stage::isWon).allMatch(Stage::isClosed);
        assertThat(faults(() -> new StageCatalog(List.of(
                        Stage.open("new", 10, ForecastCategory.PIPELINE, "New", "Nueva"),
                        Stage.won("won", "Won", "Ganada").retired()))))
                .containsValue(STAGE_KIND_MISSING);
        assertThat(faults(() -> new StageCatalog(
                        usualPlus(Stage.open("sure", 101, ForecastCategory.COMMIT, "Sure", "Segura")))))
                .isEqualTo(Map.of("opportunity_stage[6]", RecordErrors.OUT_OF_RANGE));
    }

    @Test
    @DisplayName("FO-2 won is 100 and closed, lost is 0 and omitted, checked when the catalogue is made")
    void catalogueForecast() {
        Stage won = Stage.won("w", "W", "G");
        Stage lost = Stage.lost("l", "L", "P");
        Stage open = Stage.open("o", 50, ForecastCategory.PIPELINE, "O", "A");
        List<Stage> wrong = List.of(
                new Stage(won.term(), Kind.WON, 99, ForecastCategory.CLOSED),
                new Stage(won.term(), Kind.WON, 100, ForecastCategory.COMMIT),
                new Stage(lost.term(), Kind.LOST, 1, ForecastCategory.OMITTED),
                new Stage(lost.term(), Kind.LOST, 0, ForecastCategory.PIPELINE),
                new Stage(open.term(), Kind.OPEN, 50, ForecastCategory.CLOSED));

        assertThat(wrong)
                .allSatisfy(stage -> assertThat(faults(() -> new StageCatalog(usualPlus(stage))))
                        .isEqualTo(Map.of("opportunity_stage[6]", STAGE_WRONG_FORECAST)));
        assertThatThrownBy(() -> new StageCatalog(List.of(wrong.get(0), wrong.get(2), open)))
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        invalid -> assertThat(invalid.violations())
                                .extracting(Violation::code)
                                .containsExactly(STAGE_WRONG_FORECAST, STAGE_WRONG_FORECAST));
    }

    @Test
    @DisplayName("FO-3 a new deal stands at the first open stage with its probability and category")
    void opens() {
        Opportunity deal = selling.deal("Engines");

        assertThat(deal.stage()).isEqualTo("prospecting");
        assertThat(deal.probability()).isEqualTo(10);
        assertThat(deal.forecastCategory()).isEqualTo(ForecastCategory.PIPELINE);
        assertThat(deal.isClosed()).isFalse();
        assertThat(deal.isWon()).isFalse();
        assertThat(deal.get(OpportunityFields.STAGE_SINCE)).isEqualTo(NOON);
    }

    @ParameterizedTest
    @DisplayName("FO-3 changing the stage sets closed, won, probability and category")
    @CsvSource({
        "qualification, 25, PIPELINE, false, false",
        "negotiation, 75, MOST_LIKELY, false, false",
        "won, 100, CLOSED, true, true",
        "lost, 0, OMITTED, true, false"
    })
    void moves(String stage, int probability, ForecastCategory category, boolean closed, boolean won) {
        Opportunity deal = deals.moveTo(selling.deal("Engines").id(), stage);

        assertThat(deal.probability()).isEqualTo(probability);
        assertThat(deal.forecastCategory()).isEqualTo(category);
        assertThat(deal.isClosed()).isEqualTo(closed);
        assertThat(deal.isWon()).isEqualTo(won);
    }

    @Test
    @DisplayName(
            "FO-4 probability and category may be overridden on an open deal, closed and won only through the stage")
    void overrides() {
        Opportunity deal = selling.deal("Engines");

        Opportunity edited = deals.edit(
                deal.id(),
                Edit.set(OpportunityFields.PROBABILITY, 33L)
                        .and(OpportunityFields.FORECAST_CATEGORY, ForecastCategory.COMMIT));

        assertThat(edited.probability()).isEqualTo(33);
        assertThat(edited.forecastCategory()).isEqualTo(ForecastCategory.COMMIT);
        assertThat(faults(() -> deals.edit(
                        deal.id(), Edit.set(OpportunityFields.IS_CLOSED, true).and(OpportunityFields.IS_WON, true))))
                .isEqualTo(Map.of("is_closed", RecordErrors.READ_ONLY, "is_won", RecordErrors.READ_ONLY));
        assertThat(faults(() ->
                        deals.edit(deal.id(), Edit.set(OpportunityFields.FORECAST_CATEGORY, ForecastCategory.CLOSED))))
                .isEqualTo(Map.of("forecast_category", FORECAST_BY_STAGE));
    }

    @ParameterizedTest
    @DisplayName("FO-2 FO-4 a closed deal keeps the forecast of its stage")
    @ValueSource(strings = {"won", "lost"})
    void closedForecastStays(String stage) {
        Opportunity deal = deals.moveTo(selling.deal("Engines").id(), stage);

        assertThat(faults(() -> deals.edit(
                        deal.id(),
                        Edit.set(OpportunityFields.PROBABILITY, 50L)
                                .and(OpportunityFields.FORECAST_CATEGORY, ForecastCategory.PIPELINE))))
                .isEqualTo(Map.of("probability", FORECAST_BY_STAGE, "forecast_category", FORECAST_BY_STAGE));
    }

    @Test
    @DisplayName("FO-5 a probability given with the stage wins, and the same stage again does not reset it")
    void givenProbabilityWins() {
        OpportunityId id = selling.deal("Engines").id();

        assertThat(deals.moveTo(id, "proposal", 60).probability()).isEqualTo(60);
        assertThat(deals.moveTo(id, "proposal").probability()).isEqualTo(60);
        assertThat(deals.edit(id, Edit.set(OpportunityFields.STAGE, "proposal")).probability())
                .isEqualTo(60);
        assertThat(deals.moveTo(id, "proposal", 65).probability()).isEqualTo(65);
        Opportunity edited = deals.edit(
                id,
                Edit.set(OpportunityFields.STAGE, "negotiation")
                        .and(OpportunityFields.PROBABILITY, 80L)
                        .and(OpportunityFields.FORECAST_CATEGORY, ForecastCategory.COMMIT));
        assertThat(edited.probability()).isEqualTo(80);
        assertThat(edited.forecastCategory()).isEqualTo(ForecastCategory.COMMIT);
        assertThat(deals.edit(id, Edit.set(OpportunityFields.STAGE, "proposal")).probability())
                .isEqualTo(50);
    }

    @Test
    @DisplayName("FO-6 a retired stage is not chosen any more and stays valid where it is")
    void retiredStage() {
        List<Stage> stages = new ArrayList<>(StageCatalog.usual().stages());
        stages.set(2, stages.get(2).retired());
        SellingCase retired = new SellingCase(Crm.builder().stages(new StageCatalog(stages)));
        SellingCase[] both = {selling, retired};
        Opportunity deal = both[1].deal("Engines");

        assertThat(faults(() -> both[1].ada.opportunities().moveTo(deal.id(), "proposal")))
                .isEqualTo(Map.of("stage", RecordErrors.NOT_A_TERM));

        dev.clientela.store.memory.InMemoryStore store = new dev.clientela.store.memory.InMemoryStore();
        Crm earlier = Crm.builder().store(store).build();
        OpportunityId id = earlier.as(selling.ada.actor())
                .opportunities()
                .open(OpenOpportunity.named("Old").stage("proposal"))
                .id();
        Crm later = Crm.builder().store(store).stages(new StageCatalog(stages)).build();
        Opportunities laterDeals = later.as(selling.ada.actor()).opportunities();
        assertThat(laterDeals
                        .edit(id, Edit.set(OpportunityFields.NEXT_STEP, "Call"))
                        .stage())
                .isEqualTo("proposal");
        assertThat(laterDeals.lose(LoseOpportunity.of(id)).lastOpenStage()).contains("proposal");
        assertThat(laterDeals.reopen(id).stage()).isEqualTo("prospecting");
    }

    @ParameterizedTest
    @DisplayName("stages: open goes to open, won and lost; won and lost go nowhere but by reopening")
    @CsvSource({
        "OPEN, OPEN, true",
        "OPEN, WON, true",
        "OPEN, LOST, true",
        "WON, OPEN, false",
        "WON, WON, false",
        "WON, LOST, false",
        "LOST, OPEN, false",
        "LOST, WON, false",
        "LOST, LOST, false"
    })
    void everyTransition(Kind from, Kind to, boolean allowed) {
        SellingCase two = new SellingCase(Crm.builder()
                .stages(new StageCatalog(
                        usualPlus(Stage.won("renewed", "Renewed", "Renovada"), Stage.lost("gone", "Gone", "Ida")))));
        Map<Kind, String> first = Map.of(Kind.OPEN, "proposal", Kind.WON, "won", Kind.LOST, "lost");
        Map<Kind, String> second = Map.of(Kind.OPEN, "negotiation", Kind.WON, "renewed", Kind.LOST, "gone");
        Opportunities acts = two.ada.opportunities();
        OpportunityId id =
                acts.open(OpenOpportunity.named("Deal").stage(first.get(from))).id();

        if (allowed) {
            assertThat(acts.moveTo(id, second.get(to)).kind()).isEqualTo(to);
        } else {
            assertThat(faults(() -> acts.moveTo(id, second.get(to)))).isEqualTo(Map.of("", INVALID_TRANSITION));
            assertThat(faults(() -> acts.edit(id, Edit.set(OpportunityFields.STAGE, second.get(to)))))
                    .isEqualTo(Map.of("", INVALID_TRANSITION));
        }
    }

    @Test
    @DisplayName("a stage that is not in the catalogue, or not of the kind, is refused")
    void wrongStages() {
        OpportunityId id = selling.deal("Engines").id();

        assertThat(faults(() -> deals.moveTo(id, "nowhere"))).isEqualTo(Map.of("stage", UNKNOWN_STAGE));
        assertThat(faults(() -> deals.win(WinOpportunity.of(id).stage("lost"))))
                .isEqualTo(Map.of("", WRONG_KIND_OF_STAGE));
        assertThat(faults(() -> deals.open(OpenOpportunity.named("X").stage("nowhere"))))
                .isEqualTo(Map.of("stage", RecordErrors.NOT_A_TERM));
    }

    @Test
    @DisplayName("FO-10 winning sets the actual close: the given date, or today in the organisation's zone")
    void wins() {
        Opportunity given = deals.win(
                WinOpportunity.of(selling.deal("A").id()).because("best_price").on(LocalDate.of(2017, 3, 1)));
        SellingCase east = new SellingCase(Crm.builder().zone(ZoneId.of("Pacific/Kiritimati")));
        Opportunity today =
                east.ada.opportunities().win(WinOpportunity.of(east.deal("B").id()));

        assertThat(given.actualClose()).contains(LocalDate.of(2017, 3, 1));
        assertThat(given.closeReason()).contains("best_price");
        assertThat(given.isWon()).isTrue();
        assertThat(today.actualClose()).contains(TODAY.plusDays(1));
        assertThat(deals.history(given.id()).get(1).type()).isEqualTo("opportunity.won");
        assertThat(deals.history(given.id()).get(1).payload())
                .isEqualTo(Map.of("from", "prospecting", "to", "won", "reason", "best_price"));
    }

    @Test
    @DisplayName("FO-10 planned and actual dates are separate; only a closed deal has an actual close")
    void dates() {
        LocalDate planned = LocalDate.of(2026, 5, 1);
        Opportunity deal = deals.open(OpenOpportunity.named("A")
                .plannedStart(planned.minusMonths(2))
                .actualStart(planned.minusMonths(1))
                .plannedClose(planned));
        Opportunity lost = deals.lose(LoseOpportunity.of(deal.id()));

        assertThat(lost.plannedClose()).contains(planned);
        assertThat(lost.actualClose()).contains(TODAY);
        assertThat(faults(() -> deals.edit(
                        selling.deal("B").id(),
                        Edit.set(OpportunityFields.ACTUAL_CLOSE, TODAY)
                                .and(OpportunityFields.CLOSE_REASON, "price")
                                .and(OpportunityFields.CLOSE_REASON_TEXT, "Too dear"))))
                .isEqualTo(Map.of(
                        "actual_close", NOT_CLOSED,
                        "close_reason", NOT_CLOSED,
                        "close_reason_text", NOT_CLOSED));
        assertThat(faults(() -> deals.edit(deal.id(), Edit.clear(OpportunityFields.ACTUAL_CLOSE))))
                .isEqualTo(Map.of("actual_close", RecordErrors.REQUIRED));
    }

    @Test
    @DisplayName("FO-10 a deal of the past is taken in closed, with its date")
    void takenInClosed() {
        Opportunity deal = deals.open(OpenOpportunity.named("Old")
                .stage("won")
                .with(OpportunityFields.ACTUAL_CLOSE, LocalDate.of(2016, 11, 5))
                .amount(eur("1054")));

        assertThat(deal.isWon()).isTrue();
        assertThat(deal.probability()).isEqualTo(100);
        assertThat(deal.expectedRevenue()).contains(eur("1054"));
        assertThat(deal.actualClose()).contains(LocalDate.of(2016, 11, 5));
        assertThat(faults(() ->
                        deals.open(OpenOpportunity.named("Old").stage("lost").probability(10))))
                .isEqualTo(Map.of("probability", FORECAST_BY_STAGE));
    }

    @Test
    @DisplayName("FO-8 where the policy asks, losing and winning need a reason")
    void reasonsAsked() {
        SellingCase strict =
                new SellingCase(Crm.builder().closeReasons(CloseReasons.usual().askedWhen(Kind.LOST, Kind.WON)));
        Opportunities acts = strict.ada.opportunities();
        OpportunityId id = strict.deal("A").id();

        assertThat(faults(() -> acts.lose(LoseOpportunity.of(id)))).isEqualTo(Map.of("close_reason", REASON_ASKED));
        assertThat(faults(() -> acts.win(WinOpportunity.of(id)))).isEqualTo(Map.of("close_reason", REASON_ASKED));
        assertThat(faults(() -> acts.moveTo(id, "lost"))).isEqualTo(Map.of("close_reason", REASON_ASKED));
        assertThat(acts.lose(LoseOpportunity.of(id).because("price")).isClosed())
                .isTrue();
        assertThat(deals.lose(LoseOpportunity.of(selling.deal("B").id())).closeReason())
                .isEmpty();
    }

    @Test
    @DisplayName("FO-8 a reason fits the closing, is in the catalogue, and 'other' needs words")
    void reasonsFit() {
        OpportunityId id = selling.deal("A").id();

        assertThat(faults(() -> deals.lose(LoseOpportunity.of(id).because("best_price"))))
                .isEqualTo(Map.of("close_reason", REASON_DOES_NOT_FIT));
        assertThat(faults(() -> deals.win(WinOpportunity.of(id).because("charm"))))
                .isEqualTo(Map.of("close_reason", RecordErrors.NOT_A_TERM));
        assertThat(faults(() -> deals.lose(LoseOpportunity.of(id).because("other", " "))))
                .isEqualTo(Map.of("close_reason_text", REASON_NEEDS_TEXT));
        Opportunity lost = deals.lose(LoseOpportunity.of(id).because("other", "Moved to the moon"));
        assertThat(lost.find(OpportunityFields.CLOSE_REASON_TEXT)).contains("Moved to the moon");
        assertThat(faults(() -> deals.edit(id, Edit.set(OpportunityFields.CLOSE_REASON, "service"))))
                .isEqualTo(Map.of("close_reason", REASON_DOES_NOT_FIT));
    }

    @Test
    @DisplayName("FO-9 reopening clears date and reason of closing and keeps them in the history")
    void reopens() {
        OpportunityId id = selling.deal("A").id();
        deals.moveTo(id, "negotiation");
        Opportunity lost = deals.lose(LoseOpportunity.of(id).because("other", "Hm"));

        Opportunity open = deals.reopen(id);

        assertThat(open.stage()).isEqualTo("negotiation");
        assertThat(open.probability()).isEqualTo(75);
        assertThat(open.isClosed()).isFalse();
        assertThat(open.actualClose()).isEmpty();
        assertThat(open.closeReason()).isEmpty();
        assertThat(open.find(OpportunityFields.CLOSE_REASON_TEXT)).isEmpty();
        EventEnvelope reopened = deals.history(id).get(3);
        assertThat(reopened.type()).isEqualTo("opportunity.reopened");
        assertThat(reopened.changes()
                        .of(OpportunityFields.CLOSE_REASON)
                        .orElseThrow()
                        .before())
                .isEqualTo("other");
        assertThat(reopened.changes()
                        .of(OpportunityFields.ACTUAL_CLOSE)
                        .orElseThrow()
                        .before())
                .isEqualTo(lost.actualClose().orElseThrow());
    }

    @Test
    @DisplayName("FO-9 only a closed deal is reopened, only to an open stage; a closed one is not closed again")
    void reopensClosedOnly() {
        OpportunityId id = selling.deal("A").id();

        assertThat(faults(() -> deals.reopen(id))).isEqualTo(Map.of("", INVALID_TRANSITION));
        deals.win(WinOpportunity.of(id).on(TODAY.minusYears(1)));
        assertThat(faults(() -> deals.win(WinOpportunity.of(id)))).isEqualTo(Map.of("", INVALID_TRANSITION));
        assertThat(faults(() -> deals.lose(LoseOpportunity.of(id)))).isEqualTo(Map.of("", INVALID_TRANSITION));
        assertThat(faults(() -> deals.reopen(id, "lost"))).isEqualTo(Map.of("", WRONG_KIND_OF_STAGE));
        assertThat(deals.reopen(id, "proposal").stage()).isEqualTo("proposal");
    }

    @Test
    @DisplayName("FO-11 the stage before closing is kept")
    void lastOpenStage() {
        OpportunityId id = selling.deal("A").id();
        deals.moveTo(id, "proposal");

        assertThat(deals.lose(LoseOpportunity.of(id)).lastOpenStage()).contains("proposal");
    }

    @Test
    @DisplayName("FO-12 each change of amount, probability, stage or planned close is a step with what was before")
    void steps() {
        OpportunityId id = deals.open(
                        OpenOpportunity.named("A").amount(eur("100")).plannedClose(TODAY))
                .id();
        deals.edit(id, Edit.set(OpportunityFields.NEXT_STEP, "Call"));
        deals.edit(id, Edit.set(OpportunityFields.AMOUNT, eur("250")));
        deals.planClose(id, TODAY.plusDays(30));
        deals.moveTo(id, "proposal");

        List<DealStep> steps = deals.steps(id);

        assertThat(steps).hasSize(4);
        assertThat(steps.get(0).previousAmount()).isEmpty();
        assertThat(steps.get(1).previousAmount()).contains(eur("100"));
        assertThat(steps.get(1).amount()).contains(eur("250"));
        assertThat(steps.get(2).previousClose()).contains(TODAY);
        assertThat(steps.get(2).plannedClose()).contains(TODAY.plusDays(30));
        assertThat(steps.get(3).stage()).isEqualTo("proposal");
        assertThat(steps.get(3).probability()).isEqualTo(50);
        assertThat(steps.get(3).actor()).isEqualTo("user:ada");
    }

    @Test
    @DisplayName("FO-13 the push count grows when the planned close moves later, and never falls")
    void pushCount() {
        OpportunityId id =
                deals.open(OpenOpportunity.named("A").plannedClose(TODAY)).id();

        assertThat(deals.planClose(id, TODAY.plusDays(1)).pushCount()).isEqualTo(1);
        assertThat(deals.planClose(id, TODAY.minusDays(9)).pushCount()).isEqualTo(1);
        assertThat(deals.planClose(id, TODAY.minusDays(9)).pushCount()).isEqualTo(1);
        assertThat(deals.edit(id, Edit.set(OpportunityFields.PLANNED_CLOSE, TODAY))
                        .pushCount())
                .isEqualTo(2);
        assertThat(deals.edit(id, Edit.clear(OpportunityFields.PLANNED_CLOSE)).pushCount())
                .isEqualTo(2);
        assertThat(faults(() -> deals.edit(id, Edit.set(OpportunityFields.PUSH_COUNT, 0L))))
                .isEqualTo(Map.of("push_count", RecordErrors.READ_ONLY));
    }

    @Test
    @DisplayName("FO-14 the durations of the stages add up to the age")
    void durations() {
        OpportunityId id = selling.deal("A").id();
        selling.now.set(NOON.plus(Duration.ofHours(5)));
        deals.moveTo(id, "proposal");
        selling.now.set(NOON.plus(Duration.ofHours(6)));
        deals.moveTo(id, "proposal", 55);
        selling.now.set(NOON.plus(Duration.ofDays(3)));
        deals.lose(LoseOpportunity.of(id));
        selling.now.set(NOON.plus(Duration.ofDays(4)));
        deals.reopen(id);
        java.time.Instant now = NOON.plus(Duration.ofDays(10));

        List<StagePeriod> periods = deals.stageHistory(id);

        assertThat(periods)
                .extracting(StagePeriod::stage)
                .containsExactly("prospecting", "proposal", "lost", "proposal");
        assertThat(periods.get(0).duration(now)).isEqualTo(Duration.ofHours(5));
        assertThat(periods.get(3).until()).isEqualTo(Optional.empty());
        assertThat(periods.stream().map(period -> period.duration(now)).reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(Duration.ofDays(10));
    }
}
