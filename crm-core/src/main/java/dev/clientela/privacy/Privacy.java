package dev.clientela.privacy;

import dev.clientela.account.Account;
import dev.clientela.command.Commands;
import dev.clientela.command.Execution;
import dev.clientela.error.RefusedException;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordId;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.security.Permission;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a person can ask for: to be told what is known of them, and to be forgotten. A person is named by any record of theirs: a lead, a contact, a person
 * account, deleted or not; what they were before and became since is found from there.
 *
 * <p>As thread-safe as the session it comes from.
 */
public final class Privacy {

    /** The right to erase persons; it covers all their records, once the one that is named may be seen and changed. */
    public static final Permission ERASE = Permission.of("person.erase");

    /** The right to give out what is known of persons, as far as the actor sees it. */
    public static final Permission EXPORT = Permission.of("person.export");

    private static final Set<String> PERSONS =
            Set.of(DossierReading.LEAD, DossierReading.CONTACT, DossierReading.ACCOUNT);

    private final Commands commands;

    public Privacy(Commands commands) {
        this.commands = commands;
    }

    /** What {@link #erase} would take out and leave, found out by doing it and throwing it away. */
    public Erasure planErasure(RecordId person) {
        return commands.dryRun(rehearsed -> rehearsed.write(execution -> erase(execution, person.ref())))
                .result();
    }

    /**
     * Takes all that tells who the person is or was out of the records, out of every event, out of the deliveries that
     * wait, and out of the idempotency keys, in one transaction. The records stay, with a placeholder for a name, and so
     * do deals, figures and counts; past states are told without what was taken out. Each record that is changed tells of
     * it, so that a host follows: {@code person.erased}, {@code person.removed}. Done again, it does nothing, unless
     * something has been added.
     *
     * <p>Not guaranteed: that nobody has written of the person in words that nothing connects with them, such as a first
     * name in the description of a deal; {@link Erasure#kept} lists the texts that stay in activities of several persons.
     * Tags of businesses and deals stay though the lead had brought them. Values of custom fields that are not defined at
     * the time are not known. What a relay has claimed at this moment is delivered as it was; the event of the erasure
     * comes behind it.
     *
     * @throws RefusedException {@code privacy.no_person}
     * @throws dev.clientela.error.NotFoundException {@code record.not_found}
     * @throws dev.clientela.error.AccessDeniedException {@code access.denied}
     */
    public Erasure erase(RecordId person) {
        return commands.write(execution -> erase(execution, person.ref()));
    }

    /**
     * Puts together everything that is known of the person: what they were and are, with every value of the past; calls,
     * mails and meetings; roles in deals; custom fields. Of what is of others too, only what concerns the person is told.
     * That it was given out is an event of the record that was named, {@code person.exported}.
     *
     * @throws RefusedException {@code privacy.no_person}
     * @throws dev.clientela.error.NotFoundException {@code record.not_found}
     * @throws dev.clientela.error.AccessDeniedException {@code access.denied}
     */
    public PersonExport export(RecordId person) {
        return commands.write(execution -> export(execution, person.ref()));
    }

    private static PersonExport export(Execution execution, RecordRef person) {
        RecordType<?> type = requirePerson(execution, person);
        execution.require(EXPORT, type);
        requireVisible(execution, type, person);
        Dossier dossier = new DossierReading(execution).of(person);
        PersonExport export = new Exporter(execution, dossier).export();
        dossier.tell(execution, person, new PrivacyEvent.PersonExported());
        return export;
    }

    private static Erasure erase(Execution execution, RecordRef person) {
        RecordType<?> type = requirePerson(execution, person);
        execution.require(ERASE, type);
        requireVisible(execution, type, person).ifPresent(execution::requireEdit);
        return new Eraser(execution, new DossierReading(execution).of(person)).erase();
    }

    /** @throws RefusedException {@code privacy.no_person} */
    static void requireVisiblePerson(Execution execution, RecordRef person) {
        requireVisible(execution, requirePerson(execution, person), person);
    }

    private static RecordType<?> requirePerson(Execution execution, RecordRef person) {
        if (!PERSONS.contains(person.recordType())) {
            throw noPerson(person);
        }
        return execution.kernel().fields().type(person.recordType()).orElseThrow();
    }

    /** The record as it stands; empty when it is deleted, and the actor could see it last. */
    private static <R extends CrmRecord<R>> Optional<R> requireVisible(
            Execution execution, RecordType<R> type, RecordRef person) {
        Optional<R> record = execution.find(type, person.id());
        if (record.isEmpty()) {
            execution.requireKnown(type, person.id());
        } else if (record.get() instanceof Account account && !account.isPerson()) {
            throw noPerson(person);
        }
        return record;
    }

    private static RefusedException noPerson(RecordRef person) {
        return new RefusedException(PrivacyErrors.NO_PERSON, Map.of("record", person));
    }
}
