package dev.clientela.commission;

import java.util.List;
import org.joda.money.Money;

/**
 * What a base earns by a plan, and how that was reckoned.
 *
 * @param amount the exact products of the parts added up and rounded once, half up, to the currency's minor unit
 */
public record Commission(List<RatedPart> parts, Money amount) {

    public Commission {
        parts = List.copyOf(parts);
    }
}
