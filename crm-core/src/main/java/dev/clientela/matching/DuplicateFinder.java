package dev.clientela.matching;

import dev.clientela.account.Account;
import dev.clientela.account.AccountId;
import dev.clientela.command.Execution;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
        List<DroppedKey> emails = new ArrayList<>();
        lookUps(Blocking.CONTACTS, List.of(MatchKey.EMAIL), profile)
                .lookUp(emails)
                .forEach(contact -> contact.account().ifPresent(accounts::add));
        emails.forEach(email -> dropped.add(new DroppedKey(MatchKey.CONTACT, email.value(), email.mostHits())));
        return accounts;
    }

    private <R extends CrmRecord<R>> Matches find(
            Blocking<R> blocking, MatchProfile profile, List<DroppedKey> dropped) {
        Map<RecordRef, R> found = new LinkedHashMap<>();
        List<MatchKey> keys = Stream.of(MatchKey.values())
                .filter(key -> key.isSearchable() && isAsked(key))
                .toList();
        lookUps(blocking, keys, profile).lookUp(dropped).forEach(record -> found.put(record.ref(), record));
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

    private <R extends CrmRecord<R>> LookUps<R> lookUps(
            Blocking<R> blocking, List<MatchKey> keys, MatchProfile profile) {
        List<Blocking.LookUp> all = new ArrayList<>();
        keys.forEach(key -> all.addAll(blocking.lookUps().apply(new Blocking.Sought(key, profile))));
        return new LookUps<>(execution, blocking.type(), all, rules.guards().mostHits());
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
