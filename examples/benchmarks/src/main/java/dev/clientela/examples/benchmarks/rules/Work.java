package dev.clientela.examples.benchmarks.rules;

import dev.clientela.examples.benchmarks.rules.Question.Attribute;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The same leads and rules in each run. A tenth of the values is absent, and a few values are much more frequent than the
 * rest.
 */
final class Work {

    static final int LEADS = 1_000;

    private static final Map<Attribute, Integer> VALUES = Map.of(
            Attribute.COUNTRY, 60,
            Attribute.INDUSTRY, 25,
            Attribute.PRODUCT, 40,
            Attribute.SOURCE, 12,
            Attribute.DOMAIN, 500);

    private static final long[] EMPLOYEES = {1, 5, 10, 20, 50, 100, 250, 500, 1_000, 5_000, 10_000, 100_000};

    private Work() {}

    static List<FlatLead> leads() {
        Random random = new Random(42);
        return IntStream.range(0, LEADS).mapToObj(n -> lead(random)).toList();
    }

    private static FlatLead lead(Random random) {
        long employees = random.nextInt(10) == 0 ? -1 : Math.round(Math.pow(10, random.nextDouble() * 5));
        long revenue = random.nextInt(10) == 0 ? -1 : Math.round(Math.pow(10, 4 + random.nextDouble() * 5));
        return new FlatLead(
                text(Attribute.COUNTRY, random),
                text(Attribute.INDUSTRY, random),
                text(Attribute.PRODUCT, random),
                text(Attribute.SOURCE, random),
                text(Attribute.DOMAIN, random),
                employees,
                revenue);
    }

    private static String text(Attribute attribute, Random random) {
        if (random.nextInt(10) == 0) {
            return "";
        }
        double u = random.nextDouble();
        return value(attribute, (int) (VALUES.get(attribute) * u * u));
    }

    private static String value(Attribute attribute, int n) {
        return switch (attribute) {
            case COUNTRY -> "" + (char) ('A' + n / 26) + (char) ('A' + n % 26);
            case DOMAIN -> "company" + n + ".example";
            default -> attribute.word() + "_" + n;
        };
    }

    /** Rules of which one lead in five thousand meets each: those that route. */
    static List<LeadRule> routing(int count) {
        return rules(count, 0.000_05, 0.000_5);
    }

    /** Rules of which one lead in fifty meets each: those that score. */
    static List<LeadRule> scoring(int count) {
        return rules(count, 0.005, 0.05);
    }

    private static List<LeadRule> rules(int count, double least, double most) {
        Random random = new Random(7);
        List<FlatLead> leads = leads();
        List<LeadRule> rules = new ArrayList<>();
        while (rules.size() < count) {
            List<Question> questions = questions(random);
            double share = 1;
            for (Question question : questions) {
                share *= leads.stream().filter(question::holds).count() / (double) leads.size();
            }
            if (share >= least && share <= most) {
                rules.add(new LeadRule(rules.size(), questions, 1 + random.nextInt(20)));
            }
        }
        return rules;
    }

    /** Two to four, about different attributes. */
    private static List<Question> questions(Random random) {
        List<Attribute> attributes = new ArrayList<>(List.of(Attribute.values()));
        Collections.shuffle(attributes, random);
        Map<Attribute, Question> questions = new EnumMap<>(Attribute.class);
        attributes.stream()
                .limit(2 + random.nextInt(3))
                .forEach(attribute -> questions.put(attribute, question(attribute, random)));
        List<Question> shuffled = new ArrayList<>(questions.values());
        Collections.shuffle(shuffled, random);
        return List.copyOf(shuffled);
    }

    private static Question question(Attribute attribute, Random random) {
        if (attribute == Attribute.EMPLOYEES) {
            int from = random.nextInt(EMPLOYEES.length - 1);
            int until = from + 1 + random.nextInt(Math.min(4, EMPLOYEES.length - 1 - from));
            return new Question.Between(attribute, EMPLOYEES[from], EMPLOYEES[until]);
        }
        if (attribute == Attribute.REVENUE) {
            long from = Math.round(Math.pow(10, 4 + random.nextDouble() * 4.5)) / 1_000 * 1_000;
            return new Question.Between(attribute, from, from * (2 + random.nextInt(9)));
        }
        TreeSet<String> values = new TreeSet<>();
        int most = attribute == Attribute.DOMAIN ? 20 : 1 + random.nextInt(4);
        for (int i = 0; i < most; i++) {
            values.add(value(attribute, random.nextInt(VALUES.get(attribute))));
        }
        return new Question.In(attribute, List.copyOf(values));
    }
}
