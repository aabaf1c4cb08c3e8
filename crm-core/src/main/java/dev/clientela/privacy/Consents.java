package dev.clientela.privacy;

import dev.clientela.account.AccountFields;
import dev.clientela.command.Commands;
import dev.clientela.command.Execution;
import dev.clientela.command.Records;
import dev.clientela.contact.ContactFields;
import dev.clientela.error.ValidationException;
import dev.clientela.event.CrmEvent;
import dev.clientela.lead.LeadFields;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.FlagField;
import dev.clientela.record.Query;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.RecordId;
import dev.clientela.record.RecordRef;
import dev.clientela.record.Values;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who lets themselves be contacted for which purpose through which channel. What somebody said as a lead holds for the
 * contact or person account that they became, and the other way round; nothing is copied, so nothing is lost when a
 * conversion is undone, though the contact is gone. Of what they said as one or the other, the last counts.
 *
 * <p>The flags {@code email_opt_out} and {@code do_not_call} outrank every consent for the channels {@code email} and
 * {@code phone}: who has asked not to be written to is not written to until the flag is taken off.
 *
 * <p>What is common to all records (find, list, count, report, delete, look back) stands in {@link Records}; its history is
 * the proof of what was said when.
 */
public final class Consents extends Records<Consent, ConsentId> {

    private static final List<FlagField> NO_EMAIL =
            List.of(LeadFields.EMAIL_OPT_OUT, ContactFields.EMAIL_OPT_OUT, AccountFields.EMAIL_OPT_OUT);
    private static final List<FlagField> NO_CALL =
            List.of(LeadFields.DO_NOT_CALL, ContactFields.DO_NOT_CALL, AccountFields.DO_NOT_CALL);

    public Consents(Commands commands) {
        super(Consent.TYPE, commands);
    }

    /**
     * Takes down that somebody may be contacted; given before, on what terms ever, it is so on these now.
     *
     * @throws dev.clientela.error.RefusedException {@code privacy.no_person}
     * @throws ValidationException for a purpose or channel that is no term of its vocabulary
     */
    public Consent give(GiveConsent command) {
        return commands().writeOnce(Consent.TYPE, command, execution -> {
            Values.Builder given = Consent.TYPE.noValues().edit();
            given.set(ConsentFields.IS_GIVEN, true);
            given.set(ConsentFields.SINCE, command.since().orElse(execution.now()));
            given.set(ConsentFields.VALID_UNTIL, command.validUntil().orElse(null));
            given.set(ConsentFields.BASIS, command.basis());
            given.set(ConsentFields.EVIDENCE, command.evidence().isBlank() ? null : command.evidence());
            return say(execution, command.person(), command.purpose(), command.channel(), given.build());
        });
    }

    /** Takes down that somebody may not be contacted, or not any more; what they said before stays in the history. */
    public Consent withdraw(RecordId person, String purpose, String channel) {
        return commands().writeOnce(Consent.TYPE, List.of("withdraw", person, purpose, channel), execution -> {
            Values.Builder refused = Consent.TYPE.noValues().edit();
            refused.set(ConsentFields.IS_GIVEN, false);
            refused.set(ConsentFields.SINCE, execution.now());
            refused.set(ConsentFields.BASIS, LegalBasis.CONSENT);
            return say(execution, person.ref(), purpose, channel, refused.build());
        });
    }

    private static Consent say(Execution execution, RecordRef person, String purpose, String channel, Values said) {
        Privacy.requireVisiblePerson(execution, person);
        Optional<Consent> before = all(execution, List.of(person)).stream()
                .filter(consent -> consent.isOf(purpose, channel))
                .findFirst();
        CrmEvent event = Boolean.TRUE.equals(said.get(ConsentFields.IS_GIVEN))
                ? new ConsentEvent.Given()
                : new ConsentEvent.Withdrawn();
        if (before.isPresent()) {
            return execution.update(before.get(), before.get().saying(said), event);
        }
        return execution.insert(
                Consent.TYPE.create(said.edit()
                        .set(ConsentFields.ID, new ConsentId(execution.newId()))
                        .set(ConsentFields.PERSON, person)
                        .set(ConsentFields.PURPOSE, purpose)
                        .set(ConsentFields.CHANNEL, channel)
                        .build()),
                event);
    }

    /** Whether the person may be contacted now: a consent holds, and no flag forbids the channel. */
    public boolean mayContact(RecordId person, String purpose, String channel) {
        return commands().read(execution -> {
            Privacy.requireVisiblePerson(execution, person.ref());
            DossierReading.Own own = new DossierReading(execution).own(person.ref());
            if (isForbidden(own.records(), channel)) {
                return false;
            }
            return all(execution, own.refs()).stream()
                    .filter(consent -> consent.isOf(purpose, channel))
                    .max(Comparator.comparing(Consent::since))
                    .filter(consent -> consent.holds(execution.now()))
                    .isPresent();
        });
    }

    /** What the person has said, as lead, contact or account, the latest first. */
    public List<Consent> of(RecordId person) {
        return commands().read(execution -> {
            Privacy.requireVisiblePerson(execution, person.ref());
            DossierReading.Own own = new DossierReading(execution).own(person.ref());
            return all(execution, own.refs()).stream()
                    .sorted(Comparator.comparing(Consent::since).reversed())
                    .toList();
        });
    }

    private static boolean isForbidden(Collection<CrmRecord<?>> own, String channel) {
        List<FlagField> flags = switch (channel) {
            case ConsentChannel.EMAIL -> NO_EMAIL;
            case ConsentChannel.PHONE -> NO_CALL;
            default -> List.of();
        };
        return own.stream()
                .anyMatch(record -> flags.stream()
                        .filter(flag -> flag.recordType().equals(record.type().name()))
                        .anyMatch(flag -> record.find(flag).orElse(false)));
    }

    private static List<Consent> all(Execution execution, Collection<RecordRef> persons) {
        return execution.all(Query.of(Consent.TYPE).where(ConsentFields.PERSON.in(persons)));
    }

    /** @throws ValidationException {@code field.read_only}: a consent is {@linkplain #give given} */
    @Override
    protected Consent creating(Execution execution, Values given) {
        throw ValidationException.of(ConsentFields.PERSON.name(), RecordErrors.READ_ONLY);
    }

    @Override
    protected CrmEvent edited() {
        return new ConsentEvent.Edited();
    }

    @Override
    protected CrmEvent deleted() {
        return new ConsentEvent.Deleted();
    }
}
