package dev.clientela.security;

import dev.clientela.record.RecordType;

/**
 * What an access policy is asked about.
 *
 * @param directory lets a policy look up teams, territories and managers
 */
public record Access(Actor actor, RecordType<?> type, UserDirectory directory) {}
