package dev.clientela.catalog;

import dev.clientela.account.Account;
import dev.clientela.account.AccountFields;
import dev.clientela.account.AccountId;
import java.util.Optional;
import java.util.Set;

/**
 * Whom something is priced for, as far as prices ask: who it is, which tags it bears, in which territories it lies. Tags and
 * territories as keys, so that case and accents do not count.
 */
record PriceCustomer(Optional<AccountId> account, Set<String> segments, Set<String> territories) {

    /** Anybody, for whom the prices for all alone apply. */
    static PriceCustomer anybody() {
        return new PriceCustomer(Optional.empty(), Set.of(), Set.of());
    }

    static PriceCustomer of(Account account) {
        return new PriceCustomer(
                Optional.of(account.id()),
                AccountFields.TAGS.keys(account.tags()),
                AccountFields.TERRITORIES.keys(
                        account.find(AccountFields.TERRITORIES).orElse(Set.of())));
    }

    boolean isInSegment(String tag) {
        return segments.contains(AccountFields.TAGS.keyOf(tag));
    }

    boolean isInTerritory(String territory) {
        return territories.contains(AccountFields.TERRITORIES.keyOf(territory));
    }
}
