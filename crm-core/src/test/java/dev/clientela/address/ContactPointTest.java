package dev.clientela.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ContactPointTest {

    private static final EmailAddress WORK = EmailAddress.of("ada@engines.example");
    private static final EmailAddress HOME = EmailAddress.of("ada@home.example");

    @Test
    @DisplayName("the one marked is primary, the first when none is, and nothing when there is none")
    void primary() {
        assertThat(ContactPoint.primaryOf(List.of(WORK, HOME.asPrimary()))).contains(HOME.asPrimary());
        assertThat(ContactPoint.primaryOf(List.of(WORK, HOME))).contains(WORK);
        assertThat(ContactPoint.primaryOf(List.<EmailAddress>of())).isEmpty();
    }

    @Test
    @DisplayName("a new primary takes the mark from the old one, and stands once")
    void withPrimary() {
        assertThat(ContactPoint.withPrimary(List.of(WORK.asPrimary()), HOME)).containsExactly(WORK, HOME.asPrimary());
        assertThat(ContactPoint.withPrimary(List.of(WORK.asPrimary(), HOME), EmailAddress.of("ADA@home.example")))
                .containsExactly(WORK, EmailAddress.of("ADA@home.example").asPrimary());
    }

    @Test
    @DisplayName("two primaries, repeats and long labels are refused, all at once")
    void checks() {
        List<EmailAddress> several =
                List.of(WORK.asPrimary(), EmailAddress.of("ADA@engines.example").asPrimary());

        assertThat(EmailAddress.TYPE.checkAll(several))
                .extracting(violation -> violation.code().value())
                .containsExactly("field.several_primary", "field.repeated");
        assertThat(EmailAddress.TYPE.check(EmailAddress.of("none").labelled("x".repeat(41))))
                .extracting(violation -> violation.path() + " " + violation.code())
                .containsExactly("address email.malformed", "label field.too_long");
    }
}
