package dev.clientela.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.command.Edit;
import dev.clientela.security.Actor;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountKeysTest {

    private final CrmSession ada = Crm.inMemory().as(Actor.user("ada"));

    @ParameterizedTest
    @DisplayName("DM-4 companies are compared without legal form, case, accents and punctuation")
    @CsvSource(delimiter = '|', textBlock = """
            Analytical Engines | ANALYTICAL ENGINES S.A.
            Núñez y Hijos | NUNEZ HIJOS S.R.L.
            Müller GmbH & Co. KG | Müller
            O'Neill, Inc. | oneill
            Smith & Sons Ltd | Smith and Sons
            """)
    void sameCompany(String one, String other) {
        assertThat(CompanyName.key(one)).isEqualTo(CompanyName.key(other)).isNotEmpty();
    }

    @ParameterizedTest
    @DisplayName("DM-6 words of a company's name do not run together")
    @CsvSource({"ab c, a bc", "Engines One, Engines Two", "SA, AG"})
    void otherCompany(String one, String other) {
        assertThat(CompanyName.key(one)).isNotEqualTo(CompanyName.key(other));
    }

    @Property
    @Label("DM-4 a key is its own key")
    void stable(@ForAll String name) {
        String key = CompanyName.key(name);
        assertThat(CompanyName.key(key)).isEqualTo(key);
    }

    @Test
    @DisplayName("DM-2 a business keeps the keys it is found by up to date")
    void keysFollow() {
        Account engines = ada.accounts()
                .open(CreateAccount.business("Analytical Engines Ltd")
                        .with(AccountFields.WEBSITE, "https://www.Engines.example/about")
                        .email("office@mail.engines.example"));
        assertThat(engines.get(AccountFields.MATCH_KEYS))
                .containsExactly("name:analytical engines", "domain:engines.example", "domain:mail.engines.example");

        Account renamed = ada.accounts()
                .edit(
                        engines.id(),
                        Edit.set(AccountFields.NAME, "Difference Engines")
                                .andClear(AccountFields.WEBSITE)
                                .andClear(AccountFields.EMAILS));
        assertThat(renamed.get(AccountFields.MATCH_KEYS)).containsExactly("name:difference engines");
    }

    @Test
    @DisplayName("DM-7 a person has no company's keys")
    void personHasNone() {
        Account charles =
                ada.accounts().open(CreateAccount.person("Charles", "Babbage").email("charles@gmail.com"));
        assertThat(charles.find(AccountFields.MATCH_KEYS)).isEmpty();
    }
}
