package dev.clientela.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.sun.management.ThreadMXBean;
import dev.clientela.error.ValidationException;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.rules.assignment.Route;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Rule documents from anywhere: they are read, or refused with every fault, and nothing else happens. */
class HostileDocumentsProperties {

    private static final String SOUND = RuleSetJson.write(RuleSet.of("routing", Route.TYPE, Lead.TYPE)
            .rule("a", LeadFields.COUNTRY.in("AR", "UY").and(LeadFields.EMPLOYEES.isAtLeast(5L)), Route.toUser("ada"))
            .rule(Rule.of(
                    "b",
                    new Filter(
                            List.of(LeadFields.COUNTRY.is("ES"), LeadFields.CITY.startsWith("Ma")),
                            Optional.of("1 and not 2")),
                    Route.inTurn("ada", "bea")))
            .otherwise(Route.toQueue("leads"))
            .example(GoldenCase.of("k", Leads.values("AR", 9), "a")));

    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "null",
            ":null",
            "true",
            "-",
            "1e9",
            "\u0000",
            "\ud800",
            "é",
            "\"rules\"",
            "\"then\"",
            "\"when\"",
            "\"all\"",
            "\"not\"",
            "\"pool\"",
            "\"logic\"",
            "{}",
            "[]",
            "[[[[",
            "0.",
            "\"id\":");

    private static void read(String json) {
        try {
            RuleProgram.read(json, Route.TYPE, Leads.CONTEXT);
            assertThat(RuleSetSchemaTest.SCHEMA.validate(json, InputFormat.JSON))
                    .isEmpty();
        } catch (ValidationException e) {
            assertThat(e.violations())
                    .isNotEmpty()
                    .allSatisfy(fault ->
                            assertThat(fault.message(java.util.Locale.ROOT)).isNotBlank());
        }
    }

    @Property(tries = 1_000)
    @Label("Whatever text is read or refused")
    void text(@ForAll String text) {
        read(text);
    }

    @Property(tries = 3_000)
    @Label("A sound document that was cut, doubled and written over is read or refused")
    void mutated(@ForAll Random random) {
        StringBuilder text = new StringBuilder(SOUND);
        for (int i = random.nextInt(6); i >= 0; i--) {
            int from = random.nextInt(text.length());
            int to = Math.min(text.length(), from + random.nextInt(20));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(from, to);
                case 1 -> text.insert(random.nextInt(text.length()), text.substring(from, to));
                case 2 -> text.insert(from, PIECES.get(random.nextInt(PIECES.size())));
                default -> text.replace(from, to, PIECES.get(random.nextInt(PIECES.size())));
            }
            if (text.isEmpty()) {
                break;
            }
        }
        read(text.toString());
    }

    @Property(tries = 2_000)
    @Label("Objects of the right words in the wrong places are read or refused")
    void shuffled(@ForAll("plain") Object plain) {
        read(JsonText.writeCompact(plain));
    }

    @Provide
    Arbitrary<Object> plain() {
        Arbitrary<String> words = Arbitraries.of(
                "id",
                "version",
                "decides",
                "record",
                "hit",
                "rules",
                "when",
                "then",
                "otherwise",
                "cases",
                "given",
                "all",
                "any",
                "not",
                "field",
                "op",
                "value",
                "values",
                "user",
                "queue",
                "pool",
                "users",
                "by",
                "logic",
                "conditions",
                "from",
                "until",
                "rank",
                "country",
                "employees",
                "lead",
                "assignment",
                "first",
                "in",
                "at_least",
                "capacity",
                "max",
                "per",
                "weights",
                "keep",
                "1 and 2",
                "2026-01-01T00:00:00Z");
        Arbitrary<Object> leaves = Arbitraries.oneOf(
                words.asGeneric(),
                Arbitraries.longs().asGeneric(),
                Arbitraries.bigDecimals().asGeneric(),
                Arbitraries.of(true, false).asGeneric());
        return Arbitraries.lazyOf(
                () -> leaves,
                () -> Arbitraries.recursive(
                        () -> leaves,
                        inner -> Arbitraries.oneOf(
                                inner.list().ofMaxSize(4).asGeneric(),
                                Arbitraries.maps(words, inner).ofMaxSize(5).asGeneric()),
                        0,
                        5));
    }

    @TestFactory
    @DisplayName("Monsters are refused for little memory")
    List<DynamicTest> monsters() {
        Map<String, Supplier<String>> monsters = Map.of(
                "a text of 10 million characters", () -> "{\"id\": \"" + "x".repeat(10_000_000) + "\"}",
                "100,000 lists within each other", () -> "[".repeat(100_000) + "]".repeat(100_000),
                "a number of a million digits", () -> "{\"version\": " + "7".repeat(1_000_000) + "}",
                "a number too large to write out", () -> "{\"version\": 1e2147483647}",
                "a number too small to write out", () -> "{\"version\": 1e-2147483647}",
                "a million rules", () -> document("{},".repeat(1_000_000) + "{}"),
                "criteria 60 deep",
                        () -> document("{\"id\":\"a\",\"when\":" + "{\"not\":".repeat(60)
                                + "{\"field\":\"country\",\"op\":\"present\"}" + "}".repeat(60)
                                + ",\"then\":{\"user\":\"a\"}}"),
                "a criterion of a million values",
                        () -> document("{\"id\":\"a\",\"when\":{\"field\":\"country\",\"op\":\"in\",\"values\":["
                                + "\"x\",".repeat(1_000_000) + "\"x\"]},\"then\":{\"user\":\"a\"}}"),
                "a logic of 30,000 parentheses",
                        () -> document("{\"id\":\"a\",\"conditions\":[],\"logic\":\"" + "(".repeat(30_000)
                                + "\",\"then\":{\"user\":\"a\"}}"),
                "20,000 members of one name", () -> "{" + "\"id\":1,".repeat(20_000) + "\"id\":1}");
        List<DynamicTest> tests = new ArrayList<>();
        monsters.forEach(
                (name, monster) -> tests.add(DynamicTest.dynamicTest(name, () -> assertRefused(monster.get()))));
        return tests;
    }

    private static String document(String rules) {
        return "{\"id\":\"r\",\"version\":1,\"decides\":\"assignment\",\"record\":\"lead\",\"rules\":[" + rules + "]}";
    }

    private static void assertRefused(String monster) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        ValidationException refused = org.assertj.core.api.Assertions.catchThrowableOfType(
                ValidationException.class, () -> RuleProgram.read(monster, Route.TYPE, Leads.CONTEXT));
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(refused.violations()).isNotEmpty();
        assertThat(allocated).isLessThan(50_000_000L + 40L * monster.length());
    }
}
