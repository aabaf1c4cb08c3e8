package dev.clientela.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.conversion.ConversionReceipt;
import dev.clientela.conversion.ConvertLead;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.WinOpportunity;
import dev.clientela.record.CustomField;
import dev.clientela.record.TextField;
import dev.clientela.security.Actor;
import dev.clientela.store.CrmStore;

/** What shows that a store works: a lead with a field of the host's own becomes a deal, which is won. */
final class FirstSale {

    private FirstSale() {}

    /** The deal, which has been won. */
    static Opportunity make(CrmStore store) {
        CrmSession ada = Crm.builder().store(store).build().as(Actor.user("ada"));
        Opportunity deal = open(store);
        ada.opportunities().win(WinOpportunity.of(deal.id()).because("best_price"));
        Opportunity won = ada.opportunities().get(deal.id());
        assertThat(won.isClosed()).isTrue();
        return won;
    }

    /** The deal, which is open. */
    static Opportunity open(CrmStore store) {
        Crm crm = Crm.builder().store(store).build();
        TextField vessel =
                crm.fields().define(CustomField.on(Lead.TYPE, "vessel").text(80));
        CrmSession ada = crm.as(Actor.user("ada"));
        Lead lead = ada.leads()
                .capture(CaptureLead.named("Robert", "FitzRoy")
                        .company("Admiralty")
                        .with(vessel, "HMS Beagle"));
        assertThat(ada.leads()
                        .list(ada.leads().query().where(vessel.startsWith("hms")))
                        .items())
                .contains(lead);
        ConversionReceipt done =
                ada.conversions().convert(ConvertLead.of(lead.id()).withOpportunity("Chronometers"));
        return ada.opportunities().get(done.opportunity());
    }
}
