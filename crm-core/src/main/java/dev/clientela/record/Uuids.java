package dev.clientela.record;

import java.util.UUID;

/** The order of ids: by their bytes, unsigned, as databases compare them; {@link UUID#compareTo} is signed. */
public final class Uuids {

    private Uuids() {}

    public static int compare(UUID a, UUID b) {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    }
}
