package dev.clientela.commission;

import java.util.Optional;

/** Who earns by a plan: everybody, one user, or whoever is in a team when the deal is won. */
public record PlanSellers(Optional<String> user, Optional<String> team) {

    static final PlanSellers ALL = new PlanSellers(Optional.empty(), Optional.empty());
}
