package dev.clientela.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.persistence.jpa.Statements.Count;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What each use case costs on PostgreSQL, exactly, with 10 records and with 100: where the figures differ, it is because
 * each record is a transaction of its own or because there are more rows to return. The table is the golden file
 * {@code golden/statement-counts.txt}; what was measured is left as {@code target/statement-counts.txt}, to be reviewed
 * and put in its place when a figure has changed for a reason.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementCountTest {

    private static final String HEAD = "%-32s %20s %20s%n".formatted("", "10 records", "100 records")
            + "%-32s %20s %20s".formatted("executions/commits/rows", "", "");

    private final Statements statements = new Statements();
    private final Map<UseCase, String> measured = new TreeMap<>();
    private EntityManagerFactory factory;
    private JpaStore store;

    Provider provider() {
        return Provider.HIBERNATE;
    }

    @BeforeAll
    void connect() {
        factory = provider().over(Database.POSTGRESQL, statements::counting);
        store = JpaStore.over(factory);
    }

    @AfterAll
    void leaveTable() throws IOException {
        factory.close();
        Files.writeString(
                Path.of("target", "statement-counts.txt"), HEAD + "\n" + String.join("\n", measured.values()) + "\n");
    }

    @ParameterizedTest
    @EnumSource(UseCase.class)
    @DisplayName("A use case makes as many statements as the table says, however many records there are")
    void makesAsManyStatementsAsTheTableSays(UseCase useCase) {
        Count ten = count(useCase, 10);
        List<String> executed = statements.executed();
        Count hundred = count(useCase, 100);
        String line = line(useCase, ten, hundred);
        measured.put(useCase, line);
        assertThat(line).as(() -> String.join("\n", executed)).isEqualTo(golden().get(useCase.title()));
    }

    @Test
    @DisplayName("The table has a line for each use case and no other")
    void hasALineForEachUseCase() {
        assertThat(golden().keySet())
                .containsExactlyElementsOf(
                        List.of(UseCase.values()).stream().map(UseCase::title).toList());
    }

    private Count count(UseCase useCase, int n) {
        Office office = new Office(store);
        Count idle = new Count(0, 0, 0);
        if (useCase.isHousekeeping()) {
            office.housekeeping().runDue(Office.MOMENT); // what others have left behind
            idle = statements.during(() -> office.housekeeping().runDue(Office.MOMENT));
        }
        Runnable work = useCase.in(office, n);
        return statements.during(work).minus(idle);
    }

    private static String line(UseCase useCase, Count ten, Count hundred) {
        return "%-32s %20s %20s".formatted(useCase.title(), text(ten), text(hundred));
    }

    private static String text(Count count) {
        return count.executions() + "/" + count.commits() + "/" + count.rows();
    }

    /** The lines by their use case, in the file's order. */
    private static Map<String, String> golden() {
        Map<String, String> lines = new LinkedHashMap<>();
        try (var in = StatementCountTest.class.getResourceAsStream("/golden/statement-counts.txt")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(2)
                    .forEach(line -> lines.put(line.substring(0, 32).strip(), line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }
}
