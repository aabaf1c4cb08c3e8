package dev.clientela.conversion;

import static dev.clientela.conversion.Office.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.account.Account;
import dev.clientela.account.AccountFields;
import dev.clientela.contact.Contact;
import dev.clientela.contact.ContactFields;
import dev.clientela.error.AccessDeniedException;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.opportunity.OpenOpportunity;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.record.Criterion;
import dev.clientela.record.RecordType;
import dev.clientela.security.Access;
import dev.clientela.security.AccessPolicy;
import dev.clientela.security.Permission;
import dev.clientela.store.memory.InMemoryStore;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConversionRightsTest {

    /** What Ada may not do, in the words of the refusal. */
    private final Set<String> denied = new HashSet<>();

    private final FailingStore store = new FailingStore(new InMemoryStore());
    private final Office office = new Office(builder -> builder.store(store).access(new AccessPolicy() {
        @Override
        public boolean permits(Access access, Permission permission) {
            return !denied.contains(permission.name());
        }

        @Override
        public boolean mayCreate(Access access) {
            return !denied.contains(access.type() + ".create");
        }

        @Override
        public Criterion editable(Access access) {
            return denied.contains(access.type() + ".edit") ? Criterion.never() : Criterion.always();
        }
    }));
    private final Account account = office.account("Engines plc");
    private final Contact contact = office.contact(account.id(), "Ch.", "B.");
    private final Opportunity deal =
            office.ada.opportunities().open(OpenOpportunity.named("Deal").account(account.id()));
    private final Lead lead = office.lead();

    private void refusedWithout(String right, ConvertLead command) {
        denied.add(right);
        store.failAt(Integer.MAX_VALUE);
        assertThat(refused(() -> office.conversions.convert(command)))
                .isInstanceOf(AccessDeniedException.class)
                .satisfies(refusal -> assertThat(refusal.parameters()).containsEntry("permission", right));
        assertThat(refused(() -> office.conversions.plan(command))).isInstanceOf(AccessDeniedException.class);
        assertThat(store.writes()).as("writes without the right %s", right).isZero();
        denied.remove(right);
    }

    @Test
    @DisplayName("LC-29 the right to convert and to edit the lead are asked before anything is written")
    void lead() {
        refusedWithout("lead.convert", ConvertLead.of(lead.id()));
        refusedWithout("lead.edit", ConvertLead.of(lead.id()));
    }

    @Test
    @DisplayName("LC-29 the right to create each target that is new is asked before anything is written")
    void create() {
        refusedWithout("account.create", ConvertLead.of(lead.id()));
        refusedWithout("contact.create", ConvertLead.of(lead.id()));
        refusedWithout("opportunity.create", ConvertLead.of(lead.id()));
    }

    @Test
    @DisplayName("LC-29 the right to edit each target that exists is asked before anything is written")
    void edit() {
        ConvertLead command = ConvertLead.of(lead.id())
                .intoAccount(account.id())
                .intoContact(contact.id())
                .intoOpportunity(deal.id());
        refusedWithout("account.edit", command);
        refusedWithout("contact.edit", command);
        refusedWithout("opportunity.edit", command);
    }

    @Test
    @DisplayName("LC-29 rights to what is not touched are not asked")
    void notAsked() {
        for (RecordType<?> type : office.crm.fields().types()) {
            denied.add(type + ".create");
        }
        denied.add("activity.edit");
        denied.add("conversion.edit");
        ConversionReceipt done = office.conversions.convert(ConvertLead.of(lead.id())
                .intoAccount(account.id())
                .intoContact(contact.id())
                .intoOpportunity(deal.id()));
        assertThat(done.account()).isEqualTo(account.id());
    }

    @Test
    @DisplayName("LC-29 targets that are out of sight do not exist for whoever converts")
    void unseenTargets() {
        Office walled = new Office(builder -> builder.access(new AccessPolicy() {
            @Override
            public Criterion visible(Access access) {
                var own = Office.user(access.actor().userId());
                if (access.type() == Account.TYPE) {
                    return AccountFields.OWNER.is(own);
                }
                if (access.type() == Contact.TYPE) {
                    return ContactFields.OWNER.is(own);
                }
                return access.type() == Opportunity.TYPE
                        ? OpportunityFields.OWNER.is(own)
                        : access.type() == Lead.TYPE ? LeadFields.OWNER.is(own) : Criterion.always();
            }
        }));
        Lead adas = walled.lead();
        var hers = walled.grace.accounts().open(dev.clientela.account.CreateAccount.business("Hers"));
        assertThat(Office.refusal(() ->
                        walled.conversions.convert(ConvertLead.of(adas.id()).intoAccount(hers.id()))))
                .containsExactly("record.not_found");
        assertThat(Office.refusal(() -> walled.grace.conversions().convert(ConvertLead.of(adas.id()))))
                .containsExactly("record.not_found");
    }

    @Test
    @DisplayName("LC-36 undoing needs a right of its own")
    void undo() {
        ConversionReceipt done = office.convert(lead);
        denied.add("conversion.undo");
        assertThat(refused(() -> office.conversions.undo(done.id())).parameters())
                .containsEntry("permission", "conversion.undo");
        denied.clear();
        denied.add("account.edit");
        assertThat(refused(() -> office.conversions.undo(done.id()))).isInstanceOf(AccessDeniedException.class);
        denied.clear();
        assertThat(office.conversions.undo(done.id()).undoneAt()).isPresent();
    }
}
