package dev.clientela.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.account.Account;
import dev.clientela.account.AccountFields;
import dev.clientela.account.CreateAccount;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.record.Criterion;
import dev.clientela.security.Access;
import dev.clientela.security.AccessPolicy;
import dev.clientela.security.Actor;
import dev.clientela.security.Owner;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ExportTest {

    private final CrmSession ada = Crm.inMemory().as(Actor.user("ada"));

    private static String csv(CrmSession session, Export<?> export) {
        StringWriter text = new StringWriter();
        session.exports().run(export, CsvTarget.to(text));
        return text.toString();
    }

    @Test
    @DisplayName("the records of a query in its order, the fields asked for as columns")
    void writesWhatIsAsked() {
        ada.leads().capture(CaptureLead.named("Charles", "Babbage").company("Engines, \"Ltd\""));
        ada.leads().capture(CaptureLead.named("Ada", "Byron").tagged("key account", "navy"));
        ada.leads().capture(CaptureLead.named("George", "Boole"));

        String csv = csv(
                ada,
                Export.of(ada.leads()
                                .query()
                                .where(LeadFields.LAST_NAME.startsWith("b"))
                                .orderBy(LeadFields.LAST_NAME.descending()))
                        .columns(LeadFields.LAST_NAME, LeadFields.COMPANY)
                        .column("labels", LeadFields.TAGS));

        assertThat(csv)
                .isEqualTo("last_name,company,labels\r\nByron,,key account; navy\r\nBoole,,\r\n"
                        + "Babbage,\"Engines, \"\"Ltd\"\"\",\r\n");
    }

    @Test
    @DisplayName("P-13 only what the actor may see is given out, referred records included")
    void obeysVisibility() {
        AccessPolicy own = new AccessPolicy() {
            @Override
            public Criterion visible(Access access) {
                Owner me = Owner.user(access.actor().userId());
                return switch (access.type().name()) {
                    case "lead" -> LeadFields.OWNER.is(me);
                    case "account" -> AccountFields.OWNER.is(me);
                    default -> Criterion.always();
                };
            }
        };
        Crm crm = Crm.builder().access(own).build();
        CrmSession eve = crm.as(Actor.user("eve"));
        Account hers = eve.accounts().open(CreateAccount.business("Parent"));
        eve.accounts().open(CreateAccount.business("Child").under(hers.id()).ownedBy(Owner.user("bob")));

        String csv = csv(
                crm.as(Actor.user("bob")),
                Export.of(eve.accounts().query())
                        .columns(AccountFields.NAME)
                        .column("parent", AccountFields.PARENT, Lookup.by(AccountFields.NAME)));

        assertThat(csv).isEqualTo("name,parent\r\nChild,\r\n");
    }

    @Test
    @DisplayName("references by a key come back by the same key")
    void givesReferencesByKey() {
        Account parent = ada.accounts().open(CreateAccount.business("Cart"));
        ada.accounts().open(CreateAccount.business("Wheel").under(parent.id()));
        Export<Account> export = Export.of(ada.accounts().query().orderBy(AccountFields.NAME.descending()))
                .columns(AccountFields.NAME)
                .column("part_of", AccountFields.PARENT, Lookup.by(AccountFields.NAME));

        String csv = csv(ada, export);
        CrmSession other = Crm.inMemory().as(Actor.user("ada"));
        ImportReport report =
                other.imports().run(export.toImport(AccountFields.NAME), CsvSource.of(new StringReader(csv)));

        assertThat(csv).isEqualTo("name,part_of\r\nWheel,Cart\r\nCart,\r\n");
        assertThat(report.created()).isEqualTo(2);
        assertThat(csv(other, export)).isEqualTo(csv);
    }

    @Test
    @DisplayName("more records than a page holds come out once each")
    void goesThroughAllPages() {
        List<Row> rows = IntStream.rangeClosed(1, 2_500)
                .mapToObj(i -> new Row(i, i, List.of(Integer.toString(i))))
                .toList();
        Import<Lead> leads = Import.into(Lead.TYPE).column("key", LeadFields.EXTERNAL_ID);
        ada.imports().run(leads, RowSource.of(List.of("key"), rows));
        Set<String> keys = new HashSet<>();

        long count = ada.exports().run(Export.of(ada.leads().query()).columns(LeadFields.EXTERNAL_ID), new RowTarget() {
            @Override
            public void columns(List<String> names) {}

            @Override
            public void row(List<String> cells) {
                keys.add(cells.get(0));
            }
        });

        assertThat(count).isEqualTo(2_500);
        assertThat(keys).hasSize(2_500);
    }

    @Test
    @DisplayName("texts that a spreadsheet would run are escaped when asked, and only then")
    void escapesFormulas() {
        ada.leads()
                .capture(CaptureLead.ofCompany("=HYPERLINK(\"http://evil.example\")")
                        .phone("+54 11 5555 0001"));
        Export<Lead> export = Export.of(ada.leads().query()).columns(LeadFields.COMPANY);

        assertThat(csv(ada, export)).contains("\r\n\"=HYPERLINK");
        assertThat(csv(ada, export.escapingFormulas())).contains("\r\n\"'=HYPERLINK");
    }
}
