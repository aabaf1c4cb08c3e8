package dev.clientela.privacy;

import dev.clientela.account.Account;
import dev.clientela.account.AccountFields;
import dev.clientela.account.AccountId;
import dev.clientela.activity.Activity;
import dev.clientela.activity.ActivityFields;
import dev.clientela.activity.ActivitySeries;
import dev.clientela.activity.ActivitySeriesFields;
import dev.clientela.activity.Participant;
import dev.clientela.approval.ApprovalItem;
import dev.clientela.approval.ApprovalItemFields;
import dev.clientela.approval.ApprovalRequest;
import dev.clientela.contact.Contact;
import dev.clientela.contact.ContactFields;
import dev.clientela.contact.ContactId;
import dev.clientela.conversion.ConversionFields;
import dev.clientela.conversion.ConversionReceipt;
import dev.clientela.conversion.FieldLineage;
import dev.clientela.decision.Decision;
import dev.clientela.decision.DecisionFields;
import dev.clientela.decision.DecisionState;
import dev.clientela.decision.DecisionStateFields;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.lead.PendingLead;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.privacy.Erasure.Kept;
import dev.clientela.quote.AttachedDocument;
import dev.clientela.quote.Quote;
import dev.clientela.quote.QuoteFields;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.FieldCatalog;
import dev.clientela.record.ListField;
import dev.clientela.record.RecordRef;
import dev.clientela.record.TextField;
import dev.clientela.record.Trait;
import dev.clientela.record.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What goes from each record when a person is erased.
 *
 * <p>From the person's own records: every field that is {@linkplain Trait#PERSONAL personal}, every custom field, tags and
 * the key in another system. From activities that are about nobody else: the same. From what is of others too: the person
 * as a participant, values that a conversion took from personal fields of the lead, and known names, addresses and numbers
 * inside of texts. Why something was decided about any of these goes, but about a business that
 * loses nothing itself, where it loses what it says of the person.
 */
final class ErasureRules {

    /** Texts that must be there, so that a placeholder is left. */
    private static final Set<Field<?>> WITH_PLACEHOLDER = Set.of(
            LeadFields.LAST_NAME,
            ContactFields.LAST_NAME,
            AccountFields.LAST_NAME,
            AccountFields.NAME,
            ActivityFields.SUBJECT,
            ActivityFields.DESCRIPTION,
            ActivitySeriesFields.SUBJECT);

    /** Where a business is, and its website, are its own, whoever told of them first. */
    private static final Set<Field<?>> OF_THE_BUSINESS = Set.of(
            AccountFields.WEBSITE,
            AccountFields.STREET,
            AccountFields.CITY,
            AccountFields.REGION,
            AccountFields.POSTAL_CODE);

    private final FieldCatalog catalog;
    private final LegalHolds holds;
    private final Dossier dossier;
    private final List<Kept> kept = new ArrayList<>();

    ErasureRules(FieldCatalog catalog, LegalHolds holds, Dossier dossier) {
        this.catalog = catalog;
        this.holds = holds;
        this.dossier = dossier;
    }

    /** What stays of that which was asked for so far, and why. */
    List<Kept> kept() {
        return kept;
    }

    /** Whether nothing of the record is anybody else's, so that also why something was done to it goes. */
    boolean isWhollyOfThePerson(CrmRecord<?> record) {
        return dossier.own().containsKey(record.ref())
                || record instanceof ConversionReceipt
                || record instanceof Consent
                || record instanceof PendingLead
                || subject(record).filter(this::isWhollyOfThePerson).isPresent()
                || (record instanceof Activity && isOfNobodyElse(record, ActivityFields.RELATED))
                || (record instanceof ActivitySeries && isOfNobodyElse(record, ActivitySeriesFields.RELATED));
    }

    /** What a decision, what is remembered for decisions, or an approval is about. */
    private Optional<RecordRef> subject(CrmRecord<?> record) {
        if (record instanceof Decision decision) {
            return Optional.of(decision.subject());
        }
        if (record instanceof ApprovalItem item) {
            return Optional.ofNullable(dossier.related().get(item.request().ref()))
                    .flatMap(this::subject);
        }
        if (record instanceof ApprovalRequest request) {
            return Optional.of(request.subject());
        }
        return record instanceof DecisionState state ? state.subject() : Optional.empty();
    }

    private boolean isWhollyOfThePerson(RecordRef subject) {
        CrmRecord<?> known =
                dossier.own().getOrDefault(subject, dossier.related().get(subject));
        return known != null && isWhollyOfThePerson(known);
    }

    /**
     * Why something was decided about a call of several persons, or about a deal, may repeat any value of it, so all of it
     * goes; so it does of a business that loses something itself.
     */
    private void takeFromReasons(TextField reasons, RecordRef subject, Redaction redaction) {
        CrmRecord<?> known = dossier.related().get(subject);
        if (known instanceof Account && !losesAnything(known)) {
            redaction.rewrite(reasons, dossier.identity()::scrubbed);
        } else {
            redaction.clear(reasons);
        }
    }

    private boolean losesAnything(CrmRecord<?> record) {
        ErasureRules beside = new ErasureRules(catalog, LegalHolds.NONE, dossier);
        return !beside.taken(record, beside.of(record)).isEmpty();
    }

    private boolean isOfNobodyElse(CrmRecord<?> record, ListField<RecordRef> relations) {
        boolean about = false;
        for (Values state : states(record)) {
            List<RecordRef> related = state.get(relations);
            for (RecordRef ref : related == null ? List.<RecordRef>of() : related) {
                if (dossier.strangers().contains(ref)) {
                    return false;
                }
                about |= dossier.own().containsKey(ref);
            }
        }
        return about;
    }

    /** Every state of the record, as far as it is known. */
    List<Values> states(CrmRecord<?> record) {
        boolean gone = dossier.gone().contains(record.ref());
        return Past.states(gone ? record.type().noValues() : record.values(), dossier.eventsOf(record.ref()));
    }

    Redaction of(CrmRecord<?> record) {
        Redaction redaction = new Redaction();
        if (record instanceof ConversionReceipt) {
            redaction.clear(ConversionFields.EXPLANATION);
            redaction.replaceEach(ConversionFields.LINEAGE, ErasureRules::withoutValues);
        } else if (isWhollyOfThePerson(record)) {
            takeAll(record, redaction);
        } else {
            takeFromOthers(record, redaction);
        }
        hold(record, redaction);
        return redaction;
    }

    private static Object withoutValues(Object line) {
        FieldLineage lineage = (FieldLineage) line;
        return new FieldLineage(lineage.record(), lineage.field(), lineage.sources(), null, null);
    }

    private void takeAll(CrmRecord<?> record, Redaction redaction) {
        for (Field<?> field : catalog.fields(record.type())) {
            if (!isPersonal(record, field)) {
                keepIfSaid(record, field, Kept.NOT_PERSONAL);
            } else if (WITH_PLACEHOLDER.contains(field)) {
                redaction.replace((TextField) field);
            } else {
                redaction.clear(field);
            }
        }
    }

    private static boolean isPersonal(CrmRecord<?> record, Field<?> field) {
        return field.has(Trait.PERSONAL)
                || field.isCustom()
                || field.equals(record.type().system().tags())
                || field.equals(record.type().system().externalId());
    }

    private void keepIfSaid(CrmRecord<?> record, Field<?> field, String reason) {
        if (record.values().has(field) && !field.has(Trait.READ_ONLY)) {
            kept.add(new Kept(record.ref(), field.name(), reason));
        }
    }

    private void takeFromOthers(CrmRecord<?> record, Redaction redaction) {
        if (record instanceof Activity) {
            redaction.remove(ActivityFields.PARTICIPANTS, this::isThePerson);
        }
        if (record instanceof Decision decision) {
            takeFromReasons(DecisionFields.EXPLANATION, decision.subject(), redaction);
            return;
        }
        if (record instanceof DecisionState state) {
            state.subject().ifPresent(about -> takeFromReasons(DecisionStateFields.DETAIL, about, redaction));
            return;
        }
        if (record instanceof Quote quote) {
            takeFromQuote(quote, redaction);
        }
        if (record instanceof ApprovalItem) {
            redaction.rewrite(ApprovalItemFields.COMMENT, dossier.identity()::scrubbed);
            return;
        }
        takeConverted(record, redaction);
        if (isSomebodyElse(record)) {
            return;
        }
        for (Field<?> field : catalog.fields(record.type())) {
            if ((record instanceof Opportunity || record instanceof Quote)
                    && field.isCustom()
                    && field.has(Trait.PERSONAL)) {
                redaction.clear(field);
            } else if (field instanceof TextField text && isFreeText(text)) {
                redaction.rewrite(text, dossier.identity()::scrubbed);
                if (record instanceof Activity
                        && !redaction.touches(text, record.values().get(text))) {
                    keepIfSaid(record, field, Kept.SHARED);
                }
            }
        }
    }

    /** What was signed with, and said, is the person's where the offer was made to the person. */
    private void takeFromQuote(Quote quote, Redaction redaction) {
        boolean addressed = states(quote).stream().anyMatch(this::isAddressedToThePerson);
        for (TextField said : List.of(QuoteFields.SENT_TO, QuoteFields.SIGNED_BY, QuoteFields.REASON)) {
            if (addressed) {
                redaction.clear(said);
            } else {
                redaction.rewrite(said, dossier.identity()::scrubbed);
            }
        }
        redaction.replaceEach(QuoteFields.ATTACHMENTS, element -> {
            AttachedDocument document = (AttachedDocument) element;
            return new AttachedDocument(dossier.identity().scrubbed(document.name()), document.reference());
        });
    }

    private boolean isAddressedToThePerson(Values quote) {
        ContactId contact = quote.get(QuoteFields.CONTACT);
        AccountId account = quote.get(QuoteFields.ACCOUNT);
        return (contact != null && dossier.own().containsKey(contact.ref()))
                || (account != null && dossier.own().containsKey(account.ref()));
    }

    /** Another person may bear the same name. */
    private static boolean isSomebodyElse(CrmRecord<?> record) {
        return record instanceof Lead
                || record instanceof Contact
                || (record instanceof Account account && account.isPerson());
    }

    private static boolean isFreeText(TextField field) {
        return !field.has(Trait.READ_ONLY)
                && !field.has(Trait.UNIQUE)
                && !field.equals(ActivitySeriesFields.RECURRENCE);
    }

    /** Whether a participant bears an address or a full name of the person. */
    boolean isThePerson(Object element) {
        Participant participant = (Participant) element;
        return dossier.identity().emailKeys().contains(Participant.TYPE.key(participant))
                || dossier.identity().isName(participant.name());
    }

    /** Takes out again what conversions of the person's leads brought from personal fields. */
    private void takeConverted(CrmRecord<?> record, Redaction redaction) {
        for (ConversionReceipt receipt : dossier.receipts()) {
            for (FieldLineage line : receipt.lineage()) {
                Optional<Field<?>> field = catalog.field(record.type().name(), line.field());
                if (line.record().equals(record.ref()) && field.isPresent() && isFromPersonal(line)) {
                    takeConverted(record, field.get(), line, redaction);
                }
            }
        }
    }

    private boolean isFromPersonal(FieldLineage line) {
        return line.sources().stream()
                .anyMatch(source -> catalog.field(DossierReading.LEAD, source)
                        .filter(field -> field.has(Trait.PERSONAL))
                        .isPresent());
    }

    private void takeConverted(CrmRecord<?> record, Field<?> field, FieldLineage line, Redaction redaction) {
        Object after = line.after();
        if (after == null) {
            return;
        }
        if (OF_THE_BUSINESS.contains(field)) {
            keepIfSaid(record, field, Kept.OF_THE_BUSINESS);
        } else if (field instanceof ListField<?> list) {
            Set<String> brought = keys(list, after);
            brought.removeAll(keys(list, line.before()));
            redaction.remove(field, element -> brought.contains(key(list, element)));
        } else if (field.isRequired() && field instanceof TextField text) {
            redaction.rewrite(text, value -> value.equals(after) ? Erasure.PLACEHOLDER : value);
        } else {
            redaction.clear(field, field.fromPlain(after));
        }
    }

    private static Set<String> keys(ListField<?> field, @Nullable Object plain) {
        Set<String> keys = new LinkedHashSet<>();
        if (plain != null) {
            field.fromPlain(plain).forEach(element -> keys.add(key(field, element)));
        }
        return keys;
    }

    @SuppressWarnings("unchecked") // an element of the field's own value
    private static <E> String key(ListField<E> field, Object element) {
        return field.elements().key((E) element);
    }

    private void hold(CrmRecord<?> record, Redaction redaction) {
        for (Field<?> field : taken(record, redaction)) {
            holds.reasonToKeep(record, field).ifPresent(reason -> {
                redaction.keep(field);
                kept.add(new Kept(record.ref(), field.name(), reason));
            });
        }
    }

    /** The texts, also of the past, that a record loses whole. */
    Set<String> textsTaken(CrmRecord<?> record, Redaction redaction) {
        Set<String> taken = new HashSet<>();
        if (isWhollyOfThePerson(record)) {
            for (Values state : states(record)) {
                for (Field<?> field : state.fields()) {
                    if (field instanceof TextField text && redaction.touches(text, state.get(text))) {
                        Stream.ofNullable(state.get(text)).forEach(taken::add);
                    }
                }
            }
        }
        return taken;
    }

    /** The fields that lose a value, be it one of the past. */
    List<Field<?>> taken(CrmRecord<?> record, Redaction redaction) {
        List<Values> states = states(record);
        return catalog.fields(record.type()).stream()
                .<Field<?>>map(field -> field)
                .filter(field -> states.stream().anyMatch(state -> redaction.touches(field, state.get(field))))
                .toList();
    }
}
