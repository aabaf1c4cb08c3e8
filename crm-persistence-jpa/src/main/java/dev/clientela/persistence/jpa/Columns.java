package dev.clientela.persistence.jpa;

import dev.clientela.record.ChoiceField;
import dev.clientela.record.CodeField;
import dev.clientela.record.DateField;
import dev.clientela.record.DecimalField;
import dev.clientela.record.Field;
import dev.clientela.record.FlagField;
import dev.clientela.record.InstantField;
import dev.clientela.record.IntegerField;
import dev.clientela.record.KeyedField;
import dev.clientela.record.MoneyField;
import dev.clientela.record.PriceField;
import dev.clientela.record.RecordId;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.TextField;
import dev.clientela.record.TextKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a field lie in the attributes of an entity. The first attribute holds the value, or the amount of a
 * money; the second, where there is one, the key of a text or the currency; a custom text ends with the start of its key.
 *
 * @param attributes their names
 * @param split gives what each attribute gets for a value that is not absent
 * @param join the inverse; asked only when the first attribute is not null
 * @param absent what the attributes hold for no value
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
record Columns(
        List<String> attributes,
        Function<Object, @Nullable Object[]> split,
        Function<@Nullable Object[], Object> join,
        @Nullable Object[] absent) {

    /** What is indexed of a custom text, however long. */
    static final String TEXT_START = "textStart";

    private static final int START_LENGTH = 200;

    @Nullable
    Object[] of(@Nullable Object value) {
        return value == null ? absent : split.apply(value);
    }

    @Nullable
    Object value(@Nullable Object[] cells) {
        return cells[0] == null ? null : join.apply(cells);
    }

    /** The attributes of a built-in field in the entity of its record type. */
    static Columns builtIn(Field<?> field) {
        String name = field.name().equals("id") ? "recordId" : camelCase(field.name());
        if (field instanceof TextField) {
            return text(name, name + "Key");
        } else if (field instanceof MoneyField || field instanceof PriceField) {
            return money(field, name, name + "Currency");
        } else if (field instanceof InstantField) {
            return instant(name);
        } else if (field instanceof ReferenceField<?> reference) {
            return reference(reference, name);
        } else if (field instanceof CodeField<?> || field instanceof KeyedField<?>) {
            return written(field, name);
        } else if (field instanceof DecimalField) {
            return decimal(name);
        }
        return same(name);
    }

    /** The attributes of a custom field in its row of {@code crm_custom_value}. */
    static Columns custom(Field<?> field) {
        if (field instanceof TextField) {
            return new Columns(
                    List.of("textValue", "textKey", TEXT_START),
                    text -> new @Nullable Object[] {text, TextKey.of((String) text), start(TextKey.of((String) text))},
                    cells -> cells[0],
                    new @Nullable Object[] {null, "", ""});
        } else if (field instanceof ChoiceField) {
            return new Columns(
                    List.of("textValue", TEXT_START),
                    code -> new @Nullable Object[] {code, code},
                    cells -> cells[0],
                    new @Nullable Object[2]);
        } else if (field instanceof MoneyField) {
            return money(field, "numberValue", "currency");
        } else if (field instanceof IntegerField) {
            return single(
                    "numberValue",
                    value -> BigDecimal.valueOf((Long) value),
                    cell -> ((BigDecimal) cell).longValueExact());
        } else if (field instanceof DecimalField) {
            return decimal("numberValue");
        } else if (field instanceof FlagField) {
            return same("flagValue");
        } else if (field instanceof DateField) {
            return same("dateValue");
        } else if (field instanceof InstantField) {
            return instant("instantValue");
        } else if (field instanceof ReferenceField<?> reference) {
            return reference(reference, "uuidValue");
        }
        throw new IllegalStateException("No custom field is of the kind " + field.kind());
    }

    private static Columns text(String value, String key) {
        return new Columns(
                List.of(value, key),
                text -> new @Nullable Object[] {text, TextKey.of((String) text)},
                cells -> cells[0],
                new @Nullable Object[] {null, ""});
    }

    /** The part of a key that {@link #TEXT_START} holds: texts with the same key have the same start. */
    static String start(String key) {
        return key.codePointCount(0, key.length()) <= START_LENGTH
                ? key
                : key.substring(0, key.offsetByCodePoints(0, START_LENGTH));
    }

    private static Columns money(Field<?> field, String amount, String currency) {
        boolean price = field instanceof PriceField;
        return new Columns(
                List.of(amount, currency),
                value -> {
                    BigMoney money = value instanceof Money exact ? exact.toBigMoney() : (BigMoney) value;
                    return new @Nullable Object[] {
                        money.getAmount(), money.getCurrencyUnit().getCode()
                    };
                },
                cells -> {
                    BigDecimal bare = ((BigDecimal) cells[0]).stripTrailingZeros();
                    CurrencyUnit unit = CurrencyUnit.of((String) cells[1]);
                    BigDecimal scaled = bare.setScale(Math.max(bare.scale(), unit.getDecimalPlaces()));
                    return price ? BigMoney.of(unit, scaled) : Money.of(unit, scaled);
                },
                new @Nullable Object[2]);
    }

    private static Columns instant(String name) {
        return single(name, value -> utc((Instant) value), cell -> ((LocalDateTime) cell).toInstant(ZoneOffset.UTC));
    }

    private static Columns reference(ReferenceField<?> field, String name) {
        return single(name, value -> ((RecordId) value).value(), cell -> field.idOf((UUID) cell));
    }

    /** Codes as their text, lists and tags as JSON. */
    private static <T> Columns written(Field<T> field, String name) {
        boolean json = field instanceof KeyedField<?>;
        return single(
                name,
                value -> {
                    @SuppressWarnings("unchecked") // a field's own value
                    Object plain = field.toPlain((T) value);
                    return json ? Json.write(plain) : plain;
                },
                cell -> field.fromPlain(json ? Json.read((String) cell) : cell));
    }

    private static Columns decimal(String name) {
        return single(name, value -> value, cell -> canonical((BigDecimal) cell));
    }

    /** Without trailing zeros, as the kernel has numbers. */
    static BigDecimal canonical(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        return bare.scale() < 0 && bare.precision() - bare.scale() <= DecimalField.MAX_DIGITS ? bare.setScale(0) : bare;
    }

    private static Columns same(String name) {
        return single(name, value -> value, cell -> cell);
    }

    private static Columns single(String name, Function<Object, Object> split, Function<Object, Object> join) {
        return new Columns(
                List.of(name),
                value -> new @Nullable Object[] {split.apply(value)},
                cells -> join.apply(cells[0]),
                new @Nullable Object[1]);
    }

    static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    static String camelCase(String name) {
        StringBuilder camel = new StringBuilder(name.length());
        boolean upper = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '_') {
                upper = true;
            } else {
                camel.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        return camel.toString();
    }
}
