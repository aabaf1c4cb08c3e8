package dev.clientela.examples.benchmarks.database;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Leads taken in by hand: one, many in batches, many by {@code COPY}. */
final class HandCapture {

    private static final int ROWS_OF_A_COPY = 500;

    private final Workplace workplace;
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();

    HandCapture(Workplace workplace) {
        this.workplace = workplace;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    UUID capture(Person person) {
        return workplace.transaction(connection -> {
            UUID id = ids.generate();
            Instant now = now();
            LeadRows.LEAD.one(connection, LeadRows.lead(person, id, now));
            LeadRows.KEY.all(connection, LeadRows.keys(person, id));
            LeadRows.EVENT.one(connection, LeadRows.event(person, id, ids.generate(), now));
            return id;
        });
    }

    /** A transaction of three batches for each chunk, as large as a chunk of the import. */
    int batches(List<Person> people, int chunk) {
        for (int from = 0; from < people.size(); from += chunk) {
            List<Person> some = people.subList(from, Math.min(people.size(), from + chunk));
            workplace.transaction(connection -> batch(connection, some));
        }
        return people.size();
    }

    private int batch(Connection connection, List<Person> people) throws SQLException {
        Rows rows = rows(people);
        LeadRows.LEAD.all(connection, rows.leads());
        LeadRows.KEY.all(connection, rows.keys());
        LeadRows.EVENT.all(connection, rows.events());
        return people.size();
    }

    private record Rows(
            List<@Nullable Object[]> leads, List<@Nullable Object[]> keys, List<@Nullable Object[]> events) {}

    private Rows rows(List<Person> people) {
        Rows rows = new Rows(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Person person : people) {
            UUID id = ids.generate();
            Instant now = now();
            rows.leads().add(LeadRows.lead(person, id, now));
            rows.keys().addAll(LeadRows.keys(person, id));
            rows.events().add(LeadRows.event(person, id, ids.generate(), now));
        }
        return rows;
    }

    /** One {@code COPY} for each table, all in one transaction. */
    int copy(List<Person> people) {
        return workplace.transaction(connection -> {
            Rows rows = rows(people);
            copy(
                    connection,
                    LeadRows.LEAD,
                    " , external_id_key, salutation_key, title_key, website_key, street_key,"
                            + " region_key, postal_code_key, product_interest_key, description_key, grade_key",
                    "\t".repeat(10),
                    rows.leads());
            copy(connection, LeadRows.KEY, "", "", rows.keys());
            copy(connection, LeadRows.EVENT, "", "", rows.events());
            return people.size();
        });
    }

    private static void copy(
            Connection connection, Insert insert, String empty, String tail, List<@Nullable Object[]> rows)
            throws SQLException {
        String sql = "copy " + insert.table() + " (" + String.join(", ", insert.columns()) + empty + ") from stdin";
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        for (int from = 0; from < rows.size(); from += ROWS_OF_A_COPY) {
            StringBuilder text = new StringBuilder();
            for (Object[] row : rows.subList(from, Math.min(rows.size(), from + ROWS_OF_A_COPY))) {
                StringJoiner line = new StringJoiner("\t", "", tail + "\n");
                for (Object cell : row) {
                    line.add(cell == null ? "\\N" : escaped(cell));
                }
                text.append(line);
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(bytes, 0, bytes.length);
        }
        copy.endCopy();
    }

    private static String escaped(Object cell) {
        return cell.toString().replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    }
}
