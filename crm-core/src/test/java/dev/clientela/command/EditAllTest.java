package dev.clientela.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.error.NotFoundException;
import dev.clientela.error.ValidationException;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.lead.LeadId;
import dev.clientela.record.Criterion;
import dev.clientela.security.Access;
import dev.clientela.security.AccessPolicy;
import dev.clientela.security.Actor;
import dev.clientela.security.Owner;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EditAllTest {

    /** Each sees what is the own. */
    private static final AccessPolicy OWN = new AccessPolicy() {
        @Override
        public Criterion visible(Access access) {
            return LeadFields.OWNER.is(Owner.user(access.actor().userId()));
        }
    };

    private final Crm crm = Crm.builder().access(OWN).build();
    private final CrmSession ada = crm.as(Actor.user("ada"));
    private final List<LeadId> ids = Stream.of("Babbage", "Menabrea", "Somerville")
            .map(name -> ada.leads().capture(CaptureLead.named("", name)).id())
            .toList();

    private List<String> cities() {
        return ids.stream()
                .map(ada.leads()::get)
                .map(lead -> lead.find(LeadFields.CITY).orElse(""))
                .toList();
    }

    @Test
    @DisplayName("the same is changed of many records, in the order asked for and of each once")
    void changesAll() {
        List<Lead> edited =
                ada.leads().editAll(List.of(ids.get(2), ids.get(0), ids.get(2)), Edit.set(LeadFields.CITY, "London"));

        assertThat(edited).extracting(Lead::id).containsExactly(ids.get(2), ids.get(0));
        assertThat(edited).extracting(Lead::version).containsOnly(2L);
        assertThat(cities()).containsExactly("London", "", "London");
        assertThat(ada.leads().history(ids.get(2))).hasSize(2);
        assertThat(ada.leads().editAll(List.of(), Edit.clear(LeadFields.CITY))).isEmpty();
    }

    @Test
    @DisplayName("with one record that is not there or not to be seen, none is changed")
    void allOrNone() {
        LeadId nowhere = new LeadId(new UUID(7, 7));
        LeadId ofBob = crm.as(Actor.user("bob"))
                .leads()
                .capture(CaptureLead.named("", "Lovelace"))
                .id();

        for (LeadId other : List.of(nowhere, ofBob)) {
            NotFoundException refusal = catchThrowableOfType(
                    NotFoundException.class,
                    () -> ada.leads()
                            .editAll(List.of(ids.get(0), other, ids.get(1)), Edit.set(LeadFields.CITY, "London")));
            assertThat(refusal.parameters()).containsEntry("record", Lead.TYPE.ref(other.value()));
        }
        assertThat(cities()).containsExactly("", "", "");
    }

    @Test
    @DisplayName("with one record that would not be valid, none is changed")
    void allValidOrNone() {
        ada.leads().edit(ids.get(1), Edit.set(LeadFields.COMPANY, "Turin").andClear(LeadFields.LAST_NAME));

        // Without its company, the second is nobody.
        assertThat(catchThrowableOfType(
                        ValidationException.class,
                        () -> ada.leads()
                                .editAll(ids, Edit.set(LeadFields.CITY, "Turin").andClear(LeadFields.COMPANY))))
                .isNotNull();
        assertThat(cities()).containsExactly("", "", "");
    }
}
