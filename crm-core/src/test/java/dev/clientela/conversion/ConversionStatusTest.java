package dev.clientela.conversion;

import static dev.clientela.conversion.Office.only;
import static dev.clientela.conversion.Office.refusal;
import static dev.clientela.conversion.Office.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.clientela.command.CommandErrors;
import dev.clientela.command.Edit;
import dev.clientela.error.CrmException;
import dev.clientela.event.EventEnvelope;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadErrors;
import dev.clientela.lead.LeadFields;
import dev.clientela.lead.LeadStatus;
import dev.clientela.lead.LeadStatus.Kind;
import dev.clientela.lead.LeadStatuses;
import dev.clientela.lead.Leads;
import dev.clientela.record.Grouping;
import dev.clientela.record.Measure;
import dev.clientela.record.ReportResult;
import dev.clientela.security.Access;
import dev.clientela.security.AccessPolicy;
import dev.clientela.security.Owner;
import dev.clientela.security.Permission;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversionStatusTest {

    private final Office office = new Office(builder -> builder.leadStatuses(statuses()));
    private final Leads leads = office.ada.leads();

    private static LeadStatuses statuses() {
        List<LeadStatus> all = new ArrayList<>(LeadStatuses.usual().statuses());
        all.add(LeadStatus.of("customer", Kind.CONVERTED, "Customer", "Cliente"));
        return new LeadStatuses(all);
    }

    @Test
    @DisplayName("LC-1 without a status named, the default converted one is set")
    void defaultStatus() {
        Lead lead = office.lead();
        office.convert(lead);
        assertThat(office.lead(lead).status()).isEqualTo("converted");
    }

    @Test
    @DisplayName("LC-1 another status flagged as converted can be named")
    void namedStatus() {
        Lead lead = office.lead();
        office.conversions.convert(ConvertLead.of(lead.id()).toStatus("customer"));
        assertThat(office.lead(lead).status()).isEqualTo("customer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"new", "qualified", "unqualified", "no such status"})
    @DisplayName("LC-1 a status that is not flagged as converted is refused, and nothing written")
    void otherStatus(String status) {
        Lead lead = office.lead();
        CrmException refused = refused(
                () -> office.conversions.convert(ConvertLead.of(lead.id()).toStatus(status)));
        assertThat(refused.code()).isEqualTo(LeadErrors.STATUS_NOT_CONVERTED);
        assertThat(refused.parameters()).contains(entry("lead", lead.id()), entry("status", status));
        assertThat(office.lead(lead)).isEqualTo(lead);
        assertThat(leads.history(lead.id())).hasSize(1);
    }

    @Test
    @DisplayName("LC-2 no plain change of status converts a lead, by whatever way")
    void statusByConversionOnly() {
        Lead lead = office.lead();
        assertThat(refusal(() -> leads.changeStatus(lead.id(), "customer")))
                .isEqualTo(only(LeadErrors.STATUS_BY_CONVERSION_ONLY));
        assertThat(refusal(() -> leads.edit(lead.id(), Edit.set(LeadFields.STATUS, "converted"))))
                .isEqualTo(only(LeadErrors.STATUS_BY_CONVERSION_ONLY));
        assertThat(refusal(() -> leads.capture(CaptureLead.ofCompany("Engines").with(LeadFields.STATUS, "converted"))))
                .isEqualTo(only(LeadErrors.STATUS_BY_CONVERSION_ONLY));
        assertThat(office.lead(lead)).isEqualTo(lead);
    }

    @Test
    @DisplayName("LC-3 a lead is converted once; the refusal carries what it became")
    void alreadyConverted() {
        Lead lead = office.lead();
        ConversionReceipt done = office.convert(lead);
        CrmException refused = refused(() -> office.convert(lead));
        assertThat(refused.code()).isEqualTo(LeadErrors.ALREADY_CONVERTED);
        assertThat(refused.parameters())
                .containsOnly(
                        entry("lead", lead.id()),
                        entry("account", done.account()),
                        entry("contact", done.contact()),
                        entry("opportunity", done.opportunity()));
    }

    @Test
    @DisplayName("LC-4 a lost lead cannot be converted until it is reopened")
    void lost() {
        Lead lead = office.lead();
        leads.lose(lead.id(), "no_budget");
        CrmException refused = refused(() -> office.convert(lead));
        assertThat(refused.code()).isEqualTo(LeadErrors.LOST);
        assertThat(refused.parameters()).containsEntry("status", "unqualified");

        leads.reopen(lead.id());
        assertThat(office.convert(lead).lead()).isEqualTo(lead.id());
    }

    @Test
    @DisplayName("LC-4 a deleted lead cannot be converted")
    void deleted() {
        Lead lead = office.lead();
        leads.delete(lead.id());
        assertThat(refusal(() -> office.convert(lead))).isEqualTo(only(CommandErrors.NOT_FOUND));
    }

    @Test
    @DisplayName("LC-5 status, flag, time and what the lead became are set together, in one change and one event")
    void flags() {
        Lead lead = office.lead();
        office.now.set(Office.NOON.plusSeconds(60));
        ConversionReceipt done = office.convert(lead);
        Lead converted = office.lead(lead);
        assertThat(converted.isConverted()).isTrue();
        assertThat(converted.find(LeadFields.CONVERTED_AT)).hasValue(Office.NOON.plusSeconds(60));
        assertThat(converted.convertedAccount()).hasValue(done.account());
        assertThat(converted.convertedContact()).hasValue(done.contact());
        assertThat(converted.convertedOpportunity()).hasValue(done.opportunity());
        assertThat(converted.version()).isEqualTo(lead.version() + 1);

        EventEnvelope event = leads.history(lead.id()).get(1);
        assertThat(event.type()).isEqualTo("lead.converted");
        assertThat(event.payload())
                .containsOnly(
                        entry("account", done.account().value().toString()),
                        entry("contact", done.contact().value().toString()),
                        entry("opportunity", done.opportunity().value().toString()));
        assertThat(leads.history(lead.id())).hasSize(2);
    }

    @Test
    @DisplayName("LC-5 without an opportunity, the lead has none")
    void noOpportunity() {
        Lead lead = office.lead();
        ConversionReceipt done =
                office.conversions.convert(ConvertLead.of(lead.id()).withoutOpportunity());
        assertThat(office.lead(lead).convertedOpportunity()).isEmpty();
        assertThat(done.findOpportunity()).isEmpty();
        assertThat(office.ada.opportunities().count(dev.clientela.record.Criterion.always()))
                .isZero();
    }

    @Test
    @DisplayName("LC-6 a converted lead is read-only")
    void readOnly() {
        Lead lead = office.lead();
        office.convert(lead);
        assertThat(refusal(() -> leads.edit(lead.id(), Edit.set(LeadFields.TITLE, "Other"))))
                .isEqualTo(only(LeadErrors.CONVERTED_IS_READ_ONLY));
        assertThat(refusal(() -> leads.tag(lead.id(), "vip"))).isEqualTo(only(LeadErrors.CONVERTED_IS_READ_ONLY));
        assertThat(refusal(() -> leads.assign(lead.id(), Owner.user("grace"))))
                .isEqualTo(only(LeadErrors.ALREADY_CONVERTED));
        assertThat(refusal(() -> leads.lose(lead.id(), "no_budget"))).isEqualTo(only(LeadErrors.ALREADY_CONVERTED));
        assertThat(refusal(() -> leads.delete(lead.id()))).isEqualTo(only(LeadErrors.ALREADY_CONVERTED));
    }

    @Test
    @DisplayName("LC-6 those with the right may correct a converted lead, but for its status")
    void corrected() {
        Office lenient = new Office(builder -> builder.access(new AccessPolicy() {
            @Override
            public boolean permits(Access access, Permission permission) {
                return true;
            }
        }));
        Lead lead = lenient.lead();
        lenient.convert(lead);
        Leads leads = lenient.ada.leads();
        assertThat(leads.edit(lead.id(), Edit.set(LeadFields.TITLE, "Inventor")).find(LeadFields.TITLE))
                .hasValue("Inventor");
        assertThat(refusal(() -> leads.edit(lead.id(), Edit.set(LeadFields.STATUS, "new"))))
                .isEqualTo(only(LeadErrors.ALREADY_CONVERTED));
    }

    @Test
    @DisplayName("LC-6 converted leads are still listed, counted and reported")
    void stillReported() {
        Lead lead = office.lead();
        leads.capture(CaptureLead.ofCompany("Other"));
        office.convert(lead);
        assertThat(leads.list(leads.query().where(LeadFields.IS_CONVERTED.is(true)))
                        .items())
                .containsExactly(office.lead(lead));
        assertThat(leads.count(LeadFields.SOURCE.is("web"))).isEqualTo(1);
        ReportResult byOutcome = leads.report(
                leads.newReport().groupBy(Grouping.by(LeadFields.IS_CONVERTED)).measure(Measure.count()));
        assertThat(byOutcome.row(true))
                .hasValueSatisfying(row -> assertThat(row.count("count")).isEqualTo(1));
    }
}
