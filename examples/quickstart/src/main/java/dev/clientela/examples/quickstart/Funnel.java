package dev.clientela.examples.quickstart;

import dev.clientela.CrmSession;
import dev.clientela.conversion.ConversionReceipt;
import dev.clientela.conversion.ConvertLead;
import dev.clientela.intake.Import;
import dev.clientela.intake.Row;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.lead.LeadId;
import dev.clientela.opportunity.WinOpportunity;
import dev.clientela.record.TextFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** People who asked, from their first contact to the deal: captured, assigned, qualified, converted, won. */
final class Funnel {

    private static final TextFormat AMERICAN = TextFormat.ISO.dates("M/d/uuuu[ H:mm]");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("M/d/uuuu");
    private static final DateTimeFormatter DATE_AND_TIME = DateTimeFormatter.ofPattern("M/d/uuuu H:mm");

    private final CrmSession clerk;
    private final String closer;
    private final Imported imported;
    private final List<LeadId> captured = new ArrayList<>();

    /** @param closer whose the contracts are of leads that waited in a queue: the data does not say who took them there */
    Funnel(CrmSession clerk, SalesTeam.Seller closer, Imported imported) {
        this.clerk = clerk;
        this.closer = closer.id();
        this.imported = imported;
    }

    /**
     * Notes for each time which leads come in and which become deals. A lead comes in on the day of its first contact;
     * should its deal be dated before that, on the day of the deal.
     */
    void plan(Sheet leads, Sheet deals, Timeline timeline) {
        Map<String, Instant> won = new HashMap<>();
        for (Row deal : deals.rows()) {
            wonAt(deals, deal).ifPresent(time -> won.put(deals.cell(deal, "mql_id"), time));
        }
        Instant first = leads.rows().stream()
                .flatMap(row -> contactedAt(leads, row).stream())
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
        leads.rows().stream()
                .collect(Collectors.groupingBy(
                        row -> Stream.concat(
                                        contactedAt(leads, row).stream(),
                                        Stream.ofNullable(won.get(leads.cell(row, "mql_id"))))
                                .min(Instant::compareTo)
                                .orElse(first),
                        TreeMap::new,
                        Collectors.toList()))
                .forEach((time, rows) -> timeline.at(time, () -> capture(leads, rows)));
        deals.rows().stream()
                .collect(Collectors.groupingBy(
                        row -> wonAt(deals, row).orElse(first), TreeMap::new, Collectors.toList()))
                .forEach((time, rows) -> timeline.at(time, () -> close(deals, rows)));
    }

    private void capture(Sheet leads, List<Row> rows) {
        imported.run(
                        leads.file(),
                        Import.into(Lead.TYPE)
                                .matching(LeadFields.EXTERNAL_ID)
                                .format(AMERICAN)
                                .column("mql_id", LeadFields.EXTERNAL_ID)
                                .column("first_contact_date", LeadFields.FIRST_CONTACT_AT)
                                .column("origin", LeadFields.SOURCE),
                        leads.source(rows))
                .values()
                .forEach(lead -> captured.add(new LeadId(lead.id())));
    }

    /** Those that came in, in the order in which they did. */
    List<LeadId> captured() {
        return List.copyOf(captured);
    }

    /** What the deal says is noted on its lead, which is then qualified, converted, and its opportunity won. */
    private void close(Sheet deals, List<Row> rows) {
        imported.run(deals.file(), known(), deals.source(rows)).values().forEach(record -> {
            Lead lead = clerk.leads().qualify(new LeadId(record.id()));
            ConvertLead contract = ConvertLead.of(lead.id()).withOpportunity("Marketplace contract of " + lead.name());
            ConversionReceipt receipt =
                    clerk.conversions().convert(lead.owner().isUser() ? contract : contract.ownedBy(closer));
            clerk.opportunities().win(WinOpportunity.of(receipt.opportunity()));
        });
    }

    /** The file is anonymous: a company is called after the beginning of its id. */
    private static Import<Lead> known() {
        return Import.into(Lead.TYPE)
                .updatesOnly()
                .matching(LeadFields.EXTERNAL_ID)
                .column("mql_id", LeadFields.EXTERNAL_ID)
                .column("seller_id", LeadFields.COMPANY, id -> "Seller " + id.substring(0, Math.min(12, id.length())))
                .column("business_segment", SalesCrm.SEGMENT)
                .column("lead_type", SalesCrm.LEAD_TYPE)
                .column("lead_behaviour_profile", SalesCrm.BEHAVIOUR)
                .column("business_type", SalesCrm.BUSINESS_TYPE)
                .ignoring("won_date");
    }

    /** The day of the last lead or deal. */
    static Optional<LocalDate> lastDay(Sheet leads, Sheet deals) {
        return Stream.concat(
                        leads.rows().stream().flatMap(row -> contactedAt(leads, row).stream()),
                        deals.rows().stream().flatMap(row -> wonAt(deals, row).stream()))
                .max(Instant::compareTo)
                .map(last -> last.atZone(ZoneOffset.UTC).toLocalDate());
    }

    private static Optional<Instant> contactedAt(Sheet leads, Row row) {
        try {
            return Optional.of(LocalDate.parse(leads.cell(row, "first_contact_date"), DATE)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> wonAt(Sheet deals, Row row) {
        try {
            return Optional.of(LocalDateTime.parse(deals.cell(row, "won_date"), DATE_AND_TIME)
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
