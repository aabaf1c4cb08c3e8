package dev.clientela.privacy;

import dev.clientela.record.RecordId;
import dev.clientela.record.RecordRef;
import java.time.Instant;
import java.util.Optional;

/**
 * Takes down that a person may be contacted: {@code GiveConsent.of(contact, NEWSLETTER, EMAIL).evidence("form 17")}.
 * Immutable.
 *
 * @param since when the person said so; now, when empty
 * @param validUntil the first instant at which it holds no longer; for ever, when empty
 * @param evidence by what it can be shown; may be empty
 */
public record GiveConsent(
        RecordRef person,
        String purpose,
        String channel,
        LegalBasis basis,
        Optional<Instant> since,
        Optional<Instant> validUntil,
        String evidence) {

    /** On the basis of the person's own consent. */
    public static GiveConsent of(RecordId person, String purpose, String channel) {
        return new GiveConsent(
                person.ref(), purpose, channel, LegalBasis.CONSENT, Optional.empty(), Optional.empty(), "");
    }

    public GiveConsent on(LegalBasis other) {
        return new GiveConsent(person, purpose, channel, other, since, validUntil, evidence);
    }

    public GiveConsent since(Instant time) {
        return new GiveConsent(person, purpose, channel, basis, Optional.of(time), validUntil, evidence);
    }

    public GiveConsent validUntil(Instant time) {
        return new GiveConsent(person, purpose, channel, basis, since, Optional.of(time), evidence);
    }

    public GiveConsent evidence(String text) {
        return new GiveConsent(person, purpose, channel, basis, since, validUntil, text);
    }
}
