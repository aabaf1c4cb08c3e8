package dev.clientela.store.memory;

import dev.clientela.address.EmailAddress;
import dev.clientela.address.PhoneNumber;
import dev.clientela.event.Changes;
import dev.clientela.event.EventEnvelope;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.lead.LeadId;
import dev.clientela.record.Criterion;
import dev.clientela.record.Cursor;
import dev.clientela.record.FieldCatalog;
import dev.clientela.record.Moment;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import dev.clientela.record.RecordType;
import dev.clientela.record.SystemFields;
import dev.clientela.record.Values;
import dev.clientela.security.Owner;
import dev.clientela.security.Tenant;
import dev.clientela.store.Repository;
import dev.clientela.store.Scope;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * A program that keeps leads, a million unless told otherwise, with their events and indexes, asks for some, and says
 * what that took.
 */
final class MillionLeads {

    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final Scope SCOPE = new Scope(Tenant.DEFAULT, new Moment(START, ZoneOffset.UTC));
    private static final RecordType<Lead> TYPE = Lead.TYPE;
    private static final SystemFields SYSTEM = TYPE.system();

    private final InMemoryStore store = new InMemoryStore();
    private final int size;

    private MillionLeads(int size) {
        this.size = size;
    }

    /** @param arguments how many leads, if not a million */
    public static void main(String[] arguments) {
        int size = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
        MillionLeads program = new MillionLeads(size);
        program.store.open(new FieldCatalog(List.of(TYPE)));
        program.makeIndexes();
        long begun = System.nanoTime();
        for (int n = 0; n < size; n++) {
            program.capture(lead(n));
        }
        long seconds = Math.max(1, (System.nanoTime() - begun) / 1_000_000_000);
        program.check();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                "kept %d leads in %d MB of heap, of at most %d MB; %d captured a second; a page at depth 10 in %d µs,"
                        + " half-way in %d µs%n",
                program.ask(leads -> leads.count(Criterion.always())),
                (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                runtime.maxMemory() >> 20,
                size / seconds,
                program.pageMicros(10),
                program.pageMicros(size / 2));
    }

    private <T> T ask(Function<Repository<Lead>, T> question) {
        return store.read(SCOPE, unit -> question.apply(unit.records(TYPE)));
    }

    private void makeIndexes() {
        ask(leads -> leads.count(LeadFields.EMAILS.has("nobody@example.com")));
        ask(leads -> leads.count(LeadFields.PHONES.has("+34910000000")));
        ask(leads -> leads.count(LeadFields.STATUS.is("new")));
        ask(leads -> leads.count(LeadFields.OWNER.is(Owner.user("nobody"))));
        ask(leads -> leads.query(byCreation()));
    }

    private void capture(Lead lead) {
        EventEnvelope event = new EventEnvelope(
                new UUID(0x0190_0000_0000_7000L, lead.id().value().getLeastSignificantBits()),
                "lead.captured",
                1,
                SCOPE.tenant(),
                lead.ref(),
                1,
                lead.createdAt(),
                lead.createdBy(),
                null,
                null,
                Map.of(),
                Changes.creating(lead.values()));
        store.write(SCOPE, unit -> {
            unit.records(TYPE).insert(lead);
            unit.events().append(event, List.of());
            return true;
        });
    }

    private static UUID id(int n) {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + n * 7919L % 1_000_000);
    }

    private static Lead lead(int n) {
        Instant now = START.plusSeconds(n);
        Values.Builder values = TYPE.noValues().edit();
        values.set(LeadFields.ID, new LeadId(id(n)));
        values.set(SYSTEM.version(), 1L);
        values.set(SYSTEM.createdAt(), now);
        values.set(SYSTEM.createdBy(), "user:ada");
        values.set(SYSTEM.modifiedAt(), now);
        values.set(SYSTEM.modifiedBy(), "user:ada");
        values.set(LeadFields.FIRST_NAME, "Ana" + n % 997);
        values.set(LeadFields.LAST_NAME, "García " + n);
        values.set(LeadFields.COMPANY, "Company " + n % 50_021);
        values.set(LeadFields.EMAILS, List.of(EmailAddress.of("ana" + n + "@company" + n % 1_000 + ".example")));
        values.set(LeadFields.PHONES, List.of(PhoneNumber.of("+3491" + (1_000_000 + n))));
        values.set(LeadFields.CITY, "City " + n % 300);
        values.set(LeadFields.COUNTRY, n % 2 == 0 ? "ES" : "AR");
        values.set(
                LeadFields.STATUS,
                List.of("new", "working", "qualified", "lost").get(n % 4));
        values.set(LeadFields.OWNER, Owner.user("seller" + n % 50));
        values.set(LeadFields.SOURCE, "web");
        values.set(LeadFields.INDUSTRY, "engineering");
        values.set(LeadFields.IS_CONVERTED, false);
        return TYPE.create(values.build());
    }

    private void check() {
        Lead some = lead(size / 3);
        require(ask(leads -> leads.find(some.id().value())).filter(some::equals).isPresent());
        require(ask(leads -> leads.query(Query.of(TYPE)
                                .where(LeadFields.EMAILS.has(
                                        some.email().orElseThrow().address())))
                        .items())
                .equals(List.of(some)));
        require(ask(leads -> leads.count(LeadFields.STATUS.is("lost"))) == size / 4);
        require(store.<Integer>read(SCOPE, unit -> unit.events().of(some.ref()).size()) == 1);
        require(store.<Integer>read(
                        SCOPE, unit -> unit.events().after(size - 5, 10).size())
                == 5);
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalStateException("The store does not have what it was given");
        }
    }

    private static Query<Lead> byCreation() {
        return Query.of(TYPE).orderBy(LeadFields.CREATED_AT.ascending()).pageOf(50);
    }

    /** The mean of many pages behind the lead of this number. */
    private long pageMicros(int depth) {
        Query<Lead> query = byCreation().after(Cursor.behind(lead(depth), byCreation()));
        int times = 2_000;
        long micros = 0;
        for (int warm = 0; warm < 2; warm++) {
            long begun = System.nanoTime();
            for (int i = 0; i < times; i++) {
                Page<Lead> page = ask(leads -> leads.query(query));
                require(page.items().get(0).id().value().equals(id(depth + 1)));
            }
            micros = (System.nanoTime() - begun) / 1_000 / times;
        }
        return micros;
    }
}
