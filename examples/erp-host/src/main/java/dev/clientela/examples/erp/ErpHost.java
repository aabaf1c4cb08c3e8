package dev.clientela.examples.erp;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Starts a PostgreSQL and the ERP on it, lets them live through a day, and prints what happened. */
public final class ErpHost {

    private ErpHost() {}

    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (EmbeddedPostgres server = EmbeddedPostgres.start();
                Erp erp = new Erp(server.getJdbcUrl("postgres", "postgres"))) {
            new Day(erp, out).live();
        }
    }
}
