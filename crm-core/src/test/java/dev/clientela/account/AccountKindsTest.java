package dev.clientela.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.command.Edit;
import dev.clientela.error.CrmException;
import dev.clientela.error.RefusedException;
import dev.clientela.error.ValidationException;
import dev.clientela.event.EventEnvelope;
import dev.clientela.security.Actor;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Business or person, partner or competitor, and the stages of a customer. */
class AccountKindsTest {

    private final CrmSession ada = Crm.inMemory().as(Actor.user("ada"));

    private static List<String> types(List<EventEnvelope> history) {
        return history.stream().map(EventEnvelope::type).toList();
    }

    private static List<String> faults(Runnable act) {
        return catchThrowableOfType(ValidationException.class, act::run).violations().stream()
                .map(violation -> violation.path() + " " + violation.code())
                .toList();
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
}
