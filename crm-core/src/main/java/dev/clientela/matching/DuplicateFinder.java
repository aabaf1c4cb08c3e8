package dev.clientela.matching;

import dev.clientela.account.Account;
import dev.clientela.account.AccountId;
import dev.clientela.command.Execution;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Query;
import dev.clientela.record.RecordRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds records that are probably the same as one that is known: by keys, each an indexed look-up of at most so many
 * records, never by comparing all with all. What the actor may not see is found too, and kept apart.
 */
public final class DuplicateFinder {

    private final Execution execution;
    private final MatchRules rules;

    public DuplicateFinder(Execution execution, MatchRules rules) {
        this.execution = execution;
        this.rules = rules;
    }

    /** The accounts that somebody, or some company, probably is or belongs to. */
    public Matches accounts(MatchProfile sought) {
        MatchProfile profile = sought.guarded(rules.guards());
        List<DroppedKey> dropped = new ArrayList<>();
        Set<AccountId> ofContacts = isAsked(MatchKey.CONTACT) ? accountsOfContacts(profile, dropped) : Set.of();
        return find(Blocking.ACCOUNTS, profile.of(ofContacts), dropped);
    }

    /** The contacts that somebody probably is. */
    public Matches contacts(MatchProfile sought) {
        return find(Blocking.CONTACTS, sought.guarded(rules.guards()), new ArrayList<>());
    }

    /** The leads that somebody probably is, converted ones included. */
    public Matches leads(MatchProfile sought) {
        return find(Blocking.LEADS, sought.guarded(rules.guards()), new ArrayList<>());
    }

    private boolean isAsked(MatchKey key) {
        return rules.rules().stream().anyMatch(rule -> rule.keys().contains(key));
    }

    private Set<AccountId> accountsOfContacts(MatchProfile profile, List<DroppedKey> dropped) {
        Set<AccountId> accounts = new LinkedHashSet<>();
        lookUp(Blocking.CONTACTS, MatchKey.EMAIL, MatchKey.CONTACT, profile, dropped)
                .forEach(contact -> contact.account().ifPresent(accounts::add));
        return accounts;
    }

    private <R extends CrmRecord<R>> Matches find(
            Blocking<R> blocking, MatchProfile profile, List<DroppedKey> dropped) {
        Map<RecordRef, R> found = new LinkedHashMap<>();
        for (MatchKey key : MatchKey.values()) {
            if (key.isSearchable() && isAsked(key)) {
                lookUp(blocking, key, key, profile, dropped).forEach(record -> found.put(record.ref(), record));
            }
        }
        List<Candidate> seen = new ArrayList<>();
        List<Candidate> unseen = new ArrayList<>();
        for (R record : found.values()) {
            boolean visible = execution.isVisible(blocking.type(), record);
            judge(blocking, profile, record).ifPresent(candidate -> (visible ? seen : unseen).add(candidate));
        }
        seen.sort(Candidate.SUREST_FIRST);
        unseen.sort(Candidate.SUREST_FIRST);
        return new Matches(seen, unseen, dropped);
    }

    /** @param reportedAs the key as which one that finds too much is reported */
    private <R extends CrmRecord<R>> List<R> lookUp(
            Blocking<R> blocking, MatchKey key, MatchKey reportedAs, MatchProfile profile, List<DroppedKey> dropped) {
        int most = rules.guards().mostHits();
        List<R> all = new ArrayList<>();
        for (Blocking.LookUp lookUp : blocking.lookUps().apply(new Blocking.Sought(key, profile))) {
            // One more than may be looked at tells that there are too many.
            Query<R> query = Query.of(blocking.type()).where(lookUp.where()).pageOf(most + 1);
            List<R> hits =
                    execution.unit().records(blocking.type()).query(query).items();
            if (hits.size() > most) {
                dropped.add(new DroppedKey(reportedAs, lookUp.value(), most));
            } else {
                all.addAll(hits);
            }
        }
        return all;
    }

    private <R extends CrmRecord<R>> Optional<Candidate> judge(Blocking<R> blocking, MatchProfile profile, R record) {
        MatchProfile other = blocking.profile().apply(record).guarded(rules.guards());
        Set<MatchKey> agreeing = profile.agreement(other);
        if (blocking.type() == Account.TYPE && agreeing.remove(MatchKey.ACCOUNT)) {
            agreeing.add(MatchKey.CONTACT);
        }
        return rules.surest(agreeing)
                .map(rule -> new Candidate(
                        record.ref(),
                        blocking.name().apply(record),
                        rule.score(),
                        rule.id(),
                        agreeing,
                        record.createdAt(),
                        record.modifiedAt()));
    }
}
