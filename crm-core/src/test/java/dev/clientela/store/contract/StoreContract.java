package dev.clientela.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.security.Tenant;
import dev.clientela.store.CrmStore;
import dev.clientela.store.Scope;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/**
 * The contract of {@link CrmStore}, for whoever writes one. A store that passes it may be put under any {@code Crm}.
 *
 * <p>Add the test-jar, JUnit Jupiter 5, jqwik 1.9 and AssertJ, and run the tests on the class path:
 *
 * <pre>{@code
 * <dependency>
 *     <groupId>dev.clientela</groupId>
 *     <artifactId>crm-core</artifactId>
 *     <version>...</version>
 *     <type>test-jar</type>
 *     <scope>test</scope>
 * </dependency>
 * }</pre>
 *
 * <p>Then extend this one class:
 *
 * <pre>{@code
 * class RedisStoreTest extends StoreContract {
 *
 *     @Override
 *     protected CrmStore newStore() {
 *         return new RedisStore(TestServer.address());
 *     }
 *
 *     @Override
 *     protected void close(CrmStore store) {
 *         ((RedisStore) store).close();
 *     }
 * }
 * }</pre>
 *
 * <p>What the parts demand:
 *
 * <ul>
 *   <li>{@link RepositoryContract}: records come back as they were written, of every kind of field, built-in and custom;
 *       text character for character; found by id; counted.
 *   <li>{@link UnitContract}: a unit that has ended, or may only read, refuses; {@code rehearse} leaves nothing.
 *   <li>{@link TransactionContract}: a unit of work leaves everything or nothing; it sees one snapshot and its own
 *       writes, never what is not committed.
 *   <li>{@link ConcurrencyContract}: of two changes from one version one is refused; a held record stays as it was read;
 *       of two that claim the same one is refused;
 *       units on different records do not hinder each other.
 *   <li>{@link ReferenceContract}: of two of which one deletes a record and the other comes to refer to it, one is refused.
 *   <li>{@link UniquenessContract}: unique keys hold, also when many insert at once; records that lack a value of the
 *       key are free; a deleted record frees its keys.
 *   <li>{@link CriterionContract}: criteria hold for the records that
 *       {@link dev.clientela.record.CriterionEvaluator} says; reports give the figures of
 *       {@link dev.clientela.record.ReportCalculator}.
 *   <li>{@link PagingContract}: the pages of a query, in any order, are its records, each once, also while others write;
 *       a cursor is of use to its own query alone.
 *   <li>{@link TenantContract}: nothing of one tenant is ever seen by another. The same record id may stand in two
 *       tenants.
 *   <li>{@link EventLogContract}: events are kept as they were appended, in the order of the commits.
 *   <li>{@link HistoryContract}: the record types of the library itself can be stored, and how each record stood at any
 *       time is told from its events.
 *   <li>{@link ScheduleContract}: the schedules of deals hold together, also when two change one at once, and reports add
 *       up what deals bring in by month.
 *   <li>{@link ForecastContract}: forecasts give what adding up the deals one by one gives; the pipeline of any past
 *       instant is told, and what became of it since adds up.
 *   <li>{@link AgendaContract}: tasks of deals, and activities of series, are made once, also when two do it at once.
 *   <li>{@link CommissionContract}: what is earned follows what becomes of deals, and is settled once, also when several
 *       settle at once.
 *   <li>{@link OutboxContract}: each event goes to each subscriber in order per record, to one relay at a time, until it
 *       is marked as done; claims are bounded.
 *   <li>{@link CommandLogContract}: an idempotency key is taken once.
 *   <li>{@link OfferContract}: offers are numbered without gaps or doubles, and of those who decide about one at once, one
 *       does.
 *   <li>{@link PrivacyContract}: what events, deliveries and keys say of a person can be taken out of them for good.
 * </ul>
 *
 * <p>Each test uses tenants and subscribers of its own, so all of them may run on one database that is never emptied. Up
 * to five units of work are under way at once. Questions about one pool of records are tried as often as jqwik's
 * {@code jqwik.tries.default} says; {@link Questions} generates such for record types of your own. A store whose outbox goes by the clock of its database overrides
 * {@link #now} and {@link #letPass}; the suite lets half a minute pass in all.
 *
 * <p>Nothing may be skipped: a contract that a store cannot keep is one that its users rely on. The suite fails when a
 * test of it is overridden or disabled, or when {@link #newStore} aborts by an assumption.
 */
public abstract class StoreContract
        implements RepositoryContract,
                UnitContract,
                TransactionContract,
                ConcurrencyContract,
                ReferenceContract,
                UniquenessContract,
                CriterionContract,
                PagingContract,
                TenantContract,
                EventLogContract,
                HistoryContract,
                ScheduleContract,
                ForecastContract,
                AgendaContract,
                CommissionContract,
                OutboxContract,
                CommandLogContract,
                OfferContract,
                PrivacyContract {

    private @Nullable CrmStore store;
    private @Nullable Tenant poolTenant;
    private final List<CrmStore> stores = new ArrayList<>();
    private Instant now = MOMENT.now();

    /** A store that has not been opened; whatever it has of earlier tests stays out of the way. */
    protected abstract CrmStore newStore();

    /** Gives back what {@link #newStore} took. Called after each test, for each store it made. */
    protected void close(CrmStore opened) {}

    /** Called when a pool of records was stored of which much is asked: a database that plans by statistics may take them. */
    protected void filled() {}

    /** The store under test, opened with the types of the suite; the first to ask may be one of several threads. */
    @Override
    public final synchronized CrmStore store() {
        if (store == null) {
            CrmStore opened = anotherStore();
            opened.open(StoreFixture.catalog());
            store = opened;
        }
        return store;
    }

    @Override
    public final synchronized CrmStore anotherStore() {
        try {
            CrmStore made = newStore();
            stores.add(made);
            return made;
        } catch (TestAbortedException e) {
            throw new AssertionError("The contract may not be skipped", e);
        }
    }

    /** The time that the outbox goes by: that of the database, if the store uses its clock. */
    @Override
    public Instant now() {
        return now;
    }

    /** Comes back when so much time has passed on the outbox's clock. */
    @Override
    public void letPass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public final synchronized Tenant poolTenant() {
        if (poolTenant == null) {
            Scope scope = newTenant();
            insert(scope, SampleSuppliers.POOL);
            filled();
            poolTenant = scope.tenant();
        }
        return poolTenant;
    }

    @AfterEach
    @AfterProperty
    final synchronized void closeStore() {
        stores.forEach(this::close);
        stores.clear();
        store = null;
        poolTenant = null;
    }

    @Test
    @DisplayName("No test of the contract is left out")
    final void noTestIsLeftOut() throws NoSuchMethodException {
        List<String> leftOut = new ArrayList<>();
        for (Class<?> contract : StoreContract.class.getInterfaces()) {
            for (Method test : contract.getDeclaredMethods()) {
                if (isTest(test)) {
                    Method run = getClass().getMethod(test.getName(), test.getParameterTypes());
                    if (!run.equals(test)) {
                        leftOut.add(test.getName() + " is overridden by " + run.getDeclaringClass());
                    }
                }
            }
        }
        for (Class<?> type = getClass(); type != StoreContract.class; type = type.getSuperclass()) {
            if (Arrays.stream(type.getAnnotations()).anyMatch(StoreContract::isCondition)) {
                leftOut.add(type + " runs under a condition");
            }
        }
        assertThat(leftOut).isEmpty();
    }

    private static boolean isTest(Method method) {
        return method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(Property.class);
    }

    private static boolean isCondition(Annotation annotation) {
        String name = annotation.annotationType().getName();
        return name.startsWith("org.junit.jupiter.api.condition.")
                || name.equals("org.junit.jupiter.api.Disabled")
                || name.equals("net.jqwik.api.Disabled");
    }
}
