package dev.clientela.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.error.RefusedException;
import dev.clientela.housekeeping.DueWork;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.record.Criterion;
import dev.clientela.record.Query;
import dev.clientela.security.Access;
import dev.clientela.security.AccessPolicy;
import dev.clientela.security.Actor;
import dev.clientela.security.Owner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** All that a query finds, page by page. */
class PagesTest {

    private static final int LEADS = 7;

    /** Programs of the library see nobody's leads but those of Bob. */
    private static final AccessPolicy OF_BOB = new AccessPolicy() {
        @Override
        public Criterion visible(Access access) {
            return access.actor().isSystem() ? LeadFields.OWNER.is(Owner.user("bob")) : Criterion.always();
        }
    };

    private static final Query<Lead> ALL =
            Query.of(Lead.TYPE).orderBy(LeadFields.LAST_NAME.descending()).pageOf(2);

    /** Seven of Ada's, and one of Bob's. */
    private static void reading(Consumer<Execution> work) {
        List<Boolean> done = new ArrayList<>();
        DueWork reading = new DueWork() {
            @Override
            public String name() {
                return "reading";
            }

            @Override
            public Done run(Commands commands, Instant now, int limit) {
                commands.read(execution -> {
                    work.accept(execution);
                    return done.add(true);
                });
                return Done.NOTHING;
            }
        };
        Crm crm = Crm.builder().access(OF_BOB).dueWork(reading).build();
        CrmSession ada = crm.as(Actor.user("ada"));
        IntStream.range(0, LEADS).forEach(i -> ada.leads().capture(CaptureLead.named("", "Babbage " + i)));
        crm.as(Actor.user("bob")).leads().capture(CaptureLead.named("", "Menabrea"));
        crm.housekeeping().runDue(Instant.EPOCH);
        assertThat(done).containsOnly(true).isNotEmpty();
    }

    @Test
    @DisplayName("every page is read, in the order of the query, whatever page the query itself asks for")
    void everyPage() {
        reading(execution -> {
            List<String> names = new ArrayList<>();
            List<Integer> sizes = new ArrayList<>();
            var second = execution.unit().records(Lead.TYPE).query(ALL).next().orElseThrow();

            execution.everything(ALL.after(second)).forEachPage(3, page -> {
                sizes.add(page.size());
                page.forEach(lead -> names.add(lead.get(LeadFields.LAST_NAME)));
            });

            assertThat(sizes).containsExactly(3, 3, 2);
            assertThat(names)
                    .containsExactly(
                            "Menabrea",
                            "Babbage 6",
                            "Babbage 5",
                            "Babbage 4",
                            "Babbage 3",
                            "Babbage 2",
                            "Babbage 1",
                            "Babbage 0");
        });
    }

    @Test
    @DisplayName("pages hold what the actor may see; everything is past that right, and says so")
    void rights() {
        reading(execution -> {
            List<Lead> seen = new ArrayList<>();
            execution.pages(ALL).forEach(seen::add);

            assertThat(seen).extracting(lead -> lead.get(LeadFields.LAST_NAME)).containsExactly("Menabrea");
            assertThat(execution.all(ALL)).isEqualTo(seen);
            assertThat(execution.everything(ALL).list()).hasSize(LEADS + 1);
        });
    }

    @Test
    @DisplayName("no group is empty, and a whole number of pages ends where it ends")
    void ends() {
        reading(execution -> {
            List<Integer> sizes = new ArrayList<>();
            execution.everything(ALL).forEachPage(4, page -> sizes.add(page.size()));
            execution
                    .everything(ALL.where(LeadFields.CITY.is("nowhere")))
                    .forEachPage(4, page -> sizes.add(page.size()));

            assertThat(sizes).containsExactly(4, 4);
        });
    }

    @Test
    @DisplayName("as many as are allowed are listed; one more is refused before the rest is read")
    void most() {
        reading(execution -> {
            assertThat(execution.everything(ALL).list(LEADS + 1, PagesTest::tooMany))
                    .hasSize(LEADS + 1);
            assertThatThrownBy(() -> execution.everything(ALL).list(LEADS, PagesTest::tooMany))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("half");
        });
    }

    private static RefusedException tooMany() {
        return new RefusedException(CommandErrors.HALF_DONE, Map.of("actor", "user:ada"));
    }
}
