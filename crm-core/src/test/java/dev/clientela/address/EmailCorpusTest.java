package dev.clientela.address;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.SharedData;
import dev.clientela.error.ValidationException;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.security.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The 164 addresses of the isemail corpus, each captured with a lead. */
@Tag("data")
class EmailCorpusTest {

    private static final Pattern TEST = Pattern.compile("<test id=.*?</test>", Pattern.DOTALL);
    private static final Pattern ENTITY = Pattern.compile("&#x([0-9A-Fa-f]+);");

    /** Valid by the letter, but no address that a customer has: a top-level domain that receives mail itself. */
    private static final Set<String> VALID_YET_REFUSED = Set.of("test@io");

    private final CrmSession ada = Crm.inMemory().as(Actor.user("ada"));
    private final List<Case> cases = new ArrayList<>();

    private record Case(String address, String category, String diagnosis) {

        /** What SMTP delivers, which is less than what a message header may hold. */
        boolean deliverable() {
            return category.equals("ISEMAIL_VALID_CATEGORY")
                    || category.equals("ISEMAIL_DNSWARN")
                    || diagnosis.equals("ISEMAIL_RFC5321_QUOTEDSTRING");
        }
    }

    @BeforeEach
    void readCorpus() {
        Matcher test = TEST.matcher(SharedData.text("email-address-tests/tests.xml"));
        while (test.find()) {
            cases.add(new Case(
                    element(test.group(), "address"),
                    element(test.group(), "category"),
                    element(test.group(), "diagnosis")));
        }
        assertThat(cases).hasSize(164);
    }

    private static String element(String test, String name) {
        Matcher found = Pattern.compile("<" + name + ">(.*?)</" + name + ">", Pattern.DOTALL)
                .matcher(test);
        if (!found.find()) {
            return "";
        }
        String text = ENTITY.matcher(found.group(1))
                .replaceAll(
                        entity -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(entity.group(1), 16))));
        text = text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
        // The corpus writes control characters as the symbols for them.
        return text.codePoints()
                .map(c -> c >= 0x2400 && c < 0x2420 ? c - 0x2400 : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    @DisplayName("what can be delivered is accepted, everything else refused as email.malformed")
    void accepts() {
        List<String> accepted = cases.stream()
                .map(Case::address)
                .filter(address -> isAccepted(address))
                .collect(toList());

        assertThat(accepted)
                .containsExactlyElementsOf(cases.stream()
                        .filter(Case::deliverable)
                        .map(Case::address)
                        .filter(address -> !VALID_YET_REFUSED.contains(address))
                        .collect(toList()));
        assertThat(accepted).hasSize(13 + 8 + 6);
    }

    /** Captures it; it is either stored as it was given or refused as it should be. */
    private boolean isAccepted(String address) {
        CaptureLead command = CaptureLead.named("Ada", "Lovelace").email(address);
        try {
            Lead lead = ada.leads().capture(command);
            assertThat(ada.leads().get(lead.id()).email().orElseThrow().address())
                    .isEqualTo(address);
            return true;
        } catch (ValidationException e) {
            assertThat(e.violations())
                    .extracting(violation -> violation.path() + ": " + violation.code())
                    .containsExactly("emails[0].address: email.malformed");
            return false;
        }
    }
}
