package dev.clientela.lead;

import dev.clientela.error.CrmException;
import dev.clientela.error.ErrorCode;
import dev.clientela.error.ValidationException;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.FieldCatalog;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import dev.clientela.security.Actor;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A lead that was accepted and is yet to be captured. {@link #createdAt} is when it was accepted, {@link #createdBy} by
 * whom. It is of the library's own machinery: no event tells of it.
 */
public final class PendingLead extends CrmRecord<PendingLead> {

    public static final RecordType<PendingLead> TYPE = PendingLeadFields.TYPE;

    PendingLead(Values values) {
        super(values);
    }

    /** Accepted by the actor, due at once. */
    static PendingLead accepted(UUID id, Values command, Actor actor, Instant now) {
        return TYPE.create(TYPE.noValues()
                .edit()
                .set(PendingLeadFields.ID, new PendingLeadId(id))
                .set(PendingLeadFields.EXTERNAL_ID, command.get(LeadFields.EXTERNAL_ID))
                .set(PendingLeadFields.PAYLOAD, AcceptedLead.write(command, actor))
                .set(PendingLeadFields.DUE_AT, now)
                .set(PendingLeadFields.ATTEMPTS, 0L)
                .build());
    }

    @Override
    public RecordType<PendingLead> type() {
        return TYPE;
    }

    @Override
    public PendingLeadId id() {
        return get(PendingLeadFields.ID);
    }

    /** The id that the lead will have, or has by now. */
    public LeadId leadId() {
        return new LeadId(id().value());
    }

    /**
     * What was accepted.
     *
     * @throws ValidationException {@code field.unknown} for each custom field that is not defined any more
     */
    public CaptureLead command(FieldCatalog fields) {
        return new CaptureLead(find(PendingLeadFields.PAYLOAD)
                .map(payload -> AcceptedLead.read(payload).values(fields))
                .orElseGet(Lead.TYPE::noValues));
    }

    /** What was accepted, without custom fields that are not defined any more. */
    public Values known(FieldCatalog fields) {
        return find(PendingLeadFields.PAYLOAD)
                .map(payload -> AcceptedLead.read(payload).known(fields))
                .orElseGet(Lead.TYPE::noValues);
    }

    /** Whether the person was erased whom it told of, so that there is no lead to be made of it. */
    public boolean isErased() {
        return find(PendingLeadFields.PAYLOAD).isEmpty();
    }

    /** From when on it is to be captured; empty when it was given up. */
    public Optional<Instant> dueAt() {
        return find(PendingLeadFields.DUE_AT);
    }

    public boolean isGivenUp() {
        return dueAt().isEmpty();
    }

    public long attempts() {
        return get(PendingLeadFields.ATTEMPTS);
    }

    /** With which error code it failed last. */
    public Optional<String> errorCode() {
        return find(PendingLeadFields.ERROR_CODE);
    }

    /** Which fields were at fault then and for what, as {@code path: code, …}; may be empty. */
    public String faults() {
        return find(PendingLeadFields.FAULTS).orElse("");
    }

    /** Who accepted it, and why. */
    Actor actor(Actor inTenant) {
        String payload = get(PendingLeadFields.PAYLOAD);
        return AcceptedLead.read(payload).actor(inTenant.tenant());
    }

    /** The same after an attempt at it has failed. */
    PendingLead failed(RuntimeException failure, IntakeSettings settings, Instant now) {
        int attempts = (int) Math.min(attempts() + 1, Integer.MAX_VALUE);
        return with(values().edit()
                .set(PendingLeadFields.ATTEMPTS, (long) attempts)
                .set(
                        PendingLeadFields.DUE_AT,
                        attempts >= settings.attempts() ? null : now.plus(settings.retryAfter(attempts)))
                .set(PendingLeadFields.ERROR_CODE, codeOf(failure).value())
                .set(PendingLeadFields.FAULTS, faultsOf(failure))
                .build());
    }

    private static ErrorCode codeOf(RuntimeException failure) {
        return failure instanceof CrmException refused ? refused.code() : IntakeErrors.UNEXPECTED;
    }

    private static @Nullable String faultsOf(RuntimeException failure) {
        if (!(failure instanceof ValidationException invalid)) {
            return null;
        }
        String faults = invalid.violations().stream()
                .map(fault -> fault.path() + ": " + fault.code().value())
                .collect(Collectors.joining(", "));
        int most = PendingLeadFields.FAULTS.maxLength();
        return faults.codePointCount(0, faults.length()) <= most
                ? faults
                : faults.substring(0, faults.offsetByCodePoints(0, most));
    }

    /** The same, to be tried again as if it had never failed. */
    PendingLead revived(Instant now) {
        return with(values().edit()
                .set(PendingLeadFields.ATTEMPTS, 0L)
                .set(PendingLeadFields.DUE_AT, now)
                .build());
    }
}
