package dev.clientela.record;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How a position is written into a cursor: base64url of a version byte, a digest, the keys and the id.
 *
 * <p>The digest covers the query as well as the position, so that one comparison finds a cursor damaged, cut short or
 * given out for something else. It is no signature: whoever makes up a cursor learns nothing that the query would not
 * show.
 */
final class CursorToken {

    private static final byte VERSION = 1;
    private static final int DIGEST_LENGTH = 12;
    private static final int ID_LENGTH = 16;

    /** Far beyond what any field holds; keeps a made-up number from costing time. */
    private static final int MOST_DIGITS = 1_000;

    private static final byte TEXT = 1;
    private static final byte LONG = 2;
    private static final byte INTEGER = 3;
    private static final byte DECIMAL = 4;
    private static final byte DATE = 5;
    private static final byte INSTANT = 6;
    private static final byte MONEY = 7;

    private CursorToken() {}

    static String write(CursorPosition position, Query<?> query) {
        byte[] payload = payload(position);
        ByteBuffer token = ByteBuffer.allocate(1 + DIGEST_LENGTH + payload.length);
        token.put(VERSION).put(digest(payload, query)).put(payload);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
    }

    static Optional<CursorPosition> read(String text, Query<?> query) {
        byte[] token;
        try {
            token = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        int start = 1 + DIGEST_LENGTH;
        // The decoder overlooks padding and spare bits; what is not written exactly so was not written here.
        if (token.length < start + ID_LENGTH
                || token[0] != VERSION
                || !Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(token)
                        .equals(text)) {
            return Optional.empty();
        }
        byte[] payload = Arrays.copyOfRange(token, start, token.length);
        if (!Arrays.equals(digest(payload, query), Arrays.copyOfRange(token, 1, start))) {
            return Optional.empty();
        }
        try {
            return position(ByteBuffer.wrap(payload), query.order());
        } catch (BufferUnderflowException | CharacterCodingException | DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] digest(byte[] payload, Query<?> query) {
        List<Object> order = new ArrayList<>();
        query.order().forEach(sort -> order.add(List.of(sort.field().name(), sort.isDescending())));
        Object asked = List.of(query.type().name(), query.where().accept(new CriterionWriter()), order);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(PlainForm.canonicalText(asked).getBytes(StandardCharsets.UTF_16BE));
            digest.update(payload);
            return Arrays.copyOf(digest.digest(), DIGEST_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static byte[] payload(CursorPosition position) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Comparable<?> key : position.keys()) {
            out.writeBytes(bytes(key));
        }
        out.writeBytes(ByteBuffer.allocate(ID_LENGTH)
                .putLong(position.id().getMostSignificantBits())
                .putLong(position.id().getLeastSignificantBits())
                .array());
        return out.toByteArray();
    }

    private static byte[] bytes(Comparable<?> key) {
        if (key instanceof TextSortKey text) {
            byte[] utf8 = text.key().getBytes(StandardCharsets.UTF_8);
            return tagged(TEXT, 4 + utf8.length).putInt(utf8.length).put(utf8).array();
        } else if (key instanceof Long number) {
            return tagged(LONG, 8).putLong(number).array();
        } else if (key instanceof Integer number) {
            return tagged(INTEGER, 4).putInt(number).array();
        } else if (key instanceof BigDecimal number) {
            byte[] digits = number.unscaledValue().toByteArray();
            return put(tagged(DECIMAL, 8 + digits.length), number.scale(), digits)
                    .array();
        } else if (key instanceof LocalDate date) {
            return tagged(DATE, 8).putLong(date.toEpochDay()).array();
        } else if (key instanceof Instant instant) {
            return tagged(INSTANT, 12)
                    .putLong(instant.getEpochSecond())
                    .putInt(instant.getNano())
                    .array();
        } else if (key instanceof MoneySortKey money) {
            byte[] currency = money.currency().getBytes(StandardCharsets.UTF_8);
            byte[] digits = money.amount().unscaledValue().toByteArray();
            ByteBuffer out = tagged(MONEY, 4 + currency.length + 8 + digits.length);
            return put(out.putInt(currency.length).put(currency), money.amount().scale(), digits)
                    .array();
        }
        throw new IllegalStateException("No way to write a key of " + key.getClass());
    }

    private static ByteBuffer tagged(byte tag, int length) {
        return ByteBuffer.allocate(1 + length).put(tag);
    }

    private static ByteBuffer put(ByteBuffer out, int scale, byte[] digits) {
        return out.putInt(scale).putInt(digits.length).put(digits);
    }

    private static Optional<CursorPosition> position(ByteBuffer in, List<Sort> order) throws CharacterCodingException {
        List<Comparable<?>> keys = new ArrayList<>(order.size());
        for (Sort step : order) {
            Comparable<?> key = key(in);
            if (key.getClass() != step.field().sortKey(null).getClass()) {
                return Optional.empty();
            }
            keys.add(key);
        }
        UUID id = new UUID(in.getLong(), in.getLong());
        return in.hasRemaining() ? Optional.empty() : Optional.of(new CursorPosition(keys, id));
    }

    private static Comparable<?> key(ByteBuffer in) throws CharacterCodingException {
        byte tag = in.get();
        return switch (tag) {
            case TEXT -> new TextSortKey(text(in));
            case LONG -> in.getLong();
            case INTEGER -> in.getInt();
            case DECIMAL -> decimal(in);
            case DATE -> LocalDate.ofEpochDay(in.getLong());
            case INSTANT -> Instant.ofEpochSecond(in.getLong(), in.getInt());
            case MONEY -> new MoneySortKey(text(in), decimal(in));
            default -> throw new IllegalArgumentException("No key begins with " + tag);
        };
    }

    private static String text(ByteBuffer in) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(array(in)))
                .toString();
    }

    private static BigDecimal decimal(ByteBuffer in) {
        int scale = in.getInt();
        byte[] digits = array(in);
        if (Math.abs((long) scale) > MOST_DIGITS || digits.length == 0 || digits.length > MOST_DIGITS) {
            throw new IllegalArgumentException("Not a number of ours");
        }
        return new BigDecimal(new BigInteger(digits), scale);
    }

    private static byte[] array(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }
}
