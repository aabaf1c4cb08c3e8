package dev.clientela.examples.benchmarks;

import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.lead.LeadId;
import dev.clientela.lead.LeadSource;
import dev.clientela.record.SystemFields;
import dev.clientela.security.Owner;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Leads of a dozen filled fields, told apart by their number. */
final class SampleLeads {

    private static final List<String> COUNTRIES = List.of("AR", "BR", "CL", "ES", "FR", "GB", "US", "UY");
    private static final List<String> SOURCES =
            List.of(LeadSource.WEB, LeadSource.PHONE, LeadSource.REFERRAL, LeadSource.EVENT);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private SampleLeads() {}

    static CaptureLead command(long number) {
        int n = (int) number;
        return CaptureLead.named("First" + n % 1000, "Last" + n % 10_007)
                .company("Company " + n % 50_021)
                .email("person" + n + "@company" + n % 50_021 + ".example")
                .source(SOURCES.get(n % SOURCES.size()))
                .ownedBy(Owner.user("seller" + n % 40))
                .with(LeadFields.COUNTRY, COUNTRIES.get(n % COUNTRIES.size()))
                .with(LeadFields.CITY, "City " + n % 300)
                .with(LeadFields.EMPLOYEES, (long) (n % 5000));
    }

    /** The record as the kernel would have made it. */
    static Lead record(long number) {
        SystemFields system = Lead.TYPE.system();
        Instant at = START.plusMillis(number);
        return Lead.TYPE.create(command(number)
                .values()
                .edit()
                .set(
                        LeadFields.ID,
                        new LeadId(new UUID(
                                0x0190_0000_0000_7000L + (number << 16),
                                0x8000_0000_0000_0000L | (number * 0x9E37_79B9_7F4A_7C15L) >>> 2)))
                .set(system.version(), 1L)
                .set(system.createdAt(), at)
                .set(system.createdBy(), "user:ada")
                .set(system.modifiedAt(), at)
                .set(system.modifiedBy(), "user:ada")
                .set(LeadFields.STATUS, "new")
                .set(LeadFields.IS_CONVERTED, false)
                .build());
    }
}
