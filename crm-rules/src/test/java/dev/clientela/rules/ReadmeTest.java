package dev.clientela.rules;

import static dev.clientela.lead.LeadFields.COUNTRY;
import static dev.clientela.lead.LeadFields.EMPLOYEES;
import static dev.clientela.lead.LeadFields.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.record.Moment;
import dev.clientela.rules.assignment.Route;
import dev.clientela.rules.assignment.RuleAssignment;
import dev.clientela.rules.simulation.Simulation;
import dev.clientela.rules.simulation.SimulationReport;
import dev.clientela.security.Actor;
import dev.clientela.security.Owner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The snippets of the README, compiled and run; and that they stand in the README as they do here. */
class ReadmeTest {

    @Test
    @DisplayName("Every statement of the README's Java is compiled and run here, in the README's order")
    void snippetsAreThese() throws IOException {
        assertThat(statementsRunHere(blocks("README.md", "java"))).isGreaterThan(10);
    }

    @Test
    @DisplayName("So is every statement about rules in the README of the project")
    void projectSnippetsAreThese() throws IOException {
        List<String> aboutRules = blocks("../README.md", "java").stream()
                .filter(block -> block.contains("RuleSet"))
                .toList();
        assertThat(statementsRunHere(aboutRules)).isGreaterThan(5);
    }

    private static int statementsRunHere(List<String> blocks) throws IOException {
        String self = squeezed(Files.readString(Path.of("src/test/java/dev/clientela/rules/ReadmeTest.java")));
        int at = self.indexOf("voidtenLines(");
        int count = 0;
        for (String block : blocks) {
            for (String statement : squeezed(block).split(";")) {
                at = self.indexOf(statement, at);
                assertThat(at).as("not compiled here: %s", statement).isNotNegative();
                count++;
            }
        }
        return count;
    }

    private static String squeezed(String code) {
        return code.replaceAll("//[^\n]*", "").replaceAll("\\s+", "");
    }

    private static List<String> blocks(String file, String language) throws IOException {
        Matcher block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of(file)));
        List<String> blocks = new ArrayList<>();
        while (block.find()) {
            blocks.add(block.group(1));
        }
        return blocks;
    }

    @Test
    @DisplayName("The ten lines, the same as a document, and a candidate tried beside it")
    void tenLines() {
        RuleContext context = RuleContext.of(Crm.inMemory().fields());
        RuleSet<Route> routing = RuleSet.of("routing", Route.TYPE, Lead.TYPE)
                .rule("large", COUNTRY.is("AR").and(EMPLOYEES.isAtLeast(200L)), Route.toUser("ada"))
                .rule("web", SOURCE.is("web"), Route.inTurn("bea", "cid"))
                .otherwise(Route.toQueue("leads"));
        Rulebook<Route> inForce = new Rulebook<>(routing, context);

        Crm crm = Crm.builder()
                .leadAssignment(new RuleAssignment(inForce, Owner.queue("leads")))
                .build();
        CrmSession web = crm.as(Actor.system("web"));
        Lead lead = web.leads().capture(CaptureLead.named("Charles", "Babbage").source("web"));
        assertThat(lead.owner()).isEqualTo(Owner.user("bea"));

        Explanation why =
                Explanation.fromPlain(web.decisions().of(lead.ref()).get(0).explanation());
        String words = why.text(Locale.ENGLISH);
        assertThat(words)
                .contains("Rule web decides: ")
                .contains("Rule large does not hold: it asks that country is AR, and found nothing.");

        String json = RuleSetJson.write(routing);
        RuleSet<Route> read = RuleSetJson.read(json, Route.TYPE, context);
        assertThat(read).isEqualTo(routing);
        inForce.replace(json.replace("\"version\" : 1", "\"version\" : 2"));
        assertThat(inForce.inForce().set().version()).isEqualTo(2);

        RuleSet<Route> candidate = routing.version(2).rule("es", COUNTRY.is("ES"), Route.toUser("bea"));
        web.leads().capture(CaptureLead.named("Ana", "García").with(COUNTRY, "ES"));
        SimulationReport report = Simulation.of(inForce.inForce(), RuleProgram.compile(candidate, context))
                .over(web, web.leads().query(), new Moment(Instant.parse("2026-03-10T12:00:00Z"), ZoneOffset.UTC));
        assertThat(report.changed()).isEqualTo(1);
    }

    @Test
    @DisplayName("The documents of the README are rule sets")
    void documents() throws IOException {
        List<String> documents = blocks("README.md", "json");
        assertThat(documents).isNotEmpty();
        for (String document : documents) {
            RuleProgram<Route> program = RuleProgram.read(document, Route.TYPE, Leads.CONTEXT);
            assertThat(program.set().cases()).isNotEmpty();
        }
    }
}
