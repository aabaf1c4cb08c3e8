package dev.clientela.persistence.jpa;

import dev.clientela.account.Account;
import dev.clientela.activity.Activity;
import dev.clientela.activity.ActivitySeries;
import dev.clientela.approval.ApprovalItem;
import dev.clientela.approval.ApprovalRequest;
import dev.clientela.catalog.PriceBook;
import dev.clientela.catalog.PriceBookEntry;
import dev.clientela.catalog.Product;
import dev.clientela.commission.CommissionEntry;
import dev.clientela.commission.CommissionSettlement;
import dev.clientela.contact.Contact;
import dev.clientela.conversion.ConversionReceipt;
import dev.clientela.decision.Decision;
import dev.clientela.decision.DecisionState;
import dev.clientela.forecast.ForecastAdjustment;
import dev.clientela.forecast.PastOpportunity;
import dev.clientela.forecast.Quota;
import dev.clientela.lead.Lead;
import dev.clientela.lead.PendingLead;
import dev.clientela.opportunity.Instalment;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityLine;
import dev.clientela.opportunity.OpportunitySplit;
import dev.clientela.privacy.Consent;
import dev.clientela.quote.Quote;
import dev.clientela.quote.QuoteLine;
import dev.clientela.record.Field;
import dev.clientela.record.RecordType;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.Trait;
import java.util.ArrayList;
import java.util.List;

/** The record types that the library has tables for. */
final class RecordTables {

    static final List<RecordType<?>> TYPES = List.of(
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

    private RecordTables() {}

    static RecordType<?> type(String name) {
        return TYPES.stream()
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The fields that point at a record of one type and need it. */
    static List<ReferenceField<?>> references(RecordType<?> type) {
        List<ReferenceField<?>> references = new ArrayList<>();
        for (Field<?> field : type.fields()) {
            if (field instanceof ReferenceField<?> reference
                    && !field.equals(type.system().id())
                    && !field.has(Trait.LOOSE)) {
                references.add(reference);
            }
        }
        return references;
    }
}
