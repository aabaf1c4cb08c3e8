package dev.clientela.lead;

import dev.clientela.account.AccountId;
import dev.clientela.address.ContactPoint;
import dev.clientela.address.EmailAddress;
import dev.clientela.address.PhoneNumber;
import dev.clientela.address.PostalAddress;
import dev.clientela.contact.ContactId;
import dev.clientela.error.RefusedException;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.lead.LeadStatus.Kind;
import dev.clientela.opportunity.OpportunityId;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import dev.clientela.security.Owner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may become a customer: a person, usually of a company, who asked, was recommended, or was found.
 *
 * <p>A lead is worked on, qualified or given up, and in the end converted into an account, a contact and, if wanted, an
 * opportunity. From then on it is read-only, yet still queried and counted.
 */
public final class Lead extends CrmRecord<Lead> {

    public static final RecordType<Lead> TYPE = LeadFields.TYPE;

    Lead(Values values) {
        super(values);
    }

    @Override
    public RecordType<Lead> type() {
        return TYPE;
    }

    @Override
    public LeadId id() {
        return get(LeadFields.ID);
    }

    /** First and last name, the company where there is none, the e-mail address or external id as a last resort. */
    public String name() {
        String person = Stream.of(LeadFields.FIRST_NAME, LeadFields.LAST_NAME)
                .flatMap(field -> find(field).stream())
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
        if (!person.isEmpty()) {
            return person;
        }
        return company()
                .or(() -> email().map(EmailAddress::address))
                .or(this::externalId)
                .orElseGet(() -> id().toString());
    }

    public Optional<String> company() {
        return find(LeadFields.COMPANY).filter(company -> !company.isBlank());
    }

    public List<EmailAddress> emails() {
        return find(LeadFields.EMAILS).orElse(List.of());
    }

    /** The primary address, or the first. */
    public Optional<EmailAddress> email() {
        return ContactPoint.primaryOf(emails());
    }

    public List<PhoneNumber> phones() {
        return find(LeadFields.PHONES).orElse(List.of());
    }

    /** The code of its status. */
    public String status() {
        return get(LeadFields.STATUS);
    }

    public Owner owner() {
        return get(LeadFields.OWNER);
    }

    public Optional<String> source() {
        return find(LeadFields.SOURCE);
    }

    public boolean isConverted() {
        return get(LeadFields.IS_CONVERTED);
    }

    public Optional<AccountId> convertedAccount() {
        return find(LeadFields.CONVERTED_ACCOUNT);
    }

    public Optional<ContactId> convertedContact() {
        return find(LeadFields.CONVERTED_CONTACT);
    }

    public Optional<OpportunityId> convertedOpportunity() {
        return find(LeadFields.CONVERTED_OPPORTUNITY);
    }

    /** Nobody, or a country that is none. */
    @Override
    public List<Violation> check() {
        List<Violation> found = new ArrayList<>(0);
        if (!isSomebody()) {
            found.add(Violation.of("", LeadErrors.NOBODY));
        }
        find(LeadFields.COUNTRY)
                .filter(country -> !PostalAddress.isCountry(country))
                .ifPresent(
                        country -> found.add(Violation.of(LeadFields.COUNTRY.name(), PostalAddress.UNKNOWN_COUNTRY)));
        return found;
    }

    /** Whether there is anything by which somebody could find this lead again. */
    private boolean isSomebody() {
        return Stream.of(LeadFields.FIRST_NAME, LeadFields.LAST_NAME, LeadFields.COMPANY, LeadFields.EXTERNAL_ID)
                        .anyMatch(field ->
                                find(field).filter(text -> !text.isBlank()).isPresent())
                || !emails().isEmpty()
                || !phones().isEmpty();
    }

    Lead scored(long points, Optional<String> grade) {
        return with(values().edit()
                .set(LeadFields.SCORE, points)
                .set(LeadFields.GRADE, grade.orElse(null))
                .build());
    }

    /** When its present owner got it. */
    public Instant assignedAt() {
        return find(LeadFields.ASSIGNED_AT).orElse(createdAt());
    }

    Lead assignTo(Owner owner, Instant now) {
        requireNotConverted();
        return with(LeadFields.OWNER, owner).assigned(this, now);
    }

    /** The same, which remembers when it came to another owner than it had before. */
    Lead assigned(Lead before, Instant now) {
        return owner().equals(before.owner()) ? this : with(LeadFields.ASSIGNED_AT, now);
    }

    /** Somebody was in touch with the person; only the first time is kept. */
    public Lead respondedAt(Instant time) {
        return find(LeadFields.FIRST_RESPONDED_AT).isPresent() ? this : with(LeadFields.FIRST_RESPONDED_AT, time);
    }

    /**
     * Goes to another status. A lost lead keeps why; any other has no reason any more.
     *
     * @param from the present status
     * @throws RefusedException {@code lead.invalid_transition}, {@code lead.status_by_conversion_only}
     * @throws ValidationException {@code field.required} when it is to be lost without a reason
     */
    Lead changeStatus(LeadStatus from, LeadStatus to, @Nullable String reason) {
        requireNotConverted();
        to.requireSetByHand();
        if (!LeadTransitions.allowed(from.kind(), to.kind())) {
            throw new RefusedException(
                    LeadErrors.INVALID_TRANSITION, Map.of("lead", id(), "from", from.code(), "to", to.code()));
        }
        Lead next = with(values().edit()
                .set(LeadFields.STATUS, to.code())
                .set(LeadFields.LOST_REASON, to.kind() == Kind.LOST ? reason : null)
                .build());
        next.requireReasonFits(to);
        return next;
    }

    /** @throws ValidationException when a lost lead has no reason, or another one has */
    void requireReasonFits(LeadStatus status) {
        boolean lost = status.kind() == Kind.LOST;
        boolean reason =
                find(LeadFields.LOST_REASON).filter(text -> !text.isBlank()).isPresent();
        if (lost != reason) {
            throw ValidationException.of(
                    LeadFields.LOST_REASON.name(), lost ? RecordErrors.REQUIRED : LeadErrors.NOT_LOST);
        }
    }

    /** What it became; the conversion alone calls this, and sets everything at once. */
    public Lead convert(
            LeadStatus to,
            Instant at,
            AccountId account,
            Optional<ContactId> contact,
            Optional<OpportunityId> opportunity) {
        requireNotConverted();
        if (to.kind() != Kind.CONVERTED) {
            throw new RefusedException(LeadErrors.STATUS_NOT_CONVERTED, Map.of("lead", id(), "status", to.code()));
        }
        return with(values().edit()
                .set(LeadFields.STATUS, to.code())
                .set(LeadFields.IS_CONVERTED, true)
                .set(LeadFields.CONVERTED_AT, at)
                .set(LeadFields.CONVERTED_ACCOUNT, account)
                .set(LeadFields.CONVERTED_CONTACT, contact.orElse(null))
                .set(LeadFields.CONVERTED_OPPORTUNITY, opportunity.orElse(null))
                .build());
    }

    /** @throws RefusedException {@code lead.already_converted} with what it became */
    public void requireNotConverted() {
        if (isConverted()) {
            Map<String, Object> parameters = new HashMap<>();
            parameters.put("lead", id());
            convertedAccount().ifPresent(id -> parameters.put("account", id));
            convertedContact().ifPresent(id -> parameters.put("contact", id));
            convertedOpportunity().ifPresent(id -> parameters.put("opportunity", id));
            throw new RefusedException(LeadErrors.ALREADY_CONVERTED, parameters);
        }
    }
}
