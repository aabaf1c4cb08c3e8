package dev.clientela.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.account.Account;
import dev.clientela.account.AccountId;
import dev.clientela.account.CreateAccount;
import dev.clientela.address.EmailAddress;
import dev.clientela.command.Edit;
import dev.clientela.command.Records;
import dev.clientela.contact.ContactId;
import dev.clientela.conversion.ConvertLead;
import dev.clientela.error.DuplicateException;
import dev.clientela.error.RefusedException;
import dev.clientela.event.Changes;
import dev.clientela.event.EventEnvelope;
import dev.clientela.event.FieldChange;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.lead.LeadId;
import dev.clientela.lead.LeadSource;
import dev.clientela.opportunity.OpportunityId;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.CustomField;
import dev.clientela.record.Field;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import dev.clientela.record.RecordId;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.SampleArbitraries;
import dev.clientela.record.Values;
import dev.clientela.security.Actor;
import dev.clientela.store.CrmStore;
import dev.clientela.store.Scope;
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
import net.jqwik.api.RandomGenerator;
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
        final CrmStore store;
        final CrmSession ada;
        final List<Field<?>> editable = new ArrayList<>();
        final Map<Field<?>, RandomGenerator<?>> generators = new HashMap<>();
        final ReferenceField<AccountId> yard;
        final AccountId shipwright;
        final List<LeadId> leads = new ArrayList<>();

        Office(StoreFixture fixture, Random chance) {
            this.chance = chance;
            store = fixture.anotherStore();
            Crm crm = Crm.builder().store(store).clock(now::get).build();
            ada = crm.as(Actor.user("ada").in(fixture.newTenant().tenant()));
            shipwright = ada.accounts().open(CreateAccount.business("Yard")).id();
            yard = crm.fields().define(CustomField.on(Lead.TYPE, "yard").reference(Account.TYPE, AccountId::new));
            editable.addAll(List.of(
                    LeadFields.CITY,
                    LeadFields.DESCRIPTION,
                    LeadFields.EMPLOYEES,
                    LeadFields.ANNUAL_REVENUE,
                    LeadFields.FIRST_CONTACT_AT,
                    LeadFields.EMAIL_OPT_OUT,
                    LeadFields.TAGS,
                    LeadFields.TARGET_LISTS,
                    crm.fields().define(CustomField.on(Lead.TYPE, "vessel").text(80)),
                    crm.fields().define(CustomField.on(Lead.TYPE, "afloat").flag()),
                    crm.fields().define(CustomField.on(Lead.TYPE, "crew").integer(-1_000, 1_000)),
                    crm.fields().define(CustomField.on(Lead.TYPE, "tonnage").decimal(4)),
                    crm.fields().define(CustomField.on(Lead.TYPE, "price").money()),
                    crm.fields().define(CustomField.on(Lead.TYPE, "launched").date()),
                    crm.fields().define(CustomField.on(Lead.TYPE, "sighted").instant())));
        }

        private LeadId anyLead() {
            return leads.get(chance.nextInt(leads.size()));
        }

        private <T> Edit edited(Edit edit, Field<T> field) {
            @SuppressWarnings("unchecked") // made for this field
            RandomGenerator<T> generator = (RandomGenerator<T>) generators.computeIfAbsent(
                    field,
                    key -> SampleArbitraries.valuesOf(field)
                            .filter(value -> field.check(value).isEmpty())
                            .generator(1_000));
            return edit.and(
                    field,
                    chance.nextInt(4) == 0 ? null : generator.next(chance).value());
        }

        private Edit anyEdit() {
            Edit edit = Edit.set(yard, chance.nextBoolean() ? shipwright : null)
                    .and(LeadFields.SOURCE, chance.nextBoolean() ? LeadSource.WEB : null)
                    .and(LeadFields.EMAILS, List.of(EmailAddress.of("m" + chance.nextInt(3) + "@engines.example")));
            for (Field<?> field : editable) {
                edit = chance.nextInt(3) == 0 ? edited(edit, field) : edit;
            }
            return edit;
        }

        List<EventEnvelope> eventsOf(RecordRef record) {
            return store.read(
                    new Scope(ada.actor().tenant(), MOMENT),
                    unit -> unit.events().of(record));
        }

        void act(Act act) {
            now.set(now.get().plusSeconds(1));
            if (act == Act.CAPTURE || leads.isEmpty()) {
                leads.add(ada.leads()
                        .capture(CaptureLead.ofCompany("Engines " + chance.nextInt(3))
                                .with(LeadFields.LAST_NAME, "Babbage"))
                        .id());
                return;
            }
            try {
                actOn(act, anyLead());
            } catch (RefusedException | DuplicateException e) {
                assertThat(e.code()).isNotNull(); // what is refused leaves nothing, and the snapshots show it
            }
        }

        private void actOn(Act act, LeadId id) {
            if (ada.leads().find(id).isEmpty()) {
                return;
            }
            switch (act) {
                case EDIT -> ada.leads().edit(id, anyEdit());
                case TAG -> ada.leads().tag(id, "navy", "t" + chance.nextInt(9));
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
            ever.forEach(
                    id -> assertEveryChangeIsLogged(office, drawer.records().type(), id, byTime));
        });
    }

    /** Each event has the values that the record had until then, and those that it had from then on. */
    private static void assertEveryChangeIsLogged(
            Office office, RecordType<?> type, UUID id, Map<Instant, Map<UUID, CrmRecord<?>>> snapshots) {
        Map<Instant, Values> told = new TreeMap<>();
        Values state = type.noValues();
        for (EventEnvelope event : office.eventsOf(type.ref(id))) {
            for (FieldChange change : event.changes().list()) {
                assertThat(change.before())
                        .as("%s before %s", change.field(), event)
                        .isEqualTo(state.get(change.field()));
            }
            state = event.changes().applyTo(state);
            told.put(event.time(), state);
        }
        told.forEach((time, values) -> {
            CrmRecord<?> snapshot = snapshots.getOrDefault(time, Map.of()).get(id);
            if (snapshot != null) {
                assertThat(Changes.between(values, snapshot.values()).list())
                        .as("%s is not told as it was at %s", id, time)
                        .isEmpty();
            }
        });
    }
}
