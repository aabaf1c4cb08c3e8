package dev.clientela.forecast;

import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.TextCodec;
import dev.clientela.record.TextField;
import java.util.List;
import java.util.Locale;

/** Who, or what, a quota is for: a user or a territory. */
public record QuotaHolder(Kind kind, String id) {

    /** How holders are stored and shown: {@code user:grace}, {@code territory:north}. */
    static final TextCodec<QuotaHolder> CODEC =
            new TextCodec<>("quota holder", QuotaHolder.class, QuotaHolder::toString, QuotaHolder::read);

    /** A person, or a part of the market. */
    public enum Kind {
        USER,
        TERRITORY
    }

    /** @throws ValidationException {@code field.required}, {@code field.too_long}, {@code field.unstorable} */
    public QuotaHolder {
        if (id.isBlank()) {
            throw ValidationException.of("holder", RecordErrors.REQUIRED);
        } else if (id.codePointCount(0, id.length()) > 100) {
            throw new ValidationException(List.of(Violation.of("holder", RecordErrors.TOO_LONG, "max", 100)));
        } else if (!TextField.isStorable(id)) {
            throw ValidationException.of("holder", RecordErrors.UNSTORABLE);
        }
    }

    public static QuotaHolder user(String id) {
        return new QuotaHolder(Kind.USER, id);
    }

    public static QuotaHolder territory(String code) {
        return new QuotaHolder(Kind.TERRITORY, code);
    }

    private static QuotaHolder read(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException(text + " is no quota holder");
        }
        try {
            return new QuotaHolder(
                    Kind.valueOf(text.substring(0, colon).toUpperCase(Locale.ROOT)), text.substring(colon + 1));
        } catch (ValidationException e) {
            throw new IllegalArgumentException(text + " is no quota holder", e);
        }
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + ":" + id;
    }
}
