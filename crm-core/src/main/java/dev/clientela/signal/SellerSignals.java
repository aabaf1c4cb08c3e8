package dev.clientela.signal;

import dev.clientela.security.Owner;

/** How many leads of one owner are of which colour; converted and lost ones do not count. */
public record SellerSignals(Owner owner, long red, long orange, long grey, long white) {

    public long total() {
        return red + orange + grey + white;
    }
}
