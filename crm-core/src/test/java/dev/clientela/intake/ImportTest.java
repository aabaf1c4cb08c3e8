package dev.clientela.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.account.Account;
import dev.clientela.account.AccountFields;
import dev.clientela.account.CreateAccount;
import dev.clientela.address.EmailAddress;
import dev.clientela.address.PhoneNumber;
import dev.clientela.command.CommandErrors;
import dev.clientela.error.DuplicateException;
import dev.clientela.error.ErrorCode;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.intake.RowOutcome.Kind;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.record.Criterion;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.TextFormat;
import dev.clientela.security.Access;
import dev.clientela.security.AccessPolicy;
import dev.clientela.security.Actor;
import dev.clientela.store.StoreErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ImportTest {

    private static final Import<Lead> LEADS = Import.into(Lead.TYPE)
            .matching(LeadFields.EXTERNAL_ID)
            .column("key", LeadFields.EXTERNAL_ID)
            .column("company", LeadFields.COMPANY);

    private static final Import<Account> ACCOUNTS = Import.into(Account.TYPE)
            .matching(AccountFields.NAME)
            .column("account", AccountFields.NAME)
            .column("parent", AccountFields.PARENT, Lookup.by(AccountFields.NAME));

    private final Crm crm = Crm.inMemory();
    private final CrmSession ada = crm.as(Actor.user("ada"));
    private final List<RowOutcome> outcomes = new ArrayList<>();

    private final ImportObserver recorder = new ImportObserver() {
        @Override
        public void row(RowOutcome outcome) {
            outcomes.add(outcome);
        }
    };

    private List<Kind> kinds() {
        return outcomes.stream().map(RowOutcome::kind).toList();
    }

    private static List<ErrorCode> codes(RowOutcome outcome) {
        return outcome.faults().stream().map(fault -> fault.violation().code()).toList();
    }

    private Lead lead(String externalId) {
        return ada.leads().findByExternalId(externalId).orElseThrow();
    }

    private static void assertAddsUp(ImportReport report) {
        assertThat(report.created() + report.updated() + report.unchanged() + report.rejected() + report.ambiguous())
                .isEqualTo(report.rows());
    }

    @Test
    @DisplayName("DM-29 every row ends as created, updated, unchanged or rejected, and the counts add up")
    void accountsForEveryRow() {
        ada.leads().capture(CaptureLead.ofCompany("Old name").externalId("1"));
        ada.leads().capture(CaptureLead.ofCompany("Engines").externalId("2"));

        ImportReport report = ada.imports()
                .run(LEADS, Csv.of("key,company", "1,New name", "2,Engines", "3,Looms", ",Nameless"), recorder);

        assertThat(kinds()).containsExactly(Kind.UPDATED, Kind.UNCHANGED, Kind.CREATED, Kind.REJECTED);
        assertThat(report.rows()).isEqualTo(4);
        assertAddsUp(report);
        assertThat(lead("1").company()).contains("New name");
        assertThat(lead("2").version()).isEqualTo(1);
        assertThat(outcomes.get(2).record()).contains(lead("3").ref());
    }

    @Test
    @DisplayName("DM-29 the same file again changes nothing")
    void changesNothingTheSecondTime() {
        String[] file = {"key,company", "1,Engines", "2,Looms"};
        ada.imports().run(LEADS, Csv.of(file));

        ImportReport again = ada.imports().run(LEADS, Csv.of(file));

        assertThat(again.unchanged()).isEqualTo(2);
        assertThat(again.rows()).isEqualTo(2);
        assertThat(ada.leads().history(lead("1").id())).hasSize(1);
    }

    @Test
    @DisplayName("DM-29 after a crash in between, running the file again completes it")
    void completesAfterACrash() {
        Import<Lead> small = LEADS.inChunksOf(2);
        String[] file = {"key,company", "1,A", "2,B", "3,C", "4,D", "5,E"};
        ImportObserver crash = new ImportObserver() {
            @Override
            public void progress(long rows) {
                if (rows == 4) {
                    throw new IllegalStateException("the power went");
                }
            }
        };
        assertThatThrownBy(() -> ada.imports().run(small, Csv.of(file), crash)).hasMessage("the power went");

        ImportReport report = ada.imports().run(small, Csv.of(file));

        assertThat(report.unchanged()).isEqualTo(4);
        assertThat(report.created()).isEqualTo(1);
        assertThat(ada.leads().count(Criterion.always())).isEqualTo(5);
    }

    @Test
    @DisplayName("DM-29 two rows with one key are taken in their order")
    void takesRowsInOrder() {
        ImportReport report = ada.imports().run(LEADS, Csv.of("key,company", "1,First", "1,Second"), recorder);

        assertThat(kinds()).containsExactly(Kind.CREATED, Kind.UPDATED);
        assertThat(report.rows()).isEqualTo(2);
        assertThat(lead("1").company()).contains("Second");
    }

    @Test
    @DisplayName("DM-29 a key that several records have is ambiguous, and none of them is touched")
    void tellsAmbiguity() {
        ada.accounts().open(CreateAccount.business("Engines"));
        ada.accounts().open(CreateAccount.business("Engines"));

        ImportReport report = ada.imports().run(ACCOUNTS, Csv.of("account,parent", "Engines,"), recorder);

        assertThat(report.ambiguous()).isEqualTo(1);
        assertThat(codes(outcomes.get(0))).containsExactly(ImportErrors.AMBIGUOUS_MATCH);
        assertAddsUp(report);
    }

    @Test
    @DisplayName("DM-5 a row without a key matches nothing and is refused, not made anew each time")
    void refusesRowsWithoutKey() {
        ada.leads().capture(CaptureLead.ofCompany("No key"));

        ada.imports().run(LEADS, Csv.of("key,company", ",No key"), recorder);

        assertThat(codes(outcomes.get(0))).containsExactly(ImportErrors.KEY_MISSING);
        assertThat(outcomes.get(0).faults().get(0).column()).isEqualTo("key");
    }

    @Test
    @DisplayName("DM-6 composite keys do not run into each other")
    void keepsCompositeKeysApart() {
        Import<Lead> persons = Import.into(Lead.TYPE)
                .matching(LeadFields.FIRST_NAME, LeadFields.LAST_NAME)
                .column("first", LeadFields.FIRST_NAME)
                .column("last", LeadFields.LAST_NAME);

        ada.imports().run(persons, Csv.of("first,last", "ab,c", "a,bc", "a,c", "ab,bc"), recorder);

        assertThat(kinds()).containsOnly(Kind.CREATED);
    }

    @Test
    @DisplayName("DM-4 e-mail addresses match whatever their case")
    void matchesByEmail() {
        ada.leads().capture(CaptureLead.named("Ada", "Byron").email("Ada@Engines.example"));
        Import<Lead> byEmail = Import.into(Lead.TYPE)
                .matching(LeadFields.EMAILS)
                .column("mail", LeadFields.EMAILS)
                .column("company", LeadFields.COMPANY);

        ada.imports().run(byEmail, Csv.of("mail,company", "ada@engines.example,Engines"), recorder);

        assertThat(kinds()).containsExactly(Kind.UPDATED);
        Lead lead = ada.leads().list(ada.leads().query()).items().get(0);
        assertThat(lead.emails()).extracting(EmailAddress::address).containsExactly("Ada@Engines.example");
    }

    @Test
    @DisplayName("all faults of a row are told at once, each with its field and column")
    void tellsEveryFault() {
        Import<Lead> leads = LEADS.format(TextFormat.ISO)
                .column("staff", LeadFields.EMPLOYEES)
                .column("mail", LeadFields.EMAILS)
                .column("from", LeadFields.SOURCE);

        ImportReport report = ada.imports()
                .run(leads, Csv.of("key,company,staff,mail,from", "1,Engines,many,nobody,nowhere"), recorder);

        assertThat(outcomes.get(0).faults())
                .extracting(fault -> fault.column() + " " + fault.violation().path() + " "
                        + fault.violation().code())
                .containsExactlyInAnyOrder(
                        "staff employees field.malformed",
                        "mail emails[0].address email.malformed",
                        "from source field.not_a_term");
        assertThat(report.faults()).hasSize(3).allMatch(count -> count.rows() == 1);
        assertThat(ada.leads().count(Criterion.always())).isZero();
    }

    @Test
    @DisplayName("DM-30 numbers and dates that could be read in two ways are refused, not guessed")
    void refusesAmbiguousNumbers() {
        Import<Lead> leads =
                LEADS.format(TextFormat.ISO.currency(CurrencyUnit.EUR)).column("revenue", LeadFields.ANNUAL_REVENUE);

        ada.imports().run(leads, Csv.of("key,company,revenue", "1,A,\"1,12\"", "2,B,\"1,120\""), recorder);

        assertThat(codes(outcomes.get(0))).containsExactly(RecordErrors.AMBIGUOUS);
        assertThat(lead("2").get(LeadFields.ANNUAL_REVENUE)).isEqualTo(Money.of(CurrencyUnit.EUR, 1120));
    }

    @Test
    @DisplayName("a row that the store refuses takes no other of its chunk along")
    void keepsTheOthersOfAChunk() {
        Import<Lead> always = LEADS.matching();

        ImportReport report =
                ada.imports().run(always, Csv.of("key,company", "1,A", "2,B", "1,A again", "3,C"), recorder);

        assertThat(kinds()).containsExactly(Kind.CREATED, Kind.CREATED, Kind.REJECTED, Kind.CREATED);
        assertThat(codes(outcomes.get(2))).containsExactly(StoreErrors.DUPLICATE_KEY);
        assertThat(ada.leads().count(Criterion.always())).isEqualTo(3);
        assertAddsUp(report);
    }

    @Test
    @DisplayName("what the host's rule refuses is rejected, whatever else is in the chunk")
    void obeysTheHostsRules() {
        Crm strict = Crm.builder()
                .rule((before, after) -> after.values().get(LeadFields.COMPANY).startsWith("Bad")
                        ? List.of(Violation.of("company", ErrorCode.of("host.bad_company")))
                        : List.of())
                .build();

        ImportReport report = strict.as(Actor.user("ada"))
                .imports()
                .run(LEADS, Csv.of("key,company", "1,Good", "2,Bad", "3,Good too"), recorder);

        assertThat(kinds()).containsExactly(Kind.CREATED, Kind.REJECTED, Kind.CREATED);
        assertThat(report.faults())
                .containsExactly(new ImportReport.FaultCount("company", ErrorCode.of("host.bad_company"), 1));
    }

    @Test
    @DisplayName("rights hold as by hand: who may not create leads imports none")
    void obeysRights() {
        AccessPolicy readers = new AccessPolicy() {
            @Override
            public boolean mayCreate(Access access) {
                return false;
            }
        };
        CrmSession reader = Crm.builder().access(readers).build().as(Actor.user("eve"));

        reader.imports().run(LEADS, Csv.of("key,company", "1,A"), recorder);

        assertThat(codes(outcomes.get(0))).containsExactly(CommandErrors.ACCESS_DENIED);
    }

    @Test
    @DisplayName("a row may refer to one further down: it waits, and comes out as any other")
    void waitsForRowsFurtherDown() {
        ImportReport report = ada.imports()
                .run(
                        ACCOUNTS.inChunksOf(2),
                        Csv.of("account,parent", "Wheel,Cart", "Spoke,Wheel", "Cart,", "Nail,Spoke"));

        assertThat(report.created()).isEqualTo(4);
        assertThat(ada.accounts().ancestors(account("Nail").id()))
                .extracting(Account::name)
                .containsExactly("Spoke", "Wheel", "Cart");
    }

    private Account account(String name) {
        return ada.accounts()
                .list(ada.accounts().query().where(AccountFields.NAME.is(name)))
                .items()
                .get(0);
    }

    @Test
    @DisplayName("rows that wait for each other, or for nobody, are rejected in the end")
    void waitsNotForEver() {
        ImportReport report = ada.imports()
                .run(ACCOUNTS, Csv.of("account,parent", "Hen,Egg", "Egg,Hen", "Orphan,Nobody", "Free,"), recorder);

        assertThat(report.created()).isEqualTo(1);
        assertThat(report.rejected()).isEqualTo(3);
        assertThat(report.faults())
                .containsExactly(new ImportReport.FaultCount("parent", ImportErrors.REFERENCE_NOT_FOUND, 3));
    }

    @Test
    @DisplayName("a reference by a key that several records have is refused")
    void refusesAmbiguousReferences() {
        ada.accounts().open(CreateAccount.business("Cart"));
        ada.accounts().open(CreateAccount.business("Cart"));

        ada.imports().run(ACCOUNTS, Csv.of("account,parent", "Wheel,Cart"), recorder);

        assertThat(codes(outcomes.get(0))).containsExactly(ImportErrors.REFERENCE_AMBIGUOUS);
    }

    @Test
    @DisplayName("known faults are put right, and counted by column and text")
    void reportsSettlements() {
        Import<Lead> leads = LEADS.column("from", LeadFields.SOURCE)
                .translating("from", Map.of("wbe", "web"))
                .whenBlank("from", "other");

        ImportReport report = ada.imports()
                .run(leads, Csv.of("key,company,from", "1,A,wbe", "2,B,", "3,C,wbe", "4,D,web", "5,E,wbbe"));

        assertThat(report.settlements())
                .containsExactlyInAnyOrder(
                        new Settlement("from", "wbe", "web", 2), new Settlement("from", "", "other", 1));
        assertThat(lead("2").source()).contains("other");
        assertThat(report.rejected()).isEqualTo(1);
    }

    @Test
    @DisplayName("columns that nobody spoke of are reported; those left out on purpose are not")
    void reportsUnmappedColumns() {
        ImportReport report = ada.imports().run(LEADS.ignoring("notes"), Csv.of("key,notes,company,fax", "1,x,A,555"));

        assertThat(report.unmappedColumns()).containsExactly("fax");
        assertThat(report.created()).isEqualTo(1);
    }

    @Test
    @DisplayName("an import that does not fit its source is refused whole, with every reason")
    void checksTheFit() {
        Import<Lead> odd = LEADS.matching(LeadFields.TITLE)
                .column("name", LeadFields.COMPANY)
                .column("made", LeadFields.CREATED_AT);

        assertThatThrownBy(() -> ada.imports().run(odd, Csv.of("key,company,key,made", "1,A,1,x")))
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        refused -> assertThat(refused.violations())
                                .extracting(Violation::code)
                                .containsExactlyInAnyOrder(
                                        ImportErrors.COLUMN_REPEATED,
                                        ImportErrors.COLUMN_MISSING,
                                        ImportErrors.FIELD_REPEATED,
                                        RecordErrors.READ_ONLY,
                                        ImportErrors.KEY_UNMAPPED));
        assertThat(ada.leads().count(Criterion.always())).isZero();
    }

    @Test
    @DisplayName("empty cells leave what is there, unless they are said to clear it")
    void emptyCellsSayNothing() {
        ada.leads().capture(CaptureLead.ofCompany("Engines").externalId("1"));

        ada.imports().run(LEADS.column("last", LeadFields.LAST_NAME), Csv.of("key,company,last", "1,,Babbage"));
        assertThat(lead("1").company()).contains("Engines");

        ada.imports()
                .run(
                        LEADS.column("last", LeadFields.LAST_NAME).emptyClears(),
                        Csv.of("key,company,last", "1,,Babbage"));
        assertThat(lead("1").company()).isEmpty();
    }

    @Test
    @DisplayName("a cell adds to the e-mails, telephones and tags that are there; an array is all there are to be")
    void unitesElements() {
        Import<Lead> leads = LEADS.column("phone", LeadFields.PHONES)
                .column("fax", LeadFields.PHONES)
                .column("tags", LeadFields.TAGS);
        String columns = "key,company,phone,fax,tags";

        ada.imports().run(leads, Csv.of(columns, "1,A,+54 11 5555 0001,+54 11 5555 0002,red; blue"));
        ada.imports().run(leads, Csv.of(columns, "1,A,+54 11 5555 0001,+54 11 5555 0003,Blue;green"));
        assertThat(lead("1").phones())
                .extracting(PhoneNumber::number)
                .containsExactly("+54 11 5555 0001", "+54 11 5555 0002", "+54 11 5555 0003");
        assertThat(lead("1").tags()).hasSize(3).contains("red", "green");

        ada.imports().run(leads, Csv.of(columns, "1,A,,,\"[\"\"green\"\"]\""));
        assertThat(lead("1").tags()).containsExactly("green");
    }

    @Test
    @DisplayName("an import that only updates makes no record")
    void onlyUpdates() {
        ImportReport report = ada.imports().run(LEADS.updatesOnly(), Csv.of("key,company", "1,A"));

        assertThat(report.faults()).containsExactly(new ImportReport.FaultCount("", ImportErrors.NO_SUCH_RECORD, 1));
    }

    @Test
    @DisplayName("a rehearsal tells the same outcomes and leaves nothing behind")
    void rehearses() {
        String[] file = {"account,parent", "Wheel,Cart", "Cart,", "Hub,Nobody", "Cart,"};

        ImportReport rehearsed = ada.imports().rehearse(ACCOUNTS, Csv.of(file));

        assertThat(ada.accounts().count(Criterion.always())).isZero();
        ImportReport real = ada.imports().run(ACCOUNTS, Csv.of(file));
        assertThat(rehearsed.created()).isEqualTo(real.created()).isEqualTo(2);
        assertThat(rehearsed.unchanged()).isEqualTo(real.unchanged()).isEqualTo(1);
        assertThat(rehearsed.faults()).isEqualTo(real.faults());
    }

    @Test
    @DisplayName("in the host's own transaction all rows share it: what the store refuses ends all")
    void joinsATransaction() {
        Import<Lead> always = LEADS.matching();

        assertThatThrownBy(() ->
                        ada.atomically(bound -> bound.imports().run(always, Csv.of("key,company", "1,A", "1,B"))))
                .isInstanceOf(DuplicateException.class);
        assertThat(ada.leads().count(Criterion.always())).isZero();
    }

    @Test
    @DisplayName("what is kept of refused rows is bounded; the counts and the observer miss none")
    void boundsWhatItKeeps() {
        List<Row> rows = IntStream.rangeClosed(1, 1_234)
                .mapToObj(i -> new Row(i, i + 1, List.of("", "Nameless " + i)))
                .toList();

        ImportReport report = ada.imports().run(LEADS, RowSource.of(List.of("key", "company"), rows), recorder);

        assertThat(report.rejected()).isEqualTo(1_234);
        assertThat(report.firstRefused()).hasSize(ImportReport.KEPT);
        assertThat(outcomes).hasSize(1_234);
        assertThat(outcomes.get(1_233).row().line()).isEqualTo(1_235);
    }

    @Test
    @DisplayName("rows may come from anywhere, such as maps")
    void takesMaps() {
        RowSource source = RowSource.ofMaps(
                List.of("key", "company"), List.of(Map.of("key", "1", "company", "A"), Map.of("key", "2")));

        ImportReport report = ada.imports().run(LEADS, source);

        assertThat(report.created()).isEqualTo(2);
        assertThat(lead("2").company()).isEmpty();
    }

    @Test
    @DisplayName("two reports of one file's parts add up to the report of the whole")
    void addsUpReports() {
        Import<Lead> leads = LEADS.whenBlank("company", "Unknown");
        ImportReport first = ada.imports().run(leads, Csv.of("key,company", "1,", ",x"));
        ImportReport second = ada.imports().run(leads, Csv.of("key,company", "2,", "3,C", ",y"));

        ImportReport both = first.plus(second);

        assertThat(both.rows()).isEqualTo(5);
        assertAddsUp(both);
        assertThat(both.settlements()).containsExactly(new Settlement("company", "", "Unknown", 2));
        assertThat(both.faults()).containsExactly(new ImportReport.FaultCount("key", ImportErrors.KEY_MISSING, 2));
    }

    @Test
    @DisplayName("progress is told chunk by chunk")
    void tellsProgress() {
        List<Long> told = new ArrayList<>();
        ImportObserver observer = new ImportObserver() {
            @Override
            public void progress(long rows) {
                told.add(rows);
            }
        };

        ada.imports().run(LEADS.inChunksOf(2), Csv.of("key,company", "1,A", "2,B", "3,C"), observer);

        assertThat(told).containsExactly(2L, 3L);
    }
}
