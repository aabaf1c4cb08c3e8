package dev.clientela;

import dev.clientela.activity.ActivityKinds;
import dev.clientela.activity.Recurrences;
import dev.clientela.agenda.TaskTemplate;
import dev.clientela.agenda.TaskTemplates;
import dev.clientela.approval.ApprovalProcess;
import dev.clientela.approval.ApprovalProcesses;
import dev.clientela.approval.ApprovalSettings;
import dev.clientela.approval.ApprovalSubject;
import dev.clientela.approval.Deputies;
import dev.clientela.command.Cascades;
import dev.clientela.command.IdGenerator;
import dev.clientela.command.Retries;
import dev.clientela.command.SaveRules;
import dev.clientela.command.ValidationRule;
import dev.clientela.commission.CommissionPlan;
import dev.clientela.commission.CommissionPlans;
import dev.clientela.event.EventSubscriber;
import dev.clientela.forecast.FiscalCalendar;
import dev.clientela.housekeeping.DueWork;
import dev.clientela.housekeeping.RelaySettings;
import dev.clientela.housekeeping.Retention;
import dev.clientela.lead.IntakeSettings;
import dev.clientela.lead.LeadAssignment;
import dev.clientela.lead.LeadScoring;
import dev.clientela.lead.LeadStatuses;
import dev.clientela.money.CorporateCurrency;
import dev.clientela.money.ExchangeRates;
import dev.clientela.notification.NotificationPort;
import dev.clientela.notification.NotificationTemplates;
import dev.clientela.opportunity.CloseReasons;
import dev.clientela.opportunity.StageCatalog;
import dev.clientela.privacy.LegalHolds;
import dev.clientela.quote.OrderPort;
import dev.clientela.quote.QuoteSettings;
import dev.clientela.security.AccessPolicy;
import dev.clientela.security.AnyUser;
import dev.clientela.security.SecretSource;
import dev.clientela.security.UserDirectory;
import dev.clientela.signal.DayStatusSettings;
import dev.clientela.signal.DayStatusWork;
import dev.clientela.signal.ResponseTarget;
import dev.clientela.signal.SignalSettings;
import dev.clientela.store.CrmStore;
import dev.clientela.store.memory.InMemoryStore;
import dev.clientela.vocabulary.Vocabularies;
import dev.clientela.vocabulary.Vocabulary;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * Puts a {@link Crm} together. Works with no setting at all; each setting replaces one default. Not thread-safe, used
 * once.
 */
public final class CrmBuilder {

    CrmStore store = new InMemoryStore();
    UserDirectory directory = new AnyUser();
    AccessPolicy policy = AccessPolicy.OPEN;
    InstantSource clock = InstantSource.system();
    IdGenerator ids = Defaults.timeOrdered();
    ZoneId zone = ZoneOffset.UTC;
    Vocabularies vocabularies = Defaults.vocabularies();
    final List<ValidationRule> rules = new ArrayList<>();
    final List<SaveRules> saveRules = new ArrayList<>();

    @Nullable
    NotificationPort notifications;

    NotificationTemplates templates = NotificationTemplates.builtIn();
    final List<DueWork> dueWork = new ArrayList<>();
    final List<EventSubscriber> subscribers = new ArrayList<>();
    final List<ApprovalSubject> approvalSubjects = new ArrayList<>();
    SecretSource secrets = Defaults.cryptographic();
    final Map<Class<?>, Object> ports = Defaults.ports();

    CrmBuilder() {}

    /** Where everything is kept. */
    public CrmBuilder store(CrmStore other) {
        store = other;
        return this;
    }

    /** The host's users; by default any user is taken for known and active. */
    public CrmBuilder users(UserDirectory other) {
        directory = other;
        return this;
    }

    /** Who sees and changes what; by default everyone everything. */
    public CrmBuilder access(AccessPolicy other) {
        policy = other;
        return this;
    }

    /** What time it is. */
    public CrmBuilder clock(InstantSource other) {
        clock = other;
        return this;
    }

    /** Where ids come from; by default time-ordered UUIDs (version 7). */
    public CrmBuilder ids(IdGenerator other) {
        ids = other;
        return this;
    }

    /** The organisation's zone, in which business dates are reckoned; by default UTC. */
    public CrmBuilder zone(ZoneId other) {
        zone = other;
        return this;
    }

    /** Which months, quarters and years forecasts and quotas are for; by default those of the calendar. */
    public CrmBuilder fiscalCalendar(FiscalCalendar calendar) {
        ports.put(FiscalCalendar.class, calendar);
        return this;
    }

    /** Adds vocabularies, in the place of those of the same name. */
    public CrmBuilder vocabulary(Vocabulary... others) {
        vocabularies = vocabularies.with(List.of(others));
        return this;
    }

    /** The statuses of leads. */
    public CrmBuilder leadStatuses(LeadStatuses statuses) {
        ports.put(LeadStatuses.class, statuses);
        return this;
    }

    /** The kinds of activity. */
    public CrmBuilder activityKinds(ActivityKinds kinds) {
        ports.put(ActivityKinds.class, kinds);
        return this;
    }

    /** Who knows rules by which activities recur; by default nobody, so that none does. */
    public CrmBuilder recurrences(Recurrences recurrences) {
        ports.put(Recurrences.class, recurrences);
        return this;
    }

    /** The tasks that deals bring with them as they enter stages; by default none. */
    public CrmBuilder taskTemplates(TaskTemplates templates) {
        ports.put(TaskTemplates.class, templates);
        return this;
    }

    /** The same, generated in this order. */
    public CrmBuilder taskTemplates(TaskTemplate... inOrder) {
        return taskTemplates(TaskTemplates.of(inOrder));
    }

    /** When leads turn orange and red; by default after 12 and 24 hours. */
    public CrmBuilder signals(SignalSettings settings) {
        ports.put(SignalSettings.class, settings);
        return this;
    }

    /** How soon leads are to be answered; by default within 24 hours. */
    public CrmBuilder responseTarget(ResponseTarget target) {
        ports.put(ResponseTarget.class, target);
        return this;
    }

    /** Who gets a lead that names no owner; by default whoever captures it, or the queue {@code leads}. */
    public CrmBuilder leadAssignment(LeadAssignment assignment) {
        ports.put(LeadAssignment.class, assignment);
        return this;
    }

    /** What a lead is worth; by default nobody says. */
    public CrmBuilder leadScoring(LeadScoring scoring) {
        ports.put(LeadScoring.class, scoring);
        return this;
    }

    /** How many leads may be pending, and how often each is tried; by default 10,000 in each tenant, and ten times. */
    public CrmBuilder intake(IntakeSettings settings) {
        ports.put(IntakeSettings.class, settings);
        return this;
    }

    /** The stages that deals go through. */
    public CrmBuilder stages(StageCatalog stages) {
        ports.put(StageCatalog.class, stages);
        return this;
    }

    /** Why deals are won and lost, and when a reason is asked for. */
    public CrmBuilder closeReasons(CloseReasons reasons) {
        ports.put(CloseReasons.class, reasons);
        return this;
    }

    /** What currencies are worth in each other; without it, whatever has to be converted is refused. */
    public CrmBuilder exchangeRates(ExchangeRates rates) {
        ports.put(ExchangeRates.class, rates);
        return this;
    }

    /** The organisation's currency; without it, deals freeze no exchange rate. */
    public CrmBuilder corporateCurrency(CurrencyUnit currency) {
        ports.put(CorporateCurrency.class, CorporateCurrency.of(currency));
        return this;
    }

    /** How offers are numbered, warned of, followed up and keyed, and whether they win their deals. */
    public CrmBuilder quotes(QuoteSettings settings) {
        ports.put(QuoteSettings.class, settings);
        return this;
    }

    /** Who makes orders of accepted offers; by default nobody. */
    public CrmBuilder orders(OrderPort orders) {
        ports.put(OrderPort.class, orders);
        return this;
    }

    /** By which plans sellers earn commission; by default by none. */
    public CrmBuilder commissions(CommissionPlans plans) {
        ports.put(CommissionPlans.class, plans);
        return this;
    }

    /** The same plans in every tenant, in the order of precedence. */
    public CrmBuilder commissions(CommissionPlan... inOrder) {
        return commissions(CommissionPlans.of(inOrder));
    }

    /** By which processes records are approved; by default none is. */
    public CrmBuilder approvals(ApprovalProcesses processes) {
        ports.put(ApprovalProcesses.class, processes);
        return this;
    }

    /** The first of these whose entry criterion holds for a record. */
    public CrmBuilder approvals(ApprovalProcess... inOrder) {
        return approvals(ApprovalProcesses.of(inOrder));
    }

    /** Whether approvals are demanded, and how long their tokens are valid; by default they are, for a week. */
    public CrmBuilder approvalSettings(ApprovalSettings settings) {
        ports.put(ApprovalSettings.class, settings);
        return this;
    }

    /** What of other records than deals and offers is approved; or of these, in the place of what is usual. */
    public CrmBuilder approvalSubjects(ApprovalSubject... others) {
        approvalSubjects.addAll(List.of(others));
        return this;
    }

    /** Who stands in for whom when approvals are answered; by default nobody. */
    public CrmBuilder deputies(Deputies other) {
        ports.put(Deputies.class, other);
        return this;
    }

    /** Where what nobody may guess comes from; by default the platform's secure random numbers. */
    public CrmBuilder secrets(SecretSource other) {
        secrets = other;
        return this;
    }

    /** What has to be kept of a person who is to be erased; by default nothing. */
    public CrmBuilder legalHolds(LegalHolds holds) {
        ports.put(LegalHolds.class, holds);
        return this;
    }

    /** A demand of the host on every record written. */
    public CrmBuilder rule(ValidationRule rule) {
        rules.add(rule);
        return this;
    }

    /** What is done before and after each save, within its transaction; several are asked in this order. */
    public CrmBuilder saveRules(SaveRules... others) {
        saveRules.addAll(List.of(others));
        return this;
    }

    /** How far saves may follow from each other by rules; by default sixteen deep, and a thousand in all. */
    public CrmBuilder cascades(Cascades bounds) {
        ports.put(Cascades.class, bounds);
        return this;
    }

    /** Somebody to be told of events, after their commit. */
    public CrmBuilder subscriber(EventSubscriber subscriber) {
        subscribers.add(subscriber);
        return this;
    }

    /**
     * Where reminders and alerts of new owners of leads are sent by {@code housekeeping().runDue(now)}. Without it nobody is told,
     * and nothing waits to be sent.
     */
    public CrmBuilder notifications(NotificationPort port) {
        notifications = port;
        return this;
    }

    /**
     * Sends managers and sellers the state of the day, once a day, where {@link #notifications} goes; by default nobody
     * gets it.
     */
    public CrmBuilder dayStatus(DayStatusSettings settings) {
        return dueWork(new DayStatusWork(settings));
    }

    /** The host's texts; the built-in ones stand in where these have none. */
    public CrmBuilder notificationTemplates(NotificationTemplates host) {
        templates = host.orElse(NotificationTemplates.builtIn());
        return this;
    }

    /** What {@code housekeeping().runDue(now)} does beside its own work. */
    public CrmBuilder dueWork(DueWork... others) {
        dueWork.addAll(List.of(others));
        return this;
    }

    /** How events are delivered to their subscribers. */
    public CrmBuilder relay(RelaySettings settings) {
        ports.put(RelaySettings.class, settings);
        return this;
    }

    /** How long events, dead letters, idempotency keys and past states of deals are kept; by default all but the keys for ever. */
    public CrmBuilder retention(Retention retention) {
        ports.put(Retention.class, retention);
        return this;
    }

    /** How often what failed for a reason that may pass is done again before the caller is told. */
    public CrmBuilder retries(Retries settings) {
        ports.put(Retries.class, settings);
        return this;
    }

    /**
     * @throws dev.clientela.error.ValidationException {@code task_template.unknown_stage}, {@code task_template.wrong_kind}
     *     for each template of tasks at fault
     */
    public Crm build() {
        return new Assembly(this).crm();
    }
}
