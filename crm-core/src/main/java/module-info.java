/** The kernel of Clientela: domain, use cases, ports and the in-memory store. */
module dev.clientela.core {
    requires com.fasterxml.uuid;
    requires com.google.i18n.phonenumbers.libphonenumber;
    requires com.samskivert.jmustache;
    requires de.siegmar.fastcsv;
    requires org.hibernate.validator;
    requires org.pcollections;
    requires org.slf4j;
    requires tools.jackson.core;
    requires transitive jakarta.validation;
    requires transitive org.joda.money;
    requires transitive org.jspecify;

    exports dev.clientela.command;
    exports dev.clientela;
    exports dev.clientela.account;
    exports dev.clientela.activity;
    exports dev.clientela.address;
    exports dev.clientela.agenda;
    exports dev.clientela.approval;
    exports dev.clientela.calendar;
    exports dev.clientela.catalog;
    exports dev.clientela.commission;
    exports dev.clientela.contact;
    exports dev.clientela.conversion;
    exports dev.clientela.decision;
    exports dev.clientela.forecast;
    exports dev.clientela.housekeeping;
    exports dev.clientela.intake;
    exports dev.clientela.lead;
    exports dev.clientela.matching;
    exports dev.clientela.money;
    exports dev.clientela.notification;
    exports dev.clientela.opportunity;
    exports dev.clientela.privacy;
    exports dev.clientela.quote;
    exports dev.clientela.error;
    exports dev.clientela.event;
    exports dev.clientela.record;
    exports dev.clientela.security;
    exports dev.clientela.signal;
    exports dev.clientela.store;
    exports dev.clientela.store.memory;
    exports dev.clientela.vocabulary;

    uses dev.clientela.error.ErrorTexts;

    opens dev.clientela.approval to
            org.hibernate.validator;
    opens dev.clientela.conversion to
            org.hibernate.validator;
    opens dev.clientela.forecast to
            org.hibernate.validator;
    opens dev.clientela.opportunity to
            org.hibernate.validator;
}
