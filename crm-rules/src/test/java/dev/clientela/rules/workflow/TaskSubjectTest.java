package dev.clientela.rules.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.activity.Activity;
import dev.clientela.calendar.BusinessHours;
import dev.clientela.error.ValidationException;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.rules.RuleContext;
import dev.clientela.rules.RuleErrors;
import dev.clientela.rules.RuleSetJson;
import dev.clientela.rules.Rulebook;
import dev.clientela.security.Actor;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The subjects of the tasks that rules plan are templates as those of tasks that deals bring with them. */
class TaskSubjectTest {

    private static final RuleContext CONTEXT = RuleContext.of(Crm.inMemory().fields());

    private static String rules(String subject) {
        return """
                {"id": "flow", "version": 1, "decides": "workflow", "record": "lead", "hit": "collect",
                 "rules": [{"id": "new", "when": {"field": "last_name", "op": "present"},
                            "then": {"on": ["lead.captured"], "do": [{"task": {"subject": "%s"}}]}}]}
                """.formatted(subject);
    }

    private static List<String> subjects(String template) {
        WorkflowRules workflow = new WorkflowRules(
                BusinessHours.aroundTheClock(),
                List.of(new Rulebook<>(RuleSetJson.read(rules(template), Reaction.TYPE, CONTEXT), CONTEXT)));
        CrmSession ada =
                Crm.builder().saveRules(workflow).dueWork(workflow).build().as(Actor.user("ada"));
        Lead lead = ada.leads().capture(CaptureLead.named("Charles", "Babbage").with(LeadFields.CITY, "London"));
        return ada.activities().list(ada.activities().of(lead.id())).items().stream()
                .map(Activity::name)
                .toList();
    }

    @Test
    @DisplayName("A task's subject is filled with the record's fields; what has no value is left out")
    void fills() {
        assertThat(subjects("Call {{ first_name }} {{last_name}}")).containsExactly("Call Charles Babbage");
        assertThat(subjects("Call{{#city}} in {{city}}{{/city}}{{#region}}, {{region}}{{/region}}"))
                .containsExactly("Call in London");
        assertThat(subjects("Call {{last_name}} {{industry}}")).containsExactly("Call Babbage");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{#last_name}} is open", "{{/last_name}}", "{{>other}}", "Call {{surname}}"})
    @DisplayName("A subject that is no template, or names what is no field, is refused with its place")
    void refuses(String template) {
        assertThatThrownBy(() -> RuleSetJson.read(rules(template), Reaction.TYPE, CONTEXT))
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        e -> assertThat(e.violations()).singleElement().satisfies(violation -> {
                            assertThat(violation.path()).endsWith("task.subject");
                            assertThat(violation.code()).isIn(RuleErrors.BAD_VALUE, RuleErrors.UNKNOWN_FIELD);
                        }));
    }
}
