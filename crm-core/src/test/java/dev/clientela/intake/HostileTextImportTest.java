package dev.clientela.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.security.Actor;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Files that nobody here wrote. */
@Tag("data")
class HostileTextImportTest {

    private static final Path DATA = Path.of(System.getProperty("crm.shared.data"));
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CrmSession ada = Crm.inMemory().as(Actor.user("ada"));

    static Stream<String> spectrum() throws IOException {
        try (Stream<Path> files = Files.list(DATA.resolve("csv-spectrum/csvs"))) {
            return files.map(file -> file.getFileName().toString().replace(".csv", "")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("spectrum")
    @DisplayName("the edge cases of CSV read as those who collected them expect")
    void readsTheSpectrum(String name) throws IOException {
        String csv = Files.readString(DATA.resolve("csv-spectrum/csvs/" + name + ".csv"));
        if (name.endsWith("_crlf")) {
            // The copy has lost the carriage returns that the files are named after, and that are expected.
            csv = csv.replace("\n", "\r\n");
        }
        JsonNode json = JSON.readTree(Files.readString(DATA.resolve("csv-spectrum/json/" + name + ".json")));
        List<Map<String, String>> expected = new ArrayList<>();
        for (JsonNode row : json.isArray() ? json : List.of(json)) {
            Map<String, String> cells = new LinkedHashMap<>();
            row.properties()
                    .forEach(cell -> cells.put(cell.getKey(), cell.getValue().asString()));
            expected.add(cells);
        }

        RowSource source = CsvSource.of(new StringReader(csv));
        List<Map<String, String>> read = new ArrayList<>();
        for (Optional<Row> row = source.next(); row.isPresent(); row = source.next()) {
            Map<String, String> cells = new LinkedHashMap<>();
            for (int i = 0; i < source.columns().size(); i++) {
                cells.put(source.columns().get(i), row.get().cells().get(i));
            }
            read.add(cells);
        }

        if (name.equals("location_coordinates")) {
            // The collectors masked the number in their expectation, not in the file.
            expected.get(0).put("Contact Phone Number", "2095257564");
        }
        assertThat(read).isEqualTo(expected);
    }

    @Test
    @DisplayName("naughty strings as names and companies: taken and kept as they are, or refused with a typed error")
    void keepsNaughtyStrings() throws IOException {
        List<String> strings = new ArrayList<>();
        JSON.readTree(Files.readString(DATA.resolve("naughty-strings/blns.json")))
                .forEach(node -> strings.add(node.asString()));
        StringWriter file = new StringWriter();
        CsvTarget csv = CsvTarget.to(file);
        csv.columns(List.of("key", "name", "company", "tags", "mail", "phone"));
        for (int i = 0; i < strings.size(); i++) {
            String string = strings.get(i);
            csv.row(List.of("plain-" + i, string, string, "", "", ""));
            csv.row(List.of("odd-" + i, "x", "", string, string, string));
        }
        csv.end();
        Import<Lead> leads = Import.into(Lead.TYPE)
                .matching(LeadFields.EXTERNAL_ID)
                .column("key", LeadFields.EXTERNAL_ID)
                .column("name", LeadFields.LAST_NAME)
                .column("company", LeadFields.COMPANY)
                .column("tags", LeadFields.TAGS)
                .column("mail", LeadFields.EMAILS)
                .column("phone", LeadFields.PHONES);
        List<RowOutcome> refused = new ArrayList<>();

        ImportReport report = ada.imports()
                .run(leads, CsvSource.of(new StringReader(file.toString())), new ImportObserver() {
                    @Override
                    public void row(RowOutcome outcome) {
                        if (!outcome.isAccepted()) {
                            refused.add(outcome);
                        }
                    }
                });

        assertThat(report.brokenOff()).isEmpty();
        assertThat(report.rows()).isEqualTo(strings.size() * 2L).isEqualTo(1_030);
        assertThat(refused).allSatisfy(outcome -> assertThat(outcome.faults()).isNotEmpty());
        int kept = 0;
        for (int i = 0; i < strings.size(); i++) {
            Optional<Lead> lead = ada.leads().findByExternalId("plain-" + i);
            if (lead.isPresent() && !strings.get(i).isEmpty()) {
                assertThat(lead.get().get(LeadFields.LAST_NAME)).isEqualTo(strings.get(i));
                assertThat(lead.get().get(LeadFields.COMPANY)).isEqualTo(strings.get(i));
                kept++;
            }
        }
        assertThat(kept).isGreaterThan(480);
    }
}
