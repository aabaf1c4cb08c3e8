package dev.clientela.conversion;

import dev.clientela.account.AccountId;
import dev.clientela.contact.ContactId;
import dev.clientela.conversion.ConvertedRecord.Role;
import dev.clientela.error.RefusedException;
import dev.clientela.lead.LeadId;
import dev.clientela.opportunity.OpportunityId;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a conversion did: every record created or changed with its versions, every field with its origin, and why it was
 * done so. With it a conversion can be undone while none of those records has changed since.
 */
public final class ConversionReceipt extends CrmRecord<ConversionReceipt> {

    public static final RecordType<ConversionReceipt> TYPE = ConversionFields.TYPE;

    ConversionReceipt(Values values) {
        super(values);
    }

    @Override
    public RecordType<ConversionReceipt> type() {
        return TYPE;
    }

    @Override
    public ConversionId id() {
        return get(ConversionFields.ID);
    }

    /** The id of the rule that decided. */
    public String rule() {
        return get(ConversionFields.RULE);
    }

    public LeadId lead() {
        return new LeadId(one(Role.LEAD).orElseThrow());
    }

    public AccountId account() {
        return new AccountId(one(Role.ACCOUNT).orElseThrow());
    }

    /** @throws NoSuchElementException when the lead became a person account, or named nobody */
    public ContactId contact() {
        return findContact().orElseThrow(() -> new NoSuchElementException("The conversion made no contact"));
    }

    public Optional<ContactId> findContact() {
        return one(Role.CONTACT).map(ContactId::new);
    }

    /** @throws NoSuchElementException when none was wanted */
    public OpportunityId opportunity() {
        return findOpportunity().orElseThrow(() -> new NoSuchElementException("The conversion made no opportunity"));
    }

    public Optional<OpportunityId> findOpportunity() {
        return one(Role.OPPORTUNITY).map(OpportunityId::new);
    }

    private Optional<UUID> one(Role role) {
        return of(role).map(touched -> touched.record().id()).findFirst();
    }

    Stream<ConvertedRecord> of(Role role) {
        return records().stream().filter(touched -> touched.role() == role);
    }

    /** The lead, its targets, and the activities that followed. */
    public List<ConvertedRecord> records() {
        return get(ConversionFields.RECORDS);
    }

    /** Every field written, record by record. */
    public List<FieldLineage> lineage() {
        return find(ConversionFields.LINEAGE).orElse(List.of());
    }

    /** The rules that were asked; the last one decided. */
    public List<RuleVerdict> explanation() {
        return find(ConversionFields.EXPLANATION).orElse(List.of());
    }

    /** The existing records that might have been meant, and what was decided about each. */
    public List<ConsideredMatch> matches() {
        return find(ConversionFields.MATCHES).orElse(List.of());
    }

    public Optional<Instant> undoneAt() {
        return find(ConversionFields.UNDONE_AT);
    }

    /** @throws RefusedException {@code conversion.already_undone} */
    ConversionReceipt undo(Instant at) {
        if (undoneAt().isPresent()) {
            throw new RefusedException(
                    ConversionErrors.ALREADY_UNDONE,
                    Map.of("conversion", id(), "at", undoneAt().get()));
        }
        return with(ConversionFields.UNDONE_AT, at);
    }
}
