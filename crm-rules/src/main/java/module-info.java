/** Decisions as data: rules in JSON and Java, indexed, explained, tried before they go live. */
module dev.clientela.rules {
    requires EvalEx;
    requires lib.recur;
    requires org.slf4j;
    requires rfc5545.datetime;
    requires tools.jackson.core;
    requires transitive dev.clientela.core;
    requires transitive org.jspecify;

    exports dev.clientela.rules.alert;
    exports dev.clientela.rules.approval;
    exports dev.clientela.rules.assignment;
    exports dev.clientela.rules.conversion;
    exports dev.clientela.rules.discount;
    exports dev.clientela.rules.escalation;
    exports dev.clientela.rules.forecast;
    exports dev.clientela.rules.index;
    exports dev.clientela.rules.matching;
    exports dev.clientela.rules.recurrence;
    exports dev.clientela.rules.response;
    exports dev.clientela.rules.scoring;
    exports dev.clientela.rules.simulation;
    exports dev.clientela.rules.territory;
    exports dev.clientela.rules.validation;
    exports dev.clientela.rules.workflow;
    exports dev.clientela.rules;

    provides dev.clientela.error.ErrorTexts with
            dev.clientela.rules.RuleErrorTexts;
}
