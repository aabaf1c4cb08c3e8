package dev.clientela.conversion;

import static dev.clientela.conversion.Office.only;
import static dev.clientela.conversion.Office.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.CrmSession;
import dev.clientela.account.Account;
import dev.clientela.account.CreateAccount;
import dev.clientela.activity.LogActivity;
import dev.clientela.activity.PlanActivity;
import dev.clientela.command.CommandErrors;
import dev.clientela.contact.CreateContact;
import dev.clientela.error.CrmException;
import dev.clientela.error.StoreException;
import dev.clientela.event.EventEnvelope;
import dev.clientela.event.EventSubscriber;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadErrors;
import dev.clientela.lead.LeadFields;
import dev.clientela.lead.LeadId;
import dev.clientela.record.Criterion;
import dev.clientela.security.Actor;
import dev.clientela.store.StoreErrors;
import dev.clientela.store.memory.InMemoryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConversionAtomicityTest {

    private static final String KEY = "convert-1";
    private static final String SUBSCRIBER = "erp";

    private final FailingStore store = new FailingStore(new InMemoryStore());
    private final Office office = new Office(builder -> builder.store(store).subscriber(new EventSubscriber() {
        @Override
        public String name() {
            return SUBSCRIBER;
        }

        @Override
        public void on(EventEnvelope event) {}
    }));

    private WholeState state() {
        return WholeState.of(store, office.crm.fields(), KEY, SUBSCRIBER);
    }

    /** A lead with activities, to be converted into an account that lacks something and a contact that does. */
    private ConvertLead busyLead(boolean intoExisting) {
        Account account = office.ada.accounts().open(CreateAccount.business("Engines plc"));
        var contact = office.ada.contacts().add(CreateContact.named("Ch.", "B.").of(account.id()));
        Lead lead = office.ada.leads().capture(Office.charles().with(LeadFields.DO_NOT_CALL, true));
        office.ada.activities().plan(PlanActivity.task("Send brochure").about(lead.id()));
        office.ada.activities().log(LogActivity.note("Called").about(lead.id()));
        ConvertLead command = ConvertLead.of(lead.id()).ownedBy("grace");
        return intoExisting ? command.intoAccount(account.id()).intoContact(contact.id()) : command;
    }

    @Test
    @DisplayName(
            "LC-7 whichever write fails, nothing of the conversion remains: no record, event, flag, key or delivery")
    void failureAtEachWrite() {
        for (boolean intoExisting : List.of(false, true)) {
            ConvertLead command = busyLead(intoExisting);
            Conversions conversions = office.ada.once(KEY + intoExisting).conversions();
            WholeState before = state();
            int write = 1;
            boolean failed = true;
            while (failed) {
                store.failAt(write);
                try {
                    conversions.convert(command);
                    failed = false;
                } catch (StoreException e) {
                    assertThat(e.parameters()).containsEntry("write", write);
                    assertThat(state()).as("after a failure at write %s", write).isEqualTo(before);
                    write++;
                }
            }
            // Three targets, the lead, two activities with one assignment and the receipt; an event each; key; commit.
            assertThat(write).as("writes tried").isEqualTo(2 * 8 + 2 + 1);
            store.heal();
            assertThat(office.ada.leads().get(command.lead()).isConverted()).isTrue();
        }
    }

    @Test
    @DisplayName("LC-7 LC-36 whichever write of an undo fails, the conversion stands as it did")
    void undoFailsAtEachWrite() {
        ConversionReceipt done = office.conversions.convert(busyLead(true));
        WholeState before = state();
        int write = 1;
        boolean failed = true;
        while (failed) {
            store.failAt(write);
            try {
                office.conversions.undo(done.id());
                failed = false;
            } catch (StoreException e) {
                assertThat(state()).as("after a failure at write %s", write).isEqualTo(before);
                write++;
            }
        }
        store.heal();
        assertThat(write).isGreaterThan(12);
        assertThat(office.ada.leads().get(done.lead()).isConverted()).isFalse();
    }

    @Test
    @DisplayName("LC-7 a plan leaves nothing behind")
    void planWritesNothing() {
        ConvertLead command = busyLead(true);
        WholeState before = state();
        office.ada.once(KEY).conversions().plan(command);
        assertThat(state()).isEqualTo(before);
    }

    @Test
    @DisplayName("LC-30 the same key and request give the same receipt, and nothing is written again")
    void sameRequest() {
        ConvertLead command = busyLead(false);
        CrmSession once = office.ada.once(KEY);
        ConversionReceipt done = once.conversions().convert(command);
        WholeState after = state();
        ConversionReceipt again = office.ada.once(KEY).conversions().convert(command);
        assertThat(again).isEqualTo(done);
        assertThat(state()).isEqualTo(after);
    }

    @Test
    @DisplayName("LC-30 the same key with another request is an error")
    void otherRequest() {
        ConvertLead command = busyLead(false);
        office.ada.once(KEY).conversions().convert(command);
        assertThat(refusal(() -> office.ada.once(KEY).conversions().convert(command.withOpportunity("Another"))))
                .isEqualTo(only(CommandErrors.KEY_REUSED));
    }

    @Test
    @DisplayName("LC-30 the order in which candidates are acknowledged makes no other request")
    void equalRequests() {
        LeadId id = new LeadId(new UUID(0, 1));
        LeadId one = new LeadId(new UUID(0, 2));
        LeadId two = new LeadId(new UUID(0, 3));
        assertThat(ConvertLead.of(id).acknowledging(one, two))
                .isEqualTo(ConvertLead.of(id).acknowledging(two).acknowledging(one, two))
                .hasToString(ConvertLead.of(id).acknowledging(two, one).toString());
    }

    @Test
    @DisplayName("LC-31 of simultaneous conversions of one lead exactly one wins; the others are told why")
    void simultaneous() throws Exception {
        int rivals = 8;
        ExecutorService threads = Executors.newFixedThreadPool(rivals);
        try {
            for (int round = 0; round < 20; round++) {
                Lead lead = office.ada
                        .leads()
                        .capture(CaptureLead.named("Rival", "No " + round).company("Company " + round));
                CyclicBarrier start = new CyclicBarrier(rivals);
                List<Callable<Object>> attempts = new ArrayList<>();
                for (int i = 0; i < rivals; i++) {
                    Conversions rival = office.crm.as(Actor.user("ada")).conversions();
                    attempts.add(() -> {
                        start.await();
                        try {
                            return rival.convert(ConvertLead.of(lead.id()));
                        } catch (CrmException e) {
                            return e.code();
                        }
                    });
                }
                List<Object> results = new ArrayList<>();
                for (Future<Object> result : threads.invokeAll(attempts)) {
                    results.add(result.get());
                }
                assertThat(results)
                        .filteredOn(ConversionReceipt.class::isInstance)
                        .hasSize(1);
                assertThat(results)
                        .filteredOn(result -> !(result instanceof ConversionReceipt))
                        .hasSize(rivals - 1)
                        .isSubsetOf(LeadErrors.ALREADY_CONVERTED, StoreErrors.CONFLICT);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(office.ada.accounts().count(Criterion.always())).isEqualTo(20);
        assertThat(office.ada.contacts().count(Criterion.always())).isEqualTo(20);
        assertThat(office.ada.opportunities().count(Criterion.always())).isEqualTo(20);
    }

    @Test
    @DisplayName("LC-32 LC-4 in a batch each lead is its own unit, with an outcome in its place")
    void batch() {
        Lead good = office.lead();
        Lead lost = office.ada.leads().capture(CaptureLead.ofCompany("Lost Ltd"));
        office.ada.leads().lose(lost.id(), "no_budget");
        Lead deleted = office.ada.leads().capture(CaptureLead.ofCompany("Gone Ltd"));
        office.ada.leads().delete(deleted.id());
        Lead last = office.ada.leads().capture(CaptureLead.ofCompany("Last Ltd"));

        List<ConvertLead> commands = List.of(
                ConvertLead.of(deleted.id()),
                ConvertLead.of(good.id()),
                ConvertLead.of(lost.id()),
                ConvertLead.of(good.id()),
                ConvertLead.of(last.id()).overwritingLeadSource(),
                ConvertLead.of(last.id()));
        List<ConversionOutcome> outcomes = office.conversions.convertAll(commands);
        assertThat(outcomes).extracting(ConversionOutcome::command).containsExactlyElementsOf(commands);
        assertThat(outcomes)
                .extracting(outcome -> outcome instanceof ConversionOutcome.Failed failed
                        ? failed.code().value()
                        : "converted")
                .containsExactly(
                        "record.not_found",
                        "converted",
                        "lead.lost",
                        "lead.already_converted",
                        "input.invalid",
                        "converted");
        assertThat(outcomes.get(1).receipt().orElseThrow().lead()).isEqualTo(good.id());
        assertThat(outcomes.get(0).receipt()).isEmpty();
        assertThat(outcomes.get(5).isConverted()).isTrue();
        assertThat(outcomes.get(4).lead()).isEqualTo(last.id());
        assertThat(office.conversions.convertAll(List.of())).isEmpty();
    }

    @Test
    @DisplayName("LC-32 what a host's own code throws fails one lead, not the batch")
    void hostCodeFails() {
        Office fragile = new Office(builder -> builder.rule((before, after) -> {
            if (after instanceof Account account && account.name().startsWith("Bad")) {
                throw new IllegalStateException("the host's service is down");
            }
            return List.of();
        }));
        Lead bad = fragile.ada.leads().capture(CaptureLead.ofCompany("Bad Ltd"));
        Lead good = fragile.ada.leads().capture(CaptureLead.ofCompany("Good Ltd"));
        List<ConversionOutcome> outcomes =
                fragile.conversions.convertAll(List.of(ConvertLead.of(bad.id()), ConvertLead.of(good.id())));
        assertThat(outcomes.get(0)).isInstanceOfSatisfying(ConversionOutcome.Failed.class, failed -> {
            assertThat(failed.why()).hasMessage("the host's service is down");
            assertThat(failed.code()).isEqualTo(ConversionErrors.FAILED);
        });
        assertThat(outcomes.get(1).isConverted()).isTrue();
    }

    @Test
    @DisplayName("LC-32 LC-30 a batch sent again under its key does what is left to do")
    void batchAgain() {
        Lead lost = office.ada.leads().capture(CaptureLead.ofCompany("Lost Ltd"));
        office.ada.leads().lose(lost.id(), "no_budget");
        List<ConvertLead> commands = List.of(ConvertLead.of(office.lead().id()), ConvertLead.of(lost.id()));
        List<ConversionOutcome> first = office.ada.once(KEY).conversions().convertAll(commands);
        office.ada.leads().reopen(lost.id());
        List<ConversionOutcome> second = office.ada.once(KEY).conversions().convertAll(commands);
        assertThat(second.get(0)).isEqualTo(first.get(0));
        assertThat(first.get(1).isConverted()).isFalse();
        assertThat(second.get(1).isConverted()).isTrue();
    }

    @Test
    @DisplayName("LC-32 a batch cannot be part of another transaction")
    void batchInside() {
        ConvertLead command = ConvertLead.of(office.lead().id());
        assertThatThrownBy(() ->
                        office.ada.atomically(session -> session.conversions().convertAll(List.of(command))))
                .hasMessageContaining(ConversionErrors.BATCH_INSIDE_TRANSACTION.value());
    }
}
