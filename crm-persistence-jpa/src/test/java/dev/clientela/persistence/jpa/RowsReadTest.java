package dev.clientela.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.record.Criterion;
import dev.clientela.record.Grouping;
import dev.clientela.record.Measure;
import dev.clientela.record.Moment;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import dev.clientela.record.Values;
import dev.clientela.security.Access;
import dev.clientela.security.AccessPolicy;
import dev.clientela.security.Actor;
import dev.clientela.security.Owner;
import dev.clientela.security.Tenant;
import dev.clientela.store.Scope;
import jakarta.persistence.EntityManagerFactory;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of {@value #LEADS} leads, no query takes more rows out of the database than it returns, and one that tells of more. */
class RowsReadTest {

    private static final int LEADS = 10_000;
    private static final Tenant TENANT = new Tenant("t" + UUID.randomUUID());
    private static final Map<Database, JpaStore> FILLED = new EnumMap<>(Database.class);
    private static final List<String> STATUSES = List.of("new", "open", "qualified");

    /** A seller sees own leads alone: every tenth. */
    private static final AccessPolicy OWN = new AccessPolicy() {
        @Override
        public Criterion visible(Access access) {
            return access.type().equals(Lead.TYPE)
                    ? LeadFields.OWNER.is(Owner.user(access.actor().userId()))
                    : Criterion.always();
        }
    };

    @ParameterizedTest
    @CsvSource({
        "H2, HIBERNATE",
        "POSTGRESQL, HIBERNATE",
        "MARIADB, HIBERNATE",
        "POSTGRESQL, ECLIPSELINK",
        "MARIADB, ECLIPSELINK"
    })
    @DisplayName("Lists, counts and reports of who sees little read no rows that they do not return")
    void noRowIsReadInVain(Database database, Provider provider) {
        FILLED.computeIfAbsent(database, RowsReadTest::fill);
        Statements statements = new Statements();
        try (EntityManagerFactory factory = provider.over(database, statements::counting)) {
            CrmSession ada = Crm.builder()
                    .store(JpaStore.over(factory))
                    .access(OWN)
                    .build()
                    .as(Actor.user("ada").in(TENANT));
            Criterion open = LeadFields.STATUS.is("open").and(LeadFields.TAGS.has("fair"));
            Query<Lead> query = ada.leads()
                    .query()
                    .where(open)
                    .orderBy(LeadFields.LAST_NAME.ascending(), LeadFields.CREATED_AT.descending())
                    .pageOf(50);
            AtomicReference<Page<Lead>> page = new AtomicReference<>();
            assertThat(rows(statements, () -> page.set(ada.leads().list(query))))
                    .isEqualTo(51);
            assertThat(page.get().items())
                    .hasSize(50)
                    .allMatch(lead -> lead.owner().equals(Owner.user("ada")));
            Query<Lead> second = query.after(page.get().next().orElseThrow());
            assertThat(rows(statements, () -> page.set(ada.leads().list(second))))
                    .isEqualTo(51);
            assertThat(page.get().items()).hasSize(50);
            assertThat(rows(
                            statements,
                            () -> assertThat(ada.leads().count(open)).isEqualTo(LEADS / 30)))
                    .isOne();
            assertThat(rows(
                            statements,
                            () -> assertThat(ada.leads()
                                            .report(ada.leads()
                                                    .newReport()
                                                    .groupBy(Grouping.by(LeadFields.STATUS))
                                                    .measure(Measure.count(), Measure.max(LeadFields.SCORE)))
                                            .rows())
                                    .hasSize(STATUSES.size())))
                    .isEqualTo(STATUSES.size());
            assertThat(rows(statements, () -> ada.leads().findByExternalId("x1")))
                    .isZero(); // somebody else's
        }
    }

    private static int rows(Statements statements, Runnable work) {
        return statements.during(work).rows();
    }

    private static JpaStore fill(Database database) {
        JpaStore store = JpaStore.over(Provider.HIBERNATE.over(database, List.of()));
        store.open(RecordPool.catalog());
        ValuePools pools = new ValuePools(5);
        store.write(new Scope(TENANT, new Moment(Instant.EPOCH, ZoneOffset.UTC)), unit -> {
            for (int i = 0; i < LEADS; i++) {
                unit.records(Lead.TYPE).insert(lead(i, pools));
            }
            return LEADS;
        });
        return store;
    }

    private static Lead lead(int i, ValuePools pools) {
        Values.Builder values = Lead.TYPE.noValues().edit();
        Values any = pools.record(Lead.TYPE).values();
        Lead.TYPE.fields().stream().filter(field -> field.isRequired()).forEach(field -> values.copy(field, any));
        values.set(LeadFields.OWNER, Owner.user(i % 10 == 0 ? "ada" : "eve"));
        values.set(LeadFields.STATUS, STATUSES.get(i / 10 % STATUSES.size()));
        values.set(LeadFields.TAGS, java.util.Set.of("fair"));
        values.set(LeadFields.LAST_NAME, "Name " + i % 7);
        values.set(LeadFields.SCORE, (long) i);
        values.set(LeadFields.EXTERNAL_ID, "x" + i);
        return Lead.TYPE.create(values.build());
    }
}
