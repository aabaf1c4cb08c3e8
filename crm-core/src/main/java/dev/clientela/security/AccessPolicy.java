package dev.clientela.security;

import dev.clientela.record.Criterion;

/**
 * Who sees and changes what. Visibility is a criterion, so that the store applies it: every get, list, count, report,
 * export and duplicate search obeys it. Thread-safe.
 */
public interface AccessPolicy {

    /** Everyone may do everything that is usual within the tenant: the default, for hosts that check elsewhere. */
    AccessPolicy OPEN = new AccessPolicy() {};

    /** Which records of the type the actor sees. */
    default Criterion visible(Access access) {
        return Criterion.always();
    }

    /** Which records the actor may change, both as they were and as they would become. */
    default Criterion editable(Access access) {
        return visible(access);
    }

    /** Which records the actor may delete. */
    default Criterion deletable(Access access) {
        return editable(access);
    }

    /** Whether the actor may create records of the type at all. */
    default boolean mayCreate(Access access) {
        return true;
    }

    /** Whether the actor has a named right; by default every one but the {@linkplain Permission#exceptional exceptional}. */
    default boolean permits(Access access, Permission permission) {
        return !permission.exceptional();
    }
}
