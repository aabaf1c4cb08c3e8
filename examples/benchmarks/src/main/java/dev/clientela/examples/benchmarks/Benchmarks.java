package dev.clientela.examples.benchmarks;

import dev.clientela.examples.benchmarks.database.Ratios;
import dev.clientela.examples.benchmarks.database.Server;
import dev.clientela.examples.benchmarks.rules.DecisionTable;
import java.util.Collection;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks that the arguments select, as JMH understands them, with a PostgreSQL server for those that need
 * one; prints the ratios at the end.
 */
public final class Benchmarks {

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        CommandLineOptions given = new CommandLineOptions(arguments);
        if (given.shouldHelp() || given.shouldList() || given.shouldListWithParams() || given.shouldListProfilers()) {
            org.openjdk.jmh.Main.main(arguments);
            return;
        }
        if (isAboutRulesAlone(given)) {
            Options options = new OptionsBuilder()
                    .parent(given)
                    .addProfiler(GCProfiler.class)
                    .build();
            DecisionTable.print(new Runner(options).run(), System.out);
            return;
        }
        try (Server server = Server.start()) {
            Options options = new OptionsBuilder()
                    .parent(given)
                    .jvmArgsAppend(server.jvmArgument())
                    .addProfiler(GCProfiler.class)
                    .build();
            Collection<RunResult> results = new Runner(options).run();
            Ratios.print(results, server, System.out);
            DecisionTable.print(results, System.out);
        }
    }

    /** Rules need no database. */
    private static boolean isAboutRulesAlone(CommandLineOptions given) {
        return !given.getIncludes().isEmpty()
                && given.getIncludes().stream().allMatch(include -> include.startsWith("rules"));
    }
}
