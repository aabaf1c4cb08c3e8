package dev.clientela.privacy;

import dev.clientela.account.Account;
import dev.clientela.account.AccountId;
import dev.clientela.activity.Activity;
import dev.clientela.activity.ActivityFields;
import dev.clientela.activity.ActivitySeries;
import dev.clientela.activity.ActivitySeriesFields;
import dev.clientela.approval.ApprovalItem;
import dev.clientela.approval.ApprovalItemFields;
import dev.clientela.approval.ApprovalRequest;
import dev.clientela.approval.ApprovalRequestFields;
import dev.clientela.command.Execution;
import dev.clientela.contact.Contact;
import dev.clientela.contact.ContactId;
import dev.clientela.conversion.ConversionFields;
import dev.clientela.conversion.ConversionReceipt;
import dev.clientela.conversion.ConvertedRecord;
import dev.clientela.decision.Decision;
import dev.clientela.decision.DecisionFields;
import dev.clientela.decision.DecisionState;
import dev.clientela.decision.DecisionStateFields;
import dev.clientela.event.EventEnvelope;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.lead.PendingLead;
import dev.clientela.lead.PendingLeadFields;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.quote.Quote;
import dev.clientela.quote.QuoteFields;
import dev.clientela.quote.QuoteId;
import dev.clientela.quote.QuoteLine;
import dev.clientela.quote.QuoteLineFields;
import dev.clientela.record.Criterion;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.ListField;
import dev.clientela.record.Query;
import dev.clientela.record.RecordId;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Finds all that is known of a person: from the record that is named through every conversion to what it was and became,
 * then what is about any of these. In as many statements however many records there are. Nothing is left out that the
 * actor may not see.
 */
final class DossierReading {

    static final String LEAD = "lead";
    static final String CONTACT = "contact";
    static final String ACCOUNT = "account";

    private static final int ASKED_AT_ONCE = 1_000;

    private final Execution execution;
    private final Map<RecordRef, CrmRecord<?>> own = new LinkedHashMap<>();
    private final Map<RecordRef, CrmRecord<?>> related = new LinkedHashMap<>();
    private final Set<RecordRef> ownRefs = new LinkedHashSet<>();
    private final Set<RecordRef> relatedRefs = new LinkedHashSet<>();
    private final Set<RecordRef> deleted = new LinkedHashSet<>();
    private final Map<RecordRef, ConversionReceipt> receipts = new LinkedHashMap<>();
    private final Map<RecordRef, List<EventEnvelope>> events = new LinkedHashMap<>();

    DossierReading(Execution execution) {
        this.execution = execution;
    }

    Dossier of(RecordRef person) {
        findOwn(person);
        readEvents(ownRefs);
        settleDeleted();
        List<Values> states = new ArrayList<>();
        own.forEach((ref, record) -> states.addAll(Past.states(present(ref, record), eventsOf(ref))));
        Identity identity = Identity.of(states);
        findRelated(identity);
        readEvents(relatedRefs);
        relatedRefs.stream()
                .filter(ref -> !related.containsKey(ref))
                .forEach(ref -> Past.last(type(ref), eventsOf(ref)).ifPresent(last -> related.put(ref, last)));
        return new Dossier(
                person, own, related, deleted, strangers(), List.copyOf(receipts.values()), events, identity);
    }

    /** What is the person's own, and nothing else that is known of them. */
    Own own(RecordRef person) {
        findOwn(person);
        return new Own(own.values(), ownRefs);
    }

    /** The person's own records as they stand, and references to those that are deleted too. */
    record Own(Collection<CrmRecord<?>> records, Set<RecordRef> refs) {}

    private Values present(RecordRef ref, CrmRecord<?> record) {
        return deleted.contains(ref) ? record.type().noValues() : record.values();
    }

    private List<EventEnvelope> eventsOf(RecordRef ref) {
        return events.getOrDefault(ref, List.of());
    }

    private void findOwn(RecordRef person) {
        Set<RecordRef> fresh = Set.of(person);
        while (!fresh.isEmpty()) {
            Map<RecordRef, CrmRecord<?>> found = read(fresh);
            Set<RecordRef> next = new LinkedHashSet<>();
            Set<RecordRef> persons = new LinkedHashSet<>();
            for (RecordRef ref : fresh) {
                CrmRecord<?> record = found.get(ref);
                if (record instanceof Account account && !account.isPerson()) {
                    related.put(ref, record);
                    relatedRefs.add(ref);
                    continue;
                }
                persons.add(ref);
                ownRefs.add(ref);
                if (record == null) {
                    deleted.add(ref);
                } else {
                    own.put(ref, record);
                    follow(record, next);
                }
            }
            followConversions(persons, next);
            next.removeAll(ownRefs);
            next.removeAll(relatedRefs);
            fresh = next;
        }
    }

    private void follow(CrmRecord<?> record, Set<RecordRef> next) {
        if (record instanceof Lead lead) {
            lead.convertedContact().map(ContactId::ref).ifPresent(next::add);
            lead.convertedAccount().map(AccountId::ref).ifPresent(next::add);
            lead.convertedOpportunity().map(RecordId::ref).ifPresent(relatedRefs::add);
        } else if (record instanceof Contact contact) {
            contact.account().map(AccountId::ref).ifPresent(relatedRefs::add);
        }
    }

    private void followConversions(Set<RecordRef> persons, Set<RecordRef> next) {
        if (persons.isEmpty()) {
            return;
        }
        List<ContactId> contacts = ids(persons, CONTACT).map(ContactId::new).toList();
        List<AccountId> accounts = ids(persons, ACCOUNT).map(AccountId::new).toList();
        if (!contacts.isEmpty() || !accounts.isEmpty()) {
            all(Query.of(Lead.TYPE)
                            .where(LeadFields.CONVERTED_CONTACT
                                    .in(contacts)
                                    .or(LeadFields.CONVERTED_ACCOUNT.in(accounts))))
                    .forEach(lead -> next.add(lead.ref()));
        }
        all(Query.of(ConversionReceipt.TYPE).where(ConversionFields.RECORDS.hasAnyOf(texts(persons))))
                .forEach(receipt -> follow(receipt, persons, next));
    }

    /** What was undone tells nothing of whom a record is, but the conversion itself made it from the lead. */
    private void follow(ConversionReceipt receipt, Set<RecordRef> persons, Set<RecordRef> next) {
        boolean stands = receipt.undoneAt().isEmpty();
        if (!stands
                && !persons.contains(receipt.lead().ref())
                && !ownRefs.contains(receipt.lead().ref())) {
            return;
        }
        receipts.put(receipt.ref(), receipt);
        related.put(receipt.ref(), receipt);
        relatedRefs.add(receipt.ref());
        for (ConvertedRecord touched : receipt.records()) {
            boolean isPerson = switch (touched.role()) {
                case LEAD -> true;
                case CONTACT -> stands || touched.isCreated();
                case ACCOUNT ->
                    (stands || touched.isCreated()) && receipt.findContact().isEmpty();
                case OPPORTUNITY, ACTIVITY -> false;
            };
            (isPerson ? next : relatedRefs).add(touched.record());
        }
    }

    /** Of deleted records only events tell whose they were. */
    private void settleDeleted() {
        for (RecordRef ref : List.copyOf(deleted)) {
            CrmRecord<?> last = Past.last(type(ref), eventsOf(ref)).orElse(null);
            if (last instanceof Account account && !account.isPerson()) {
                ownRefs.remove(ref);
                relatedRefs.add(ref);
                related.put(ref, last);
            } else if (last != null) {
                own.put(ref, last);
            }
        }
    }

    private void findRelated(Identity identity) {
        Criterion about = ActivityFields.RELATED.hasAnyOf(texts(ownRefs));
        Criterion tookPart = ActivityFields.PARTICIPANTS.hasAnyOf(List.copyOf(identity.emailKeys()));
        add(all(Query.of(Activity.TYPE).where(about.or(tookPart))));
        add(all(Query.of(ActivitySeries.TYPE).where(ActivitySeriesFields.RELATED.hasAnyOf(texts(ownRefs)))));
        add(all(Query.of(Consent.TYPE).where(ConsentFields.PERSON.in(ownRefs))));
        List<AccountId> accounts = ids(ownRefs, ACCOUNT).map(AccountId::new).toList();
        List<RecordRef> contacts =
                ownRefs.stream().filter(ref -> ref.recordType().equals(CONTACT)).toList();
        if (!accounts.isEmpty() || !contacts.isEmpty()) {
            add(all(Query.of(Opportunity.TYPE)
                    .where(OpportunityFields.ACCOUNT
                            .in(accounts)
                            .or(OpportunityFields.CONTACT_ROLES.hasAnyOf(texts(contacts))))));
        }
        addQuotes(accounts);
        // Deleted calls, deals in which the person has no role any more: what is left of them are events.
        for (EventEnvelope event : execution
                .unit()
                .events()
                .naming(ownRefs.stream().map(RecordRef::id).toList())) {
            relatedRefs.add(event.record());
        }
        relatedRefs.removeAll(ownRefs);
        addDecisions();
        add(all(Query.of(PendingLead.TYPE).where(PendingLeadFields.PAYLOAD.isPresent())).stream()
                .filter(pending ->
                        identity.isSharedBy(pending.known(execution.kernel().fields())))
                .toList());
        Set<RecordRef> unread = new LinkedHashSet<>(relatedRefs);
        unread.removeAll(related.keySet());
        Map<RecordRef, CrmRecord<?>> found = read(unread);
        related.putAll(found);
        unread.stream().filter(ref -> !found.containsKey(ref)).forEach(deleted::add);
    }

    /** Offers to the person, with their lines. */
    private void addQuotes(List<AccountId> accounts) {
        List<ContactId> contacts = ids(ownRefs, CONTACT).map(ContactId::new).toList();
        if (accounts.isEmpty() && contacts.isEmpty()) {
            return;
        }
        List<Quote> quotes =
                all(Query.of(Quote.TYPE).where(QuoteFields.ACCOUNT.in(accounts).or(QuoteFields.CONTACT.in(contacts))));
        add(quotes);
        List<QuoteId> ids = quotes.stream().map(Quote::id).toList();
        for (int from = 0; from < ids.size(); from += ASKED_AT_ONCE) {
            List<QuoteId> part = ids.subList(from, Math.min(ids.size(), from + ASKED_AT_ONCE));
            add(all(Query.of(QuoteLine.TYPE).where(QuoteLineFields.QUOTE.in(part))));
        }
    }

    /** What was decided about the person, or about anything that tells of them, and what is remembered for it. */
    private void addDecisions() {
        List<RecordRef> about = new ArrayList<>(ownRefs);
        about.addAll(relatedRefs);
        for (int from = 0; from < about.size(); from += ASKED_AT_ONCE) {
            List<RecordRef> part = about.subList(from, Math.min(about.size(), from + ASKED_AT_ONCE));
            add(all(Query.of(Decision.TYPE).where(DecisionFields.SUBJECT.in(part))));
            add(all(Query.of(DecisionState.TYPE).where(DecisionStateFields.SUBJECT.in(part))));
            addApprovals(part);
        }
    }

    /** What was said when they were to be approved. */
    private void addApprovals(List<RecordRef> about) {
        List<ApprovalRequest> requests =
                all(Query.of(ApprovalRequest.TYPE).where(ApprovalRequestFields.SUBJECT.in(about)));
        add(requests);
        if (!requests.isEmpty()) {
            add(all(Query.of(ApprovalItem.TYPE)
                    .where(ApprovalItemFields.REQUEST.in(
                            requests.stream().map(ApprovalRequest::id).toList()))));
        }
    }

    private void add(List<? extends CrmRecord<?>> records) {
        for (CrmRecord<?> record : records) {
            related.put(record.ref(), record);
            relatedRefs.add(record.ref());
        }
    }

    /** Persons that activities are, or were, about and who are not this one. */
    private Set<RecordRef> strangers() {
        Set<RecordRef> strangers = new LinkedHashSet<>();
        Set<RecordRef> accounts = new LinkedHashSet<>();
        related.forEach((ref, record) -> {
            for (RecordRef about : about(ref, record)) {
                if (ownRefs.contains(about)) {
                    continue;
                }
                if (about.recordType().equals(LEAD) || about.recordType().equals(CONTACT)) {
                    strangers.add(about);
                } else if (about.recordType().equals(ACCOUNT)) {
                    accounts.add(about);
                }
            }
        });
        read(accounts).forEach((ref, record) -> {
            if (record instanceof Account account && account.isPerson()) {
                strangers.add(ref);
            }
        });
        return strangers;
    }

    /** The records that an activity, or a series of them, is about now, or was at any time. */
    private Set<RecordRef> about(RecordRef ref, CrmRecord<?> record) {
        Set<RecordRef> about = new LinkedHashSet<>();
        if (record instanceof Activity || record instanceof ActivitySeries) {
            ListField<RecordRef> related =
                    record instanceof Activity ? ActivityFields.RELATED : ActivitySeriesFields.RELATED;
            for (Values state : Past.states(present(ref, record), eventsOf(ref))) {
                List<RecordRef> then = state.get(related);
                if (then != null) {
                    about.addAll(then);
                }
            }
        }
        return about;
    }

    private void readEvents(Set<RecordRef> refs) {
        for (EventEnvelope event : execution.unit().events().ofAll(refs)) {
            events.computeIfAbsent(event.record(), ref -> new ArrayList<>()).add(event);
        }
        refs.forEach(ref ->
                events.getOrDefault(ref, new ArrayList<>()).sort(Comparator.comparingLong(EventEnvelope::version)));
    }

    private RecordType<?> type(RecordRef ref) {
        return execution.kernel().fields().type(ref.recordType()).orElseThrow();
    }

    private Map<RecordRef, CrmRecord<?>> read(Collection<RecordRef> refs) {
        Map<RecordType<?>, List<UUID>> byType = new LinkedHashMap<>();
        refs.forEach(ref ->
                byType.computeIfAbsent(type(ref), type -> new ArrayList<>()).add(ref.id()));
        Map<RecordRef, CrmRecord<?>> found = new LinkedHashMap<>();
        byType.forEach((type, ids) -> stored(type, ids).forEach(record -> found.put(record.ref(), record)));
        return found;
    }

    private <R extends CrmRecord<R>> List<R> stored(RecordType<R> type, List<UUID> ids) {
        return execution.unit().records(type).findAll(ids);
    }

    private <R extends CrmRecord<R>> List<R> all(Query<R> query) {
        return execution.everything(query).list();
    }

    private static List<String> texts(Collection<RecordRef> refs) {
        return refs.stream().map(RecordRef::toString).toList();
    }

    private static Stream<UUID> ids(Collection<RecordRef> refs, String recordType) {
        return refs.stream().filter(ref -> ref.recordType().equals(recordType)).map(RecordRef::id);
    }
}
