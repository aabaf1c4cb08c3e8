package dev.clientela.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.account.Account;
import dev.clientela.account.AccountFields;
import dev.clientela.record.Criterion;
import dev.clientela.record.Grouping;
import dev.clientela.record.Measure;
import dev.clientela.security.Actor;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The sample files of another CRM's loader, as they are. */
@Tag("data")
class DataLoaderImportTest {

    private static final Path FILE =
            Path.of(System.getProperty("crm.shared.data"), "salesforce-dataloader/accountData.csv");

    private static final Import<Account> ACCOUNTS = Import.into(Account.TYPE)
            .matching(AccountFields.EXTERNAL_ID)
            .column("ID", AccountFields.EXTERNAL_ID)
            .column("NAME", AccountFields.NAME)
            .column("BILLINGSTREET", AccountFields.STREET)
            .column("BILLINGCITY", AccountFields.CITY)
            .column("BILLINGSTATE", AccountFields.REGION)
            .column("BILLINGPOSTALCODE", AccountFields.POSTAL_CODE)
            .column("BILLINGCOUNTRY", AccountFields.COUNTRY)
            .translating("BILLINGCOUNTRY", Map.of("USA", "US", "United States", "US", "Canada", "CA"))
            .column("PHONE", AccountFields.PHONES)
            .column("FAX", AccountFields.PHONES)
            .column("WEBSITE", AccountFields.WEBSITE)
            .column("DESCRIPTION", AccountFields.DESCRIPTION);

    private final CrmSession ada = Crm.inMemory().as(Actor.user("ada"));

    private ImportReport imported(Charset charset) throws IOException {
        try (Reader reader = Files.newBufferedReader(FILE, charset)) {
            return ada.imports().run(ACCOUNTS, CsvSource.of(reader));
        }
    }

    @Test
    @DisplayName("P-11 423 accounts in windows-1252 come in with their accents, and again without a change")
    void takesTheAccounts() throws IOException {
        ImportReport report = imported(Charset.forName("windows-1252"));

        assertThat(report.firstRefused()).isEmpty();
        assertThat(report.created()).isEqualTo(report.rows()).isEqualTo(423);
        assertThat(report.unmappedColumns()).contains("PARENTID", "ORACLE_ID__C");
        assertThat(count(AccountFields.NAME.is("Crédito Inmobiliario Terras"))).isEqualTo(1);
        assertThat(count(AccountFields.NAME.startsWith("pebeo of"))).isEqualTo(1);
        assertThat(count(AccountFields.NAME.is("?".repeat(16)))).isEqualTo(2);
        assertThat(report.settlements())
                .containsExactlyInAnyOrder(
                        new Settlement("BILLINGCOUNTRY", "USA", "US", 2),
                        new Settlement("BILLINGCOUNTRY", "United States", "US", 5),
                        new Settlement("BILLINGCOUNTRY", "Canada", "CA", 2));
        assertThat(countries() + report.settlements().size())
                .as("countries as the file writes them")
                .isEqualTo(19);
        assertThat(imported(Charset.forName("windows-1252")).unchanged()).isEqualTo(423);
    }

    @Test
    @DisplayName("read as UTF-8 the file is refused where the first accent stands, and no name is damaged")
    void refusesTheWrongEncoding() throws IOException {
        ImportReport report;
        try {
            report = imported(StandardCharsets.UTF_8);
        } catch (UnreadableSourceException e) {
            assertThat(count(Criterion.always())).isZero();
            return;
        }
        assertThat(report.brokenOff()).isPresent();
        assertThat(count(AccountFields.NAME.contains("\uFFFD"))).isZero();
    }

    private long count(Criterion where) {
        return ada.accounts().count(where);
    }

    private long countries() {
        return ada.accounts()
                .report(ada.accounts()
                        .newReport()
                        .where(AccountFields.COUNTRY.isPresent())
                        .groupBy(Grouping.by(AccountFields.COUNTRY))
                        .measure(Measure.count()))
                .rows()
                .size();
    }
}
