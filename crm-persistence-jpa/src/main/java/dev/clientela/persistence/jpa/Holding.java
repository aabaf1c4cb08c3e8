package dev.clientela.persistence.jpa;

import dev.clientela.persistence.jpa.entity.RecordEntity;
import dev.clientela.record.RecordRef;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** How a unit of work makes its commit depend on a record that it has only read. */
enum Holding {

    /** A shared lock on the row, which every writer of one database server has to respect. */
    LOCK {
        @Override
        boolean hold(EntityManager entities, Mappings mappings, String tenant, RecordRef ref, long version) {
            Jpql jpql = new Jpql(mappings, tenant);
            String text = "select e from " + RecordMapping.entityName(ref.recordType())
                    + " e where e.tenant = :tenant and e.recordId = " + jpql.bind(ref.id()) + " and e.version = "
                    + jpql.bind(version);
            List<RecordEntity> locked = jpql.bindTo(entities.createQuery(text, RecordEntity.class))
                    .setLockMode(LockModeType.PESSIMISTIC_READ)
                    .getResultList();
            locked.forEach(entities::detach);
            return locked.size() == 1;
        }
    },

    /**
     * The version, counted up and down again. A Galera cluster compares what transactions of several nodes have written
     * and nothing else: a lock ends at the node it was taken on, and a row written as it was is not written at all.
     *
     * <p>The row is looked at as it is now, not as it was when the transaction began, so that units which hold one record
     * one after the other do not disturb each other; of those that do so on two nodes at once, one may be refused.
     */
    TOUCH {
        @Override
        boolean hold(EntityManager entities, Mappings mappings, String tenant, RecordRef ref, long version) {
            String table = mappings.names().qualified(ref.recordType());
            String where = " where tenant = ? and id = ? and version = ?";
            return Connections.on(
                    entities,
                    connection -> changesOne(
                                    connection,
                                    "set statement innodb_snapshot_isolation = off for update " + table
                                            + " set version = version + 1" + where,
                                    tenant,
                                    ref,
                                    version)
                            && changesOne(
                                    connection,
                                    "update " + table + " set version = version - 1" + where,
                                    tenant,
                                    ref,
                                    version + 1));
        }
    };

    /** Whether the record is still in this version, and will be when the transaction commits. */
    abstract boolean hold(EntityManager entities, Mappings mappings, String tenant, RecordRef ref, long version);

    /** Whether what was written without complaint may still be refused at the commit. */
    boolean commitMayConflict() {
        return this == TOUCH;
    }

    /** What the database needs. */
    static Holding of(EntityManager entities) {
        return Connections.on(entities, connection -> isGalera(connection) ? TOUCH : LOCK);
    }

    private static boolean isGalera(Connection connection) throws SQLException {
        if (DatabaseProduct.of(connection) != DatabaseProduct.MARIADB) {
            return false;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show variables like 'wsrep_on'")) {
            return row.next() && row.getString(2).equalsIgnoreCase("on");
        }
    }

    private static boolean changesOne(Connection connection, String sql, String tenant, RecordRef ref, long version)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, tenant);
            statement.setObject(2, ref.id());
            statement.setLong(3, version);
            return statement.executeUpdate() == 1;
        }
    }
}
