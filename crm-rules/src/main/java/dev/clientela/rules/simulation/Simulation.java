package dev.clientela.rules.simulation;

import dev.clientela.CrmSession;
import dev.clientela.error.RefusedException;
import dev.clientela.record.Criterion;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Moment;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import dev.clientela.rules.RuleContext;
import dev.clientela.rules.RuleProgram;
import dev.clientela.rules.RuleSet;
import dev.clientela.rules.Rulebook;
import dev.clientela.rules.index.Situation;
import dev.clientela.rules.scoring.Points;
import dev.clientela.rules.scoring.Scoring;
import dev.clientela.rules.simulation.SimulationReport.Example;
import dev.clientela.rules.simulation.SimulationReport.Side;
import dev.clientela.rules.simulation.SimulationReport.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Asks a candidate beside the rules in force about real records, and tells who would change owner, score, route: nothing
 * is written, no turn is taken, and only what the session sees is asked about.
 *
 * <pre>{@code
 * SimulationReport report = Simulation.of(rulebook.inForce(), RuleProgram.compile(next, context))
 *         .over(ada, ada.leads().query().where(LeadFields.COUNTRY.is("AR")), new Moment(now, zone));
 * }</pre>
 *
 * <p>Reads a page at a time, each in a transaction of its own, with one statement a page, and one more for each reference
 * to another record that the rules look through. Records that a rule is asked about in other ways than by its criteria,
 * such as the state before, are not: what is compared is what the rules say of the records as they stand. Immutable.
 */
public final class Simulation {

    private static final int USUAL_LIMIT = 100_000;
    private static final int USUAL_EXAMPLES = 20;
    private static final int PAGE = 1_000;

    private final Asked inForce;
    private final Asked candidate;
    private final int limit;
    private final int examples;

    private Simulation(Asked inForce, Asked candidate, int limit, int examples) {
        this.inForce = inForce;
        this.candidate = candidate;
        this.limit = limit;
        this.examples = examples;
    }

    /**
     * Compares outcomes, or what they come to where the rules sum up.
     *
     * @throws IllegalArgumentException when the two are about records of different types
     */
    public static <O> Simulation of(RuleProgram<O> inForce, RuleProgram<O> candidate) {
        return of(Asked.of(inForce), Asked.of(candidate));
    }

    /** Compares scores in whole points, and grades. */
    public static Simulation ofScores(RuleSet<Points> inForce, RuleSet<Points> candidate, RuleContext context) {
        return of(
                Asked.of(inForce, new Scoring(new Rulebook<>(inForce, context))),
                Asked.of(candidate, new Scoring(new Rulebook<>(candidate, context))));
    }

    private static Simulation of(Asked inForce, Asked candidate) {
        if (!inForce.type().equals(candidate.type())) {
            throw new IllegalArgumentException(inForce.type() + " and " + candidate.type() + " cannot be compared");
        }
        return new Simulation(inForce, candidate, USUAL_LIMIT, USUAL_EXAMPLES);
    }

    /** About so many records at most; 100,000 otherwise. */
    public Simulation upTo(int records) {
        return new Simulation(inForce, candidate, records, examples);
    }

    /** With so many records that would change; 20 otherwise. */
    public Simulation showing(int records) {
        return new Simulation(inForce, candidate, limit, records);
    }

    /** Over the records of a query, in its order, from its first page on, all asked at one moment. */
    public <R extends CrmRecord<R>> SimulationReport over(CrmSession session, Query<R> query, Moment at) {
        if (!query.type().equals(inForce.type())) {
            throw new IllegalArgumentException("The rules are about " + inForce.type() + ", not " + query.type());
        }
        @SuppressWarnings("unchecked") // it is that of the very type
        Shelf<R> shelf = (Shelf<R>) shelf(session);
        return run(session, shelf, query, record -> at);
    }

    /** Over the records made in a time, half-open, each asked as it stands today at the moment it was made. */
    public SimulationReport overCreated(CrmSession session, Instant from, Instant until, ZoneId zone) {
        return overCreated(session, shelf(session), from, until, zone);
    }

    private <R extends CrmRecord<R>> SimulationReport overCreated(
            CrmSession session, Shelf<R> shelf, Instant from, Instant until, ZoneId zone) {
        Query<R> query =
                Query.of(shelf.type()).where(shelf.type().system().createdAt().isWithin(from, until));
        return run(session, shelf, query, record -> new Moment(record.createdAt(), zone));
    }

    private Shelf<?> shelf(CrmSession session) {
        return Optional.<Shelf<?>>ofNullable(
                        Shelf.of(session).get(inForce.type().name()))
                .orElseThrow(() -> new IllegalArgumentException("A session does not list " + inForce.type()));
    }

    private <R extends CrmRecord<R>> SimulationReport run(
            CrmSession session, Shelf<R> shelf, Query<R> query, Function<CrmRecord<?>, Moment> moments) {
        List<Criterion> criteria = new ArrayList<>(inForce.criteria());
        criteria.addAll(candidate.criteria());
        return new Run(new Neighbours(session, criteria), moments).over(shelf, query.firstPage());
    }

    /** One time through. */
    private final class Run {

        private final Neighbours neighbours;
        private final Function<CrmRecord<?>, Moment> moments;
        private final Tally tally = new Tally();
        private final List<Example> shown = new ArrayList<>();
        private long asked;

        Run(Neighbours neighbours, Function<CrmRecord<?>, Moment> moments) {
            this.neighbours = neighbours;
            this.moments = moments;
        }

        <R extends CrmRecord<R>> SimulationReport over(Shelf<R> shelf, Query<R> query) {
            Query<R> next = query.pageOf(Math.min(PAGE, Math.max(1, limit)));
            boolean more = limit > 0;
            boolean complete = limit > 0;
            while (more) {
                Page<R> page = shelf.list().apply(next);
                long room = limit - asked;
                List<R> items = page.items()
                        .subList(0, (int) Math.min(room, page.items().size()));
                neighbours.read(items);
                items.forEach(this::ask);
                more = page.next().isPresent() && asked < limit;
                complete = page.next().isEmpty() && items.size() == page.items().size();
                if (more) {
                    next = next.after(page.next().get());
                }
            }
            return new SimulationReport(
                    version(inForce),
                    version(candidate),
                    asked,
                    complete,
                    tally.changed(),
                    tally.changes(),
                    tally.others(),
                    tally.numbers(),
                    shown);
        }

        private void ask(CrmRecord<?> record) {
            asked++;
            Situation situation = new Situation(moments.apply(record), neighbours::find);
            Said before = say(inForce, record, situation);
            Said after = say(candidate, record, situation);
            if (tally.add(before, after) && shown.size() < examples) {
                shown.add(new Example(
                        record.ref(),
                        side(inForce, before, record, situation),
                        side(candidate, after, record, situation)));
            }
        }

        private Said say(Asked rules, CrmRecord<?> record, Situation situation) {
            try {
                return rules.say(record, situation);
            } catch (RefusedException e) {
                return Said.refused(e.code().value());
            }
        }

        private Side side(Asked rules, Said said, CrmRecord<?> record, Situation situation) {
            return new Side(
                    said,
                    said.refused().isPresent() ? Optional.empty() : Optional.of(rules.explain(record, situation)));
        }

        private Version version(Asked rules) {
            return new Version(rules.set().id(), rules.set().version());
        }
    }
}
