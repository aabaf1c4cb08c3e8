package dev.clientela.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.Crm;
import dev.clientela.CrmBuilder;
import dev.clientela.CrmSession;
import dev.clientela.account.Account;
import dev.clientela.account.AccountFields;
import dev.clientela.account.CreateAccount;
import dev.clientela.activity.Activities;
import dev.clientela.activity.PlanActivity;
import dev.clientela.conversion.ConvertLead;
import dev.clientela.error.AccessDeniedException;
import dev.clientela.error.RefusedException;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.event.EventEnvelope;
import dev.clientela.event.EventSubscriber;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadAssignment;
import dev.clientela.lead.LeadEvent;
import dev.clientela.lead.LeadFields;
import dev.clientela.lead.LeadStatuses;
import dev.clientela.lead.Leads;
import dev.clientela.record.Criterion;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import dev.clientela.security.Access;
import dev.clientela.security.AccessPolicy;
import dev.clientela.security.Actor;
import dev.clientela.security.Owner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What rules do at a save, in which order, and how far they may go. */
class SaveRulesTest {

    private static final CaptureLead CHARLES =
            CaptureLead.named("Charles", "Babbage").company("Engines").with(LeadFields.COUNTRY, "ES");

    private final List<String> steps = new ArrayList<>();

    /** Rules for leads alone. */
    private interface OfLeads extends SaveRules {

        @Override
        default boolean concern(RecordType<?> type) {
            return type == Lead.TYPE;
        }
    }

    private static SaveRules before(BiFunction<Lead, Execution, Values> rule) {
        return new OfLeads() {
            @Override
            public Values before(Optional<CrmRecord<?>> before, CrmRecord<?> draft, Execution execution) {
                return rule.apply((Lead) draft, execution);
            }
        };
    }

    private static SaveRules after(BiConsumer<Lead, Execution> rule) {
        return new OfLeads() {
            @Override
            public void after(
                    Optional<CrmRecord<?>> before, CrmRecord<?> saved, EventEnvelope event, Execution execution) {
                rule.accept((Lead) saved, execution);
            }
        };
    }

    private static CrmSession ada(SaveRules... rules) {
        return Crm.builder().saveRules(rules).build().as(Actor.user("ada"));
    }

    private static Lead with(Execution execution, Lead lead, Field<String> field, String text) {
        return execution.update(lead, Lead.TYPE.create(lead.values().with(field, text)), new LeadEvent.Edited());
    }

    /** Notes each step of a save. */
    private final class Noting implements SaveRules, ValidationRule, EventSubscriber, LeadAssignment {

        @Override
        public Values before(Optional<CrmRecord<?>> before, CrmRecord<?> draft, Execution execution) {
            steps.add("before-rules: owner " + draft.find(LeadFields.OWNER).isPresent());
            return draft.values().with(LeadFields.COUNTRY, "AR");
        }

        @Override
        public Assignment assign(Lead lead, Execution execution) {
            steps.add("assignment of a lead of " + lead.get(LeadFields.COUNTRY));
            return new Assignment(Owner.user("bob"), "his turn");
        }

        @Override
        public List<Violation> check(Optional<CrmRecord<?>> before, CrmRecord<?> after) {
            steps.add("custom validation: owner " + after.get(LeadFields.OWNER));
            return List.of();
        }

        @Override
        public void after(Optional<CrmRecord<?>> before, CrmRecord<?> saved, EventEnvelope event, Execution execution) {
            boolean written =
                    execution.unit().records(Lead.TYPE).find(saved.id().value()).isPresent();
            steps.add("after-rules: written " + written + ", " + event.type() + " " + event.version());
        }

        @Override
        public String name() {
            return "noting";
        }

        @Override
        public void on(EventEnvelope event) {
            steps.add("external effects: " + event.type());
        }
    }

    @Test
    @DisplayName("AS-18 a captured lead goes through validation, before-rules, assignment, custom validation, write,"
            + " after-rules, commit, external effects, in this order")
    void order() {
        Noting noting = new Noting();
        Crm crm = Crm.builder()
                .saveRules(noting)
                .rule(noting)
                .subscriber(noting)
                .leadAssignment(noting)
                .build();

        assertThatThrownBy(() -> crm.as(Actor.user("ada")).leads().capture(CHARLES.with(LeadFields.EMPLOYEES, -1L)))
                .isInstanceOf(ValidationException.class);
        assertThat(steps).as("what no system would keep comes to no rule").isEmpty();

        crm.as(Actor.user("ada")).leads().capture(CHARLES);
        steps.add("commit");
        crm.housekeeping().runDue(Instant.now());

        assertThat(steps)
                .containsExactly(
                        "before-rules: owner false",
                        "assignment of a lead of AR",
                        "custom validation: owner user:bob",
                        "after-rules: written true, lead.captured 1",
                        "commit",
                        "external effects: lead.captured");
    }

    @Test
    @DisplayName("AS-19 nobody outside is told of what a failed command had written, rules included")
    void externalEffectsAfterCommit() {
        Noting noting = new Noting();
        Crm crm = Crm.builder()
                .subscriber(noting)
                .saveRules(after((lead, execution) -> {
                    new Leads(execution.commands()).tag(lead.id(), "seen");
                    throw new IllegalStateException("at the end");
                }))
                .build();

        assertThatThrownBy(() -> crm.as(Actor.user("ada")).leads().capture(CHARLES))
                .hasMessage("at the end");
        crm.housekeeping().runDue(Instant.now());

        assertThat(steps).isEmpty();
        assertThat(crm.as(Actor.user("ada")).leads().count(Criterion.always())).isZero();
    }

    @Test
    @DisplayName("A draft that a rule has changed is validated again, and the host's rules see what is written")
    void validatedAgain() {
        CrmSession ada = ada(before((lead, execution) -> lead.values().with(LeadFields.COUNTRY, "Spain")));

        assertThatThrownBy(() -> ada.leads().capture(CHARLES))
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        refusal -> assertThat(refusal.violations())
                                .extracting(Violation::path)
                                .contains("country"));
        assertThat(ada.leads().count(Criterion.always())).isZero();
    }

    @Test
    @DisplayName("A rule that takes a required value away, or gives one that no vocabulary has, is refused")
    void ruledDraftsLackNothing() {
        CrmSession clearing = ada(before((lead, execution) -> lead.values().with(LeadFields.OWNER, null)));
        Lead lead = clearing.leads().capture(CHARLES);
        assertThatThrownBy(() -> clearing.leads().tag(lead.id(), "fair"))
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        refusal -> assertThat(refusal.violations())
                                .containsExactly(Violation.of("owner", RecordErrors.REQUIRED)));

        CrmSession coining = ada(before((draft, execution) -> draft.values().with(LeadFields.SOURCE, "dream")));
        assertThatThrownBy(() -> coining.leads().capture(CHARLES))
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        refusal -> assertThat(refusal.violations())
                                .extracting(Violation::code)
                                .containsExactly(RecordErrors.NOT_A_TERM));
    }

    @Test
    @DisplayName("Rules before a save change no field that the library or its concept decides on")
    void governedFieldsStay() {
        CrmSession converting = ada(before((lead, execution) -> lead.values()
                .edit()
                .set(LeadFields.IS_CONVERTED, true)
                .set(LeadFields.STATUS, LeadStatuses.usual().statuses().get(1).code())
                .build()));

        assertThatThrownBy(() -> converting.leads().capture(CHARLES))
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        refusal -> assertThat(refusal.violations())
                                .containsExactlyInAnyOrder(
                                        Violation.of("status", RecordErrors.GOVERNED),
                                        Violation.of("is_converted", RecordErrors.READ_ONLY)));
    }

    @Test
    @DisplayName("Several rules are asked in their order, each of what the one before it made of the draft")
    void inTheirOrder() {
        CrmSession ada = ada(
                before((lead, execution) -> lead.values().with(LeadFields.CITY, "a")),
                before((lead, execution) -> lead.values().with(LeadFields.CITY, lead.get(LeadFields.CITY) + "b")),
                after((lead, execution) -> steps.add(lead.get(LeadFields.CITY))));

        Lead lead = ada.leads().capture(CHARLES);

        assertThat(lead.get(LeadFields.CITY)).isEqualTo("ab");
        assertThat(steps).containsExactly("ab");
    }

    @Test
    @DisplayName("An edit that a rule takes back writes nothing; id, version and making are not a rule's to set")
    void takenBack() {
        CrmSession ada = ada(before((lead, execution) -> lead.values()
                .edit()
                .set(LeadFields.CITY, "Madrid")
                .set(Lead.TYPE.system().createdBy(), "nobody")
                .set(Lead.TYPE.system().version(), 77L)
                .build()));
        Lead lead = ada.leads().capture(CHARLES);

        Lead edited = ada.leads().edit(lead.id(), Edit.set(LeadFields.CITY, "Sevilla"));

        assertThat(lead.version()).isEqualTo(1);
        assertThat(lead.createdBy()).isEqualTo("user:ada");
        assertThat(edited).isEqualTo(lead);
        assertThat(ada.leads().history(lead.id())).hasSize(1);
    }

    @Test
    @DisplayName("What follows by rule may be beyond the actor's rights when a program of the library does it")
    void asSystem() {
        AccessPolicy own = new AccessPolicy() {
            @Override
            public Criterion visible(Access access) {
                return Criterion.always();
            }

            @Override
            public Criterion editable(Access access) {
                return access.actor().isSystem() || access.type() == Lead.TYPE ? Criterion.always() : Criterion.never();
            }

            @Override
            public boolean mayCreate(Access access) {
                return access.actor().isSystem() || access.type() == Lead.TYPE;
            }
        };
        CrmBuilder builder = Crm.builder().access(own);
        BiConsumer<Lead, Execution> task = (lead, execution) -> new Activities(execution.commands())
                .plan(PlanActivity.task("Call").about(lead.id()));
        CrmSession byAda = builder.saveRules(after(task)).build().as(Actor.user("ada"));
        assertThatThrownBy(() -> byAda.leads().capture(CHARLES)).isInstanceOf(AccessDeniedException.class);

        CrmSession bySystem = Crm.builder()
                .access(own)
                .saveRules(after((lead, execution) -> task.accept(lead, execution.asSystem("workflow"))))
                .build()
                .as(Actor.user("ada").because("fair"));
        Lead lead = bySystem.leads().capture(CHARLES);
        assertThat(bySystem.activities().list(bySystem.activities().query()).items())
                .singleElement()
                .satisfies(call -> {
                    assertThat(call.createdBy()).isEqualTo("system:workflow");
                    assertThat(call.related()).containsExactly(lead.ref());
                    assertThat(bySystem.activities().history(call.id()).get(0).why())
                            .contains("fair");
                });
    }

    @Test
    @DisplayName("AS-20 rules that set off each other without end are refused with a typed error, and nothing is kept")
    void endlessCascade() {
        CrmSession ada = ada(after((lead, execution) -> {
            steps.add("again");
            with(execution, lead, LeadFields.CITY, "city " + lead.version());
        }));

        assertThatThrownBy(() -> ada.leads().capture(CHARLES))
                .isInstanceOfSatisfying(RefusedException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(CommandErrors.CASCADE_TOO_DEEP);
                    assertThat(refusal.parameters())
                            .containsEntry("deepest", 16)
                            .containsKey("record");
                });
        assertThat(steps).hasSize(17);
        assertThat(ada.leads().count(Criterion.always())).isZero();
    }

    @Test
    @DisplayName("AS-20 a cascade that is broad instead of deep is bounded too, and so is one before the save")
    void broadCascade() {
        SaveRules fanning = after((lead, execution) -> {
            while (lead.company().isPresent()) {
                steps.add("saved");
                new Leads(execution.commands()).capture(CaptureLead.named("Ada", "Lovelace"));
            }
        });
        CrmSession ada = Crm.builder()
                .saveRules(fanning)
                .cascades(new Cascades(5, 10))
                .build()
                .as(Actor.user("ada"));
        assertThatThrownBy(() -> ada.leads().capture(CHARLES))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(CommandErrors.CASCADE_TOO_DEEP));
        assertThat(steps).hasSize(11);

        CrmSession deep = ada(before((lead, execution) -> new Leads(execution.commands())
                .capture(CHARLES)
                .values()
                .edit()
                .copy(LeadFields.ID, lead.values())
                .build()));
        assertThatThrownBy(() -> deep.leads().capture(CHARLES))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(CommandErrors.CASCADE_TOO_DEEP));
    }

    @Test
    @DisplayName("AS-20 a rule that passes over the failure of a cascade does not get the rest committed")
    void swallowedCascade() {
        CrmSession ada = ada(after((lead, execution) -> {
            try {
                with(execution, lead, LeadFields.CITY, "city " + lead.version());
            } catch (RefusedException e) {
                steps.add(e.code().value());
            }
        }));

        assertThatThrownBy(() -> ada.leads().capture(CHARLES))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(CommandErrors.CASCADE_TOO_DEEP));
        assertThat(steps).isNotEmpty();
        assertThat(ada.leads().count(Criterion.always())).isZero();
    }

    @Test
    @DisplayName("The bound on what follows is of each command's save, however many commands one transaction has")
    void boundOfEachSave() {
        SaveRules once = after((lead, execution) -> {
            if (lead.version() == 1) {
                with(execution, lead, LeadFields.CITY, "Madrid");
            }
        });
        CrmSession ada = Crm.builder()
                .saveRules(once)
                .cascades(new Cascades(2, 2))
                .build()
                .as(Actor.user("ada"));

        ada.atomically(bound -> {
            for (int i = 0; i < 20; i++) {
                bound.leads().capture(CHARLES);
            }
            return true;
        });

        assertThat(ada.leads().count(LeadFields.CITY.is("Madrid"))).isEqualTo(20);
    }

    @Test
    @DisplayName("AS-20 memory lasts as long as the transaction, across its commands and its programs")
    void memory() {
        class Counted {
            private int saves;
        }
        SaveRules counting = after(
                (lead, execution) -> steps.add(lead.find(LeadFields.COMPANY).orElse("")
                        + ++execution.asSystem("x").memory(Counted.class, Counted::new).saves));
        CrmSession ada = ada(counting);

        ada.atomically(bound -> {
            bound.leads().capture(CHARLES);
            return bound.leads().capture(CHARLES.company("Looms"));
        });
        ada.leads().capture(CHARLES);

        assertThat(steps).containsExactly("Engines1", "Looms2", "Engines1");
    }

    @Test
    @DisplayName("Rules are told of a deletion; what they throw keeps the record")
    void deletion() {
        CrmSession ada = ada(new OfLeads() {
            @Override
            public void deleted(CrmRecord<?> last, EventEnvelope event, Execution execution) {
                steps.add(event.type() + " " + event.version());
                if (last.tags().contains("keep")) {
                    throw new IllegalStateException("kept");
                }
            }
        });
        Lead kept = ada.leads().capture(CHARLES.tagged("keep"));
        Lead gone = ada.leads().capture(CHARLES);

        assertThatThrownBy(() -> ada.leads().delete(kept.id())).hasMessage("kept");
        ada.leads().delete(gone.id());

        assertThat(steps).containsExactly("lead.deleted 2", "lead.deleted 2");
        assertThat(ada.leads().find(kept.id())).isPresent();
        assertThat(ada.leads().find(gone.id())).isEmpty();
    }

    @Test
    @DisplayName("Rules are asked of the types that concern them, and by dry runs and conversions as by any command")
    void concerned() {
        SaveRules accounts = new SaveRules() {
            @Override
            public boolean concern(RecordType<?> type) {
                return type == Account.TYPE;
            }

            @Override
            public Values before(Optional<CrmRecord<?>> before, CrmRecord<?> draft, Execution execution) {
                steps.add(draft.type().name());
                return draft.values().with(AccountFields.RATING, "hot");
            }
        };
        CrmSession ada = ada(accounts);

        Lead lead = ada.leads().capture(CHARLES);
        ada.activities().plan(PlanActivity.task("Call").about(lead.id()));
        ada.dryRun(bound -> bound.accounts().open(CreateAccount.business("Looms")));
        ada.conversions().convert(ConvertLead.of(lead.id()));

        assertThat(steps).containsExactly("account", "account");
        assertThat(ada.accounts().list(ada.accounts().query()).items())
                .singleElement()
                .satisfies(account ->
                        assertThat(account.find(AccountFields.RATING)).contains("hot"));
    }
}
