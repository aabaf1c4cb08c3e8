package dev.clientela.examples.benchmarks.rules;

import dev.clientela.examples.benchmarks.rules.Question.Attribute;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.lead.LeadId;
import dev.clientela.record.Criterion;
import dev.clientela.record.CustomField;
import dev.clientela.record.Field;
import dev.clientela.record.FieldCatalog;
import dev.clientela.record.Moment;
import dev.clientela.record.TextField;
import dev.clientela.record.Values;
import dev.clientela.rules.FixedSum;
import dev.clientela.rules.RuleContext;
import dev.clientela.rules.RuleLimits;
import dev.clientela.rules.RuleProgram;
import dev.clientela.rules.RuleSet;
import dev.clientela.rules.RuleSetJson;
import dev.clientela.rules.index.Situation;
import dev.clientela.rules.scoring.Points;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** The library's own answer: leads as it keeps them, with the domain as a field that the host added. */
final class ClientelaRules implements Contender {

    static final TextField DOMAIN = CustomField.on(Lead.TYPE, "email_domain").text(255);

    static final Situation NOW = Situation.at(new Moment(Instant.parse("2026-11-26T12:00:00Z"), ZoneOffset.UTC));

    /** A document of 10,000 rules is a little longer than what is usually taken. */
    private static final RuleLimits LIMITS = new RuleLimits(64_000_000, 4_000_000, 120, 32_000, 60, 20_000, 1_000, 500);

    private final Map<FlatLead, Lead> leads = new IdentityHashMap<>();
    private final RuleProgram<Points> program;
    private final FixedSum sum;

    private ClientelaRules(RuleProgram<Points> program) {
        this.program = program;
        this.sum = program.fixedSum().orElseThrow();
    }

    /** Reads, checks and compiles a document. */
    static ClientelaRules read(String json) {
        FieldCatalog catalog = new FieldCatalog(List.of(Lead.TYPE));
        catalog.define(DOMAIN);
        return new ClientelaRules(
                RuleProgram.read(json, Points.TYPE, RuleContext.of(catalog).within(LIMITS)));
    }

    static String json(List<LeadRule> rules) {
        RuleSet<Points> set = Points.summedUp("benchmark", Lead.TYPE);
        return RuleSetJson.write(set.rules(rules.stream()
                .map(rule -> dev.clientela.rules.Rule.of(
                        "r" + rule.number(), dev.clientela.rules.Filter.of(criterion(rule)), Points.of(rule.points())))
                .toList()));
    }

    static Criterion criterion(LeadRule rule) {
        return Criterion.all(
                rule.questions().stream().map(ClientelaRules::criterion).toList());
    }

    private static Criterion criterion(Question question) {
        if (question instanceof Question.In in) {
            return field(in.attribute()).in(in.values());
        }
        Question.Between between = (Question.Between) question;
        return between.attribute() == Attribute.EMPLOYEES
                ? LeadFields.EMPLOYEES.isWithin(between.from(), between.until())
                : LeadFields.ANNUAL_REVENUE.isWithin(euros(between.from()), euros(between.until()));
    }

    private static Field<String> field(Attribute attribute) {
        return switch (attribute) {
            case COUNTRY -> LeadFields.COUNTRY;
            case INDUSTRY -> LeadFields.INDUSTRY;
            case PRODUCT -> LeadFields.PRODUCT_INTEREST;
            case SOURCE -> LeadFields.SOURCE;
            case DOMAIN -> DOMAIN;
            case EMPLOYEES, REVENUE -> throw new IllegalArgumentException(attribute + " is a number");
        };
    }

    private static Money euros(long amount) {
        return Money.of(CurrencyUnit.EUR, amount);
    }

    static Lead lead(FlatLead flat, int number) {
        Values.Builder values = Lead.TYPE.noValues().edit();
        values.set(LeadFields.ID, new LeadId(new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + number)));
        for (Attribute attribute : Attribute.values()) {
            if (attribute == Attribute.EMPLOYEES) {
                values.set(LeadFields.EMPLOYEES, flat.getEmployees() < 0 ? null : (Long) flat.getEmployees());
            } else if (attribute == Attribute.REVENUE) {
                values.set(LeadFields.ANNUAL_REVENUE, flat.getRevenue() < 0 ? null : euros(flat.getRevenue()));
            } else {
                String text = flat.text(attribute);
                values.set(field(attribute), text.isEmpty() ? null : text);
            }
        }
        return Lead.TYPE.create(values.build());
    }

    @Override
    public Object prepare(FlatLead lead) {
        return leads.computeIfAbsent(lead, flat -> lead(flat, leads.size()));
    }

    @Override
    public int first(Object lead) {
        return program.first((Lead) lead, NOW);
    }

    @Override
    public long score(Object lead) {
        return sum.of((Lead) lead, NOW);
    }
}
