package dev.clientela.address;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.SharedData;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.LeadFields;
import dev.clientela.security.Actor;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    /** Numbers that belong to no country, such as +800: they have no form of their own within one. */
    private static final String WORLD = "001";

    @Test
    @Tag("data")
    @DisplayName("DM-4 a number as its country writes it and as E.164 are one, for every country and kind of number")
    void everyPlan() throws NumberParseException {
        CrmSession ada = Crm.inMemory().as(Actor.user("ada"));
        List<String> rows = SharedData.text("phone-numbers/example_numbers.csv")
                .lines()
                .skip(1)
                .toList();
        assertThat(rows).hasSize(1_144);

        for (String row : rows) {
            String[] cells = row.split(",");
            String region = cells[0];
            String significant = cells[3];
            String e164 = cells[4];
            PhoneNumber written = region.equals(WORLD)
                    ? PhoneNumber.of(formatted(e164, PhoneNumberFormat.INTERNATIONAL))
                    : PhoneNumber.of(formatted(e164, PhoneNumberFormat.NATIONAL), region);

            assertThat(written.key()).as(row).isEqualTo(e164);
            assertThat(PhoneNumber.of(e164).key()).as(row).isEqualTo(e164);
            if (!region.equals(WORLD)) {
                assertThat(PhoneNumber.of(significant, region).key()).as(row).isEqualTo(e164);
            }
            ada.leads().capture(CaptureLead.blank().phone(written));
            assertThat(ada.leads().count(LeadFields.PHONES.has(e164))).as(row).isPositive();
        }
    }

    private static String formatted(String e164, PhoneNumberFormat format) throws NumberParseException {
        PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
        return plans.format(plans.parse(e164, null), format);
    }

    @ParameterizedTest(name = "{0} in {1} is {2}")
    @DisplayName("DM-4 however it is written, it is one number")
    @CsvSource({
        "020 7946 0018, GB, +442079460018",
        "+44 (0)20 7946 0018, '', +442079460018",
        "(212) 555-0123 ext. 12, US, +12125550123;ext=12",
        "(212) 555-0123 x13, US, +12125550123;ext=13",
        "1-800-FLOWERS, US, +18003569377",
        "٠٢٠٧٩٤٦٠٠١٨, GB, +442079460018",
        "91 123 45 67, '', 911234567"
    })
    void keys(String number, String region, String key) {
        assertThat(PhoneNumber.of(number, region).key()).isEqualTo(key);
        assertThat(PhoneNumber.TYPE.check(PhoneNumber.of(number, region))).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("what has no digit, or is no number, is refused")
    @ValueSource(
            strings = {
                "",
                "call me",
                "+44 20 <b>7946</b>",
                "12\u000034",
                "0123456789012345678901234567890123456789012345678901"
            })
    void refuses(String number) {
        assertThat(PhoneNumber.TYPE.check(PhoneNumber.of(number)))
                .extracting(violation -> violation.code())
                .containsExactly(PhoneNumber.MALFORMED);
    }

    @Test
    @DisplayName("a region that is no country is refused beside whatever else is wrong")
    void refusesRegion() {
        assertThat(PhoneNumber.TYPE.check(PhoneNumber.of("none", "Spain")))
                .extracting(violation -> violation.path() + " " + violation.code())
                .containsExactly("number phone.malformed", "region phone.unknown_region");
    }

    @Property
    @Label("any text at all is judged and has a key")
    void judgesAnything(@ForAll String number, @ForAll String region) {
        PhoneNumber phone = PhoneNumber.of(number, region);

        assertThat(phone.key()).doesNotContain(" ");
        assertThat(PhoneNumber.TYPE.check(phone)).isNotNull();
    }
}
