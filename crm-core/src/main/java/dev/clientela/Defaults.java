package dev.clientela;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.clientela.account.Industry;
import dev.clientela.account.Rating;
import dev.clientela.activity.ActivityKinds;
import dev.clientela.activity.ActivityObserver;
import dev.clientela.activity.ActivityOutcome;
import dev.clientela.activity.ActivityPriority;
import dev.clientela.activity.Recurrences;
import dev.clientela.agenda.TaskTemplates;
import dev.clientela.approval.ApprovalProcesses;
import dev.clientela.approval.ApprovalSettings;
import dev.clientela.approval.Deputies;
import dev.clientela.command.Cascades;
import dev.clientela.command.Chronicle;
import dev.clientela.command.IdGenerator;
import dev.clientela.command.Retries;
import dev.clientela.command.Turnstile;
import dev.clientela.commission.CommissionPlans;
import dev.clientela.forecast.FiscalCalendar;
import dev.clientela.forecast.PastOpportunities;
import dev.clientela.housekeeping.RelaySettings;
import dev.clientela.housekeeping.Retention;
import dev.clientela.lead.IntakeOverflow;
import dev.clientela.lead.IntakeSettings;
import dev.clientela.lead.LeadAssignment;
import dev.clientela.lead.LeadLostReason;
import dev.clientela.lead.LeadScoring;
import dev.clientela.lead.LeadSource;
import dev.clientela.lead.LeadStatuses;
import dev.clientela.money.CorporateCurrency;
import dev.clientela.money.ExchangeRates;
import dev.clientela.opportunity.CloseReasons;
import dev.clientela.opportunity.ContactRole;
import dev.clientela.opportunity.StageCatalog;
import dev.clientela.privacy.ConsentChannel;
import dev.clientela.privacy.ConsentPurpose;
import dev.clientela.privacy.LegalHolds;
import dev.clientela.quote.OrderPort;
import dev.clientela.quote.QuoteSettings;
import dev.clientela.security.Owner;
import dev.clientela.security.SecretSource;
import dev.clientela.signal.FirstResponses;
import dev.clientela.signal.ResponseTarget;
import dev.clientela.signal.SignalSettings;
import dev.clientela.vocabulary.Vocabularies;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a {@link Crm} works with as long as the host says nothing else. */
final class Defaults {

    private Defaults() {}

    static Map<Class<?>, Object> ports() {
        Map<Class<?>, Object> ports = new HashMap<>();
        ports.put(ApprovalProcesses.class, ApprovalProcesses.none());
        ports.put(ApprovalSettings.class, ApprovalSettings.usual());
        ports.put(CommissionPlans.class, CommissionPlans.NONE);
        ports.put(Deputies.class, Deputies.none());
        ports.put(RelaySettings.class, RelaySettings.usual());
        ports.put(Retention.class, Retention.usual());
        ports.put(Retries.class, Retries.usual());
        ports.put(Cascades.class, Cascades.usual());
        ports.put(Chronicle.class, new PastOpportunities());
        ports.put(FiscalCalendar.class, FiscalCalendar.calendarYears());
        ports.put(Turnstile.class, new Turnstile());
        ports.put(ActivityKinds.class, ActivityKinds.usual());
        ports.put(ActivityObserver.class, new FirstResponses());
        ports.put(Recurrences.class, Recurrences.NONE);
        ports.put(TaskTemplates.class, TaskTemplates.none());
        ports.put(SignalSettings.class, SignalSettings.usual());
        ports.put(ResponseTarget.class, ResponseTarget.within(Duration.ofHours(24)));
        ports.put(LegalHolds.class, LegalHolds.NONE);
        ports.put(CloseReasons.class, CloseReasons.usual());
        ports.put(LeadStatuses.class, LeadStatuses.usual());
        ports.put(LeadAssignment.class, LeadAssignment.toCapturer(Owner.queue("leads")));
        ports.put(LeadScoring.class, LeadScoring.none());
        ports.put(IntakeSettings.class, IntakeSettings.usual());
        ports.put(IntakeOverflow.class, new IntakeOverflow());
        ports.put(StageCatalog.class, StageCatalog.usual());
        ports.put(ExchangeRates.class, ExchangeRates.NONE);
        ports.put(CorporateCurrency.class, CorporateCurrency.none());
        ports.put(QuoteSettings.class, QuoteSettings.usual());
        ports.put(OrderPort.class, OrderPort.NONE);
        return ports;
    }

    static Vocabularies vocabularies() {
        return Vocabularies.of(List.of(
                ActivityOutcome.usual(),
                ActivityPriority.usual(),
                ConsentChannel.usual(),
                ConsentPurpose.usual(),
                ContactRole.usualRoles(),
                LeadSource.usual(),
                LeadLostReason.usual(),
                Industry.usual(),
                Rating.usual()));
    }

    static SecretSource cryptographic() {
        SecureRandom random = new SecureRandom();
        return random::nextBytes;
    }

    static IdGenerator timeOrdered() {
        TimeBasedEpochGenerator generator = Generators.timeBasedEpochGenerator();
        return generator::generate;
    }
}
