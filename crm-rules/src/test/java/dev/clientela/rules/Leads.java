package dev.clientela.rules;

import dev.clientela.Crm;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.record.Moment;
import dev.clientela.record.Values;
import dev.clientela.rules.index.Situation;
import java.time.Instant;
import java.time.ZoneOffset;

/** Leads that rules are asked about. */
final class Leads {

    static final RuleContext CONTEXT = RuleContext.of(Crm.inMemory().fields());
    static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    static final Situation SITUATION = Situation.at(new Moment(NOON, ZoneOffset.UTC));

    private Leads() {}

    static Lead of(String country, long employees) {
        return Lead.TYPE.create(values(country, employees));
    }

    static Values values(String country, long employees) {
        return Lead.TYPE
                .noValues()
                .edit()
                .set(LeadFields.COUNTRY, country)
                .set(LeadFields.EMPLOYEES, employees)
                .build();
    }
}
