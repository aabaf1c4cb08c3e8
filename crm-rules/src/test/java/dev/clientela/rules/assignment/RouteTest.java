package dev.clientela.rules.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.clientela.Crm;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.rules.RuleContext;
import dev.clientela.rules.RuleErrors;
import dev.clientela.rules.RuleSet;
import dev.clientela.rules.RuleSetJson;
import dev.clientela.security.InMemoryUserDirectory;
import dev.clientela.security.Tenant;
import dev.clientela.security.User;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RouteTest {

    private static final RuleContext CONTEXT = RuleContext.of(Crm.inMemory().fields())
            .staffedBy(
                    new InMemoryUserDirectory()
                            .add(User.named("ada", "Ada").inTeams("north").inQueues("web"))
                            .add(User.named("bea", "Bea"))
                            .addQueue("leads")
                            .addQueue("empty"),
                    Tenant.DEFAULT);

    @Test
    @DisplayName("Routes of every kind read as they were written")
    void roundTrip() {
        RuleSet<Route> set = RuleSet.of("routing", Route.TYPE, Lead.TYPE)
                .rule("a", LeadFields.COUNTRY.is("AR"), Route.toUser("ada"))
                .rule("b", LeadFields.COUNTRY.is("ES"), Route.toQueue("leads"))
                .rule("c", LeadFields.COUNTRY.is("FR"), Route.keep())
                .rule("d", LeadFields.COUNTRY.is("DE"), Route.inTurn("ada", "bea"))
                .rule(
                        "e",
                        LeadFields.COUNTRY.is("IT"),
                        Route.among(Pool.of(new Pool.OfTeam("north"))
                                .by(Pool.By.LEAST_BUSY)
                                .taking(20, Pool.Per.DAY)))
                .rule(
                        "f",
                        LeadFields.COUNTRY.is("PT"),
                        Route.among(Pool.of(new Pool.OfQueue("web")).weighing(Map.of("ada", 3L))))
                .otherwise(Route.toQueue("leads"));
        String json = RuleSetJson.write(set);
        assertThat(RuleSetJson.read(json, Route.TYPE, CONTEXT)).isEqualTo(set);
    }

    @Test
    @DisplayName("Unknown owners, empty pools and routes that say nothing or too much are found at loading")
    void faults() {
        String json = """
                {"id": "r", "version": 1, "decides": "assignment", "record": "lead", "rules": [
                 {"id": "1", "then": {"user": "eve"}},
                 {"id": "2", "then": {"queue": "nowhere"}},
                 {"id": "3", "then": {"user": "ada", "queue": "leads"}},
                 {"id": "4", "then": {}},
                 {"id": "5", "then": {"pool": {"users": []}}},
                 {"id": "6", "then": {"pool": {"queue": "empty"}}},
                 {"id": "7", "then": {"pool": {"team": "south"}}},
                 {"id": "8", "then": {"pool": {"users": ["ada", "eve"], "capacity": {"max": 0, "per": "hour"}}}},
                 {"id": "9", "then": {"pool": {"users": ["ada"], "weights": {"ada": 2}}}}]}
                """;
        ValidationException refused =
                catchThrowableOfType(ValidationException.class, () -> RuleSetJson.read(json, Route.TYPE, CONTEXT));
        assertThat(refused.violations())
                .extracting(Violation::path, Violation::code)
                .containsExactly(
                        tuple("rules[0].then.user", RuleErrors.UNKNOWN_OWNER),
                        tuple("rules[1].then.queue", RuleErrors.UNKNOWN_OWNER),
                        tuple("rules[2].then", RuleErrors.BAD_VALUE),
                        tuple("rules[3].then", RuleErrors.BAD_VALUE),
                        tuple("rules[4].then.pool", RuleErrors.EMPTY_POOL),
                        tuple("rules[5].then.pool", RuleErrors.EMPTY_POOL),
                        tuple("rules[6].then.pool", RuleErrors.EMPTY_POOL),
                        tuple("rules[7].then.pool.users[1]", RuleErrors.UNKNOWN_OWNER),
                        tuple("rules[7].then.pool.capacity.max", RuleErrors.BAD_VALUE),
                        tuple("rules[7].then.pool.capacity.per", RuleErrors.BAD_VALUE),
                        tuple("rules[8].then.pool.weights", RuleErrors.UNKNOWN_KEY));
    }
}
