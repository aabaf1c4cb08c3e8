package dev.clientela.examples.quickstart;

import dev.clientela.CrmSession;
import dev.clientela.examples.quickstart.SalesReport.Problem;
import dev.clientela.intake.ImportReport;
import dev.clientela.intake.RowFault;
import dev.clientela.intake.RowOutcome;
import dev.clientela.intake.Settlement;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.record.Criterion;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was wrong with the data: what the imports say of their rows, and what only shows once all is in. */
final class Problems {

    private final CrmSession boss;
    private final SalesTeam team;
    private final List<Problem> found = new ArrayList<>();

    Problems(CrmSession boss, SalesTeam team) {
        this.boss = boss;
        this.team = team;
    }

    List<Problem> find(Map<String, ImportReport> imports, List<SalesReport.WinLoss> sellers) {
        imports.forEach(this::ofImport);
        ofDeals(sellers);
        ofLeads();
        return List.copyOf(found);
    }

    private void ofImport(String file, ImportReport report) {
        for (Settlement settlement : report.settlements()) {
            found.add(new Problem(
                    file,
                    settlement.column() + " says \"" + settlement.written() + "\"",
                    settlement.rows(),
                    "read as \"" + settlement.read() + "\""));
        }
        Map<String, Integer> refused = new LinkedHashMap<>();
        for (RowOutcome outcome : report.firstRefused()) {
            outcome.faults().forEach(fault -> refused.merge(inWords(fault), 1, Integer::sum));
        }
        refused.forEach((fault, rows) -> found.add(new Problem(file, fault, rows, "rejected")));
        add(file, "more rows with faults", refusedBeyond(report), "rejected");
        for (String column : report.unmappedColumns()) {
            found.add(new Problem(file, "unknown column " + column, report.rows(), "not taken over"));
        }
        report.brokenOff()
                .ifPresent(
                        reason -> found.add(new Problem(file, reason.message(Locale.ENGLISH), 0, "read up to there")));
    }

    private static String inWords(RowFault fault) {
        String words = fault.violation().message(Locale.ENGLISH);
        return fault.column().isEmpty() ? words : fault.column() + ": " + words;
    }

    private static long refusedBeyond(ImportReport report) {
        return report.rejected() + report.ambiguous() - report.firstRefused().size();
    }

    private void ofDeals(List<SalesReport.WinLoss> sellers) {
        Criterion sale = OpportunityFields.EXTERNAL_ID.isPresent();
        add(
                "sales_pipeline.csv",
                "no account given",
                boss.opportunities().count(sale.and(OpportunityFields.ACCOUNT.isAbsent())),
                "deal kept without account");
        add(
                "sales_pipeline.csv",
                "no engage date",
                boss.opportunities().count(sale.and(OpportunityFields.ACTUAL_START.isAbsent())),
                "taken in on the last day");
        long idle = team.sellers().stream()
                .filter(seller ->
                        boss.opportunities().count(OpportunityFields.OWNER.is(team.ownerOf(seller.name()))) == 0)
                .count();
        if (!sellers.isEmpty()) {
            add("sales_teams.csv", "sellers without any deal", idle, "kept, with no figures");
        }
    }

    private void ofLeads() {
        add(
                "leads",
                "no origin given",
                boss.leads().count(LeadFields.SOURCE.isAbsent()),
                "kept apart as \"(not given)\"");
        add(
                "leads",
                "deal dated before the first contact",
                convertedBeforeContact(),
                "taken in on the day of the deal");
        if (team.isMadeUp()) {
            add("leads", "no sellers given", team.sellers().size(), "made up, to take leads in turn");
        }
    }

    /** No criterion compares two fields with each other, so these are looked through. */
    private long convertedBeforeContact() {
        Query<Lead> converted =
                boss.leads().query().where(LeadFields.IS_CONVERTED.isTrue()).pageOf(Query.MAX_PAGE_SIZE);
        Page<Lead> page = boss.leads().list(converted);
        return page.items().stream()
                .filter(lead -> lead.find(LeadFields.FIRST_CONTACT_AT)
                        .filter(contact -> lead.get(LeadFields.CONVERTED_AT).isBefore(contact))
                        .isPresent())
                .count();
    }

    private void add(String file, String what, long rows, String settled) {
        if (rows > 0) {
            found.add(new Problem(file, what, rows, settled));
        }
    }
}
