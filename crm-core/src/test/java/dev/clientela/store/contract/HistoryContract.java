package dev.clientela.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.account.AccountId;
import dev.clientela.account.CreateAccount;
import dev.clientela.command.Edit;
import dev.clientela.command.Records;
import dev.clientela.contact.ContactId;
import dev.clientela.conversion.ConvertLead;
import dev.clientela.error.RefusedException;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.lead.LeadId;
import dev.clientela.opportunity.OpportunityId;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.CustomField;
import dev.clientela.record.DecimalField;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import dev.clientela.record.RecordId;
import dev.clientela.record.TextField;
import dev.clientela.security.Actor;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;

/** A whole CRM on the store tells from its events how each of its records stood at any time. */
public interface HistoryContract extends StoreFixture {

    /** What befalls a record. */
    enum Act {
        CAPTURE,
        EDIT,
        TAG,
        QUALIFY,
        CONVERT,
        CONVERT_WITH_OPPORTUNITY,
        UNDO,
        DELETE
    }

    /** An office that acts by chance, one act a second. */
    final class Office {

        final AtomicReference<Instant> now = new AtomicReference<>(MOMENT.now());
        final Random chance;
        final CrmSession ada;
        final TextField vessel;
        final DecimalField tonnage;
        final List<LeadId> leads = new ArrayList<>();

        Office(StoreFixture fixture, Random chance) {
            this.chance = chance;
            Crm crm =
                    Crm.builder().store(fixture.anotherStore()).clock(now::get).build();
            vessel = crm.fields().define(CustomField.on(Lead.TYPE, "vessel").text(80));
            tonnage = crm.fields().define(CustomField.on(Lead.TYPE, "tonnage").decimal(4));
            ada = crm.as(Actor.user("ada").in(fixture.newTenant().tenant()));
        }

        private LeadId anyLead() {
            return leads.get(chance.nextInt(leads.size()));
        }

        private String anyText() {
            return List.of("London", "Ñandú", " x ", "日本", "😀", "a\nb").get(chance.nextInt(6));
        }

        void act(Act act) {
            now.set(now.get().plusSeconds(1));
            if (act == Act.CAPTURE || leads.isEmpty()) {
                leads.add(ada.leads()
                        .capture(CaptureLead.ofCompany("Engines " + chance.nextInt(3))
                                .with(LeadFields.LAST_NAME, "Babbage")
                                .with(vessel, chance.nextBoolean() ? anyText() : null))
                        .id());
                return;
            }
            try {
                actOn(act, anyLead());
            } catch (RefusedException e) {
                assertThat(e.code()).isNotNull(); // what is refused leaves nothing, and the snapshots show it
            }
        }

        private void actOn(Act act, LeadId id) {
            if (ada.leads().find(id).isEmpty()) {
                return;
            }
            switch (act) {
                case EDIT ->
                    ada.leads()
                            .edit(
                                    id,
                                    Edit.set(LeadFields.CITY, anyText())
                                            .and(vessel, chance.nextBoolean() ? anyText() : null)
                                            .and(tonnage, BigDecimal.valueOf(chance.nextInt(10_000), 4)));
                case TAG -> ada.leads().tag(id, "navy", anyText().strip());
                case QUALIFY -> ada.leads().qualify(id);
                case CONVERT -> ada.conversions().convert(ConvertLead.of(id));
                case CONVERT_WITH_OPPORTUNITY ->
                    ada.conversions().convert(ConvertLead.of(id).withOpportunity("Engines"));
                case UNDO ->
                    ada.conversions()
                            .of(id)
                            .ifPresent(receipt -> ada.conversions().undo(receipt.id()));
                case DELETE -> ada.leads().delete(id);
                default -> ada.accounts().open(CreateAccount.business("Looms"));
            }
        }
    }

    /** The records of one type: what an id of it is, and where they are found. */
    record Drawer<R extends CrmRecord<R>, I extends RecordId>(Records<R, I> records, Function<UUID, I> id) {

        Map<UUID, CrmRecord<?>> snapshot() {
            Map<UUID, CrmRecord<?>> found = new HashMap<>();
            Query<R> query = records.query();
            Page<R> page = records.list(query);
            page.items().forEach(record -> found.put(record.id().value(), record));
            while (page.next().isPresent()) {
                page = records.list(query.after(page.next().get()));
                page.items().forEach(record -> found.put(record.id().value(), record));
            }
            return found;
        }

        Optional<? extends CrmRecord<?>> stateAt(UUID uuid, Instant time) {
            return records.stateAt(id.apply(uuid), time);
        }
    }

    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    @Label("Each record at each past time is told as the snapshot of then has it: made, changed, converted, deleted")
    default void everyPastStateIsThatOfItsSnapshot(
            @ForAll @Size(min = 1, max = 12) List<Act> acts, @ForAll Random chance) {
        Office office = new Office(this, chance);
        List<Drawer<?, ?>> drawers = List.of(
                new Drawer<>(office.ada.leads(), LeadId::new),
                new Drawer<>(office.ada.accounts(), AccountId::new),
                new Drawer<>(office.ada.contacts(), ContactId::new),
                new Drawer<>(office.ada.opportunities(), OpportunityId::new));
        Map<Drawer<?, ?>, Map<Instant, Map<UUID, CrmRecord<?>>>> snapshots = new LinkedHashMap<>();
        for (Act act : acts) {
            office.act(act);
            for (Drawer<?, ?> drawer : drawers) {
                snapshots.computeIfAbsent(drawer, d -> new TreeMap<>()).put(office.now.get(), drawer.snapshot());
            }
        }
        snapshots.forEach((drawer, byTime) -> {
            List<UUID> ever = byTime.values().stream()
                    .flatMap(snapshot -> snapshot.keySet().stream())
                    .distinct()
                    .toList();
            byTime.forEach((time, snapshot) -> {
                for (UUID id : ever) {
                    assertThat(drawer.stateAt(id, time).map(record -> (Object) record))
                            .as("%s at %s", id, time)
                            .isEqualTo(Optional.ofNullable(snapshot.get(id)));
                }
            });
        });
    }
}
