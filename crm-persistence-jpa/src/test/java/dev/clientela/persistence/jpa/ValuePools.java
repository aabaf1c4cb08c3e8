package dev.clientela.persistence.jpa;

import dev.clientela.record.ChoiceField;
import dev.clientela.record.CodeField;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.DateField;
import dev.clientela.record.DecimalField;
import dev.clientela.record.Field;
import dev.clientela.record.FlagField;
import dev.clientela.record.InstantField;
import dev.clientela.record.IntegerField;
import dev.clientela.record.ListField;
import dev.clientela.record.MoneyField;
import dev.clientela.record.PriceField;
import dev.clientela.record.RecordType;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.TagsField;
import dev.clientela.record.TextField;
import dev.clientela.record.TextKey;
import dev.clientela.record.Values;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.joda.money.BigMoney;
import org.joda.money.Money;

/** Records of any type with values at random, in every field that is required and most of the others. */
final class ValuePools {

    private final Random random;

    ValuePools(long seed) {
        this.random = new Random(seed);
    }

    <R extends CrmRecord<R>> R record(RecordType<R> type) {
        Values.Builder values = type.noValues().edit();
        for (Field<?> field : type.fields()) {
            if (field.isRequired() || random.nextInt(4) > 0) {
                set(values, field);
            }
        }
        return type.create(values.build());
    }

    @SuppressWarnings("unchecked") // the pools give values of the field's own kind
    private <T> void set(Values.Builder values, Field<T> field) {
        values.set(field, (T) value(field));
    }

    private Object value(Field<?> field) {
        if (field instanceof TextField text) {
            String any = text(text.maxLength());
            return text.check(any).isEmpty() ? any : text(TextKey.MAX_LENGTH / 3); // ffi is three, folded
        } else if (field instanceof ChoiceField) {
            return pick("web", "Web", "", "café");
        } else if (field instanceof CodeField<?> code) {
            return code(code);
        } else if (field instanceof FlagField) {
            return random.nextBoolean();
        } else if (field instanceof IntegerField integer) {
            return pick(integer.min(), integer.max());
        } else if (field instanceof DecimalField decimal) {
            return pick(BigDecimal.ONE, BigDecimal.ONE.movePointLeft(decimal.scale()), new BigDecimal("-1234567"));
        } else if (field instanceof MoneyField) {
            return pick(Money.parse("EUR 0.10"), Money.parse("JPY 1200"), Money.parse("KWD 12345678901234567.125"));
        } else if (field instanceof PriceField) {
            return pick(BigMoney.parse("EUR 0.12345678"), BigMoney.parse("JPY 0.5"), BigMoney.parse("USD 10.00"));
        } else if (field instanceof DateField) {
            return pick(LocalDate.of(1583, 1, 1), LocalDate.of(2024, 2, 29), LocalDate.of(9999, 12, 31));
        } else if (field instanceof InstantField) {
            return pick(
                    Instant.parse("1583-01-01T00:00:00Z"),
                    Instant.parse("2024-03-31T01:30:00.000001Z"),
                    Instant.parse("9999-12-31T23:59:59.999999Z"));
        } else if (field instanceof ReferenceField<?> reference) {
            // Version 7: MariaDB takes no bits that are no UUID by the standard.
            return reference.idOf(new UUID(
                    0x0190_0000_0000_7000L + random.nextInt(0x1000), 0x8000_0000_0000_0000L | random.nextLong() >>> 2));
        } else if (field instanceof TagsField) {
            return pick(Set.of(), Set.of("vip"), Set.of("Ñandú", "😀 hot"));
        }
        return list((ListField<?>) field);
    }

    private String text(int length) {
        String pattern = pick("a", "Ñandú ", "😀", "\ufb03", " % _ ' \\ ");
        StringBuilder text = new StringBuilder();
        int points = pattern.codePointCount(0, pattern.length());
        for (int used = 0; used + points <= length; used += points) {
            text.append(pattern);
        }
        return random.nextInt(3) > 0
                ? text.substring(0, Math.min(1, text.length())).replaceAll("\\p{Cs}", "x")
                : text.toString();
    }

    private static Object code(CodeField<?> field) {
        Object[] constants = field.valueType().getEnumConstants();
        if (constants != null) {
            return constants[constants.length - 1];
        }
        for (String text : List.of(
                "user:ada",
                "EUR",
                "lead/01900000-0000-7000-8000-000000000001",
                "2026-Q4",
                "1",
                "2026-03-29T02:30",
                "Europe/Madrid")) {
            try {
                return field.fromPlain(text);
            } catch (RuntimeException e) {
                continue; // not a value of this kind
            }
        }
        throw new IllegalStateException("No value for " + field);
    }

    private <E> List<E> list(ListField<E> field) {
        List<Object> plain = List.of(
                "a@b.example",
                "+34600123456",
                "lead/01900000-0000-7000-8000-000000000001",
                Map.of("value", "a@b.example"),
                Map.of("original", "2026-03-29T02:30", "start", "2026-03-30T02:30", "minutes", 30));
        List<E> elements = new ArrayList<>();
        for (Object each : plain) {
            try {
                elements.add(field.elements().fromPlain(each));
            } catch (RuntimeException e) {
                continue; // not an element of this kind
            }
        }
        return elements;
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }
}
