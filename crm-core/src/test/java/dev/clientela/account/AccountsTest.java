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
import java.time.LocalDate;
import java.util.EnumSet;
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
    @DisplayName("S-05 a person is an account of its own, named by first and last name")
    void person() {
        Account ana = ada.accounts()
                .open(CreateAccount.person("Ana", "Ruiz").with(AccountFields.BIRTH_DATE, LocalDate.of(1990, 2, 28)));

        assertThat(ana.isPerson()).isTrue();
        assertThat(ana.name()).isEqualTo("Ana Ruiz");
        assertThat(ada.accounts()
                        .edit(ana.id(), Edit.set(AccountFields.LAST_NAME, "Soler"))
                        .name())
                .isEqualTo("Ana Soler");
    }

    @Test
    @DisplayName("a person who is called otherwise keeps that name when first or last name change")
    void personsOwnName() {
        Account ana = ada.accounts().open(CreateAccount.person("Ana", "Ruiz").with(AccountFields.NAME, "La Ruiz"));

        assertThat(ada.accounts()
                        .edit(ana.id(), Edit.set(AccountFields.LAST_NAME, "Soler"))
                        .name())
                .isEqualTo("La Ruiz");
    }

    @Test
    @DisplayName("S-05 a partner or competitor is not taken for a prospect, and may be a customer as well")
    void partnersAndCompetitors() {
        Account partner =
                ada.accounts().open(CreateAccount.business("Navy Resellers").asPartner());
        Account competitor =
                ada.accounts().open(CreateAccount.business("Difference Ltd").asCompetitor());

        assertThat(partner.isPartner()).isTrue();
        assertThat(partner.stage()).isEqualTo(AccountStage.MARKET);
        assertThat(competitor.isCompetitor()).isTrue();
        assertThat(competitor.stage()).isEqualTo(AccountStage.MARKET);
        Account buying = ada.accounts().becomeCustomer(partner.id());
        assertThat(buying.isPartner()).isTrue();
        assertThat(buying.stage()).isEqualTo(AccountStage.CUSTOMER);
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
    @DisplayName("a person has none of the fields of businesses")
    void personHasNoBusinessFields() {
        Account engines = ada.accounts().open(CreateAccount.business("Analytical Engines"));

        assertThat(faults(() -> ada.accounts()
                        .open(CreateAccount.person("Ana", "Ruiz").with(AccountFields.YEAR_FOUNDED, 1990L))))
                .containsExactly("year_founded account.business_only");
        assertThat(faults(() ->
                        ada.accounts().open(CreateAccount.person("Ana", "Ruiz").under(engines.id()))))
                .containsExactly("parent account.business_only");
        assertThat(faults(() -> ada.accounts().open(CreateAccount.person(" ", ""))))
                .containsExactly("name field.required");
    }

    @Test
    @DisplayName("DM-14 a business never becomes a person")
    void kindIsFixed() {
        Account engines = ada.accounts().open(CreateAccount.business("Analytical Engines"));

        assertThat(faults(() -> ada.accounts().edit(engines.id(), Edit.set(AccountFields.KIND, AccountKind.PERSON))))
                .containsExactly("kind account.kind_is_fixed");
    }

    @Test
    @DisplayName("N-02 market, prospect, customer, former customer, and customer again")
    void stages() {
        Account engines =
                ada.accounts().open(CreateAccount.business("Analytical Engines").stage(AccountStage.MARKET));

        ada.accounts().becomeProspect(engines.id());
        ada.accounts().becomeCustomer(engines.id());
        ada.accounts().becomeFormerCustomer(engines.id());
        Account won = ada.accounts().becomeCustomer(engines.id());

        assertThat(won.stage()).isEqualTo(AccountStage.CUSTOMER);
        List<EventEnvelope> history = ada.accounts().history(engines.id());
        assertThat(types(history).subList(1, 5)).containsOnly("account.stage_changed");
        assertThat(history.get(3).payload()).isEqualTo(Map.of("from", "customer", "to", "former_customer"));
    }

    @Test
    @DisplayName("N-02 each step between stages is allowed or refused as the table says")
    void stageTable() {
        Map<AccountStage, EnumSet<AccountStage>> allowed = Map.of(
                AccountStage.MARKET, EnumSet.of(AccountStage.MARKET, AccountStage.PROSPECT, AccountStage.CUSTOMER),
                AccountStage.PROSPECT, EnumSet.of(AccountStage.MARKET, AccountStage.PROSPECT, AccountStage.CUSTOMER),
                AccountStage.CUSTOMER, EnumSet.of(AccountStage.CUSTOMER, AccountStage.FORMER_CUSTOMER),
                AccountStage.FORMER_CUSTOMER, EnumSet.of(AccountStage.FORMER_CUSTOMER, AccountStage.CUSTOMER));
        for (AccountStage from : AccountStage.values()) {
            Account account = ada.accounts().open(CreateAccount.business("X").stage(from));
            for (AccountStage to : AccountStage.values()) {
                if (allowed.get(from).contains(to)) {
                    assertThat(account.reach(to).stage()).isEqualTo(to);
                } else {
                    assertThatThrownBy(() -> ada.accounts().edit(account.id(), Edit.set(AccountFields.STAGE, to)))
                            .isInstanceOf(RefusedException.class)
                            .extracting(e -> ((CrmException) e).code())
                            .isEqualTo(AccountErrors.INVALID_STAGE);
                }
            }
        }
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
