/** Decisions as data: rules in JSON and Java, indexed, explained, tried before they go live. */
module dev.clientela.rules {
    requires EvalEx;
    requires org.slf4j;
    requires tools.jackson.core;
    requires transitive dev.clientela.core;
    requires transitive org.jspecify;

    exports dev.clientela.rules;
    exports dev.clientela.rules.workflow;
    exports dev.clientela.rules.assignment;
    exports dev.clientela.rules.index;
    exports dev.clientela.rules.scoring;
    exports dev.clientela.rules.simulation;
    exports dev.clientela.rules.validation;

    provides dev.clientela.error.ErrorTexts with
            dev.clientela.rules.RuleErrorTexts;
}
