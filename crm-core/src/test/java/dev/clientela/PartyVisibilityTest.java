package dev.clientela;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clientela.account.Account;
import dev.clientela.account.AccountFields;
import dev.clientela.account.AccountId;
import dev.clientela.account.CreateAccount;
import dev.clientela.command.CommandErrors;
import dev.clientela.command.Edit;
import dev.clientela.contact.Contact;
import dev.clientela.contact.ContactFields;
import dev.clientela.contact.ContactId;
import dev.clientela.contact.CreateContact;
import dev.clientela.error.AccessDeniedException;
import dev.clientela.error.NotFoundException;
import dev.clientela.error.ValidationException;
import dev.clientela.record.Criterion;
import dev.clientela.record.Grouping;
import dev.clientela.record.Measure;
import dev.clientela.record.ReportResult;
import dev.clientela.security.Access;
import dev.clientela.security.AccessPolicy;
import dev.clientela.security.Actor;
import dev.clientela.security.InMemoryUserDirectory;
import dev.clientela.security.Owner;
import dev.clientela.security.User;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A policy as a host would write it: everybody sees what is of the own team, and the accounts of the own territories with
 * the contacts there; only the owner changes.
 */
class PartyVisibilityTest {

    private static final AccessPolicy POLICY = new AccessPolicy() {
        @Override
        public Criterion visible(Access access) {
            if (access.actor().isSystem()) {
                return Criterion.always();
            }
            User user = access.directory()
                    .user(access.actor().tenant(), access.actor().userId())
                    .orElseThrow();
            List<Owner> team = user.teams().stream()
                    .flatMap(name -> access.directory().team(access.actor().tenant(), name).stream())
                    .map(member -> Owner.user(member.id()))
                    .toList();
            Set<String> territories = user.territories();
            if (access.type() == Account.TYPE) {
                return AccountFields.OWNER.in(team).or(AccountFields.TERRITORIES.hasAnyOf(territories));
            }
            return ContactFields.OWNER
                    .in(team)
                    .or(ContactFields.ACCOUNT.where(AccountFields.TERRITORIES.hasAnyOf(territories)));
        }

        @Override
        public Criterion editable(Access access) {
            if (access.actor().isSystem()) {
                return Criterion.always();
            }
            Owner self = Owner.user(access.actor().userId());
            return access.type() == Account.TYPE ? AccountFields.OWNER.is(self) : ContactFields.OWNER.is(self);
        }
    };

    private final Crm crm = Crm.builder()
            .access(POLICY)
            .users(new InMemoryUserDirectory()
                    .add(User.named("ada", "Ada").inTeams("north"))
                    .add(User.named("bob", "Bob").inTeams("north"))
                    .add(User.named("eve", "Eve").inTeams("south").inTerritories("Chile"))
                    .add(User.named("ian", "Ian").inTeams("south")))
            .build();
    private final CrmSession setup = crm.as(Actor.system("setup"));
    private final CrmSession ada = crm.as(Actor.user("ada"));
    private final CrmSession bob = crm.as(Actor.user("bob"));
    private final CrmSession eve = crm.as(Actor.user("eve"));
    private final CrmSession ian = crm.as(Actor.user("ian"));

    private AccountId account;
    private ContactId contact;

    @BeforeEach
    void setUp() {
        account = setup.accounts()
                .open(CreateAccount.business("Mina")
                        .ownedBy(Owner.user("ada"))
                        .with(AccountFields.TERRITORIES, Set.of("chile")))
                .id();
        contact = setup.contacts()
                .add(CreateContact.named("Luz", "Soto").of(account).ownedBy(Owner.user("ada")))
                .id();
    }

    @Test
    @DisplayName("P-13 owner, team and territory see: get, find, list, count, report and history agree")
    void seen() {
        for (CrmSession session : List.of(ada, bob, eve)) {
            assertThat(session.accounts().get(account).name()).isEqualTo("Mina");
            assertThat(session.contacts().get(contact).name()).isEqualTo("Luz Soto");
            assertThat(figures(session)).containsExactly(1L, 1L, 1L, 1L, 1L, 1L);
            assertThat(session.accounts().history(account)).hasSize(1);
            assertThat(session.contacts()
                            .stateAt(contact, session.contacts().get(contact).createdAt()))
                    .isPresent();
        }
    }

    @Test
    @DisplayName("P-13 to everybody else the records do not exist, whichever way they are asked for")
    void unseen() {
        assertThat(figures(ian)).containsExactly(0L, 0L, 0L, 0L, 0L, 0L);
        assertThat(ian.accounts().find(account)).isEmpty();
        assertThat(ian.contacts().find(contact)).isEmpty();
        for (Runnable act : List.<Runnable>of(
                () -> ian.accounts().get(account),
                () -> ian.accounts().history(account),
                () -> ian.accounts().descendants(account),
                () -> ian.accounts().moveToTop(account),
                () -> ian.contacts().history(contact),
                () -> ian.contacts().assign(contact, Owner.user("ian")),
                () -> ian.contacts().delete(contact))) {
            assertThat(catchThrowableOfType(NotFoundException.class, act::run).code())
                    .isEqualTo(CommandErrors.NOT_FOUND);
        }
        assertThat(catchThrowableOfType(
                                ValidationException.class,
                                () -> ian.contacts()
                                        .add(CreateContact.named("Ana", "Ruiz").of(account)))
                        .violations())
                .extracting(violation -> violation.code())
                .containsExactly(CommandErrors.UNKNOWN_REFERENCE);
    }

    /** Counts, rows listed and rows reported, of accounts and contacts. */
    private static List<Long> figures(CrmSession session) {
        return List.of(
                session.accounts().count(Criterion.always()),
                (long) session.accounts()
                        .list(session.accounts().query())
                        .items()
                        .size(),
                reported(session.accounts()
                        .report(session.accounts()
                                .newReport()
                                .groupBy(Grouping.by(AccountFields.KIND))
                                .measure(Measure.count()))),
                session.contacts().count(Criterion.always()),
                (long) session.contacts()
                        .list(session.contacts().query())
                        .items()
                        .size(),
                reported(session.contacts()
                        .report(session.contacts()
                                .newReport()
                                .groupBy(Grouping.by(ContactFields.OWNER))
                                .measure(Measure.count()))));
    }

    private static long reported(ReportResult result) {
        return result.rows().size();
    }

    @Test
    @DisplayName("P-13 who sees but does not own neither changes nor deletes, nor gives a record away")
    void onlyOwnersChange() {
        for (Runnable act : List.<Runnable>of(
                () -> bob.accounts().edit(account, Edit.set(AccountFields.CITY, "Lima")),
                () -> bob.accounts().assign(account, Owner.user("bob")),
                () -> ada.accounts().assign(account, Owner.user("bob")),
                () -> eve.contacts().tag(contact, "mine"),
                () -> eve.contacts().delete(contact))) {
            assertThat(catchThrowableOfType(AccessDeniedException.class, act::run)
                            .code())
                    .isEqualTo(CommandErrors.ACCESS_DENIED);
        }
        assertThat(ada.accounts()
                        .edit(account, Edit.set(AccountFields.CITY, "Lima"))
                        .find(AccountFields.CITY))
                .contains("Lima");
        assertThat(setup.contacts().get(contact).version()).isEqualTo(1);
    }

    @Test
    @DisplayName("P-13 a contact follows the account it belongs to: what is seen changes with the reference")
    void followsReference() {
        AccountId other = setup.accounts()
                .open(CreateAccount.business("Banco").ownedBy(Owner.user("ada")))
                .id();

        setup.contacts().moveTo(contact, other);

        assertThat(eve.contacts().find(contact)).isEmpty();
        assertThat(bob.contacts().find(contact)).map(Contact::account).isPresent();
    }
}
