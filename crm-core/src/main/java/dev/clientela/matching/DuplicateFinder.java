package dev.clientela.matching;

import dev.clientela.account.Account;
import dev.clientela.account.AccountId;
import dev.clientela.command.Execution;
import dev.clientela.record.Criterion;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordRef;
import java.util.ArrayList;
import java.util.Collection;
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
    private final Search search;
    private final List<MatchKey> searchedBy;
    private final Set<String> lookedUp = new LinkedHashSet<>();

    public DuplicateFinder(Execution execution, MatchRules rules) {
        this(execution, rules, new Search(execution));
    }

    private DuplicateFinder(Execution execution, MatchRules rules, Search search) {
        this.execution = execution;
        this.rules = rules;
        this.search = search;
        this.searchedBy = Stream.of(MatchKey.values())
                .filter(key -> key.isSearchable() && isAsked(key))
                .toList();
    }

    /** The same search by other rules: what this one has looked up, the other need not. */
    public DuplicateFinder by(MatchRules others) {
        return new DuplicateFinder(execution, others, search);
    }

    /** By what {@link #accounts} and {@link #contacts} will look for somebody, to be announced to the store. */
    public List<Criterion> lookUps(MatchProfile sought) {
        MatchProfile profile = sought.guarded(rules.guards());
        return Stream.of(Blocking.ACCOUNTS, Blocking.CONTACTS)
                .flatMap(blocking -> searchedBy.stream()
                        .flatMap(key -> blocking.lookUps().apply(new Blocking.Sought(key, profile)).stream()))
                .map(Blocking.LookUp::where)
                .toList();
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

    /**
     * Keeps anybody who looks by the same keys from making the record too that was not found: of two who search, and then
     * add it, at the same time, one is refused with {@code store.conflict} and finds, when it is done again, what the
     * other has added. Who adds a record without searching is not kept from it.
     */
    public void claim() {
        lookedUp.forEach(execution.unit()::claim);
    }

    private boolean isAsked(MatchKey key) {
        return rules.rules().stream().anyMatch(rule -> rule.keys().contains(key));
    }

    private Set<AccountId> accountsOfContacts(MatchProfile profile, List<DroppedKey> dropped) {
        // The contacts with the telephone number come with the same query, for whoever looks for a contact next.
        prepare(Blocking.CONTACTS, List.of(MatchKey.EMAIL, MatchKey.PHONE), profile);
        Set<AccountId> accounts = new LinkedHashSet<>();
        lookUp(Blocking.CONTACTS, MatchKey.EMAIL, MatchKey.CONTACT, profile, dropped)
                .forEach(contact -> contact.account().ifPresent(accounts::add));
        return accounts;
    }

    private <R extends CrmRecord<R>> void prepare(
            Blocking<R> blocking, Collection<MatchKey> keys, MatchProfile profile) {
        List<Blocking.LookUp> lookUps = new ArrayList<>();
        keys.forEach(key -> lookUps.addAll(blocking.lookUps().apply(new Blocking.Sought(key, profile))));
        search.prepare(blocking.type(), lookUps, rules.guards().mostHits());
    }

    private <R extends CrmRecord<R>> Matches find(
            Blocking<R> blocking, MatchProfile profile, List<DroppedKey> dropped) {
        prepare(blocking, searchedBy, profile);
        Map<RecordRef, R> found = new LinkedHashMap<>();
        for (MatchKey key : searchedBy) {
            lookUp(blocking, key, key, profile, dropped).forEach(record -> found.put(record.ref(), record));
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
            lookedUp.add(blocking.type() + " " + key + " " + lookUp.value());
            search.hits(blocking.type(), lookUp, most)
                    .ifPresentOrElse(all::addAll, () -> dropped.add(new DroppedKey(reportedAs, lookUp.value(), most)));
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
