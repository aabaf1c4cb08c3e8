package dev.clientela.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.account.AccountFields;
import dev.clientela.account.AccountId;
import dev.clientela.contact.ContactFields;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadAssignment;
import dev.clientela.lead.LeadFields;
import dev.clientela.record.Criterion;
import dev.clientela.record.Field;
import dev.clientela.record.Trait;
import dev.clientela.security.Actor;
import dev.clientela.security.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DuplicateFinderTest {

    private final List<Matches> found = new ArrayList<>();
    private final CrmSession ada = Crm.builder()
            .leadAssignment((lead, execution) -> {
                found.add(new DuplicateFinder(execution, MatchRules.forLeads()).leads(MatchProfile.of(lead)));
                return new LeadAssignment.Assignment(Owner.user("ada"), "test");
            })
            .build()
            .as(Actor.user("ada"));

    @Test
    @DisplayName("DM-8 DM-12 a lead that is there already is found by e-mail and telephone, the surest first")
    void leads() {
        Lead byPhone = ada.leads().capture(CaptureLead.named("Ada", "Byron").phone("+442079460018"));
        Lead byBoth =
                ada.leads().capture(CaptureLead.named("Charles", "Babbage").email("charles@engines.example"));
        ada.leads().capture(CaptureLead.named("Charles", "Babbage").company("Engines"));
        found.clear();
        ada.leads()
                .capture(CaptureLead.named("CHARLES", "babbage")
                        .email("Charles@engines.example")
                        .phone("+44 20 7946 0018"));
        assertThat(found).singleElement().satisfies(matches -> {
            assertThat(matches.candidates()).extracting(Candidate::record).containsExactly(byBoth.ref(), byPhone.ref());
            assertThat(matches.candidates())
                    .extracting(Candidate::rule)
                    .containsExactly("lead.email_and_name", "lead.phone");
            assertThat(matches.hasUnseen()).isFalse();
            assertThat(matches.dropped()).isEmpty();
        });
    }

    @Test
    @DisplayName("DM-2 every look-up is by a field that stores find by without reading every record")
    void indexed() {
        MatchProfile profile = MatchProfile.of(Lead.TYPE.create(CaptureLead.named("Charles", "Babbage")
                        .company("Engines")
                        .email("charles@engines.example")
                        .phone("+442079460018")
                        .with(LeadFields.CITY, "London")
                        .values()))
                .in(new AccountId(new UUID(0, 1)));
        Set<Field<?>> ids = Set.of(AccountFields.ID);
        for (Blocking<?> blocking : List.of(Blocking.ACCOUNTS, Blocking.CONTACTS, Blocking.LEADS)) {
            int lookUps = 0;
            for (MatchKey key : MatchKey.values()) {
                for (Blocking.LookUp lookUp : blocking.lookUps().apply(new Blocking.Sought(key, profile))) {
                    lookUps++;
                    Field<?> field = field(lookUp.where());
                    assertThat(field.has(Trait.INDEXED) || ids.contains(field))
                            .as("%s by %s", blocking.type(), field)
                            .isTrue();
                    assertThat(key.isSearchable()).isTrue();
                }
            }
            assertThat(lookUps).isPositive();
        }
        assertThat(Blocking.CONTACTS.lookUps().apply(new Blocking.Sought(MatchKey.ACCOUNT, profile)))
                .singleElement()
                .satisfies(lookUp -> assertThat(field(lookUp.where())).isEqualTo(ContactFields.ACCOUNT));
    }

    private static Field<?> field(Criterion where) {
        if (where instanceof Criterion.All all) {
            return field(all.parts().get(0));
        }
        if (where instanceof Criterion.OneOf<?> oneOf) {
            return oneOf.field();
        }
        return ((Criterion.HasKeys) where).field();
    }
}
