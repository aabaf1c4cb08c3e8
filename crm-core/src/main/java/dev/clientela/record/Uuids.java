package dev.clientela.record;

import java.util.UUID;

/** How ids are read and ordered: by their bytes, unsigned, as databases compare them; {@link UUID#compareTo} is signed. */
public final class Uuids {

    private Uuids() {}

    /**
     * Reads the usual 36 characters and no other form; {@link UUID#fromString} takes {@code 1-1-1-1-1} as well.
     *
     * @throws IllegalArgumentException when the text is no UUID
     */
    public static UUID parse(String text) {
        if (text.length() != 36) {
            throw new IllegalArgumentException("No UUID: " + MalformedValueException.abbreviated(text));
        }
        return UUID.fromString(text);
    }

    public static int compare(UUID a, UUID b) {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    }
}
