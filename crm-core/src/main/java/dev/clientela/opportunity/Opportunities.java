package dev.clientela.opportunity;

import dev.clientela.account.AccountId;
import dev.clientela.command.Commands;
import dev.clientela.command.Execution;
import dev.clientela.command.Records;
import dev.clientela.contact.ContactId;
import dev.clientela.error.RefusedException;
import dev.clientela.error.ValidationException;
import dev.clientela.event.CrmEvent;
import dev.clientela.opportunity.Stage.Kind;
import dev.clientela.record.Query;
import dev.clientela.record.Values;
import dev.clientela.security.Owner;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Deals, from their opening through their stages to won or lost, with their lines and the people and competitors around
 * them. Reports and list views over lines stand in {@link OpportunityLines}.
 *
 * <p>What is common to all records (find, list, count, report, edit, tag, delete, look back) stands in {@link Records}. A
 * deal whose stage is edited goes there as by {@link #moveTo(OpportunityId, String)}.
 */
public final class Opportunities extends Records<Opportunity, OpportunityId> {

    public Opportunities(Commands commands) {
        super(Opportunity.TYPE, commands);
    }

    /**
     * Opens a deal. It has a stage, with its probability and forecast category, and an owner from the beginning.
     *
     * @throws ValidationException with every fault
     */
    public Opportunity open(OpenOpportunity command) {
        return create(command.values());
    }

    /** Gives the deal to another owner. */
    public Opportunity assign(OpportunityId id, Owner owner) {
        return act(id, "assign", owner, (execution, before) -> {
            OpportunityEvent event = new OpportunityEvent.Assigned(before.owner(), owner);
            return execution.update(before, before.assignTo(owner), event);
        });
    }

    /**
     * Moves an open deal to another stage, whose probability and forecast category it takes; at the same stage, nothing
     * changes. Closed stages close it today and without a reason, see {@link #win} and {@link #lose}.
     *
     * @throws RefusedException {@code opportunity.invalid_transition} when it is closed
     */
    public Opportunity moveTo(OpportunityId id, String stage) {
        return moveTo(id, stage, Optional.empty());
    }

    /** The same, with a probability in percent that is not the stage's default. */
    public Opportunity moveTo(OpportunityId id, String stage, int probability) {
        return moveTo(id, stage, Optional.of(probability));
    }

    private Opportunity moveTo(OpportunityId id, String stage, Optional<Integer> probability) {
        return act(id, "moveTo", List.of(stage, probability), (execution, before) -> {
            Opportunity after = before.moveTo(stage(execution, stage), probability, execution.moment());
            return write(execution, before, after, eventOf(before, after));
        });
    }

    /**
     * The customer buys.
     *
     * @throws ValidationException {@code opportunity.reason_asked} when the policy asks why
     * @throws RefusedException {@code opportunity.invalid_transition} when it is closed already
     */
    public Opportunity win(WinOpportunity command) {
        commands().check(command);
        return act(command.opportunity(), "win", command, (execution, before) -> {
            Stage to = stage(execution, command.stage(), Kind.WON);
            Opportunity after = before.close(to, command.on(), command.reason(), command.text(), execution.moment());
            return write(execution, before, after, eventOf(before, after));
        });
    }

    /** The customer does not buy; refusals as for {@link #win}. */
    public Opportunity lose(LoseOpportunity command) {
        commands().check(command);
        return act(command.opportunity(), "lose", command, (execution, before) -> {
            Stage to = stage(execution, command.stage(), Kind.LOST);
            Opportunity after = before.close(to, command.on(), command.reason(), command.text(), execution.moment());
            return write(execution, before, after, eventOf(before, after));
        });
    }

    /** Works on a closed deal again, at the stage that it was closed from if that is still in use. */
    public Opportunity reopen(OpportunityId id) {
        return act(id, "reopen", "", (execution, before) -> {
            StageCatalog stages = execution.port(StageCatalog.class);
            Stage to = before.lastOpenStage()
                    .flatMap(stages::stage)
                    .filter(stage -> stage.isActive() && !stage.isClosed())
                    .orElseGet(() -> stages.defaultOf(Kind.OPEN));
            return reopen(execution, before, to);
        });
    }

    /** Works on a closed deal again, at this open stage. */
    public Opportunity reopen(OpportunityId id, String stage) {
        return act(
                id,
                "reopen",
                stage,
                (execution, before) -> reopen(execution, before, stage(execution, Optional.of(stage), Kind.OPEN)));
    }

    private static Opportunity reopen(Execution execution, Opportunity before, Stage to) {
        Opportunity after = before.reopen(to, execution.moment());
        return write(execution, before, after, new OpportunityEvent.Reopened(before.stage(), after.stage()));
    }

    /** Plans when it will be closed; a later date than before counts as put off. */
    public Opportunity planClose(OpportunityId id, LocalDate date) {
        return act(id, "planClose", date, (execution, before) -> {
            OpportunityEvent event = new OpportunityEvent.ClosePlanned(before.plannedClose(), date);
            return write(execution, before, before.planClose(date), event);
        });
    }

    /** Gives a person a role in the deal, in place of the one they had. As the primary one, nobody else is. */
    public Opportunity addRole(OpportunityId id, ContactRole role) {
        return act(id, "addRole", role, (execution, before) -> {
            OpportunityEvent event = new OpportunityEvent.RoleGiven(role.contact(), role.role());
            return write(execution, before, before.giveRole(role), event);
        });
    }

    /** Makes a person who has a role the one to turn to first. */
    public Opportunity makePrimary(OpportunityId id, ContactId contact) {
        return act(id, "makePrimary", contact, (execution, before) -> {
            ContactRole role = before.roleOf(contact).asPrimary();
            OpportunityEvent event = new OpportunityEvent.RoleGiven(contact, role.role());
            return write(execution, before, before.giveRole(role), event);
        });
    }

    /** @throws RefusedException {@code opportunity.not_on_deal} */
    public Opportunity removeRole(OpportunityId id, ContactId contact) {
        return act(
                id,
                "removeRole",
                contact,
                (execution, before) ->
                        write(execution, before, before.takeRole(contact), new OpportunityEvent.RoleTaken(contact)));
    }

    /** Notes who else is after the deal, in place of what was noted of them before. */
    public Opportunity addCompetitor(OpportunityId id, Competitor competitor) {
        return act(id, "addCompetitor", competitor, (execution, before) -> {
            OpportunityEvent event = new OpportunityEvent.CompetitorNoted(competitor.account());
            return write(execution, before, before.noteCompetitor(competitor), event);
        });
    }

    /** @throws RefusedException {@code opportunity.not_on_deal} */
    public Opportunity removeCompetitor(OpportunityId id, AccountId account) {
        return act(id, "removeCompetitor", account, (execution, before) -> {
            OpportunityEvent event = new OpportunityEvent.CompetitorRemoved(account);
            return write(execution, before, before.removeCompetitor(account), event);
        });
    }

    /** Takes a user into the team, or says anew what they do there. */
    public Opportunity addMember(OpportunityId id, TeamMember member) {
        return act(id, "addMember", member, (execution, before) -> {
            OpportunityEvent event = new OpportunityEvent.MemberAdded(member.user(), member.role());
            return write(execution, before, before.addMember(member), event);
        });
    }

    /** @throws RefusedException {@code opportunity.not_in_team} */
    public Opportunity removeMember(OpportunityId id, String user) {
        return act(
                id,
                "removeMember",
                user,
                (execution, before) ->
                        write(execution, before, before.removeMember(user), new OpportunityEvent.MemberRemoved(user)));
    }

    /**
     * Says whom the deal is credited to, in place of what was said before. What each share comes to follows the amount of
     * the deal from then on; commission that is earned already stays as it is.
     *
     * @throws ValidationException with every fault, among them {@code opportunity_split.not_whole}
     */
    public Opportunity split(SplitOpportunity command) {
        return act(
                command.opportunity(),
                "split",
                command.shares(),
                (execution, before) -> DealSplits.replace(execution, before, command.shares()));
    }

    /** Whom the deal is credited to, in the order in which that was said; without any, its owner. */
    public List<OpportunitySplit> splits(OpportunityId id) {
        return commands().read(execution -> {
            execution.load(Opportunity.TYPE, id.value());
            return execution.all(Query.of(OpportunitySplit.TYPE)
                    .where(OpportunitySplitFields.OPPORTUNITY.is(id))
                    .orderBy(OpportunitySplitFields.POSITION.ascending()));
        });
    }

    /** The deal's lines in their order. */
    public List<OpportunityLine> lines(OpportunityId id) {
        return new OpportunityLines(commands()).of(id);
    }

    /** As {@link OpportunityLines#add}. */
    public OpportunityLine addLine(AddLine command) {
        return new OpportunityLines(commands()).add(command);
    }

    /** As {@link OpportunityLines#change}. */
    public OpportunityLine changeLine(ChangeLine command) {
        return new OpportunityLines(commands()).change(command);
    }

    /** As {@link OpportunityLines#remove}. */
    public Opportunity removeLine(OpportunityLineId line) {
        return new OpportunityLines(commands()).remove(line);
    }

    /** As {@link Instalments#establish}. */
    public OpportunityLine schedule(EstablishSchedule command) {
        return new Instalments(commands()).establish(command);
    }

    /** When the line is delivered or comes in, by date; as {@link Instalments#of(OpportunityLineId)}. */
    public List<Instalment> schedule(OpportunityLineId line) {
        return new Instalments(commands()).of(line);
    }

    /** Moves every schedule of the deal; as {@link Instalments#shiftBy(OpportunityId, Period)}. */
    public Opportunity shiftSchedules(OpportunityId id, Period period) {
        return new Instalments(commands()).shiftBy(id, period);
    }

    /**
     * What the deals that the actor sees are expected to bring in, month by month. The store adds it up.
     *
     * @throws ValidationException with every fault of the request
     * @throws RefusedException {@code exchange_rate.not_found} when one currency is asked for and a rate is wanting
     */
    public CashFlow cashFlow(CashFlowRequest request) {
        request.check();
        return commands().read(execution -> CashFlowReading.of(execution, request));
    }

    /** Which stages it stood at, from when to when; the first begins when the deal was opened. */
    public List<StagePeriod> stageHistory(OpportunityId id) {
        return StagePeriod.of(history(id));
    }

    /** What became of its amount, probability, stage and planned close, one step a change, oldest first. */
    public List<DealStep> steps(OpportunityId id) {
        return DealStep.of(history(id));
    }

    @Override
    protected Opportunity creating(Execution execution, Values given) {
        StageCatalog stages = execution.port(StageCatalog.class);
        Stage first = stages.defaultOf(Kind.OPEN);
        // A stage that is not in the catalogue is refused with the other faults when the deal is written.
        Stage stage = Optional.ofNullable(given.get(OpportunityFields.STAGE))
                .flatMap(stages::stage)
                .orElse(first);
        DealRules rules = new DealRules(execution);
        Opportunity opened = rules.opened(given, stage);
        rules.check(Optional.empty(), opened);
        Opportunity settled = DealRules.settled(Optional.empty(), opened);
        return execution.insert(
                ClosingRate.frozen(execution, Optional.empty(), settled), new OpportunityEvent.Opened());
    }

    @Override
    protected Opportunity editing(Execution execution, Opportunity before, Opportunity after) {
        Optional<Stage> to = after.find(OpportunityFields.STAGE)
                .filter(code -> !code.equals(before.stage()))
                .flatMap(execution.port(StageCatalog.class)::stage);
        if (to.isEmpty()) {
            return write(execution, before, after, edited());
        }
        Opportunity moved = before.editedAndMoved(after, to.get(), execution.moment());
        return write(execution, before, moved, eventOf(before, moved));
    }

    private static Opportunity write(Execution execution, Opportunity before, Opportunity after, CrmEvent event) {
        new DealRules(execution).check(Optional.of(before), after);
        Opportunity settled = DealRules.settled(Optional.of(before), after);
        return execution.update(before, ClosingRate.frozen(execution, Optional.of(before), settled), event);
    }

    private static OpportunityEvent eventOf(Opportunity before, Opportunity after) {
        String from = before.stage();
        String to = after.stage();
        return switch (after.kind()) {
            case OPEN -> new OpportunityEvent.StageChanged(from, to);
            case WON -> new OpportunityEvent.Won(from, to, after.closeReason());
            case LOST -> new OpportunityEvent.Lost(from, to, after.closeReason());
        };
    }

    private static Stage stage(Execution execution, Optional<String> code, Kind kind) {
        if (code.isEmpty()) {
            return execution.port(StageCatalog.class).defaultOf(kind);
        }
        Stage stage = stage(execution, code.get());
        if (stage.kind() != kind) {
            throw new RefusedException(
                    OpportunityErrors.WRONG_KIND_OF_STAGE, Map.of("stage", stage.code(), "kind", kind));
        }
        return stage;
    }

    private static Stage stage(Execution execution, String code) {
        return execution
                .port(StageCatalog.class)
                .stage(code)
                .orElseThrow(
                        () -> ValidationException.of(OpportunityFields.STAGE.name(), OpportunityErrors.UNKNOWN_STAGE));
    }

    /** Its lines go with it, and their schedules, and its splits. */
    @Override
    protected void deleting(Execution execution, Opportunity record) {
        if (record.isSplit()) {
            DealSplits.deleteAll(execution, record.id());
        }
        for (OpportunityLine line : DealLines.all(execution, record.id())) {
            LineSchedule.deleteAll(execution, line);
            execution.delete(line, OpportunityLineEvent.REMOVED);
        }
    }

    @Override
    protected CrmEvent edited() {
        return new OpportunityEvent.Edited();
    }

    @Override
    protected CrmEvent deleted() {
        return new OpportunityEvent.Deleted();
    }
}
