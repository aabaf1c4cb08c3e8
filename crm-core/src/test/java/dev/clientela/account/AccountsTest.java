package dev.clientela.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.command.CommandErrors;
import dev.clientela.command.Edit;
import dev.clientela.contact.CreateContact;
import dev.clientela.error.ConflictException;
import dev.clientela.error.CrmException;
import dev.clientela.error.RefusedException;
import dev.clientela.error.ValidationException;
import dev.clientela.event.EventEnvelope;
import dev.clientela.record.CustomField;
import dev.clientela.record.TextField;
import dev.clientela.security.Actor;
import dev.clientela.security.InMemoryUserDirectory;
import dev.clientela.security.Owner;
import dev.clientela.security.User;
import dev.clientela.vocabulary.Vocabulary;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AccountsTest {

    private final Crm crm = Crm.inMemory();
    private final CrmSession ada = crm.as(Actor.user("ada"));

    private static List<String> types(List<EventEnvelope> history) {
        return history.stream().map(EventEnvelope::type).toList();
    }

    private static List<String> faults(Runnable act) {
        return catchThrowableOfType(ValidationException.class, act::run).violations().stream()
                .map(violation -> violation.path() + " " + violation.code())
                .toList();
    }

    @Test
    @DisplayName("a business is opened as a prospect of whoever opens it")
    void business() {
        Account engines = ada.accounts()
                .open(CreateAccount.business("Analytical Engines")
                        .email("office@engines.example")
                        .phone("+44 20 7946 0000")
                        .externalId("erp-7")
                        .tagged("Navy", "navy")
                        .with(AccountFields.INDUSTRY, "technology")
                        .with(AccountFields.ANNUAL_REVENUE, Money.of(CurrencyUnit.GBP, 2_000_000)));

        assertThat(engines.kind()).isEqualTo(AccountKind.BUSINESS);
        assertThat(engines.stage()).isEqualTo(AccountStage.PROSPECT);
        assertThat(engines.owner()).isEqualTo(Owner.user("ada"));
        assertThat(engines.email().orElseThrow().primary()).isTrue();
        assertThat(engines.phone().orElseThrow().key()).isEqualTo("+442079460000");
        assertThat(engines.tags()).hasSize(1);
        assertThat(ada.accounts().findByExternalId("erp-7")).contains(engines);
        assertThat(types(ada.accounts().history(engines.id()))).containsExactly("account.created");
    }

    @Test
    @DisplayName("an account is refused with all that is wrong with it, each fault at its field")
    void refusesAllAtOnce() {
        assertThat(faults(() -> ada.accounts()
                        .open(CreateAccount.business(" ")
                                .email("none")
                                .phone("call me")
                                .with(AccountFields.INDUSTRY, "alchemy")
                                .with(AccountFields.EMPLOYEES, -1L)
                                .with(AccountFields.COUNTRY, "XX")
                                .with(AccountFields.FIRST_NAME, "Ada"))))
                .containsExactlyInAnyOrder(
                        "name field.required",
                        "emails[0].address email.malformed",
                        "phones[0].number phone.malformed",
                        "industry field.not_a_term",
                        "employees field.out_of_range",
                        "country address.unknown_country",
                        "first_name account.person_only");
        assertThat(ada.accounts().count(AccountFields.NAME.isPresent())).isZero();
    }

    @Test
    @DisplayName("assigning tells who had it and who has it; to the same owner, nothing happens")
    void assigns() {
        Account engines = ada.accounts().open(CreateAccount.business("Analytical Engines"));

        ada.accounts().assign(engines.id(), Owner.user("bob"));
        ada.accounts().assign(engines.id(), Owner.user("bob"));

        List<EventEnvelope> history = ada.accounts().history(engines.id());
        assertThat(types(history)).containsExactly("account.created", "account.assigned");
        assertThat(history.get(1).payload()).isEqualTo(Map.of("from", "user:ada", "to", "user:bob"));
    }

    @Test
    @DisplayName("an owner who is unknown or has left is refused")
    void refusesOwners() {
        Crm strict = Crm.builder()
                .users(new InMemoryUserDirectory()
                        .add(User.named("ada", "Ada"))
                        .add(User.named("eve", "Eve").deactivated()))
                .build();
        CrmSession session = strict.as(Actor.user("ada"));
        Account engines = session.accounts().open(CreateAccount.business("Analytical Engines"));

        assertThat(faults(() -> session.accounts().assign(engines.id(), Owner.user("nobody"))))
                .containsExactly("owner " + CommandErrors.UNKNOWN_OWNER);
        assertThat(faults(() -> session.accounts().assign(engines.id(), Owner.user("eve"))))
                .containsExactly("owner " + CommandErrors.INACTIVE_OWNER);
    }

    @Test
    @DisplayName("what a program opens without naming an owner waits in a queue")
    void programs() {
        Account engines = crm.as(Actor.system("import")).accounts().open(CreateAccount.business("Analytical Engines"));

        assertThat(engines.owner()).isEqualTo(Owner.queue("accounts"));
    }

    @Test
    @DisplayName("an edit decided on an older version is refused")
    void stale() {
        Account engines = ada.accounts().open(CreateAccount.business("Analytical Engines"));
        ada.accounts().edit(engines.id(), Edit.set(AccountFields.CITY, "London"));

        assertThatThrownBy(() -> ada.accounts()
                        .edit(
                                engines.id(),
                                Edit.set(AccountFields.CITY, "Leeds").ifVersion(engines.version())))
                .isInstanceOf(ConflictException.class)
                .extracting(e -> ((CrmException) e).code())
                .isEqualTo(CommandErrors.STALE);
        assertThat(ada.accounts().get(engines.id()).find(AccountFields.CITY)).contains("London");
    }

    @Test
    @DisplayName("P-12 custom fields and tags are found, counted and kept in the history")
    void customFields() {
        TextField berth =
                crm.fields().define(CustomField.on(Account.TYPE, "berth").text(20));
        Account engines =
                ada.accounts().open(CreateAccount.business("Analytical Engines").with(berth, "7b"));
        ada.accounts().tag(engines.id(), "Flagship");

        assertThat(ada.accounts().count(berth.is("7b").and(AccountFields.TAGS.has("flagship"))))
                .isEqualTo(1);
        assertThat(ada.accounts().untag(engines.id(), "FLAGSHIP").tags()).isEmpty();
        assertThat(ada.accounts().history(engines.id()).get(0).changes().of(berth))
                .isPresent();
    }

    @Test
    @DisplayName("P-12 a host's own vocabulary takes the place of the usual one")
    void vocabulary() {
        CrmSession session = Crm.builder()
                .vocabulary(Vocabulary.of(Industry.VOCABULARY, "alchemy"))
                .build()
                .as(Actor.user("ada"));

        assertThat(session.accounts()
                        .open(CreateAccount.business("Gold Works").with(AccountFields.INDUSTRY, "alchemy"))
                        .find(AccountFields.INDUSTRY))
                .contains("alchemy");
        assertThat(faults(() -> session.accounts()
                        .open(CreateAccount.business("Gold Works").with(AccountFields.INDUSTRY, "retail"))))
                .containsExactly("industry field.not_a_term");
    }

    @Test
    @DisplayName("P-14 the account as it stood at a past time")
    void stateAt() {
        Account engines = ada.accounts().open(CreateAccount.business("Analytical Engines"));
        Account moved = ada.accounts().edit(engines.id(), Edit.set(AccountFields.CITY, "London"));

        assertThat(ada.accounts().stateAt(engines.id(), moved.modifiedAt())).contains(moved);
        assertThat(ada.accounts().stateAt(engines.id(), engines.createdAt().minusNanos(1_000)))
                .isEmpty();
    }

    @Test
    @DisplayName("an account to which others refer is not deleted")
    void deletes() {
        Account engines = ada.accounts().open(CreateAccount.business("Analytical Engines"));
        Account mill = ada.accounts().open(CreateAccount.business("The Mill").under(engines.id()));
        ada.contacts().add(CreateContact.named("Ada", "Lovelace").of(engines.id()));

        RefusedException refused = catchThrowableOfType(
                RefusedException.class, () -> ada.accounts().delete(engines.id()));
        assertThat(refused.code()).isEqualTo(CommandErrors.STILL_REFERENCED);
        assertThat(refused.parameters().get("fields")).asString().contains("account.parent", "contact.account");

        ada.accounts().delete(mill.id());
        assertThat(ada.accounts().find(mill.id())).isEmpty();
    }

    @Test
    @DisplayName("an opening sent twice under one key opens one account")
    void idempotent() {
        CreateAccount command = CreateAccount.business("Analytical Engines").phone("+442079460000");

        Account first = ada.once("k").accounts().open(command);
        Account second = ada.once("k").accounts().open(command);

        assertThat(second).isEqualTo(first);
        assertThat(ada.accounts().count(AccountFields.NAME.isPresent())).isEqualTo(1);
        assertThatThrownBy(() -> ada.once("k")
                        .accounts()
                        .open(CreateAccount.business("Analytical Engines").phone("+442079460001")))
                .isInstanceOf(ConflictException.class)
                .extracting(e -> ((CrmException) e).code())
                .isEqualTo(CommandErrors.KEY_REUSED);
    }
}
