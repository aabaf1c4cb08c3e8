package dev.clientela.examples.erp;

import dev.clientela.account.AccountId;
import dev.clientela.event.EventEnvelope;
import dev.clientela.event.EventSubscriber;
import dev.clientela.opportunity.OpportunityId;

/** What the ERP does about what happens in the CRM: each event has its effect once, however often it is delivered. */
final class CrmEvents implements EventSubscriber {

    private final Erp erp;

    CrmEvents(Erp erp) {
        this.erp = erp;
    }

    @Override
    public String name() {
        return "erp";
    }

    @Override
    public boolean wants(String eventType) {
        return eventType.startsWith("account.") || eventType.equals("opportunity.won");
    }

    /** In one transaction: the effect, and the note that it is done. */
    @Override
    public void on(EventEnvelope event) {
        erp.transactions().run(() -> {
            if (erp.transactions().current().find(HandledEvent.class, event.id()) == null) {
                erp.transactions().current().persist(new HandledEvent(event.id()));
                apply(event);
            }
            return event;
        });
    }

    private void apply(EventEnvelope event) {
        if (event.type().equals("opportunity.won")) {
            erp.orders().follow(new OpportunityId(event.record().id()));
        } else {
            erp.customers().follow(new AccountId(event.record().id()));
        }
    }
}
