package dev.clientela.account;

import dev.clientela.command.Commands;
import dev.clientela.command.Edit;
import dev.clientela.command.Execution;
import dev.clientela.command.Hierarchy;
import dev.clientela.command.Records;
import dev.clientela.error.RefusedException;
import dev.clientela.error.ValidationException;
import dev.clientela.event.CrmEvent;
import dev.clientela.record.FlagField;
import dev.clientela.record.Query;
import dev.clientela.record.Values;
import dev.clientela.security.Owner;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Accounts: whom one deals with, who belongs to whom, and where each stands in the life of a customer.
 *
 * <p>What is common to all records (find, list, count, report, edit, tag, delete, look back) stands in {@link Records}.
 * An edit of the parent, the stage or the owner is the same act as the method named after it.
 */
public final class Accounts extends Records<Account, AccountId> {

    /** The greatest number of accounts from the top of a tree to the bottom. */
    public static final int MAX_DEPTH = 20;

    private static final Hierarchy<Account, AccountId> HIERARCHY = new Hierarchy<>(
            Account.TYPE,
            AccountFields.PARENT,
            MAX_DEPTH,
            AccountErrors.HIERARCHY_CYCLE,
            AccountErrors.HIERARCHY_TOO_DEEP);

    /** Owns what programs open without naming an owner. */
    private static final String QUEUE = "accounts";

    public Accounts(Commands commands) {
        super(Account.TYPE, commands);
    }

    /** @throws ValidationException with every fault */
    public Account open(CreateAccount command) {
        return create(command.values());
    }

    /** Gives the account to another owner; its contacts and opportunities keep theirs. */
    public Account assign(AccountId id, Owner owner) {
        return edit(id, Edit.set(AccountFields.OWNER, owner));
    }

    /**
     * Puts a business, with all that belongs to it, under another.
     *
     * @throws RefusedException {@code account.hierarchy_cycle}, {@code account.hierarchy_too_deep},
     *     {@code account.parent_is_person}
     */
    public Account moveUnder(AccountId id, AccountId parent) {
        return edit(id, Edit.set(AccountFields.PARENT, parent));
    }

    /** Makes the business the top of its own tree. */
    public Account moveToTop(AccountId id) {
        return edit(id, Edit.clear(AccountFields.PARENT));
    }

    /** Starts to sell to it. */
    public Account becomeProspect(AccountId id) {
        return edit(id, Edit.set(AccountFields.STAGE, AccountStage.PROSPECT));
    }

    /** It has bought, for the first time or again. */
    public Account becomeCustomer(AccountId id) {
        return edit(id, Edit.set(AccountFields.STAGE, AccountStage.CUSTOMER));
    }

    /** It buys no more. */
    public Account becomeFormerCustomer(AccountId id) {
        return edit(id, Edit.set(AccountFields.STAGE, AccountStage.FORMER_CUSTOMER));
    }

    /** Those that belong to the account directly, to be listed page by page. */
    public Query<Account> childrenOf(AccountId id) {
        return query().where(AccountFields.PARENT.is(id)).orderBy(AccountFields.NAME.ascending());
    }

    /** Those that the account belongs to and the actor may see, the nearest first. */
    public List<Account> ancestors(AccountId id) {
        return commands().read(execution -> HIERARCHY.above(execution, execution.load(Account.TYPE, id.value())));
    }

    /**
     * Those that belong to the account, directly or through others, and that the actor may see; level by level.
     *
     * @throws RefusedException {@code hierarchy.too_large}
     */
    public List<Account> descendants(AccountId id) {
        return commands().read(execution -> HIERARCHY.below(execution, execution.load(Account.TYPE, id.value())));
    }

    @Override
    protected Account creating(Execution execution, Values given) {
        Values.Builder values = given.edit().set(AccountFields.ID, new AccountId(execution.newId()));
        if (!given.has(AccountFields.KIND)) {
            values.set(AccountFields.KIND, AccountKind.BUSINESS);
        }
        if (!given.has(AccountFields.STAGE)) {
            boolean soldTo = !isSet(given, AccountFields.IS_PARTNER) && !isSet(given, AccountFields.IS_COMPETITOR);
            values.set(AccountFields.STAGE, soldTo ? AccountStage.PROSPECT : AccountStage.MARKET);
        }
        if (!given.has(AccountFields.OWNER)) {
            values.set(AccountFields.OWNER, Owner.of(execution.actor(), QUEUE));
        }
        if (given.get(AccountFields.KIND) == AccountKind.PERSON && !given.has(AccountFields.NAME)) {
            values.set(AccountFields.NAME, Account.personName(given));
        }
        Account account = AccountKeys.keyed(new Account(values.build()));
        checkPlace(execution, Optional.empty(), account);
        return execution.insert(account, new AccountEvent.Created());
    }

    private static boolean isSet(Values values, FlagField flag) {
        return Boolean.TRUE.equals(values.get(flag));
    }

    @Override
    protected Account editing(Execution execution, Account before, Account after) {
        if (after.find(AccountFields.KIND).filter(kind -> kind != before.kind()).isPresent()) {
            throw ValidationException.of(AccountFields.KIND.name(), AccountErrors.KIND_IS_FIXED);
        }
        after.find(AccountFields.STAGE).ifPresent(before::requireReachable);
        Account next = AccountKeys.keyed(renamed(before, after));
        checkPlace(execution, Optional.of(before), next);
        return execution.update(before, next, event(before, next));
    }

    /** A person who was named by first and last name goes on to be. */
    private static Account renamed(Account before, Account after) {
        String was = Account.personName(before.values());
        String is = Account.personName(after.values());
        boolean follows = before.isPerson() && before.name().equals(was) && !is.isEmpty();
        return follows && after.find(AccountFields.NAME).equals(Optional.of(was))
                ? new Account(after.values().with(AccountFields.NAME, is))
                : after;
    }

    private static void checkPlace(Execution execution, Optional<Account> before, Account after) {
        Optional<AccountId> parent = after.parent();
        if (parent.equals(before.flatMap(Account::parent))) {
            return;
        }
        parent.flatMap(id -> execution.find(Account.TYPE, id.value()))
                .filter(Account::isPerson)
                .ifPresent(person -> {
                    throw new RefusedException(
                            AccountErrors.PARENT_IS_PERSON, Map.of("account", after.id(), "parent", person.id()));
                });
        HIERARCHY.check(execution, before, after);
    }

    /** The act that an edit amounts to: the weightiest of its changes. */
    private static AccountEvent event(Account before, Account after) {
        Optional<AccountStage> stage = after.find(AccountFields.STAGE);
        Optional<Owner> owner = after.find(AccountFields.OWNER);
        if (stage.isPresent() && stage.get() != before.stage()) {
            return new AccountEvent.StageChanged(before.stage(), stage.get());
        }
        if (!after.parent().equals(before.parent())) {
            return new AccountEvent.Moved(before.parent(), after.parent());
        }
        if (owner.isPresent() && !owner.get().equals(before.owner())) {
            return new AccountEvent.Assigned(before.owner(), owner.get());
        }
        return new AccountEvent.Edited();
    }

    @Override
    protected CrmEvent edited() {
        return new AccountEvent.Edited();
    }

    @Override
    protected CrmEvent deleted() {
        return new AccountEvent.Deleted();
    }
}
