package dev.clientela.examples.galera;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Looks at what every node of the cluster has, and says what is wrong. */
final class Audit {

    private static final List<String> RECORDS = List.of("lead", "account", "contact", "opportunity", "conversion");

    private final List<String> faults = new ArrayList<>();

    /** @return what is wrong; nothing, if all is well */
    static List<String> of(Cluster cluster, Work work) throws SQLException {
        Audit audit = new Audit();
        Map<String, String> before = Map.of();
        for (int node = 0; node < cluster.size(); node++) {
            try (Connection connection = cluster.connect(node);
                    Statement statement = connection.createStatement()) {
                String where = " on node " + (node + 1);
                audit.complete(statement, work, where);
                audit.whole(statement, where);
                Map<String, String> checksums = checksums(statement);
                audit.require(node == 0 || checksums.equals(before), "tables differ" + where + ": " + checksums);
                before = checksums;
            }
        }
        return audit.faults;
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            faults.add(otherwise);
        }
    }

    /** What was acknowledged is there, once, and nothing else. */
    private void complete(Statement statement, Work work, String where) throws SQLException {
        List<String> leads = texts(statement, "select last_name from crm_lead");
        List<String> converted = texts(statement, "select last_name from crm_lead where converted_account is not null");
        require(new HashSet<>(leads).equals(work.captured()), "other leads than captured" + where);
        require(leads.size() == work.captured().size(), "leads doubled" + where);
        require(Set.copyOf(converted).equals(work.converted()), "other leads than converted" + where);
        long conversions = work.converted().size();
        for (String table : List.of("contact", "opportunity", "conversion")) {
            require(number(statement, "select count(*) from crm_" + table) == conversions, table + " lost" + where);
        }
        require(
                number(statement, "select count(*) from crm_event where event_type = 'lead.converted'") == conversions,
                "conversions told more than once, or not" + where);
        require(
                number(statement, "select count(*) - count(distinct name) from crm_account") == 0,
                "accounts doubled" + where);
    }

    /** Every record has its events, every event its record and its one effect, and nothing waits. */
    private void whole(Statement statement, String where) throws SQLException {
        for (String table : RECORDS) {
            none(
                    statement,
                    table + " without its last event" + where,
                    "crm_" + table + " r where not r.version <=> (select max(e.about_version) from crm_event e"
                            + " where e.tenant = r.tenant and e.about_type = '" + table + "' and e.about_id = r.id)");
            none(
                    statement,
                    "events without their " + table + where,
                    "crm_event e where e.about_type = '" + table + "' and not exists" + " (select 1 from crm_" + table
                            + " r where r.tenant = e.tenant and r.id = e.about_id)");
        }
        none(
                statement,
                "events without effect" + where,
                "crm_event e where not exists (select 1 from effect f where f.event_id = e.id)");
        none(
                statement,
                "effects of no event" + where,
                "effect f where not exists (select 1 from crm_event e where e.id = f.event_id)");
        none(statement, "deliveries that wait" + where, "crm_delivery");
    }

    private void none(Statement statement, String fault, String rows) throws SQLException {
        long found = number(statement, "select count(*) from " + rows);
        require(found == 0, found + " " + fault);
    }

    private static Map<String, String> checksums(Statement statement) throws SQLException {
        String tables = String.join(", ", texts(statement, "show tables"));
        Map<String, String> checksums = new TreeMap<>();
        try (ResultSet rows = statement.executeQuery("checksum table " + tables)) {
            while (rows.next()) {
                checksums.put(rows.getString(1), rows.getString(2));
            }
        }
        return checksums;
    }

    private static List<String> texts(Statement statement, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private static long number(Statement statement, String sql) throws SQLException {
        return Long.parseLong(texts(statement, sql).get(0));
    }
}
