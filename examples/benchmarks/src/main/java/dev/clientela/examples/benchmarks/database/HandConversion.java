package dev.clientela.examples.benchmarks.database;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lead converted by hand, of one shape and with one set of rules: reads the lead, whatever has a key in common with it
 * and the activities about it, then writes what the library writes, each table with one execution.
 */
final class HandConversion {

    private static final String LEAD = "select version, first_name, last_name, company, emails, phones, city, country,"
            + " owner, source, employees, status, is_converted, created_at from crm_lead where tenant = ? and id = ?";

    private static final String MATCHES = "select record_type, record_id from crm_key where tenant = ? and ("
            + "(record_type = 'account' and field_name = 'emails' and key_text = ?)"
            + " or (record_type = 'account' and field_name = 'phones' and key_text = ?)"
            + " or (record_type = 'account' and field_name = 'match_keys' and key_text in (?, ?))"
            + " or (record_type = 'contact' and field_name = 'emails' and key_text = ?)"
            + " or (record_type = 'contact' and field_name = 'phones' and key_text = ?)) limit 300";

    private static final String ACTIVITIES = "select a.id, a.version, a.related from crm_key k join crm_activity a"
            + " on a.tenant = k.tenant and a.id = k.record_id where k.tenant = ? and k.record_type = 'activity'"
            + " and k.field_name = 'related' and k.key_text = ?";

    private static final String CONVERTED = "update crm_lead set version = version + 1, modified_at = ?,"
            + " modified_by = ?, modified_by_key = ?, status = 'converted', is_converted = true, converted_at = ?,"
            + " converted_account = ?, converted_contact = ?, converted_opportunity = ?"
            + " where tenant = ? and id = ? and version = ?";

    private final Workplace workplace;
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();

    HandConversion(Workplace workplace) {
        this.workplace = workplace;
    }

    UUID convert(UUID lead) {
        return workplace.transaction(connection -> convert(connection, lead));
    }

    private UUID convert(Connection connection, UUID lead) throws SQLException {
        Map<String, String> facts = read(connection, lead);
        requireNone(
                connection,
                MATCHES,
                Workplace.TENANT,
                facts.get("email"),
                facts.get("phone"),
                "domain:" + facts.get("domain"),
                "name:" + facts.get("company_key"),
                facts.get("email"),
                facts.get("phone"));
        requireNone(connection, ACTIVITIES, Workplace.TENANT, "lead/" + lead);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        ConversionRows rows =
                new ConversionRows(facts, now, lead, ids.generate(), ids.generate(), ids.generate(), ids.generate());
        rows.insert(connection);
        update(connection, rows, Long.parseLong(facts.get("version")));
        LeadRows.KEY.all(connection, rows.keys());
        LeadRows.EVENT.all(connection, rows.events(ids::generate));
        return rows.conversion();
    }

    private static Map<String, String> read(Connection connection, UUID lead) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LEAD)) {
            ResultSet found = Insert.bind(statement, Workplace.TENANT, lead).executeQuery();
            if (!found.next()
                    || found.getBoolean("is_converted")
                    || found.getString("status").equals("lost")) {
                throw new IllegalStateException("Not to be converted: " + lead);
            }
            Map<String, String> facts = new HashMap<>();
            facts.put("lead", lead.toString());
            facts.put("version", found.getString("version"));
            facts.put("first", found.getString("first_name"));
            facts.put("last", found.getString("last_name"));
            facts.put("company", found.getString("company"));
            facts.put("company_key", found.getString("company").toLowerCase(Locale.ROOT));
            facts.put("emails", found.getString("emails"));
            facts.put("email", between(found.getString("emails"), "\"address\":\"", "\""));
            facts.put("domain", facts.get("email").substring(facts.get("email").indexOf('@') + 1));
            facts.put("phones", found.getString("phones"));
            facts.put("phone", between(found.getString("phones"), "\"number\":\"", "\""));
            facts.put("city", found.getString("city"));
            facts.put("country", found.getString("country"));
            facts.put("owner", found.getString("owner"));
            facts.put("source", found.getString("source"));
            facts.put("employees", found.getString("employees"));
            facts.put(
                    "captured",
                    found.getObject("created_at", LocalDateTime.class)
                            .toInstant(ZoneOffset.UTC)
                            .toString());
            return facts;
        }
    }

    private static String between(String text, String before, String after) {
        int from = text.indexOf(before) + before.length();
        return text.substring(from, text.indexOf(after, from));
    }

    private static void requireNone(Connection connection, String sql, @Nullable Object... sought) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (Insert.bind(statement, sought).executeQuery().next()) {
                throw new IllegalStateException("Something is known of this lead");
            }
        }
    }

    private static void update(Connection connection, ConversionRows rows, long version) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CONVERTED)) {
            Insert.bind(
                    statement,
                    rows.at(),
                    Workplace.ADA,
                    Workplace.ADA,
                    rows.at(),
                    rows.account(),
                    rows.contact(),
                    rows.opportunity(),
                    Workplace.TENANT,
                    rows.lead(),
                    version);
            if (statement.executeUpdate() != 1) {
                throw new IllegalStateException("Changed meanwhile: " + rows.lead());
            }
        }
    }
}
