package dev.clientela.agenda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.component.VTodo;
import biweekly.io.text.ICalReader;
import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.account.AccountId;
import dev.clientela.account.CreateAccount;
import dev.clientela.activity.Activity;
import dev.clientela.activity.ActivityFields;
import dev.clientela.activity.ActivitySeries;
import dev.clientela.activity.Participant;
import dev.clientela.activity.PlanActivity;
import dev.clientela.activity.PlanSeries;
import dev.clientela.activity.Recurrences;
import dev.clientela.activity.Schedule;
import dev.clientela.error.CrmException;
import dev.clientela.error.ValidationException;
import dev.clientela.opportunity.OpenOpportunity;
import dev.clientela.quote.AddQuoteLine;
import dev.clientela.quote.DraftQuote;
import dev.clientela.quote.QuoteId;
import dev.clientela.record.Criterion;
import dev.clientela.security.Access;
import dev.clientela.security.AccessPolicy;
import dev.clientela.security.Actor;
import dev.clientela.security.InMemoryUserDirectory;
import dev.clientela.security.Owner;
import dev.clientela.security.User;
import dev.clientela.store.CrmStore;
import dev.clientela.store.Repository;
import dev.clientela.store.UnitOfWork;
import dev.clientela.store.memory.InMemoryStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is to be done when, as a page and as a calendar that another library reads. */
class AgendaTest {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final Instant FROM = Instant.parse("2026-03-10T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-03-17T00:00:00Z");
    private static final Recurrences DAILY =
            (rule, first, zone, notBefore) -> Stream.iterate(first, day -> day.plusDays(1))
                    .limit(Long.parseLong(rule))
                    .filter(day -> !day.isBefore(notBefore))
                    .iterator();

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-09T12:00:00Z"));
    private final InMemoryUserDirectory users = new InMemoryUserDirectory()
            .add(User.named("ada", "Ada").inZone(MADRID).inTeams("north").reportingTo("grace"))
            .add(User.named("linus", "Linus").inTeams("north", "south"))
            .add(User.named("grace", "Grace"))
            .addQueue("quotes");
    private final CrmStore store = new InMemoryStore();
    private final Crm crm = crm(AccessPolicy.OPEN);
    private final CrmSession ada = crm.as(Actor.user("ada"));
    private final CrmSession linus = crm.as(Actor.user("linus"));

    private Crm crm(AccessPolicy policy) {
        return Crm.builder()
                .store(store)
                .clock(now::get)
                .users(users)
                .access(policy)
                .recurrences(DAILY)
                .build();
    }

    private static PlanActivity meeting(String subject, String start) {
        Instant begins = Instant.parse(start);
        return PlanActivity.meeting(subject, begins, begins.plusSeconds(3_600));
    }

    private static List<String> titles(AgendaPage page) {
        return page.entries().stream().map(AgendaEntry::title).toList();
    }

    @Test
    @DisplayName("A-02 an agenda holds what touches its time and nothing else, sorted, days where their owners are")
    void window() {
        ada.activities().plan(meeting("ends at the beginning", "2026-03-09T23:00:00Z"));
        ada.activities().plan(meeting("goes on at the beginning", "2026-03-09T23:30:00Z"));
        ada.activities().plan(meeting("starts at the end", "2026-03-17T00:00:00Z"));
        ada.activities().plan(meeting("starts before the end", "2026-03-16T23:59:59Z"));
        ada.activities().plan(PlanActivity.task("due").when(Schedule.by(Instant.parse("2026-03-12T10:00:00Z"))));
        ada.activities()
                .plan(PlanActivity.task("due that day").when(Schedule.onDay(LocalDate.of(2026, 3, 16), MADRID)));
        ada.activities()
                .plan(PlanActivity.task("due the day after").when(Schedule.onDay(LocalDate.of(2026, 3, 17), MADRID)));
        ada.activities().plan(PlanActivity.task("some day"));
        ada.activities()
                .plan(PlanActivity.task("begun long ago")
                        .with(ActivityFields.START_AT, Instant.parse("2026-02-01T00:00:00Z"))
                        .with(ActivityFields.DUE_AT, Instant.parse("2026-03-11T12:00:00Z")));
        ada.activities()
                .plan(PlanActivity.task("fair")
                        .when(Schedule.days(LocalDate.of(2026, 3, 13), LocalDate.of(2026, 3, 15), MADRID)));
        Activity done = ada.activities().plan(meeting("done", "2026-03-12T00:00:00Z"));
        ada.activities().complete(done.id());
        Activity cancelled = ada.activities().plan(meeting("cancelled", "2026-03-11T00:00:00Z"));
        ada.activities().cancel(cancelled.id());
        ada.opportunities().open(OpenOpportunity.named("deal").plannedClose(LocalDate.of(2026, 3, 10)));
        ada.opportunities().open(OpenOpportunity.named("later deal").plannedClose(LocalDate.of(2026, 3, 17)));
        offer();

        assertThat(titles(ada.agenda().between(FROM, TO)))
                .containsExactly(
                        "goes on at the beginning",
                        "deal",
                        "begun long ago",
                        "due",
                        "fair",
                        "Q-2026-00001 offer",
                        "due that day",
                        "starts before the end");
        assertThat(titles(ada.agenda().show(AgendaRequest.between(FROM, TO).withCancelledOnes())))
                .contains("cancelled")
                .doesNotContain("done");
        AgendaPage first = ada.agenda().show(AgendaRequest.between(FROM, TO).atMost(2));
        assertThat(titles(first)).containsExactly("goes on at the beginning", "deal");
        assertThat(first.more()).isTrue();
    }

    private QuoteId offer() {
        AccountId navy = ada.accounts().open(CreateAccount.business("Navy")).id();
        QuoteId offer = ada.quotes()
                .draft(DraftQuote.forAccount(navy).named("offer").validUntil(LocalDate.of(2026, 3, 15)))
                .id();
        ada.quotes().addLine(AddQuoteLine.to(offer).named("Engine").unitPrice(Money.of(CurrencyUnit.EUR, 100)));
        ada.quotes().send(offer);
        // The follow-up of what was sent is none of this test's.
        ada.activities()
                .list(ada.activities().of(offer))
                .items()
                .forEach(task -> ada.activities().delete(task.id()));
        return offer;
    }

    @Test
    @DisplayName("A-02 an agenda is of an owner, a team, or whom somebody leads, and never shows what one may not see")
    void owners() {
        ada.activities().plan(meeting("of ada", "2026-03-10T09:00:00Z"));
        linus.activities().plan(meeting("of linus", "2026-03-10T10:00:00Z"));
        crm.as(Actor.user("grace")).activities().plan(meeting("of grace", "2026-03-10T11:00:00Z"));
        AgendaRequest all = AgendaRequest.between(FROM, TO);
        assertThat(titles(ada.agenda().show(all))).containsExactly("of ada", "of linus", "of grace");
        assertThat(titles(ada.agenda().show(all.of(Owner.user("linus"))))).containsExactly("of linus");
        assertThat(titles(ada.agenda().show(all.ofTeam("north")))).containsExactly("of ada", "of linus");
        assertThat(titles(ada.agenda().show(all.ofTeam("nobody")))).isEmpty();
        assertThat(titles(ada.agenda().show(all.ofReportsOf("grace")))).containsExactly("of ada", "of grace");

        CrmSession wary = crm(new AccessPolicy() {
                    @Override
                    public Criterion visible(Access access) {
                        return access.type().equals(Activity.TYPE)
                                ? ActivityFields.OWNER.is(
                                        Owner.user(access.actor().userId()))
                                : Criterion.always();
                    }
                })
                .as(Actor.user("linus"));
        assertThat(titles(wary.agenda().show(all))).containsExactly("of linus");
        assertThat(titles(wary.agenda().show(all.ofTeam("north")))).containsExactly("of linus");
        assertThat(wary.agenda().export(all)).contains("of linus").doesNotContain("of ada");
    }

    /** Counts what repositories are asked. */
    @SuppressWarnings("unchecked") // what is wrapped is of that type
    private static <T> T counting(Class<?> type, T target, AtomicInteger asked) {
        return (T) Proxy.newProxyInstance(
                AgendaTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object[] given = arguments == null ? new Object[0] : arguments.clone();
                    if (given.length == 2 && given[1] instanceof Function<?, ?> work) {
                        Function<UnitOfWork, Object> known = (Function<UnitOfWork, Object>) work;
                        given[1] = (Function<UnitOfWork, Object>)
                                unit -> known.apply(counting(UnitOfWork.class, unit, asked));
                    }
                    if (type == Repository.class) {
                        asked.incrementAndGet();
                    }
                    try {
                        Object result = method.invoke(target, given);
                        return result instanceof Repository<?> ? counting(Repository.class, result, asked) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private int questions(int each) {
        AtomicInteger asked = new AtomicInteger();
        CrmSession session = Crm.builder()
                .store(counting(CrmStore.class, new InMemoryStore(), asked))
                .clock(now::get)
                .recurrences(DAILY)
                .build()
                .as(Actor.user("ada"));
        for (int i = 0; i < each; i++) {
            session.activities().plan(meeting("meeting", "2026-03-10T09:00:00Z"));
            session.opportunities().open(OpenOpportunity.named("deal").plannedClose(LocalDate.of(2026, 3, 11)));
            session.recurringActivities()
                    .plan(PlanSeries.call("ring", LocalDateTime.of(2026, 3, 12, 9, 0), MADRID, Duration.ofMinutes(10))
                            .recurring("3"));
        }
        asked.set(0);
        assertThat(session.agenda().between(FROM, TO).entries()).hasSize(each * 5);
        return asked.get();
    }

    @Test
    @DisplayName("A-02 an agenda asks the store five questions, for little as for much")
    void fewQuestions() {
        assertThat(questions(1)).isEqualTo(5);
        assertThat(questions(60)).isEqualTo(5);
    }

    @Test
    @DisplayName("A-02 an agenda that ends before it begins, or is too wide, is refused with every fault")
    void faults() {
        assertThatThrownBy(
                        () -> ada.agenda().show(AgendaRequest.between(TO, FROM).atMost(0)))
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        e -> assertThat(e.violations())
                                .extracting(violation -> violation.path() + " "
                                        + violation.code().value())
                                .containsExactlyInAnyOrder(
                                        "to agenda.ends_before_it_begins", "most field.out_of_range"));
        assertThatThrownBy(() -> ada.agenda().between(FROM, FROM.plus(Duration.ofDays(367))))
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        e -> assertThat(e.violations())
                                .extracting(violation -> violation.path() + " "
                                        + violation.code().value())
                                .containsExactly("to agenda.too_wide"));
        ada.activities().plan(meeting("a", "2026-03-10T09:00:00Z"));
        ada.activities().plan(meeting("b", "2026-03-10T09:00:00Z"));
        assertThatThrownBy(() ->
                        ada.agenda().export(AgendaRequest.between(FROM, TO).atMost(1)))
                .isInstanceOfSatisfying(
                        CrmException.class, e -> assertThat(e.code()).isEqualTo(AgendaErrors.TOO_LARGE));
    }

    private ICalendar read(CrmSession session) {
        String text = session.agenda().export(AgendaRequest.between(FROM, TO).withCancelledOnes());
        assertThat(text).endsWith("\r\n").doesNotContain("\n\n");
        assertThat(text.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
        assertThat(text.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
        ICalendar calendar = parsed(text);
        assertThat(calendar.validate(ICalVersion.V2_0).isEmpty())
                .as(calendar.validate(ICalVersion.V2_0).toString())
                .isTrue();
        return calendar;
    }

    private static ICalendar parsed(String text) {
        try (ICalReader reader = new ICalReader(text)) {
            ICalendar calendar = reader.readNext();
            assertThat(reader.getWarnings()).isEmpty();
            return calendar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static VEvent event(ICalendar calendar, String summary) {
        return calendar.getEvents().stream()
                .filter(event -> event.getSummary().getValue().equals(summary))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName(
            "A-02 another library reads the calendar: times in UTC, whole days, to-dos, text of every kind, each line short")
    void calendar() {
        String odd = "Año, 日本; \\ \"x\": " + "😀é".repeat(60);
        ada.activities()
                .plan(meeting(odd, "2026-03-10T09:00:00Z")
                        .with(ActivityFields.LOCATION, "Calle Mayor, 1; 2º")
                        .with(ActivityFields.DESCRIPTION, "First\nsecond\r\nthird\n\nEND:VCALENDAR"));
        ada.activities().plan(PlanActivity.task("due").when(Schedule.by(Instant.parse("2026-03-12T10:00:00Z"))));
        ada.activities().plan(PlanActivity.task("that day").when(Schedule.onDay(LocalDate.of(2026, 3, 16), MADRID)));
        ada.activities()
                .plan(PlanActivity.task("fair")
                        .when(Schedule.days(LocalDate.of(2026, 3, 13), LocalDate.of(2026, 3, 15), MADRID)));
        ICalendar calendar = read(ada);
        VEvent event = event(calendar, odd);
        assertThat(event.getDateStart().getValue().toInstant()).isEqualTo("2026-03-10T09:00:00Z");
        assertThat(event.getDateEnd().getValue().toInstant()).isEqualTo("2026-03-10T10:00:00Z");
        assertThat(event.getLocation().getValue()).isEqualTo("Calle Mayor, 1; 2º");
        assertThat(event.getDescription().getValue().replace("\r\n", "\n"))
                .isEqualTo("First\nsecond\nthird\n\nEND:VCALENDAR");
        VEvent fair = event(calendar, "fair");
        assertThat(fair.getDateStart().getValue().hasTime()).isFalse();
        assertThat(fair.getDateStart().getValue().getRawComponents().toString(false, false))
                .isEqualTo("20260313");
        assertThat(fair.getDateEnd().getValue().getRawComponents().toString(false, false))
                .isEqualTo("20260316");
        assertThat(calendar.getTodos())
                .extracting(todo -> todo.getSummary().getValue())
                .containsExactly("due", "that day");
        VTodo due = calendar.getTodos().get(0);
        assertThat(due.getDateDue().getValue().toInstant()).isEqualTo("2026-03-12T10:00:00Z");
        VTodo day = calendar.getTodos().get(1);
        assertThat(day.getDateDue().getValue().hasTime()).isFalse();
        assertThat(day.getDateDue().getValue().getRawComponents().toString(false, false))
                .isEqualTo("20260316");
    }

    @Test
    @DisplayName(
            "A-02 an entry keeps its UID, its SEQUENCE grows, what is cancelled says so, and an occurrence stays itself when taken")
    void sequence() {
        Activity meeting = ada.activities().plan(meeting("meeting", "2026-03-10T09:00:00Z"));
        LocalDateTime first = LocalDateTime.of(2026, 3, 10, 9, 0);
        ActivitySeries series = ada.recurringActivities()
                .plan(PlanSeries.call("ring", first, MADRID, Duration.ofMinutes(30))
                        .recurring("3"));
        VEvent before = event(read(ada), "meeting");
        List<String> occurrences = uids(read(ada), "ring");
        assertThat(occurrences).hasSize(3).doesNotHaveDuplicates();

        pass();
        ada.activities()
                .reschedule(
                        meeting.id(),
                        Schedule.between(Instant.parse("2026-03-11T09:00:00Z"), Instant.parse("2026-03-11T10:00:00Z")));
        VEvent moved = event(read(ada), "meeting");
        pass();
        ada.activities().cancel(meeting.id());
        VEvent cancelled = event(read(ada), "meeting");
        assertThat(List.of(moved.getUid(), cancelled.getUid())).containsOnly(before.getUid());
        assertThat(moved.getSequence().getValue())
                .isGreaterThan(before.getSequence().getValue());
        assertThat(cancelled.getSequence().getValue())
                .isGreaterThan(moved.getSequence().getValue());
        assertThat(before.getStatus().isCancelled()).isFalse();
        assertThat(cancelled.getStatus().isCancelled()).isTrue();

        int untaken = event(read(ada), "ring").getSequence().getValue();
        pass();
        ada.recurringActivities().leaveOut(series.id(), first.plusDays(1));
        pass();
        ada.recurringActivities().take(series.id(), first);
        assertThat(event(read(ada), "ring").getSequence().getValue()).isGreaterThan(untaken + 1);
        assertThat(uids(read(ada), "ring")).isEqualTo(occurrences);
        assertThat(read(ada).getEvents())
                .filteredOn(event -> event.getUid().getValue().equals(occurrences.get(1)))
                .allSatisfy(event -> assertThat(event.getStatus().isCancelled()).isTrue())
                .hasSize(1);
    }

    private void pass() {
        now.set(now.get().plusSeconds(1));
    }

    private static List<String> uids(ICalendar calendar, String summary) {
        return calendar.getEvents().stream()
                .filter(event -> event.getSummary().getValue().equals(summary))
                .map(event -> event.getUid().getValue())
                .toList();
    }

    @Test
    @DisplayName("A-02 of others a calendar tells title and time, and of nobody who takes part")
    void othersArePrivate() {
        linus.activities()
                .plan(meeting("of linus", "2026-03-10T09:00:00Z")
                        .with(ActivityFields.LOCATION, "at the doctor's")
                        .with(ActivityFields.DESCRIPTION, "about the knee")
                        .with(
                                ActivityFields.PARTICIPANTS,
                                List.of(Participant.of(Participant.Role.ATTENDEE, "doctor@health.example"))));
        AgendaRequest week = AgendaRequest.between(FROM, TO);
        assertThat(ada.agenda().export(week))
                .contains("SUMMARY:of linus")
                .doesNotContain("doctor")
                .doesNotContain("knee");
        assertThat(linus.agenda().export(week))
                .contains("at the doctor's", "knee")
                .doesNotContain("health.example");
    }
}
