package dev.clientela.record;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomGenerator;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Samples, criteria and queries for laws. The values are those that break comparisons: absent, empty, spaces at either
 * end, accents, case, emoji, marks without a base, letters whose case mapping is odd, wildcards of SQL, trailing zeros,
 * currencies of 0 to 4 decimals, dates at clock changes. They come from small pools, so that values often meet.
 */
@SuppressWarnings("exports") // tests are compiled into the module that they test, which exports no jqwik
public final class SampleArbitraries {

    private static final List<String> LETTERS = List.of(
            "a",
            "A",
            "á",
            "a\u0301",
            "Á",
            "e",
            "é",
            "n",
            "Ñ",
            "ñ",
            "s",
            "S",
            "ß",
            "ẞ",
            "ss",
            "i",
            "I",
            "ı",
            "İ",
            "σ",
            "ς",
            "Σ",
            "ΑΣ",
            "ﬁ",
            "fi",
            "Ａ",
            "ǆ",
            "ŉ",
            "ᾳ",
            "K",
            "ſ",
            " ",
            "\u00a0",
            "\t",
            "\n",
            "%",
            "_",
            "!",
            "\\",
            "'",
            "\"",
            "[",
            "😀",
            "👩\u200d👩\u200d👧",
            "❤\ufe0f",
            "\u0301",
            "\u0345",
            "\u200d",
            "𝔘",
            "\uE000",
            "\uFFFD",
            "\uFFFF",
            "\uFEFF",
            "\u0001",
            "\u0085",
            "漢",
            "한",
            "0",
            "9");

    private static final List<String> WHOLE_TEXTS = List.of(
            "",
            " ",
            "  ",
            "ana",
            "Ana",
            "ANA",
            "aná",
            " ana",
            "ana ",
            "Ñandú",
            "nandu",
            "straße",
            "STRASSE",
            "Istanbul",
            "İstanbul",
            "ıstanbul",
            "ΟΔΟΣ",
            "οδος",
            "οδοσ",
            "100%",
            "100!%",
            "a_b",
            "a\\b",
            "O'Brien",
            "\u0301",
            "null",
            "NULL");

    /** Instants at which clocks change somewhere, midnight is skipped, or a year begins. */
    private static final List<Instant> TURNS = List.of(
            Instant.parse("2017-10-15T03:00:00Z"), // America/Sao_Paulo: midnight does not exist
            Instant.parse("2018-02-18T02:00:00Z"), // America/Sao_Paulo: 23:00 to 24:00 happens twice
            Instant.parse("2023-03-25T22:00:00Z"), // Asia/Beirut, as the law had it
            Instant.parse("2022-03-26T22:00:00Z"), // Asia/Beirut: midnight does not exist
            Instant.parse("2022-10-30T01:00:00Z"), // Europe/Madrid
            Instant.parse("2011-12-30T10:00:00Z"), // Pacific/Apia: a day does not exist
            Instant.parse("2024-01-01T00:00:00Z"),
            Instant.parse("2024-02-29T12:00:00Z"),
            Instant.EPOCH);

    private static final List<CurrencyUnit> CURRENCIES = List.of("EUR", "USD", "JPY", "KWD", "CLF").stream()
            .map(CurrencyUnit::of)
            .toList();

    private static final QueryArbitraries QUERIES = new QueryArbitraries(Sample.catalog(), List.of());

    private SampleArbitraries() {}

    /** Texts of at most 40 code points that every store can keep. */
    public static Arbitrary<String> texts() {
        Arbitrary<String> made = Arbitraries.of(LETTERS).list().ofMaxSize(6).map(letters -> String.join("", letters));
        return Arbitraries.oneOf(made, Arbitraries.of(WHOLE_TEXTS));
    }

    public static Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                        "UTC",
                        "America/Sao_Paulo",
                        "Asia/Beirut",
                        "Europe/Madrid",
                        "Pacific/Apia",
                        "Pacific/Kiritimati")
                .map(ZoneId::of);
    }

    public static Arbitrary<Instant> instants() {
        Arbitrary<Instant> nearTurns = Combinators.combine(
                        Arbitraries.of(TURNS), Arbitraries.of(0L, 1L, 3_600_000_000L, 86_400_000_000L), signs())
                .as((turn, micros, sign) -> turn.plusNanos(sign * micros * 1_000));
        return Arbitraries.oneOf(
                        nearTurns,
                        Arbitraries.of(
                                Instant.parse("1583-01-01T00:00:00Z"), Instant.parse("9999-12-31T23:59:59.999999Z")))
                .withoutEdgeCases();
    }

    private static Arbitrary<Integer> signs() {
        return Arbitraries.of(-1, 1);
    }

    public static Arbitrary<LocalDate> dates() {
        Arbitrary<LocalDate> nearTurns =
                Combinators.combine(instants(), zones()).as(LocalDate::ofInstant);
        return nearTurns
                .filter(date -> !date.isBefore(DateField.EARLIEST) && !date.isAfter(DateField.LATEST))
                .withoutEdgeCases();
    }

    public static Arbitrary<Moment> moments() {
        Arbitrary<Instant> nows = instants()
                .filter(now -> now.isAfter(Instant.parse("1900-01-01T00:00:00Z"))
                        && now.isBefore(Instant.parse("2100-01-01T00:00:00Z")));
        return Combinators.combine(nows, zones()).as(Moment::new).withoutEdgeCases();
    }

    public static Arbitrary<BigDecimal> decimals() {
        Arbitrary<BigDecimal> some = Arbitraries.of(
                        "0",
                        "0.0",
                        "-0.5",
                        "1",
                        "1.0",
                        "1.00",
                        "1.5",
                        "1.50",
                        "10",
                        "100",
                        "-1",
                        "0.00000001",
                        "1E+2",
                        "99999999999999999999999999999.99999999",
                        "-99999999999999999999999999999.99999999")
                .map(BigDecimal::new);
        return Arbitraries.oneOf(
                some,
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("-9"), new BigDecimal("9"))
                        .ofScale(2));
    }

    public static Arbitrary<Long> integers() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(-3, 3),
                Arbitraries.of(Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE, 1_000_000L));
    }

    private static Arbitrary<CurrencyUnit> currencies() {
        return Arbitraries.of(CURRENCIES);
    }

    public static Arbitrary<Money> money() {
        return Combinators.combine(currencies(), Arbitraries.of(0L, 1L, -1L, 100L, 150L, 99_999L, 123_456_789_012L))
                .as(Money::ofMinor);
    }

    public static Arbitrary<BigMoney> prices() {
        return Combinators.combine(
                        currencies(), Arbitraries.of("0", "1", "1.0", "1.5", "1.50", "0.12345678", "-7", "1E+3"))
                .as((currency, amount) -> BigMoney.of(currency, new BigDecimal(amount)));
    }

    public static Arbitrary<SampleId> ids() {
        return Arbitraries.longs().between(0, 7).map(n -> Sample.number(n).id());
    }

    public static Arbitrary<Set<String>> tags() {
        return Arbitraries.of("vip", "VIP", "VÍP", "año", "ano", "hot lead", "😀", " vip ")
                .set()
                .ofMaxSize(3);
    }

    public static Arbitrary<List<Sample.Part>> parts() {
        return Combinators.combine(texts(), Arbitraries.longs().between(0, 2))
                .as(Sample.Part::new)
                .list()
                .ofMaxSize(3);
    }

    /** Values that the field takes. */
    @SuppressWarnings("unchecked") // each branch gives values of the field's own kind
    public static <T> Arbitrary<T> valuesOf(Field<T> field) {
        Arbitrary<?> values;
        if (field instanceof TextField) {
            values = texts();
        } else if (field instanceof ChoiceField) {
            values = Arbitraries.of("web", "Web", "fair", "café", "cafe", "");
        } else if (field instanceof CodeField<?> code) {
            values = Arbitraries.of(code.valueType().getEnumConstants());
        } else if (field instanceof FlagField) {
            values = Arbitraries.of(true, false);
        } else if (field instanceof IntegerField integer) {
            values = integers().filter(n -> n >= integer.min() && n <= integer.max());
        } else if (field instanceof DecimalField decimal) {
            values = decimals().filter(n -> decimal.check(n).isEmpty());
        } else if (field instanceof MoneyField) {
            values = money();
        } else if (field instanceof PriceField) {
            values = prices();
        } else if (field instanceof DateField) {
            values = dates();
        } else if (field instanceof InstantField) {
            values = instants();
        } else if (field instanceof ReferenceField<?> reference) {
            values = ids().map(id -> reference.idOf(id.value()));
        } else if (field instanceof TagsField) {
            values = tags();
        } else {
            values = parts();
        }
        return (Arbitrary<T>) values;
    }

    /** The fields that a sample of {@link #samples} may have a value in, apart from those that it always has. */
    public static List<Field<?>> optionalFields() {
        List<Field<?>> fields = new ArrayList<>(Sample.TYPE.fields());
        fields.removeIf(field -> field.has(Trait.READ_ONLY) || field.has(Trait.UNIQUE));
        fields.addAll(Sample.CUSTOM_FIELDS);
        return fields;
    }

    /** A sample of any id; about a third of its values are absent. */
    public static Arbitrary<Sample> samples() {
        return Combinators.combine(Arbitraries.longs().between(0, 1_000_000), settings())
                .as(SampleArbitraries::sample)
                .withoutEdgeCases();
    }

    /** Up to {@code max} samples with ids of their own, the first of which are what {@link #ids} refers to. */
    public static Arbitrary<List<Sample>> sampleLists(int max) {
        return settings().list().ofMaxSize(max).map(each -> {
            List<Sample> samples = new ArrayList<>();
            each.forEach(settings -> samples.add(sample(samples.size(), settings)));
            return samples;
        });
    }

    private static Sample sample(long number, List<Setting> settings) {
        Values.Builder values = Sample.number(number).values().edit();
        settings.forEach(setting -> setting.applyTo(values));
        return Sample.TYPE.create(values.build());
    }

    private static Arbitrary<List<Setting>> settings() {
        List<Arbitrary<Setting>> settings = new ArrayList<>();
        optionalFields().forEach(field -> settings.add(settingsOf(field)));
        return Combinators.combine(settings).as(list -> list).withoutEdgeCases();
    }

    private static <T> Arbitrary<Setting> settingsOf(Field<T> field) {
        return valuesOf(field).optional(0.67).map(value -> values -> values.set(field, value.orElse(null)));
    }

    private interface Setting {
        void applyTo(Values.Builder values);
    }

    /** Criteria of every node over every field, nested up to three levels. */
    public static Arbitrary<Criterion> criteria() {
        return QUERIES.criteria(Sample.TYPE);
    }

    /** Criteria of one condition, on any field. */
    public static Arbitrary<Criterion> leaves() {
        return QUERIES.leaves(Sample.TYPE);
    }

    public static Arbitrary<RelativePeriod> periods() {
        return Combinators.combine(
                        Arbitraries.of(RelativePeriod.Unit.class),
                        Arbitraries.integers().between(-3, 3),
                        Arbitraries.integers().between(1, 3))
                .as((unit, from, length) -> new RelativePeriod(unit, from, from + length))
                .withoutEdgeCases();
    }

    /** Orders of up to three steps over every field that has an order. */
    public static Arbitrary<List<Sort>> orders() {
        return QUERIES.orders(Sample.TYPE);
    }

    /** Queries of the first page. */
    public static Arbitrary<Query<Sample>> queries() {
        return QUERIES.queries(Sample.TYPE, 1, 5);
    }

    /** Samples with a value in every field now and then, the same for each seed; some refer to others of them. */
    public static List<Sample> pool(long seed, int size) {
        List<Sample> pool = new ArrayList<>();
        RandomGenerator<List<Setting>> generator = settings().generator(1_000);
        Random random = new Random(seed);
        for (int number = 0; number < size; number++) {
            Sample sample = sample(number, generator.next(random).value());
            pool.add(sample.having(
                            Sample.SYSTEM.externalId(),
                            number % 3 == 0 ? null : WHOLE_TEXTS.get(number % WHOLE_TEXTS.size()) + number)
                    .having(Sample.SYSTEM.createdAt(), TURNS.get(random.nextInt(TURNS.size())))
                    .having(Sample.SYSTEM.createdBy(), "user:" + WHOLE_TEXTS.get(random.nextInt(8))));
        }
        return pool;
    }
}
