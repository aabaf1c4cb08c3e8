package dev.clientela.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The SQL and the mapping file as texts. */
class SchemaFilesTest {

    @ParameterizedTest
    @EnumSource(Database.class)
    @DisplayName(
            "A script that was broken off anywhere is run again: done twice in a row, each statement changes nothing")
    void everyStatementMayBeRepeated(Database database) throws SQLException {
        DataSource target = database.inSchema("restarted");
        for (Schema.Script script : database.schema(TableNames.standard()).scripts()) {
            for (String statement : script.statements()) {
                Database.run(target, Collections.nCopies(2, statement));
            }
        }
        SchemaOnDatabase made = SchemaOnDatabase.read(target, "crm_");
        SchemaOnDatabase library = SchemaOnDatabase.read(database.dataSource(), "crm_");
        library.indexes().keySet().removeAll(List.of("crm_sample", "crm_remark"));
        library.foreignKeys().keySet().removeAll(List.of("crm_sample", "crm_remark"));
        assertThat(made).isEqualTo(library);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    @DisplayName(
            "Under other names, tables and indexes bear the prefix in their schema, and nothing is left of the standard one")
    void othersNames(Database database) throws SQLException {
        TableNames names = TableNames.prefixed("abcdefghijklmno_").inSchema("renamed");
        DataSource within = database.inSchema("renamed");
        DataSource elsewhere = database.dataSource();
        database.schema(names).scripts().forEach(script -> Database.run(elsewhere, script.statements()));
        SchemaOnDatabase made = SchemaOnDatabase.read(within, "");
        List<String> all = new ArrayList<>(made.indexes().keySet());
        made.indexes().values().forEach(of -> of.forEach(index -> all.add(index.name())));
        // The primary keys of H2 and MariaDB, which the database names itself.
        all.removeIf(name -> name.equals("primary") || name.startsWith("primary_key_"));
        assertThat(all).hasSizeGreaterThan(120).allMatch(name -> name.startsWith("abcdefghijklmno_"));
        database.schema(names)
                .scripts()
                .forEach(script -> assertThat(script.sql()).doesNotContain("crm_"));
    }

    @Test
    @DisplayName("Under the standard names the texts are those of the files")
    void theStandardTextsAreTheFiles() throws IOException {
        assertThat(Schema.postgresql().scripts().get(1).sql())
                .isEqualTo(resource("/dev/clientela/persistence/jpa/sql/postgresql/V2__records.sql"));
        assertThat(Schema.h2().mappingFile()).isEqualTo(resource("/META-INF/clientela-orm.xml"));
    }

    @Test
    @DisplayName("The mapping file of the contract's cell with other names is the one that the library gives")
    void theMappingFileUnderOtherNames() throws IOException {
        assertThat(Schema.postgresql()
                        .named(PostgreSQLHibernateNamedContractTest.NAMES)
                        .mappingFile())
                .isEqualTo(resource("/META-INF/sales-orm.xml"));
    }

    @Test
    @DisplayName("On MariaDB, where a schema is a database, the mapping file names a catalog")
    void onMariaDbASchemaIsACatalog() {
        assertThat(Schema.mariadb()
                        .named(TableNames.standard().inSchema("sales"))
                        .mappingFile())
                .contains("<table name=\"crm_lead\" catalog=\"sales\" />");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(SchemaFilesTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
