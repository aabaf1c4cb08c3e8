package dev.clientela.agenda;

import dev.clientela.activity.Activities;
import dev.clientela.activity.Activity;
import dev.clientela.activity.ActivityFields;
import dev.clientela.activity.ActivitySeries;
import dev.clientela.activity.ActivitySeriesFields;
import dev.clientela.activity.ActivityStatus;
import dev.clientela.activity.Occurrence;
import dev.clientela.activity.RecurringActivities;
import dev.clientela.command.Execution;
import dev.clientela.error.RefusedException;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.quote.Quote;
import dev.clientela.quote.QuoteFields;
import dev.clientela.quote.QuoteStatus;
import dev.clientela.record.CodeField;
import dev.clientela.record.Criterion;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import dev.clientela.security.Owner;
import dev.clientela.security.Tenant;
import dev.clientela.security.User;
import dev.clientela.security.UserDirectory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Reads one page of an agenda. */
final class AgendaReading {

    /** The most series that one agenda looks through. */
    private static final int MOST_SERIES = 1_000;

    private static final Comparator<AgendaEntry> IN_TIME = Comparator.comparing(AgendaEntry::at)
            .thenComparing(AgendaEntry::kind)
            .thenComparing(AgendaEntry::key);

    private final Execution execution;
    private final AgendaRequest request;
    private final ZoneId zone;
    private final Set<Owner> owners;
    private final Map<Owner, ZoneId> zones = new HashMap<>();

    AgendaReading(Execution execution, AgendaRequest request) {
        this.execution = execution;
        this.request = request;
        this.zone = execution.moment().zone();
        this.owners = owners();
    }

    private Set<Owner> owners() {
        UserDirectory directory = execution.kernel().directory();
        Tenant tenant = execution.actor().tenant();
        Set<Owner> all = new LinkedHashSet<>(request.owners());
        request.team().ifPresent(team -> addAll(all, directory.team(tenant, team)));
        request.reportsOf().ifPresent(manager -> {
            all.add(Owner.user(manager));
            addAll(all, directory.reportsOf(tenant, manager));
        });
        if (all.size() > AgendaRequest.MOST_OWNERS) {
            throw new RefusedException(AgendaErrors.TOO_LARGE, Map.of("max", AgendaRequest.MOST_OWNERS));
        }
        return all;
    }

    private static void addAll(Set<Owner> owners, List<User> users) {
        users.forEach(user -> owners.add(Owner.user(user.id())));
    }

    AgendaPage page() {
        List<AgendaEntry> entries = new ArrayList<>();
        boolean more = activities(entries);
        more |= deals(entries);
        more |= offers(entries);
        occurrences(entries);
        entries.sort(IN_TIME);
        more |= entries.size() > request.most();
        return new AgendaPage(entries.subList(0, Math.min(entries.size(), request.most())), more);
    }

    /** Nobody's, where a team has no member. */
    private Criterion of(CodeField<Owner> owner) {
        return request.isOfSomebody() ? owner.in(owners) : Criterion.always();
    }

    private boolean activities(List<AgendaEntry> entries) {
        Instant from = request.from();
        Instant to = request.to();
        Criterion dayEnds = ActivityFields.ALL_DAY
                .is(true)
                .and(ActivityFields.DUE_AT.isMoreThan(from))
                .and(ActivityFields.DUE_AT.isAtMost(to));
        Criterion due = ActivityFields.ALL_DAY.is(true).not().and(ActivityFields.DUE_AT.isWithin(from, to));
        Criterion starts = ActivityFields.START_AT.isWithin(from, to);
        Criterion goesOn = ActivityFields.START_AT.isLessThan(from).and(ActivityFields.END_AT.isMoreThan(from));
        Criterion status = request.withCancelled()
                ? Activities.isOpen().or(ActivityFields.STATUS.is(ActivityStatus.CANCELLED))
                : Activities.isOpen();
        Page<Activity> page = execution.query(Query.of(Activity.TYPE)
                .where(of(ActivityFields.OWNER))
                .where(status)
                .where(Criterion.any(List.of(dayEnds, due, starts, goesOn)))
                .orderBy(ActivityFields.OCCURS_AT.ascending())
                .pageOf(request.most()));
        page.items().forEach(activity -> entries.add(entry(activity)));
        return page.next().isPresent();
    }

    private AgendaEntry entry(Activity activity) {
        return new AgendaEntry(
                AgendaEntry.Kind.ACTIVITY,
                activity.ref(),
                activity.ref(),
                activity.modifiedAt(),
                activity.name(),
                activity.owner(),
                time(activity),
                activity.status(),
                own(activity.owner(), activity.find(ActivityFields.LOCATION)),
                own(activity.owner(), activity.find(ActivityFields.DESCRIPTION)));
    }

    /** Whole days are those of the owner's zone; one due on a day is due when that day ends. */
    private AgendaTime time(Activity activity) {
        Optional<Instant> start = activity.find(ActivityFields.START_AT).filter(at -> touches(activity, at));
        ZoneId owners = activity.isAllDay() ? zoneOf(activity.owner()) : zone;
        if (start.isEmpty()) {
            Instant due = activity.dueAt().orElse(activity.occursAt());
            return activity.isAllDay() ? new AgendaTime.ByDay(lastDay(due, owners), owners) : new AgendaTime.By(due);
        }
        Optional<Instant> end = activity.find(ActivityFields.END_AT);
        if (!activity.isAllDay()) {
            return new AgendaTime.Span(start.get(), end);
        }
        LocalDate first = LocalDate.ofInstant(start.get(), owners);
        return new AgendaTime.Days(first, end.map(last -> lastDay(last, owners)).orElse(first), owners);
    }

    /** What is due in the time that was asked for may have been begun long before. */
    private boolean touches(Activity activity, Instant start) {
        Instant end = activity.find(ActivityFields.END_AT).orElse(start.plusNanos(1));
        return activity.dueAt().isEmpty() || (start.isBefore(request.to()) && end.isAfter(request.from()));
    }

    private static LocalDate lastDay(Instant end, ZoneId zone) {
        return LocalDate.ofInstant(end.minusNanos(1), zone);
    }

    /** What does not concern others is told to the owner alone. */
    private Optional<String> own(Owner owner, Optional<String> text) {
        boolean isOwn = !execution.actor().isSystem()
                && owner.equals(Owner.user(execution.actor().userId()));
        return isOwn ? text.filter(said -> !said.isBlank()) : Optional.empty();
    }

    private ZoneId zoneOf(Owner owner) {
        return zones.computeIfAbsent(
                owner, asked -> execution.kernel().zoneOf(execution.actor().tenant(), asked));
    }

    private void occurrences(List<AgendaEntry> entries) {
        Page<ActivitySeries> all = execution.query(Query.of(ActivitySeries.TYPE)
                .where(of(ActivitySeriesFields.OWNER))
                .where(request.withCancelled() ? Criterion.always() : ActivitySeriesFields.IS_CANCELLED.is(false))
                .where(ActivitySeriesFields.BEGINS_AT.isLessThan(request.to()))
                .where(ActivitySeriesFields.ENDS_AT.isMoreThan(request.from()))
                .orderBy(ActivitySeriesFields.BEGINS_AT.ascending())
                .pageOf(MOST_SERIES));
        if (all.next().isPresent()) {
            throw new RefusedException(AgendaErrors.TOO_LARGE, Map.of("max", MOST_SERIES));
        }
        Map<ActivitySeries, List<Occurrence>> found = new HashMap<>();
        all.items().forEach(series -> found.put(series, upcoming(series)));
        Set<UUID> taken = taken(found.values().stream().flatMap(List::stream));
        found.forEach((series, occurrences) -> occurrences.stream()
                .filter(occurrence -> !taken.contains(occurrence.activity().value()))
                .forEach(occurrence -> entries.add(entry(series, occurrence))));
    }

    /** What began before the next one has become an activity, or never will. No more than a page takes of each series. */
    private List<Occurrence> upcoming(ActivitySeries series) {
        boolean over = series.isCancelled();
        Optional<Instant> next = series.find(ActivitySeriesFields.NEXT_AT);
        return RecurringActivities.occurrencesIn(
                        execution, series, request.from(), request.to(), request.withCancelled())
                .stream()
                .filter(occurrence -> over
                        || occurrence.isCancelled()
                        || next.filter(at -> !occurrence.start().isBefore(at)).isPresent())
                .limit(request.most() + 1L)
                .toList();
    }

    /** Whether the actor sees them or not: what has become an activity is no occurrence any more. */
    private Set<UUID> taken(Stream<Occurrence> occurrences) {
        List<UUID> ids =
                occurrences.map(occurrence -> occurrence.activity().value()).toList();
        Set<UUID> taken = new HashSet<>();
        for (int at = 0; at < ids.size(); at += MOST_SERIES) {
            execution
                    .unit()
                    .records(Activity.TYPE)
                    .findAll(ids.subList(at, Math.min(ids.size(), at + MOST_SERIES)))
                    .forEach(activity -> taken.add(activity.id().value()));
        }
        return taken;
    }

    private AgendaEntry entry(ActivitySeries series, Occurrence occurrence) {
        boolean cancelled = series.isCancelled() || occurrence.isCancelled();
        return new AgendaEntry(
                AgendaEntry.Kind.OCCURRENCE,
                series.ref(),
                occurrence.activity().ref(),
                series.modifiedAt(),
                series.subject(),
                series.owner(),
                new AgendaTime.Span(occurrence.start(), Optional.of(occurrence.end())),
                cancelled ? ActivityStatus.CANCELLED : ActivityStatus.OPEN,
                own(series.owner(), series.find(ActivitySeriesFields.LOCATION)),
                own(series.owner(), series.find(ActivitySeriesFields.DESCRIPTION)));
    }

    private boolean deals(List<AgendaEntry> entries) {
        Page<Opportunity> page = execution.query(Query.of(Opportunity.TYPE)
                .where(of(OpportunityFields.OWNER))
                .where(OpportunityFields.IS_CLOSED.is(false))
                .where(OpportunityFields.PLANNED_CLOSE.isWithin(firstDay(), dayAfter()))
                .orderBy(OpportunityFields.PLANNED_CLOSE.ascending())
                .pageOf(request.most()));
        page.items()
                .forEach(deal -> entries.add(new AgendaEntry(
                        AgendaEntry.Kind.PLANNED_CLOSE,
                        deal.ref(),
                        deal.ref(),
                        deal.modifiedAt(),
                        deal.get(OpportunityFields.NAME),
                        deal.owner(),
                        day(deal.get(OpportunityFields.PLANNED_CLOSE)),
                        ActivityStatus.OPEN,
                        Optional.empty(),
                        Optional.empty())));
        return page.next().isPresent();
    }

    private boolean offers(List<AgendaEntry> entries) {
        Page<Quote> page = execution.query(Query.of(Quote.TYPE)
                .where(of(QuoteFields.OWNER))
                .where(QuoteFields.STATUS.is(QuoteStatus.SENT))
                .where(QuoteFields.VALID_UNTIL.isWithin(firstDay(), dayAfter()))
                .orderBy(QuoteFields.VALID_UNTIL.ascending())
                .pageOf(request.most()));
        page.items()
                .forEach(offer -> entries.add(new AgendaEntry(
                        AgendaEntry.Kind.OFFER_EXPIRY,
                        offer.ref(),
                        offer.ref(),
                        offer.modifiedAt(),
                        offer.number()
                                .map(number -> number + " " + offer.name())
                                .orElse(offer.name()),
                        offer.owner(),
                        day(offer.get(QuoteFields.VALID_UNTIL)),
                        ActivityStatus.OPEN,
                        Optional.empty(),
                        Optional.empty())));
        return page.next().isPresent();
    }

    private AgendaTime day(LocalDate date) {
        return new AgendaTime.Days(date, date, zone);
    }

    private LocalDate firstDay() {
        return LocalDate.ofInstant(request.from(), zone);
    }

    private LocalDate dayAfter() {
        return lastDay(request.to(), zone).plusDays(1);
    }
}
