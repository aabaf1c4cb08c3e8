package dev.clientela.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.privacy.LegalHolds;
import dev.clientela.store.contract.LifeOfAPerson;
import dev.clientela.store.contract.Secrets;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing of an erased person is left in any column of any table. */
class ErasureOnDatabasesTest {

    @ParameterizedTest
    @EnumSource(Database.class)
    @DisplayName("P-14 no value of an erased person is found in any column of any table, in any form that a column has")
    void nothingIsLeftInAnyColumn(Database database) throws SQLException {
        DataSource tables = database.inSchema("erasure"); // where there is nothing else to read through
        database.apply(tables, TableNames.standard());
        try (EntityManagerFactory factory = Provider.HIBERNATE.over(tables, List.of())) {
            JpaStore store = JpaStore.over(factory);
            LifeOfAPerson charles = new LifeOfAPerson(store, 11, LegalHolds.NONE).ofABusiness();
            LifeOfAPerson mary = new LifeOfAPerson(store, 13, LegalHolds.NONE).privately();
            assertStands(charles.secrets, tables);
            charles.ada.privacy().erase(charles.contact);
            assertThat(charles.secrets.foundIn(text(tables))).isEmpty();
            assertStands(mary.secrets, tables);
            mary.ada.privacy().erase(mary.lead);
            assertThat(mary.secrets.foundIn(text(tables))).isEmpty();
        }
    }

    /** Nearly all values, for some are made and then not used. */
    private static void assertStands(Secrets secrets, DataSource tables) throws SQLException {
        assertThat(secrets.foundIn(text(tables)))
                .hasSizeGreaterThan(secrets.given().size() - 5)
                .hasSizeGreaterThan(100);
    }

    /** Every column of every row of every table. */
    private static String text(DataSource tables) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (Connection connection = tables.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : names(connection)) {
                try (ResultSet rows = statement.executeQuery("select * from " + table)) {
                    int columns = rows.getMetaData().getColumnCount();
                    while (rows.next()) {
                        for (int i = 1; i <= columns; i++) {
                            text.append(rows.getString(i)).append('\n');
                        }
                    }
                }
            }
        }
        return text.toString();
    }

    private static List<String> names(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        DatabaseMetaData database = connection.getMetaData();
        try (ResultSet found = database.getTables(
                connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (found.next()) {
                names.add(found.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
            }
        }
        assertThat(names)
                .contains("crm_lead", "crm_event", "crm_key", "crm_custom_value", "crm_delivery", "crm_command");
        return names;
    }
}
