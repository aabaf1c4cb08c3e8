package dev.clientela.examples.benchmarks.rules;

import dev.clientela.examples.benchmarks.rules.Question.Attribute;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A chain of ifs as a careful hand would write it: each attribute read once a method, a set for more than four values,
 * methods small enough for the compiler of the JVM to take them.
 */
final class HandWritten implements Contender {

    /** The JVM leaves alone what has more than 8,000 bytes. */
    private static final int RULES_PER_METHOD = 25;

    private static final int METHODS_PER_CLASS = 40;

    private final Path directory;
    private final URLClassLoader loader;
    private final Chain chain;

    HandWritten(List<LeadRule> rules) {
        try {
            directory = Files.createTempDirectory("hand-written");
            List<Path> sources = write(rules);
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
                List<String> options = List.of("-proc:none", "-classpath", System.getProperty("java.class.path"));
                if (!compiler.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                        .call()) {
                    throw new IllegalStateException("The chain does not compile");
                }
            }
            loader = new URLClassLoader(
                    new java.net.URL[] {directory.toUri().toURL()}, HandWritten.class.getClassLoader());
            chain = (Chain) loader.loadClass("All").getDeclaredConstructor().newInstance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Path> write(List<LeadRule> rules) throws IOException {
        List<Path> sources = new ArrayList<>();
        StringBuilder first = new StringBuilder();
        StringBuilder score = new StringBuilder();
        int perClass = RULES_PER_METHOD * METHODS_PER_CLASS;
        for (int from = 0; from < rules.size(); from += perClass) {
            String name = "Part" + from / perClass;
            List<LeadRule> part = rules.subList(from, Math.min(rules.size(), from + perClass));
            sources.add(Files.writeString(directory.resolve(name + ".java"), part(name, part)));
            first.append("    r = %s.first(l); if (r >= 0) return r;%n".formatted(name));
            score.append("    s += %s.score(l);%n".formatted(name));
        }
        String all = """
                public final class All implements %s {
                  public int first(%s l) {
                    int r;
                %s    return -1;
                  }
                  public long score(%s l) {
                    long s = 0;
                %s    return s;
                  }
                }
                """.formatted(Chain.class.getCanonicalName(), lead(), first, lead(), score);
        sources.add(Files.writeString(directory.resolve("All.java"), all));
        return sources;
    }

    private static String lead() {
        return FlatLead.class.getCanonicalName();
    }

    private static String part(String name, List<LeadRule> rules) {
        StringBuilder methods = new StringBuilder();
        StringBuilder first = new StringBuilder();
        StringBuilder score = new StringBuilder();
        for (int from = 0; from < rules.size(); from += RULES_PER_METHOD) {
            int number = from / RULES_PER_METHOD;
            first.append("    r = first%d(l); if (r >= 0) return r;%n".formatted(number));
            score.append("    s += score%d(l);%n".formatted(number));
            String sets = "Sets" + number;
            StringBuilder constants = new StringBuilder();
            StringBuilder firsts = new StringBuilder();
            StringBuilder scores = new StringBuilder();
            for (LeadRule rule : rules.subList(from, Math.min(rules.size(), from + RULES_PER_METHOD))) {
                String condition = rule.questions().stream()
                        .map(question -> condition(question, rule, sets, constants))
                        .collect(Collectors.joining(" && "));
                firsts.append("    if (%s) return %d;%n".formatted(condition, rule.number()));
                scores.append("    if (%s) s += %d;%n".formatted(condition, rule.points()));
            }
            methods.append("  private static final class %s {%n%s  }%n".formatted(sets, constants));
            methods.append("  private static int first%d(%s l) {%n%s%s    return -1;%n  }%n"
                    .formatted(number, lead(), variables(), firsts));
            methods.append("  private static long score%d(%s l) {%n    long s = 0;%n%s%s    return s;%n  }%n"
                    .formatted(number, lead(), variables(), scores));
        }
        return """
                final class %s {
                %s  static int first(%s l) {
                    int r;
                %s    return -1;
                  }
                  static long score(%s l) {
                    long s = 0;
                %s    return s;
                  }
                }
                """.formatted(name, methods, lead(), first, lead(), score);
    }

    private static String variables() {
        return Stream.of(Attribute.values())
                .map(attribute -> {
                    boolean isNumber = attribute == Attribute.EMPLOYEES || attribute == Attribute.REVENUE;
                    String word = attribute.word();
                    String getter = "get" + word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1);
                    return "    %s %s = l.%s();%n".formatted(isNumber ? "long" : "String", word, getter);
                })
                .collect(Collectors.joining());
    }

    private static String condition(Question question, LeadRule rule, String sets, StringBuilder constants) {
        String word = question.attribute().word();
        if (question instanceof Question.Between between) {
            return "%s >= %dL && %s < %dL".formatted(word, between.from(), word, between.until());
        }
        List<String> values = ((Question.In) question).values();
        if (values.size() <= 4) {
            String any = values.stream()
                    .map(value -> "%s.equals(\"%s\")".formatted(word, value))
                    .collect(Collectors.joining(" || "));
            return values.size() == 1 ? any : "(" + any + ")";
        }
        String constant = word.toUpperCase(java.util.Locale.ROOT) + rule.number();
        constants.append("    static final java.util.Set<String> %s = java.util.Set.of(%s);%n"
                .formatted(
                        constant,
                        values.stream().map(value -> '"' + value + '"').collect(Collectors.joining(", "))));
        return "%s.%s.contains(%s)".formatted(sets, constant, word);
    }

    @Override
    public int first(Object lead) {
        return chain.first((FlatLead) lead);
    }

    @Override
    public long score(Object lead) {
        return chain.score((FlatLead) lead);
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(directory)) {
            loader.close();
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
