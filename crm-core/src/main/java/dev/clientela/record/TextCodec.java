package dev.clientela.record;

import java.util.function.Function;
import org.joda.money.CurrencyUnit;

/**
 * How a small value type is written as text and read back: an owner, a currency, an enum.
 *
 * @param read throws {@link IllegalArgumentException} for text that is none of its values
 */
public record TextCodec<T>(String kind, Class<T> type, Function<T, String> write, Function<String, T> read) {

    /** Currencies by their ISO 4217 code. */
    public static final TextCodec<CurrencyUnit> CURRENCY =
            new TextCodec<>("currency", CurrencyUnit.class, CurrencyUnit::getCode, CurrencyUnit::of);

    /** Constants of an enum, written in lower case. */
    public static <E extends Enum<E>> TextCodec<E> ofEnum(Class<E> type) {
        return new TextCodec<>(
                "enum",
                type,
                constant -> constant.name().toLowerCase(java.util.Locale.ROOT),
                text -> Enum.valueOf(type, text.toUpperCase(java.util.Locale.ROOT)));
    }
}
