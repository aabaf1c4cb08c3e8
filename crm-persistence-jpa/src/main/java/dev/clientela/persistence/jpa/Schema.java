package dev.clientela.persistence.jpa;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The schema of the store on one database, as text: the SQL that makes it and the mapping file that tells a persistence
 * unit of it. The store itself runs neither.
 *
 * <p>Under the standard names the texts are those of the files in the jar, {@code
 * dev/clientela/persistence/jpa/sql/<database>/V<version>__<name>.sql} and {@code META-INF/clientela-orm.xml}, and a host
 * needs no more than those. A host that calls its tables otherwise writes the texts of this class into its own sources,
 * once for each release that has a new version. Immutable.
 */
public final class Schema {

    /** The version that this release works with: that of the last script. */
    static final int VERSION = 2;

    private static final String MAPPING_FILE = "/META-INF/clientela-orm.xml";
    private static final List<String> FILES = List.of("V1__shared.sql", "V2__records.sql");

    private static final Pattern TABLE =
            Pattern.compile("\\b(create table(?: if not exists)?|alter table|references|on|into|from) crm_(\\w+)");
    private static final Pattern ENTITY = Pattern.compile("(<entity class=\"[^\"]+\" name=\"crm_(\\w+)\") />");

    private final String folder;
    private final String qualifier;
    private final TableNames names;

    private Schema(String folder, String qualifier, TableNames names) {
        this.folder = folder;
        this.qualifier = qualifier;
        this.names = names;
    }

    public static Schema h2() {
        return new Schema("h2", "schema", TableNames.standard());
    }

    public static Schema postgresql() {
        return new Schema("postgresql", "schema", TableNames.standard());
    }

    /** Here a schema is a database, which Jakarta Persistence calls a catalog. */
    public static Schema mariadb() {
        return new Schema("mariadb", "catalog", TableNames.standard());
    }

    /** The same schema under other names; the schema that they lie in is the host's to make. */
    public Schema named(TableNames tableNames) {
        return new Schema(folder, qualifier, tableNames);
    }

    /** Every script, in the order to run them in. */
    public List<Script> scripts() {
        return FILES.stream()
                .map(file -> new Script(file, inNames(text("sql/" + folder + "/" + file))))
                .toList();
    }

    /** SQL that is written in the standard names. */
    String inNames(String sql) {
        return names.equals(TableNames.standard())
                ? sql
                : TABLE.matcher(sql)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(found.group(1) + " " + names.qualified(found.group(2))))
                        .replaceAll("\\bcrm_", names.prefix());
    }

    /** What the persistence unit of the host names as a mapping file; entities keep their names, tables have theirs. */
    public String mappingFile() {
        String xml = text(MAPPING_FILE);
        return names.equals(TableNames.standard())
                ? xml
                : ENTITY.matcher(xml)
                        .replaceAll(found -> Matcher.quoteReplacement(
                                found.group(1) + ">\n        " + table(found.group(2)) + "\n    </entity>"));
    }

    private String table(String table) {
        String schema = names.schema()
                .map(name -> " " + qualifier + "=\"" + name + "\"")
                .orElse("");
        return "<table name=\"" + names.bare(table) + "\"" + schema + " />";
    }

    private static String text(String resource) {
        try (InputStream in = Objects.requireNonNull(Schema.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The SQL of one version. Each statement does nothing when it has been done already, so a script that was broken off
     * is simply run again.
     *
     * @param fileName as Flyway wants it, such as {@code V1__shared.sql}
     */
    public record Script(String fileName, String sql) {

        /** Its statements one by one, for who applies them through JDBC. */
        public List<String> statements() {
            return Arrays.stream(sql.replaceAll("(?m)^--.*\\R", "").split(";\\s*(\\R|$)"))
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty())
                    .toList();
        }
    }
}
