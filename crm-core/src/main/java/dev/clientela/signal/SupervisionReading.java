package dev.clientela.signal;

import dev.clientela.activity.Activity;
import dev.clientela.activity.ActivityFields;
import dev.clientela.activity.ActivityKinds;
import dev.clientela.activity.ContactRule;
import dev.clientela.command.Execution;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.lead.LeadId;
import dev.clientela.record.Criterion;
import dev.clientela.record.Grouping;
import dev.clientela.record.Measure;
import dev.clientela.record.Query;
import dev.clientela.record.RecordRef;
import dev.clientela.record.Report;
import dev.clientela.record.ReportResult;
import dev.clientela.security.Owner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Counts the colours of all leads by their owners. A lead that was left alone for longer than it takes to be red is red
 * whatever else; those are counted by the store. Only the others are looked at one by one, so that the work grows with
 * what happened lately and not with the number of leads.
 */
final class SupervisionReading {

    /** How many leads are looked at at once. */
    static final int CHUNK = 500;

    private final Execution execution;
    private final LeadReading reading;
    private final Criterion counted;
    private final Map<Owner, Map<Colour, Long>> others = new TreeMap<>(java.util.Comparator.comparing(Owner::toString));

    /** @param among which leads are counted, if they are neither converted nor lost */
    SupervisionReading(Execution execution, Criterion among) {
        this.execution = execution;
        this.reading = new LeadReading(execution);
        this.counted = reading.workedOn().and(among);
    }

    List<SellerSignals> summary() {
        SignalSettings settings = execution.port(SignalSettings.class);
        Instant since = settings.hours().before(execution.now(), settings.redAfter());
        Set<UUID> seen = new LinkedHashSet<>();
        Criterion fresh = LeadFields.CREATED_AT.isAtLeast(since).or(LeadFields.ASSIGNED_AT.isAtLeast(since));
        Query<Lead> query = Query.of(Lead.TYPE).where(counted).where(fresh);
        execution.pages(query).forEachPage(CHUNK, leads -> {
            count(leads);
            leads.forEach(lead -> seen.add(lead.id().value()));
        });
        List<UUID> contacted = new ArrayList<>(contactedSince(since));
        contacted.removeAll(seen);
        for (int i = 0; i < contacted.size(); i += CHUNK) {
            count(leads(contacted.subList(i, Math.min(i + CHUNK, contacted.size()))));
        }
        return totals().rows().stream().map(this::seller).toList();
    }

    private Set<UUID> contactedSince(Instant since) {
        Criterion recent = new ContactRule(execution.port(ActivityKinds.class))
                .made()
                .and(ActivityFields.COMPLETED_AT.isAtLeast(since))
                .and(ActivityFields.COMPLETED_AT.isAtMost(execution.now()));
        ReportResult result = execution
                .unit()
                .records(Activity.TYPE)
                .report(Report.over(Activity.TYPE)
                        .where(recent)
                        .groupBy(Grouping.by(ActivityFields.RELATED))
                        .measure(Measure.count()));
        Set<UUID> ids = new LinkedHashSet<>();
        for (ReportResult.Row row : result.rows()) {
            if (row.key(0) instanceof String key && key.startsWith(Lead.TYPE.name() + "/")) {
                ids.add(RecordRef.parse(key).id());
            }
        }
        return ids;
    }

    private List<Lead> leads(List<UUID> ids) {
        return execution
                .query(Query.of(Lead.TYPE)
                        .where(LeadFields.ID.in(ids.stream().map(LeadId::new).toList()))
                        .where(counted)
                        .pageOf(CHUNK))
                .items();
    }

    private void count(List<Lead> leads) {
        for (LeadSignal signal : reading.of(leads)) {
            signal.colour()
                    .filter(colour -> colour != Colour.RED)
                    .ifPresent(colour -> others.computeIfAbsent(signal.owner(), any -> new EnumMap<>(Colour.class))
                            .merge(colour, 1L, Long::sum));
        }
    }

    private ReportResult totals() {
        return execution.report(Report.over(Lead.TYPE)
                .where(counted)
                .groupBy(Grouping.by(LeadFields.OWNER))
                .measure(Measure.count()));
    }

    private SellerSignals seller(ReportResult.Row row) {
        Owner owner = (Owner) java.util.Objects.requireNonNull(row.key(0));
        Map<Colour, Long> known = others.getOrDefault(owner, Map.of());
        long orange = known.getOrDefault(Colour.ORANGE, 0L);
        long grey = known.getOrDefault(Colour.GREY, 0L);
        long white = known.getOrDefault(Colour.WHITE, 0L);
        return new SellerSignals(owner, row.count("count") - orange - grey - white, orange, grey, white);
    }
}
