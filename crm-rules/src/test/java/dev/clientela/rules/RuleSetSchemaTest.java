package dev.clientela.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.rules.assignment.Pool;
import dev.clientela.rules.assignment.Route;
import dev.clientela.rules.escalation.Escalation;
import dev.clientela.rules.workflow.Act;
import dev.clientela.rules.workflow.Reaction;
import dev.clientela.rules.workflow.Trigger;
import dev.clientela.security.Owner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published JSON Schema takes what the library writes, and refuses what it refuses for its shape. */
class RuleSetSchemaTest {

    static final Schema SCHEMA = schema();

    private static Schema schema() {
        try (InputStream in = RuleSetJson.class.getResourceAsStream("rule-set.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void assertTaken(RuleSet<?> set) {
        assertThat(SCHEMA.validate(RuleSetJson.write(set), InputFormat.JSON)).isEmpty();
    }

    @Test
    @DisplayName("Routes of every kind, and conditions of every kind, are as the schema says")
    void routes() {
        assertTaken(RuleSet.of("routing", Route.TYPE, Lead.TYPE)
                .rule("a", LeadFields.COUNTRY.is("AR").not(), Route.toUser("ada"))
                .rule("b", LeadFields.TAGS.has("vip").or(LeadFields.EMPLOYEES.isAtLeast(5L)), Route.keep())
                .rule(Rule.of(
                                "c",
                                new Filter(
                                        List.of(LeadFields.COMPANY.startsWith("A"), LeadFields.COMPANY.isPresent()),
                                        Optional.of("1 or 2")),
                                Route.inTurn("ada", "bea"))
                        .ranked(4)
                        .from(Leads.NOON)
                        .describedAs("words"))
                .rule(
                        "d",
                        dev.clientela.record.Criterion.always(),
                        Route.among(Pool.of(new Pool.OfTeam("north"))
                                .weighing(Map.of("ada", 2L))
                                .taking(5, Pool.Per.WEEK)))
                .otherwise(Route.toQueue("leads"))
                .example(GoldenCase.of("k", Leads.values("AR", 3), "a")));
    }

    @Test
    @DisplayName("Reactions of every kind are as the schema says")
    void reactions() {
        assertTaken(RuleSet.of("flow", Reaction.TYPE, Lead.TYPE)
                .hit(HitPolicy.COLLECT)
                .rule(Rule.of(
                        "a",
                        Filter.always(),
                        Reaction.of(
                                        Act.set("rating", "hot"),
                                        Act.task("Call {{last_name}}", Duration.ofDays(1)),
                                        Act.notifyManager("hot"),
                                        Act.notifyUser("ada", "hot"),
                                        Act.assign(Owner.queue("late")),
                                        Act.raise("hot", "country"))
                                .upon(Trigger.on("lead.captured")
                                        .whenChanged(LeadFields.STATUS)
                                        .after(new Trigger.Wait(Duration.ofHours(4), Optional.of("created_at"), true)))
                                .onlyOnce())));
    }

    @Test
    @DisplayName("Escalations are as the schema says")
    void escalations() {
        assertTaken(RuleSet.of("times", Escalation.TYPE, Lead.TYPE)
                .rule(
                        "a",
                        LeadFields.COUNTRY.is("AR"),
                        Escalation.resolvedWithin(Duration.ofHours(8))
                                .respondedWithin(Duration.ofHours(1))
                                .allHours()
                                .level(Escalation.Target.RESPONSE, 75, "owner"))
                .otherwise(Escalation.resolvedWithin(Duration.ofDays(1))));
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{\"id\":\"a\",\"version\":1,\"decides\":\"assignment\",\"record\":\"lead\",\"rules\":[],\"hit\":null}",
                "{\"id\":\"a\",\"version\":1,\"decides\":\"assignment\",\"record\":\"lead\",\"rules\":[{\"id\":\"b\",\"then\":{\"pool\":{\"users\":[\"x\"],\"by\":null}}}]}",
                "{\"id\":\"a\",\"version\":0,\"decides\":\"assignment\",\"record\":\"lead\",\"rules\":[]}",
                "{\"id\":\"a\",\"version\":1,\"decides\":\"assignment\",\"record\":\"lead\",\"rules\":[{\"id\":\"b\"}]}",
                "{\"id\":\"a\",\"version\":1,\"decides\":\"assignment\",\"record\":\"lead\",\"rules\":[],\"hits\":\"first\"}",
                "{\"id\":\"a\",\"version\":1,\"decides\":\"assignment\",\"record\":\"lead\",\"rules\":[{\"id\":\"b\",\"then\":{\"usr\":\"x\"}}]}",
                "{\"id\":\"a\",\"version\":1,\"decides\":\"assignment\",\"record\":\"lead\",\"rules\":[{\"id\":\"b\",\"when\":{\"field\":\"x\",\"op\":\"like\",\"value\":\"y\"},\"then\":{\"user\":\"x\"}}]}"
            })
    @DisplayName("What has another shape is refused by the schema and by the library")
    void refused(String json) {
        assertThat(SCHEMA.validate(json, InputFormat.JSON)).isNotEmpty();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> RuleProgram.read(json, Route.TYPE, Leads.CONTEXT))
                .isInstanceOf(dev.clientela.error.ValidationException.class);
    }
}
