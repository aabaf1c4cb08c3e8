package dev.clientela.conversion;

import dev.clientela.record.FlagField;

/**
 * A refusal that must not get lost, such as not to be called: set on the target as soon as either side has it set.
 *
 * @param source of the lead
 * @param target of the account or contact
 */
public record ConsentMapping(FlagField source, FlagField target) {}
