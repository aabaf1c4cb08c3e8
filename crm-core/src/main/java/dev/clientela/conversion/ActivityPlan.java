package dev.clientela.conversion;

import dev.clientela.record.RecordRef;
import dev.clientela.security.Owner;
import java.util.Optional;

/**
 * An activity that follows: it comes to be about account, contact and opportunity too.
 *
 * @param newOwner who gets it, when it is an open task of whoever converts
 */
public record ActivityPlan(RecordRef activity, long version, String name, boolean open, Optional<Owner> newOwner) {}
