package dev.clientela.record;

/**
 * What every record has, whatever its type.
 *
 * @param version starts at 1 and grows by one with each accepted change
 * @param createdBy the actor who made it, as text, such as {@code user:ada}
 * @param externalId the record's key in another system, unique per tenant and record type
 */
public record SystemFields(
        ReferenceField<?> id,
        IntegerField version,
        InstantField createdAt,
        TextField createdBy,
        InstantField modifiedAt,
        TextField modifiedBy,
        TextField externalId,
        TagsField tags) {}
