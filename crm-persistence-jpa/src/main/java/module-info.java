/** The store of Clientela on a relational database. */
module dev.clientela.persistence.jpa {
    requires java.sql;
    requires tools.jackson.databind;
    requires transitive dev.clientela.core;
    requires transitive jakarta.persistence;
    requires transitive org.jspecify;

    exports dev.clientela.persistence.jpa;

    opens dev.clientela.persistence.jpa.entity;
}
