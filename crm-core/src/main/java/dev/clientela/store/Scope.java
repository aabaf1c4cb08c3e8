package dev.clientela.store;

import dev.clientela.record.Moment;
import dev.clientela.security.Tenant;

/** Whose data a unit of work is over, and what now is for it. */
public record Scope(Tenant tenant, Moment moment) {}
