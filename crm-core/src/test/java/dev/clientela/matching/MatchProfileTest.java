package dev.clientela.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clientela.account.Account;
import dev.clientela.account.AccountFields;
import dev.clientela.account.AccountId;
import dev.clientela.address.EmailAddress;
import dev.clientela.contact.Contact;
import dev.clientela.contact.ContactFields;
import dev.clientela.error.ValidationException;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.record.RecordRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchProfileTest {

    private static MatchProfile lead(CaptureLead lead) {
        return MatchProfile.of(Lead.TYPE.create(lead.values())).guarded(MatchGuards.usual());
    }

    private static Set<MatchKey> agreement(CaptureLead one, CaptureLead other) {
        return lead(one).agreement(lead(other));
    }

    @Test
    @DisplayName("DM-4 two agree whatever the case, accents, legal form and way of writing a number")
    void normalised() {
        CaptureLead one = CaptureLead.named("José", "Núñez")
                .company("Núñez Hermanos S.A.")
                .email("JOSE@Nunez.example")
                .phone("+34 912 345 678")
                .with(LeadFields.POSTAL_CODE, "28-013")
                .with(LeadFields.CITY, "Madrid");
        CaptureLead other = CaptureLead.named("JOSE", " nunez ")
                .company("NUNEZ HERMANOS")
                .email("jose@nunez.example")
                .phone("0034912345678".replace("00", "+"))
                .with(LeadFields.POSTAL_CODE, "28013");
        assertThat(agreement(one, other))
                .containsExactlyInAnyOrder(
                        MatchKey.EMAIL,
                        MatchKey.PHONE,
                        MatchKey.DOMAIN,
                        MatchKey.COMPANY_NAME,
                        MatchKey.PERSON_NAME,
                        MatchKey.PLACE);
    }

    @Test
    @DisplayName("DM-5 what is absent, blank or half agrees with nothing, least of all with its like")
    void nothing() {
        CaptureLead blank = CaptureLead.blank();
        assertThat(agreement(blank, blank)).isEmpty();
        CaptureLead spaces = CaptureLead.named(" ", " ").company("  ").with(LeadFields.CITY, " ");
        assertThat(agreement(spaces, spaces)).isEmpty();
        CaptureLead half = CaptureLead.blank().with(LeadFields.LAST_NAME, "Babbage");
        assertThat(agreement(half, half)).isEmpty();
        CaptureLead signs = CaptureLead.named("--", "..").company("...");
        assertThat(agreement(signs, signs)).isEmpty();
    }

    @Test
    @DisplayName("DM-6 first and last name do not run together")
    void separators() {
        assertThat(agreement(CaptureLead.named("Ann", "Abel"), CaptureLead.named("Anna", "bel")))
                .isEmpty();
    }

    @Test
    @DisplayName("DM-7 keys too short to mean anything do not match, those just long enough do")
    void guards() {
        CaptureLead shortOnes =
                CaptureLead.named("A", "B").company("AB").email("a@b.c").phone("123456");
        assertThat(agreement(shortOnes, shortOnes))
                .doesNotContain(MatchKey.PERSON_NAME, MatchKey.COMPANY_NAME, MatchKey.EMAIL, MatchKey.PHONE);
        CaptureLead enough =
                CaptureLead.named("A", "Bo").company("ABC").email("a@b.co").phone("1234567");
        assertThat(agreement(enough, enough))
                .contains(MatchKey.PERSON_NAME, MatchKey.COMPANY_NAME, MatchKey.EMAIL, MatchKey.PHONE);
    }

    @Test
    @DisplayName("DM-7 nobody's company is known by the domain of a public mail provider, nor by those a host adds")
    void publicMail() {
        CaptureLead ada = CaptureLead.blank().email("ada@gmail.com");
        CaptureLead bob = CaptureLead.blank().email("bob@gmail.com");
        assertThat(agreement(ada, bob)).isEmpty();

        MatchGuards more = MatchGuards.usual().withPublicMailDomains("Local-ISP.example");
        CaptureLead one = CaptureLead.blank().email("ada@local-isp.example");
        MatchProfile guarded = MatchProfile.of(Lead.TYPE.create(one.values())).guarded(more);
        assertThat(guarded.domains()).isEmpty();
        assertThat(guarded.emails()).hasSize(1);
        assertThat(lead(one).domains()).containsExactly("local-isp.example");
    }

    @ParameterizedTest
    @DisplayName("DM-4 a place is one postal code or one city, in countries that do not differ")
    @CsvSource(
            nullValues = "-",
            value = {
                "28013, Madrid, ES, 28013, -, ES, true",
                "28013, Madrid, ES, -, MADRID, -, true",
                "28013, Madrid, ES, 28013, Madrid, MX, false",
                "28013, Madrid, ES, 28014, Toledo, ES, false",
                "-, -, ES, -, -, ES, false",
                "-, New  York, US, -, new york, US, true",
            })
    void places(String code, String city, String country, String code2, String city2, String country2, boolean same) {
        assertThat(Place.of(code, city, country).agrees(Place.of(code2, city2, country2)))
                .isEqualTo(same);
    }

    @Test
    @DisplayName("DM-8 leads, contacts and accounts are held against each other")
    void acrossTypes() {
        AccountId id = new AccountId(new UUID(0, 1));
        MatchProfile contact = MatchProfile.of(Contact.TYPE.create(Contact.TYPE
                .noValues()
                .with(ContactFields.FIRST_NAME, "Charles")
                .with(ContactFields.LAST_NAME, "Babbage")
                .with(ContactFields.ACCOUNT, id)
                .with(ContactFields.EMAILS, List.of(EmailAddress.of("charles@engines.example")))));
        MatchProfile account = MatchProfile.of(Account.TYPE.create(Account.TYPE
                .noValues()
                .with(AccountFields.ID, id)
                .with(AccountFields.KIND, dev.clientela.account.AccountKind.BUSINESS)
                .with(AccountFields.NAME, "Engines Ltd")
                .with(AccountFields.WEBSITE, "engines.example")));
        MatchProfile lead =
                lead(CaptureLead.named("Charles", "Babbage").company("Engines").email("Charles@Engines.example"));
        assertThat(lead.agreement(contact))
                .containsExactlyInAnyOrder(MatchKey.EMAIL, MatchKey.DOMAIN, MatchKey.PERSON_NAME);
        assertThat(lead.agreement(account)).containsExactlyInAnyOrder(MatchKey.DOMAIN, MatchKey.COMPANY_NAME);
        assertThat(lead.in(id).agreement(contact)).contains(MatchKey.ACCOUNT);
        assertThat(contact.agreement(account)).containsExactlyInAnyOrder(MatchKey.DOMAIN, MatchKey.ACCOUNT);
    }

    @Test
    @DisplayName("DM-2 a rule without a key to search by, a wrong score, id or guard: all refused at once")
    void rules() {
        ValidationException refused = catchThrowableOfType(
                ValidationException.class,
                () -> new MatchRules(
                        List.of(
                                MatchRule.of("a", 100, MatchKey.PERSON_NAME, MatchKey.PLACE),
                                MatchRule.of("a", 101, MatchKey.EMAIL),
                                new MatchRule(" ", Set.of(), 0)),
                        new MatchGuards(Set.of(), 0, 7, 3, -1)));
        assertThat(refused.violations().stream().map(v -> v.path() + ": " + v.code()))
                .containsExactly(
                        "rules[0].keys: matching.nothing_to_search_by",
                        "rules[1].id: matching.bad_rule_id",
                        "rules[1].score: matching.bad_score",
                        "rules[2].id: matching.bad_rule_id",
                        "rules[2].keys: matching.nothing_to_search_by",
                        "rules[2].score: matching.bad_score",
                        "guards.shortest_email: matching.bad_guard",
                        "guards.most_hits: matching.bad_guard");
    }

    @Test
    @DisplayName("DM-12 the surest rule that holds is told, and the surest candidate stands first")
    void surest() {
        MatchRules rules = MatchRules.forContacts();
        assertThat(rules.surest(EnumSet.of(MatchKey.EMAIL)).map(MatchRule::id)).hasValue("contact.email");
        assertThat(rules.surest(EnumSet.of(MatchKey.EMAIL, MatchKey.PERSON_NAME))
                        .map(MatchRule::id))
                .hasValue("contact.email_and_name");
        assertThat(rules.surest(EnumSet.of(MatchKey.PERSON_NAME))).isEmpty();
        assertThat(rules.rule("contact.phone").map(MatchRule::score)).hasValue(40);

        List<Candidate> candidates = new ArrayList<>(List.of(candidate(2, 50), candidate(1, 90), candidate(0, 50)));
        Collections.shuffle(candidates, new java.util.Random(7));
        candidates.sort(Candidate.SUREST_FIRST);
        assertThat(candidates).containsExactly(candidate(1, 90), candidate(0, 50), candidate(2, 50));
    }

    private static Candidate candidate(int id, int score) {
        return new Candidate(
                new RecordRef("contact", new UUID(0, id)), "x", score, "r", Set.of(), Instant.EPOCH, Instant.EPOCH);
    }

    @Test
    @DisplayName("LC-28 rules on names alone are known as such")
    void namesAlone() {
        assertThat(MatchRule.of("a", 1, MatchKey.COMPANY_NAME).isByNamesAlone()).isTrue();
        assertThat(MatchRule.of("a", 1, MatchKey.COMPANY_NAME, MatchKey.PERSON_NAME)
                        .isByNamesAlone())
                .isTrue();
        assertThat(MatchRule.of("a", 1, MatchKey.COMPANY_NAME, MatchKey.PLACE).isByNamesAlone())
                .isFalse();
    }
}
