package dev.clientela;

import dev.clientela.account.Account;
import dev.clientela.activity.Activity;
import dev.clientela.activity.ActivityKinds;
import dev.clientela.activity.ActivitySeries;
import dev.clientela.agenda.DealTasks;
import dev.clientela.agenda.SeriesWork;
import dev.clientela.agenda.TaskTemplates;
import dev.clientela.approval.ApprovalGuard;
import dev.clientela.approval.ApprovalItem;
import dev.clientela.approval.ApprovalNotices;
import dev.clientela.approval.ApprovalProcesses;
import dev.clientela.approval.ApprovalRequest;
import dev.clientela.approval.ApprovalSettings;
import dev.clientela.approval.ApprovalSubject;
import dev.clientela.approval.ApprovalSubjects;
import dev.clientela.catalog.PriceBook;
import dev.clientela.catalog.PriceBookEntry;
import dev.clientela.catalog.Product;
import dev.clientela.command.CommandValidator;
import dev.clientela.command.Kernel;
import dev.clientela.command.SaveRules;
import dev.clientela.command.ValidationRule;
import dev.clientela.commission.CommissionAccrual;
import dev.clientela.commission.CommissionEntry;
import dev.clientela.commission.CommissionSettlement;
import dev.clientela.contact.Contact;
import dev.clientela.conversion.ConversionReceipt;
import dev.clientela.conversion.ConversionRulebook;
import dev.clientela.decision.Decision;
import dev.clientela.decision.DecisionState;
import dev.clientela.event.EventSubscriber;
import dev.clientela.forecast.ForecastAdjustment;
import dev.clientela.forecast.PastDealsPurge;
import dev.clientela.forecast.PastOpportunity;
import dev.clientela.forecast.Quota;
import dev.clientela.housekeeping.DueWork;
import dev.clientela.housekeeping.DueWorks;
import dev.clientela.housekeeping.LeadAlerts;
import dev.clientela.housekeeping.PendingLeadWork;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadStatuses;
import dev.clientela.lead.PendingLead;
import dev.clientela.notification.NotificationPort;
import dev.clientela.notification.Notifier;
import dev.clientela.notification.RequestedNotifications;
import dev.clientela.opportunity.CloseReasons;
import dev.clientela.opportunity.DealApproval;
import dev.clientela.opportunity.Instalment;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityLine;
import dev.clientela.opportunity.OpportunitySplit;
import dev.clientela.opportunity.SplitAmounts;
import dev.clientela.opportunity.StageCatalog;
import dev.clientela.privacy.Consent;
import dev.clientela.quote.Quote;
import dev.clientela.quote.QuoteApproval;
import dev.clientela.quote.QuoteExpiry;
import dev.clientela.quote.QuoteLetters;
import dev.clientela.quote.QuoteLine;
import dev.clientela.quote.QuoteSettings;
import dev.clientela.quote.SyncedLines;
import dev.clientela.record.FieldCatalog;
import dev.clientela.record.RecordType;
import dev.clientela.security.SecretSource;
import dev.clientela.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Puts together what was asked for. */
final class Assembly {

    private static final List<RecordType<?>> TYPES = List.of(
            Account.TYPE,
            Activity.TYPE,
            ActivitySeries.TYPE,
            ApprovalItem.TYPE,
            ApprovalRequest.TYPE,
            CommissionEntry.TYPE,
            CommissionSettlement.TYPE,
            Consent.TYPE,
            Contact.TYPE,
            ConversionReceipt.TYPE,
            Decision.TYPE,
            DecisionState.TYPE,
            ForecastAdjustment.TYPE,
            Instalment.TYPE,
            Lead.TYPE,
            Opportunity.TYPE,
            OpportunityLine.TYPE,
            OpportunitySplit.TYPE,
            PastOpportunity.TYPE,
            PendingLead.TYPE,
            PriceBook.TYPE,
            PriceBookEntry.TYPE,
            Product.TYPE,
            Quota.TYPE,
            Quote.TYPE,
            QuoteLine.TYPE);

    private final CrmBuilder asked;
    private final ApprovalSubjects subjects;
    private final ApprovalGuard approvals;
    private final SyncedLines syncedLines = new SyncedLines();

    Assembly(CrmBuilder asked) {
        this.asked = asked;
        this.subjects = subjects();
        this.approvals = new ApprovalGuard(port(ApprovalProcesses.class), subjects, port(ApprovalSettings.class));
    }

    private ApprovalSubjects subjects() {
        List<ApprovalSubject> all = new ArrayList<>(List.of(DealApproval.SUBJECT, QuoteApproval.SUBJECT));
        all.addAll(asked.approvalSubjects);
        return ApprovalSubjects.of(all);
    }

    Crm crm() {
        port(TaskTemplates.class).check(port(StageCatalog.class), port(ActivityKinds.class));
        FieldCatalog fields = new FieldCatalog(TYPES);
        asked.store.open(fields);
        return new Crm(new Kernel(
                asked.store,
                fields,
                asked.vocabularies.with(catalogues()),
                asked.directory,
                asked.policy,
                asked.clock,
                asked.ids,
                asked.zone,
                rules(),
                saveRules(),
                subscribers(fields),
                new CommandValidator(),
                ports(fields)));
    }

    private <P> P port(Class<P> type) {
        return type.cast(Objects.requireNonNull(asked.ports.get(type)));
    }

    /** The ports that are made of what the host said, and of what the library does by itself. */
    private Map<Class<?>, Object> ports(FieldCatalog fields) {
        Map<Class<?>, Object> ports = new HashMap<>(asked.ports);
        ports.put(DueWorks.class, new DueWorks(works()));
        ports.put(ConversionRulebook.class, new ConversionRulebook(fields, port(StageCatalog.class)));
        ports.put(SecretSource.class, asked.secrets);
        ports.put(ApprovalSubjects.class, subjects);
        return ports;
    }

    private List<DueWork> works() {
        List<DueWork> all = new ArrayList<>(asked.dueWork);
        all.addAll(List.of(new PendingLeadWork(), new QuoteExpiry(), new SeriesWork(), new PastDealsPurge()));
        return all;
    }

    /** The vocabularies that the terms of catalogues make up. */
    private List<Vocabulary> catalogues() {
        return List.of(
                port(ActivityKinds.class).vocabulary(),
                port(CloseReasons.class).vocabulary(),
                port(LeadStatuses.class).vocabulary(),
                port(StageCatalog.class).vocabulary());
    }

    private List<ValidationRule> rules() {
        List<ValidationRule> all = new ArrayList<>(asked.rules);
        all.addAll(List.of(approvals, syncedLines));
        return all;
    }

    private List<SaveRules> saveRules() {
        // These before those of the host, which may reopen at once what was won.
        List<SaveRules> all = new ArrayList<>(List.of(new SplitAmounts(), new CommissionAccrual()));
        all.addAll(asked.saveRules);
        all.addAll(List.of(approvals, syncedLines, new DealTasks(port(TaskTemplates.class))));
        return all;
    }

    private List<EventSubscriber> subscribers(FieldCatalog fields) {
        List<EventSubscriber> all = new ArrayList<>(asked.subscribers);
        NotificationPort notifications = asked.notifications;
        if (notifications != null) {
            Notifier notifier = new Notifier(notifications, asked.templates, asked.directory, asked.zone);
            all.add(new RequestedNotifications(notifier));
            all.add(new LeadAlerts(asked.store, notifier));
            all.add(new ApprovalNotices(
                    asked.store, fields, notifier, asked.secrets, asked.clock, port(ApprovalSettings.class)));
            all.add(new QuoteLetters(
                    asked.store, notifier, asked.secrets, asked.clock, asked.ids, port(QuoteSettings.class)));
        }
        return all;
    }
}
