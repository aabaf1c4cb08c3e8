/** The kernel of Clientela: domain, use cases, ports and the in-memory store. */
module dev.clientela.core {
    requires com.fasterxml.uuid;
    requires org.hibernate.validator;
    requires org.slf4j;
    requires transitive jakarta.validation;
    requires transitive org.joda.money;
    requires transitive org.jspecify;

    exports dev.clientela.error;
    exports dev.clientela.event;
    exports dev.clientela.record;
    exports dev.clientela.security;
    exports dev.clientela.store;
}
