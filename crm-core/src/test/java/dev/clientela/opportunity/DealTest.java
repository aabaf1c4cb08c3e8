package dev.clientela.opportunity;

import static dev.clientela.opportunity.OpportunityErrors.NOT_ON_DEAL;
import static dev.clientela.opportunity.SellingCase.NOON;
import static dev.clientela.opportunity.SellingCase.eur;
import static dev.clientela.opportunity.SellingCase.faults;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.account.Account;
import dev.clientela.account.CreateAccount;
import dev.clientela.command.CommandErrors;
import dev.clientela.command.Edit;
import dev.clientela.contact.Contact;
import dev.clientela.contact.ContactId;
import dev.clientela.contact.CreateContact;
import dev.clientela.error.ConflictException;
import dev.clientela.event.EventEnvelope;
import dev.clientela.record.Criterion;
import dev.clientela.record.CustomField;
import dev.clientela.record.Grouping;
import dev.clientela.record.IntegerField;
import dev.clientela.record.Measure;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.ReportResult;
import dev.clientela.security.Access;
import dev.clientela.security.AccessPolicy;
import dev.clientela.security.Actor;
import dev.clientela.security.Owner;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DealTest {

    private final SellingCase selling = new SellingCase();
    private final Opportunities deals = selling.ada.opportunities();

    private Contact contact(String lastName) {
        return selling.ada.contacts().add(CreateContact.named("A", lastName));
    }

    private static List<String> types(List<EventEnvelope> events) {
        return events.stream().map(EventEnvelope::type).toList();
    }

    @Test
    @DisplayName("S-09 a deal has its opener for owner, may lack an account, and tells of its opening")
    void opens() {
        Opportunity deal = selling.deal("Engines");
        Opportunity fromProgram =
                selling.crm.as(Actor.system("import")).opportunities().open(OpenOpportunity.named("Imported"));

        assertThat(deal.owner()).isEqualTo(Owner.user("ada"));
        assertThat(deal.account()).isEmpty();
        assertThat(fromProgram.owner()).isEqualTo(Owner.queue("opportunities"));
        assertThat(types(deals.history(deal.id()))).containsExactly("opportunity.opened");
        assertThat(deals.assign(deal.id(), Owner.user("bob")).owner()).isEqualTo(Owner.user("bob"));
    }

    @Test
    @DisplayName("all faults of a new deal are told at once")
    void faultsAtOnce() {
        assertThat(faults(() -> deals.create(Opportunity.TYPE
                        .noValues()
                        .edit()
                        .set(OpportunityFields.PROBABILITY, 101L)
                        .set(OpportunityFields.STAGE, "nowhere")
                        .set(OpportunityFields.CLOSE_REASON, "price")
                        .build())))
                .isEqualTo(Map.of(
                        "name", RecordErrors.REQUIRED,
                        "probability", RecordErrors.OUT_OF_RANGE,
                        "stage", RecordErrors.NOT_A_TERM,
                        "close_reason", OpportunityErrors.NOT_CLOSED));
        assertThat(faults(() -> deals.edit(
                        selling.deal("A").id(),
                        Edit.clear(OpportunityFields.STAGE)
                                .andClear(OpportunityFields.PROBABILITY)
                                .andClear(OpportunityFields.FORECAST_CATEGORY))))
                .isEqualTo(Map.of(
                        "stage", RecordErrors.REQUIRED,
                        "probability", RecordErrors.REQUIRED,
                        "forecast_category", RecordErrors.REQUIRED));
    }

    @Test
    @DisplayName("S-06 people have a role in a deal, one is primary at most, and deals are found by them")
    void roles() {
        Contact charles = contact("Babbage");
        Contact mary = contact("Somerville");
        OpportunityId id = selling.deal("Engines").id();
        deals.addRole(id, ContactRole.of(charles.id(), "decision_maker").asPrimary());
        deals.addRole(id, ContactRole.of(mary.id(), "influencer").asPrimary());

        Opportunity deal = deals.get(id);
        assertThat(deal.primaryContact())
                .contains(ContactRole.of(mary.id(), "influencer").asPrimary());
        assertThat(deals.makePrimary(id, charles.id()).primaryContact().map(ContactRole::contact))
                .contains(charles.id());
        assertThat(deals.addRole(id, ContactRole.of(mary.id(), "buyer")).contactRoles())
                .extracting(ContactRole::role)
                .containsExactly("decision_maker", "buyer");
        assertThat(deals.count(OpportunityFields.CONTACT_ROLES.has(mary.id().toString())))
                .isEqualTo(1);
        assertThat(deals.count(
                        OpportunityFields.CONTACT_ROLES.has(mary.id().value().toString())))
                .isEqualTo(1);
        assertThat(faults(() -> selling.ada.contacts().delete(mary.id())))
                .isEqualTo(Map.of("", CommandErrors.STILL_REFERENCED));
        assertThat(deals.removeRole(id, mary.id()).contactRoles()).hasSize(1);
        assertThat(faults(() -> deals.removeRole(id, mary.id()))).isEqualTo(Map.of("", NOT_ON_DEAL));
        assertThat(faults(() -> deals.makePrimary(id, mary.id()))).isEqualTo(Map.of("", NOT_ON_DEAL));
        selling.ada.contacts().delete(mary.id());
    }

    @Test
    @DisplayName("S-06 a role is a term, of somebody who exists; two primary ones are refused")
    void wrongRoles() {
        OpportunityId id = selling.deal("Engines").id();
        ContactId nobody = new ContactId(new UUID(1, 2));
        Contact charles = contact("Babbage");
        Contact mary = contact("Somerville");

        assertThat(faults(() -> deals.addRole(id, ContactRole.of(nobody, "buyer"))))
                .isEqualTo(Map.of("contact_roles[0]", CommandErrors.UNKNOWN_REFERENCE));
        assertThat(faults(() -> deals.addRole(id, ContactRole.of(charles.id(), "jester"))))
                .isEqualTo(Map.of("contact_roles[0].role", RecordErrors.NOT_A_TERM));
        assertThat(faults(() -> deals.edit(
                        id,
                        Edit.set(
                                OpportunityFields.CONTACT_ROLES,
                                List.of(
                                        ContactRole.of(charles.id(), "").asPrimary(),
                                        ContactRole.of(mary.id(), "").asPrimary(),
                                        ContactRole.of(mary.id(), ""))))))
                .isEqualTo(Map.of("contact_roles", RecordErrors.REPEATED));
    }

    @Test
    @DisplayName("S-09 competitors are accounts, each noted once, with what is known of them")
    void competitors() {
        Account rival = selling.ada.accounts().open(CreateAccount.business("Scheutz"));
        OpportunityId id = selling.deal("Engines").id();
        deals.addCompetitor(id, Competitor.of(rival.id()));

        assertThat(deals.addCompetitor(id, new Competitor(rival.id(), "Cheaper"))
                        .competitors())
                .containsExactly(new Competitor(rival.id(), "Cheaper"));
        assertThat(deals.count(OpportunityFields.COMPETITORS.has(rival.id().toString())))
                .isEqualTo(1);
        assertThat(faults(() -> selling.ada.accounts().delete(rival.id())))
                .isEqualTo(Map.of("", CommandErrors.STILL_REFERENCED));
        assertThat(deals.removeCompetitor(id, rival.id()).competitors()).isEmpty();
        assertThat(faults(() -> deals.removeCompetitor(id, rival.id()))).isEqualTo(Map.of("", NOT_ON_DEAL));
        assertThat(types(deals.history(id)))
                .containsExactly(
                        "opportunity.opened",
                        "opportunity.competitor_noted",
                        "opportunity.competitor_noted",
                        "opportunity.competitor_removed");
    }

    @Test
    @DisplayName("P-14 the history tells each act on deal and lines, and the deal as it was at any time")
    void history() {
        Opportunity deal = selling.deal("Engines");
        selling.now.set(NOON.plus(Duration.ofHours(1)));
        OpportunityLine line = selling.line(deal, selling.engine, 2);
        selling.now.set(NOON.plus(Duration.ofHours(2)));
        deals.changeLine(ChangeLine.of(line.id()).with(OpportunityLineFields.DESCRIPTION, "Two of them"));
        deals.changeLine(ChangeLine.of(line.id()).quantity(3));
        deals.removeLine(line.id());

        assertThat(types(deals.history(deal.id())))
                .containsExactly(
                        "opportunity.opened",
                        "opportunity.line_added",
                        "opportunity.line_changed",
                        "opportunity.line_changed",
                        "opportunity.line_removed");
        assertThat(deals.stateAt(deal.id(), NOON.plus(Duration.ofMinutes(90))).flatMap(Opportunity::amount))
                .contains(eur("200"));
        assertThat(deals.stateAt(deal.id(), NOON)).contains(deal);
        assertThat(deals.stateAt(deal.id(), NOON.minusSeconds(1))).isEmpty();
    }

    @Test
    @DisplayName("P-12 deals carry tags and custom fields, found by both")
    void tagsAndCustomFields() {
        IntegerField decks = selling.crm
                .fields()
                .define(CustomField.on(Opportunity.TYPE, "decks").integer(0, 10));
        deals.open(OpenOpportunity.named("Ship").with(decks, 3L).tagged("Navy"));
        selling.deal("Mill");

        assertThat(deals.list(deals.query().where(decks.isAtLeast(2L))).items())
                .extracting(Opportunity::name)
                .containsExactly("Ship");
        assertThat(deals.count(OpportunityFields.TAGS.has("navy"))).isEqualTo(1);
    }

    @Test
    @DisplayName("P-13 whoever does not see a deal sees none of its lines, in no list, count or report")
    void visibility() {
        AccessPolicy own = new AccessPolicy() {
            @Override
            public Criterion visible(Access access) {
                return access.type() == Opportunity.TYPE && !access.actor().isSystem()
                        ? OpportunityFields.OWNER.is(Owner.user(access.actor().userId()))
                        : Criterion.always();
            }
        };
        SellingCase guarded = new SellingCase(Crm.builder().access(own));
        Opportunity deal = guarded.deal("Secret");
        OpportunityLine line = guarded.line(deal, guarded.engine, 1);
        CrmSession bob = guarded.crm.as(Actor.user("bob"));

        assertThat(bob.opportunities().find(deal.id())).isEmpty();
        assertThat(bob.opportunityLines().list(bob.opportunityLines().query()).items())
                .isEmpty();
        assertThat(bob.opportunityLines().count(Criterion.always())).isZero();
        assertThat(bob.opportunityLines()
                        .report(bob.opportunityLines()
                                .newReport()
                                .groupBy(Grouping.by(OpportunityLineFields.PRODUCT))
                                .measure(Measure.count()))
                        .rows())
                .isEmpty();
        for (org.assertj.core.api.ThrowableAssert.ThrowingCallable act :
                List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
                        () -> bob.opportunityLines().get(line.id()),
                        () -> bob.opportunities().lines(deal.id()),
                        () -> bob.opportunities()
                                .changeLine(ChangeLine.of(line.id()).quantity(2)),
                        () -> bob.opportunities().addLine(AddLine.to(deal.id()).product(guarded.engine.id())),
                        () -> bob.opportunities().removeLine(line.id()))) {
            assertThat(faults(act)).isEqualTo(Map.of("", CommandErrors.NOT_FOUND));
        }
        assertThat(guarded.ada.opportunityLines().count(Criterion.always())).isEqualTo(1);
    }

    @Test
    @DisplayName("P-13 whoever may not change a deal changes none of its lines")
    void lineRights() {
        AccessPolicy readOnly = new AccessPolicy() {
            @Override
            public Criterion editable(Access access) {
                return access.type() == Opportunity.TYPE ? OpportunityFields.NAME.isNot("Shut") : Criterion.always();
            }
        };
        SellingCase guarded = new SellingCase(Crm.builder().access(readOnly));
        Opportunity deal = guarded.deal("Open");
        OpportunityLine line = guarded.line(deal, guarded.engine, 1);
        Opportunity shut = guarded.deal("Shut");

        assertThat(faults(() -> guarded.line(shut, guarded.engine, 1)))
                .isEqualTo(Map.of("", CommandErrors.ACCESS_DENIED));
        assertThat(faults(() -> guarded.ada.opportunities().moveTo(shut.id(), "won")))
                .isEqualTo(Map.of("", CommandErrors.ACCESS_DENIED));
        assertThat(guarded.ada
                        .opportunities()
                        .changeLine(ChangeLine.of(line.id()).quantity(2))
                        .total())
                .isEqualTo(eur("200"));
    }

    @Test
    @DisplayName("N-01 pipeline by stage: count and sum for each currency")
    void byStage() {
        deals.open(OpenOpportunity.named("A").amount(eur("100")));
        deals.open(OpenOpportunity.named("B").amount(eur("50.50")));
        deals.open(OpenOpportunity.named("C").amount(Money.of(CurrencyUnit.USD, 7)));
        deals.open(OpenOpportunity.named("D").stage("proposal"));

        ReportResult result = deals.report(deals.newReport()
                .where(OpportunityFields.IS_CLOSED.isFalse())
                .groupBy(Grouping.by(OpportunityFields.STAGE))
                .measure(Measure.count(), Measure.sum(OpportunityFields.AMOUNT)));

        ReportResult.Row prospecting = result.row("prospecting").orElseThrow();
        assertThat(prospecting.count("count")).isEqualTo(3);
        assertThat(prospecting.money("sum_amount", CurrencyUnit.EUR)).contains(BigMoney.parse("EUR 150.50"));
        assertThat(prospecting.money("sum_amount", CurrencyUnit.USD)).contains(BigMoney.parse("USD 7.00"));
        assertThat(result.row("proposal").orElseThrow().money("sum_amount", CurrencyUnit.EUR))
                .isEmpty();
    }

    @Test
    @DisplayName("N-01 what was won by product, over the lines of won deals")
    void wonByProduct() {
        Opportunity won = selling.deal("Won");
        selling.line(won, selling.engine, 2);
        selling.line(won, selling.oil, 1);
        deals.win(WinOpportunity.of(won.id()));
        selling.line(selling.deal("Open"), selling.engine, 40);

        OpportunityLines lines = selling.ada.opportunityLines();
        ReportResult result = lines.report(lines.newReport()
                .where(OpportunityLineFields.OPPORTUNITY.where(OpportunityFields.IS_WON.isTrue()))
                .groupBy(Grouping.by(OpportunityLineFields.PRODUCT))
                .measure(Measure.sum(OpportunityLineFields.TOTAL), Measure.sum(OpportunityLineFields.QUANTITY)));

        assertThat(result.rows()).hasSize(2);
        ReportResult.Row engines = result.row(selling.engine.id()).orElseThrow();
        assertThat(engines.money("sum_total", CurrencyUnit.EUR)).contains(BigMoney.parse("EUR 200.00"));
        assertThat(engines.number("sum_quantity").orElseThrow()).isEqualByComparingTo("2");
    }

    @Test
    @DisplayName("a deal is deleted with its lines; its events stay, and the product is free again")
    void deletes() {
        Opportunity deal = selling.deal("Engines");
        selling.line(deal, selling.engine, 1);

        deals.delete(deal.id());

        assertThat(deals.find(deal.id())).isEmpty();
        assertThat(selling.ada.opportunityLines().count(Criterion.always())).isZero();
    }

    @Test
    @DisplayName("of lines added at once to one deal, each is either refused or counted: the amount is never wrong")
    void addsAtOnce() throws Exception {
        int many = 6;
        Opportunity deal = selling.deal("Engines");
        CyclicBarrier inside = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            // Both have read the deal before either writes it.
            Future<Boolean> other = threads.submit(() -> addMeeting(deal, inside));
            boolean one = addMeeting(deal, inside);
            assertThat(List.of(one, other.get()))
                    .as("the later one is run again")
                    .containsOnly(true);
            List<Future<Boolean>> crowd = new java.util.ArrayList<>();
            for (int i = 0; i < many; i++) {
                crowd.add(threads.submit(() -> addAlone(deal)));
            }
            int added = 2;
            for (Future<Boolean> each : crowd) {
                added += each.get() ? 1 : 0;
            }
            assertThat(deals.lines(deal.id())).hasSize(added);
            assertThat(selling.again(deal).amount()).contains(eur("100").multipliedBy(added));
        } finally {
            threads.shutdownNow();
        }
    }

    private boolean addMeeting(Opportunity deal, CyclicBarrier inside) throws Exception {
        AtomicBoolean hasMet = new AtomicBoolean();
        try {
            selling.ada.atomically(session -> {
                session.opportunities().get(deal.id());
                try {
                    if (hasMet.compareAndSet(false, true)) {
                        inside.await();
                    }
                } catch (InterruptedException | java.util.concurrent.BrokenBarrierException e) {
                    throw new IllegalStateException(e);
                }
                return session.opportunities().addLine(AddLine.to(deal.id()).product(selling.engine.id()));
            });
            return true;
        } catch (ConflictException refused) {
            return false;
        }
    }

    private boolean addAlone(Opportunity deal) {
        try {
            selling.line(deal, selling.engine, 1);
            return true;
        } catch (ConflictException refused) {
            return false;
        }
    }

    @Test
    @DisplayName("an act sent again under its key is not done again")
    void onlyOnce() {
        Opportunity deal = selling.deal("Engines");
        AddLine command = AddLine.to(deal.id()).product(selling.engine.id());

        OpportunityLine line = selling.ada.once("add-1").opportunities().addLine(command);
        OpportunityLine same = selling.ada.once("add-1").opportunities().addLine(command);

        assertThat(same).isEqualTo(line);
        assertThat(selling.again(deal).amount()).contains(eur("100"));
        assertThat(faults(() -> selling.ada.once("add-1").opportunities().addLine(command.quantity(2))))
                .isEqualTo(Map.of("", CommandErrors.KEY_REUSED));
    }

    @Test
    @DisplayName("a dry run tells what an act would do and leaves nothing")
    void dryRun() {
        Opportunity deal = selling.deal("Engines");

        var run = selling.ada.dryRun(
                session -> session.opportunities().addLine(AddLine.to(deal.id()).product(selling.engine.id())));

        assertThat(run.result().total()).isEqualTo(eur("100"));
        assertThat(types(run.events())).containsExactly("opportunity_line.added", "opportunity.line_added");
        assertThat(selling.again(deal)).isEqualTo(deal);
    }
}
