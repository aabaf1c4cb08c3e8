package dev.clientela.conversion;

import static dev.clientela.conversion.Office.only;
import static dev.clientela.conversion.Office.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.account.AccountId;
import dev.clientela.activity.Activities;
import dev.clientela.activity.Activity;
import dev.clientela.activity.ActivityFields;
import dev.clientela.activity.Direction;
import dev.clientela.activity.LogActivity;
import dev.clientela.activity.PlanActivity;
import dev.clientela.command.CommandErrors;
import dev.clientela.event.EventEnvelope;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.record.Criterion;
import dev.clientela.record.Field;
import dev.clientela.record.RecordId;
import dev.clientela.security.Access;
import dev.clientela.security.AccessPolicy;
import dev.clientela.security.Owner;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConversionActivitiesTest {

    private final Office office = new Office();
    private final Activities activities = office.ada.activities();
    private final Lead lead = office.lead();

    private List<Activity> of(RecordId record) {
        return activities.list(activities.of(record)).items();
    }

    @Test
    @DisplayName("LC-19 every activity, open or closed, comes to be about all that the lead became")
    void related() {
        Activity open = activities.plan(PlanActivity.call("Ring back").about(lead.id()));
        Activity done = activities.log(
                LogActivity.call("First talk", Direction.OUTBOUND).about(lead.id()));
        Activity email = activities.log(LogActivity.email(Direction.INBOUND, "<1@engines.example>")
                .subject("Prices?")
                .about(lead.id()));
        Activity others = activities.plan(PlanActivity.task("Something else"));

        ConversionReceipt receipt = office.convert(lead);
        for (RecordId target : List.of(lead.id(), receipt.account(), receipt.contact(), receipt.opportunity())) {
            assertThat(of(target)).extracting(Activity::id).containsExactlyInAnyOrder(open.id(), done.id(), email.id());
        }
        assertThat(activities.get(open.id()).related())
                .containsExactly(
                        lead.ref(),
                        receipt.account().ref(),
                        receipt.contact().ref(),
                        receipt.opportunity().ref());
        assertThat(activities.get(others.id())).isEqualTo(others);
        assertThat(activities.count(Criterion.always())).isEqualTo(4);
    }

    @Test
    @DisplayName("LC-24 an e-mail that was kept on the lead is found on account and contact, the message unchanged")
    void emails() {
        Activity email = activities.log(LogActivity.email(Direction.INBOUND, "<2@engines.example>")
                .subject("Prices?")
                .saying("What does an engine cost?")
                .from("charles@engines.example")
                .about(lead.id()));
        ConversionReceipt done = office.convert(lead);
        assertThat(of(done.account())).containsExactly(activities.get(email.id()));
        assertThat(of(done.contact())).containsExactly(activities.get(email.id()));
        Activity after = activities.get(email.id());
        assertThat(after.values().with(ActivityFields.RELATED, email.related()).differences(email.values()))
                .extracting(Field::name)
                .containsExactly("version");
        assertThat(after.find(ActivityFields.MESSAGE_ID)).hasValue("<2@engines.example>");
    }

    @Test
    @DisplayName("LC-19 an activity that was about the account already is about it once")
    void notDoubled() {
        AccountId account = office.account("Engines plc").id();
        Activity visit = activities.plan(PlanActivity.visit("Both").about(account, lead.id()));
        ConversionReceipt done = office.conversions.convert(
                ConvertLead.of(lead.id()).intoAccount(account).withoutOpportunity());
        assertThat(activities.get(visit.id()).related())
                .containsExactly(account.ref(), lead.ref(), done.contact().ref());
    }

    @Test
    @DisplayName("LC-19 deleting an activity takes it out of every view, for it is one record")
    void deletedOnce() {
        Activity call = activities.plan(PlanActivity.call("Ring back").about(lead.id()));
        ConversionReceipt done = office.convert(lead);
        activities.delete(call.id());
        assertThat(of(done.account())).isEmpty();
        assertThat(of(done.contact())).isEmpty();
        assertThat(of(done.opportunity())).isEmpty();
    }

    @Test
    @DisplayName("LC-19 activities that whoever converts cannot see follow as well, and are only counted in the plan")
    void unseen() {
        Office walled = new Office(builder -> builder.access(new AccessPolicy() {
            @Override
            public Criterion visible(Access access) {
                return access.type() == Activity.TYPE
                        ? ActivityFields.OWNER.is(Owner.user(access.actor().userId()))
                        : Criterion.always();
            }
        }));
        Lead shared = walled.lead();
        Activity own = walled.ada.activities().plan(PlanActivity.task("Mine").about(shared.id()));
        Activity hidden =
                walled.grace.activities().plan(PlanActivity.task("Hers").about(shared.id()));
        ConversionPlan plan = walled.conversions.plan(ConvertLead.of(shared.id()));
        assertThat(plan.activities()).extracting(ActivityPlan::activity).containsExactly(own.ref());
        assertThat(plan.unseenActivities()).isEqualTo(1);
        ConversionReceipt done = walled.convert(shared);
        assertThat(walled.grace.activities().get(hidden.id()).related())
                .contains(done.account().ref());
    }

    @Test
    @DisplayName("LC-20 open tasks of whoever converts go to the new owner; all else keeps its owner")
    void tasks() {
        Activity open = activities.plan(PlanActivity.task("Send brochure").about(lead.id()));
        Activity call = activities.plan(PlanActivity.call("Ring back").about(lead.id()));
        Activity done = activities.log(LogActivity.task("Wrote").about(lead.id()));
        Activity bobs = activities.plan(
                PlanActivity.task("Credit check").about(lead.id()).ownedBy(Owner.queue("web")));

        ConvertLead command = ConvertLead.of(lead.id()).ownedBy("grace");
        assertThat(office.conversions.plan(command).activities().stream()
                        .filter(plan -> plan.newOwner().isPresent())
                        .map(ActivityPlan::activity))
                .containsExactly(open.ref());
        office.conversions.convert(command);
        assertThat(activities.get(open.id()).owner()).isEqualTo(Owner.user("grace"));
        assertThat(activities.get(call.id()).owner()).isEqualTo(Owner.user("ada"));
        assertThat(activities.get(done.id()).owner()).isEqualTo(Owner.user("ada"));
        assertThat(activities.get(bobs.id()).owner()).isEqualTo(Owner.queue("web"));
        assertThat(activities.history(open.id()))
                .extracting(EventEnvelope::type)
                .containsExactly("activity.planned", "activity.related", "activity.assigned");
    }

    @Test
    @DisplayName("LC-20 when the owner stays the same, no task changes hands")
    void sameOwner() {
        Activity open = activities.plan(PlanActivity.task("Send brochure").about(lead.id()));
        office.convert(lead);
        assertThat(activities.history(open.id()))
                .extracting(EventEnvelope::type)
                .containsExactly("activity.planned", "activity.related");
    }

    @Test
    @DisplayName("LC-35 one question to contact, account or opportunity tells what happened while it was a lead")
    void history() {
        office.ada.leads().qualify(lead.id());
        activities.plan(PlanActivity.call("Ring back").about(lead.id()));
        office.now.set(Office.NOON.plusSeconds(60));
        Lead other = office.ada.leads().capture(CaptureLead.ofCompany("Looms Ltd"));
        ConversionReceipt done = office.convert(lead);
        Activity later = activities.plan(PlanActivity.visit("Visit").about(done.contact()));

        for (RecordId record : List.of(done.contact(), done.account(), done.opportunity())) {
            List<EventEnvelope> history = office.conversions.history(record);
            assertThat(history)
                    .extracting(EventEnvelope::type)
                    .containsSubsequence(
                            "lead.captured",
                            "lead.qualified",
                            "activity.planned",
                            record.recordType().equals("opportunity")
                                    ? "opportunity.opened"
                                    : record.recordType() + ".created",
                            "lead.converted");
            assertThat(history).isSortedAccordingTo(java.util.Comparator.comparing(EventEnvelope::time));
            assertThat(history).noneMatch(event -> event.record().equals(other.ref()));
            assertThat(history).doesNotHaveDuplicates();
        }
        assertThat(office.conversions.history(done.contact()))
                .anyMatch(event -> event.record().equals(later.ref()));
        assertThat(office.conversions.history(lead.id()))
                .extracting(EventEnvelope::type)
                .startsWith("lead.captured", "lead.qualified");
        assertThat(refusal(() -> office.conversions.history(new AccountId(new UUID(0, 1)))))
                .isEqualTo(only(CommandErrors.NOT_FOUND));
    }
}
