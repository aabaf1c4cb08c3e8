package dev.clientela.rules.escalation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The rows of the log, each a change of a case. It names no zone; its wall clock is read as if it were in UTC. */
final class IncidentLog {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d/M/uuuu HH:mm");

    private IncidentLog() {}

    /**
     * One change.
     *
     * @param inTime what the log says of its own promise, {@code made_sla}
     * @param resolved when the case was resolved in the end, not by this change; so is {@code closed}
     */
    record Change(
            String number,
            String state,
            String priority,
            String group,
            boolean inTime,
            Instant opened,
            Instant at,
            Optional<Instant> resolved,
            Optional<Instant> closed) {

        boolean closes() {
            return state.equals("Closed");
        }

        Incident record() {
            return Incident.TYPE.create(Incident.TYPE
                    .noValues()
                    .with(Incident.PRIORITY, priority)
                    .with(Incident.STATE, state)
                    .with(Incident.GROUP, group));
        }
    }

    /** All changes in the order of their own time; those of one minute as the log has them. */
    static List<Change> read(Path file) {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            List<String> header = List.of(lines.readLine().split(",", -1));
            List<Change> changes = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                changes.add(change(header, line.split(",", -1)));
            }
            changes.sort(Comparator.comparing(Change::at));
            return changes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Change change(List<String> header, String[] cells) {
        if (cells.length != header.size()) {
            throw new IllegalArgumentException("A row of " + cells.length + " cells");
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i++) {
            row.put(header.get(i), cells[i]);
        }
        return new Change(
                row.get("number"),
                row.get("incident_state"),
                row.get("priority"),
                row.get("assignment_group"),
                Boolean.parseBoolean(row.get("made_sla")),
                time(row.get("opened_at")).orElseThrow(),
                time(row.get("sys_updated_at")).orElseThrow(),
                time(row.get("resolved_at")),
                time(row.get("closed_at")));
    }

    private static Optional<Instant> time(String text) {
        return text.equals("?")
                ? Optional.empty()
                : Optional.of(LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC));
    }
}
