package dev.clientela;

import dev.clientela.command.Commands;
import dev.clientela.command.Kernel;
import dev.clientela.conversion.ConversionRulebook;
import dev.clientela.housekeeping.Housekeeping;
import dev.clientela.quote.PublicQuotes;
import dev.clientela.record.FieldCatalog;
import dev.clientela.security.Actor;
import dev.clientela.security.Tenant;

/**
 * A complete CRM over one store. Thread-safe; two of them in one JVM do not see each other. It starts no thread, opens
 * no socket and reads no file.
 *
 * <pre>{@code
 * Crm crm = Crm.inMemory();
 * CrmSession ada = crm.as(Actor.user("ada"));
 * Lead lead = ada.leads().capture(CaptureLead.named("Charles", "Babbage").company("Analytical Engines"));
 * }</pre>
 */
public final class Crm {

    private final Kernel kernel;

    Crm(Kernel kernel) {
        this.kernel = kernel;
    }

    /** Everything in memory, everyone may do everything, nothing to install. */
    public static Crm inMemory() {
        return builder().build();
    }

    /** A CRM with the host's own store, users, rights and vocabularies; what is not said is as in {@link #inMemory}. */
    public static CrmBuilder builder() {
        return new CrmBuilder();
    }

    /** The session of an actor: cheap, immutable, made anew whenever needed. */
    public CrmSession as(Actor actor) {
        return new CrmSession(new Commands(kernel, actor));
    }

    /** What is due because time has passed: reminders, and the delivery of events. */
    public Housekeeping housekeeping() {
        return new Housekeeping(kernel);
    }

    /** What customers can do with the key of an offer; of the default tenant. */
    public PublicQuotes publicQuotes() {
        return publicQuotes(Tenant.DEFAULT);
    }

    /** The same of another tenant, which the host knows from where the customer came in. */
    public PublicQuotes publicQuotes(Tenant tenant) {
        return new PublicQuotes(kernel, tenant);
    }

    /** The record types and fields, to which a host adds its own. */
    public FieldCatalog fields() {
        return kernel.fields();
    }

    /** How leads are converted; the rules can be changed at any time. */
    public ConversionRulebook conversionRules() {
        return kernel.port(ConversionRulebook.class);
    }
}
