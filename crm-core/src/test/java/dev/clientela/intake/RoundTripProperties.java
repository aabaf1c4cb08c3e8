package dev.clientela.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.account.Account;
import dev.clientela.account.AccountId;
import dev.clientela.account.CreateAccount;
import dev.clientela.address.EmailAddress;
import dev.clientela.address.PhoneNumber;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.record.CustomField;
import dev.clientela.record.DateField;
import dev.clientela.record.DecimalField;
import dev.clientela.record.Field;
import dev.clientela.record.Query;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.Trait;
import dev.clientela.record.Values;
import dev.clientela.security.Actor;
import dev.clientela.security.Owner;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What is exported can be imported again unchanged, whatever the kind of field and whatever is in it. */
@SuppressWarnings("exports") // tests are compiled into the module that they test, which exports no jqwik
class RoundTripProperties {

    private static final DateField RENEWAL =
            CustomField.on(Lead.TYPE, "renewal").date();
    private static final DecimalField SHARE = CustomField.on(Lead.TYPE, "share").decimal(8);
    private static final ReferenceField<AccountId> REFERRER =
            CustomField.on(Lead.TYPE, "referrer").reference(Account.TYPE, AccountId::new);

    private final Crm crm = Crm.inMemory();
    private final CrmSession ada = crm.as(Actor.user("ada"));
    private final AccountId referrer =
            ada.accounts().open(CreateAccount.business("Engines; \"Co\"")).id();

    RoundTripProperties() {
        crm.fields().define(RENEWAL);
        crm.fields().define(SHARE);
        crm.fields().define(REFERRER);
    }

    private List<Field<?>> fields() {
        return crm.fields().fields(Lead.TYPE);
    }

    private String exported(Query<Lead> query) {
        StringWriter text = new StringWriter();
        ada.exports().run(Export.of(query).columns(fields()), CsvTarget.to(text));
        return text.toString();
    }

    @Property(tries = 100)
    @Label("P-12 an exported lead imported into another CRM has the same values, field by field")
    void comesBackIdentical(@ForAll("leads") Values values) {
        Lead lead = ada.leads().create(values.with(REFERRER, null));
        Query<Lead> one = ada.leads().query().where(LeadFields.ID.is(lead.id()));
        RoundTripProperties other = new RoundTripProperties();

        ImportReport report = other.ada
                .imports()
                .run(
                        Export.of(one).columns(fields()).toImport(LeadFields.EXTERNAL_ID),
                        CsvSource.of(new StringReader(exported(one))));

        assertThat(report.firstRefused()).isEmpty();
        Lead copy = other.ada
                .leads()
                .findByExternalId(lead.externalId().orElseThrow())
                .orElseThrow();
        for (Field<?> field : fields()) {
            if (!field.has(Trait.READ_ONLY)) {
                assertThat((Object) copy.values().get(field))
                        .as(field.name())
                        .isEqualTo(lead.values().get(field));
            }
        }
        ada.leads().delete(lead.id());
    }

    @Property(tries = 50)
    @Label("DM-29 an export imported where it came from changes nothing, matched by id")
    void changesNothingWhereItCameFrom(@ForAll("leads") Values values) {
        Lead lead = ada.leads().create(values);
        Query<Lead> one = ada.leads().query().where(LeadFields.ID.is(lead.id()));
        Import<Lead> back =
                Export.of(one).columns(fields()).toImport(LeadFields.ID).emptyClears();

        ImportReport report = ada.imports().run(back, CsvSource.of(new StringReader(exported(one))));

        assertThat(report.firstRefused()).isEmpty();
        assertThat(report.unchanged()).isEqualTo(1);
        assertThat(ada.leads().get(lead.id())).isEqualTo(lead);
        ada.leads().delete(lead.id());
    }

    @Provide
    Arbitrary<Values> leads() {
        Arbitrary<String> text = Arbitraries.strings()
                .withChars("aáß;,|\"'[]{}\\=+-@ \t\r\n\u00a0漢".toCharArray())
                .withChars('\u0001', '\ud7ff')
                .ofMinLength(1)
                .ofMaxLength(20);
        Arbitrary<Set<String>> tags = text.filter(
                        tag -> !LeadFields.TAGS.keyOf(tag).isEmpty())
                .set()
                .ofMinSize(1)
                .ofMaxSize(4);
        Arbitrary<Money> money = Combinators.combine(
                        Arbitraries.of("EUR", "JPY", "BHD"),
                        Arbitraries.longs().between(-1_000_000_000_000L, 1_000_000_000_000L))
                .as((currency, minor) -> Money.ofMinor(CurrencyUnit.of(currency), minor));
        Arbitrary<BigDecimal> decimals = Arbitraries.bigDecimals()
                .between(new BigDecimal("-1E20"), new BigDecimal("1E20"))
                .ofScale(8);
        Arbitrary<Instant> instants = Arbitraries.longs()
                .between(
                        Instant.parse("1583-01-01T00:00:00Z").getEpochSecond(),
                        Instant.parse("9999-12-31T23:59:59Z").getEpochSecond())
                .flatMap(seconds -> Arbitraries.longs()
                        .between(0, 999_999)
                        .map(micros -> Instant.ofEpochSecond(seconds, micros * 1_000)));
        Arbitrary<LocalDate> dates = Arbitraries.longs()
                .between(
                        LocalDate.of(1583, 1, 1).toEpochDay(),
                        LocalDate.of(9999, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
        Arbitrary<Values> written = Combinators.combine(
                        text,
                        tags,
                        money.injectNull(0.2),
                        decimals.injectNull(0.2),
                        instants.injectNull(0.2),
                        dates.injectNull(0.2))
                .as((name, labels, revenue, share, contact, renewal) -> Lead.TYPE
                        .noValues()
                        .edit()
                        .set(LeadFields.LAST_NAME, name)
                        .set(LeadFields.TAGS, labels)
                        .set(LeadFields.ANNUAL_REVENUE, revenue)
                        .set(SHARE, share)
                        .set(LeadFields.FIRST_CONTACT_AT, contact)
                        .set(RENEWAL, renewal)
                        .build());
        Arbitrary<Boolean> flags = Arbitraries.of(true, false);
        return Combinators.combine(
                        written, flags, flags, flags, Arbitraries.longs().between(0, 10_000_000))
                .as((values, several, primary, optOut, staff) -> values.edit()
                        .set(LeadFields.EXTERNAL_ID, "key \"1\"")
                        .set(LeadFields.EMAILS, emails(several, primary))
                        .set(
                                LeadFields.PHONES,
                                List.of(PhoneNumber.of("011 5555-0001", "AR").labelled("a; b \"c\"")))
                        .set(LeadFields.EMAIL_OPT_OUT, optOut)
                        .set(LeadFields.EMPLOYEES, staff)
                        .set(LeadFields.SOURCE, "web")
                        .set(LeadFields.OWNER, optOut ? Owner.queue("web; leads") : Owner.user("ada"))
                        .set(REFERRER, referrer)
                        .build());
    }

    private static List<EmailAddress> emails(boolean several, boolean primary) {
        EmailAddress first = EmailAddress.of("ada+crm@engines.example").labelled("work");
        return several
                ? List.of(primary ? first.asPrimary() : first, EmailAddress.of("ada@home.example"))
                : List.of(first);
    }
}
