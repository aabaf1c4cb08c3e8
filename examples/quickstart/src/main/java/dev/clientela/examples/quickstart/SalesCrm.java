package dev.clientela.examples.quickstart;

import dev.clientela.Crm;
import dev.clientela.account.Industry;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadSource;
import dev.clientela.opportunity.ForecastCategory;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.Stage;
import dev.clientela.opportunity.StageCatalog;
import dev.clientela.quote.OrderPort;
import dev.clientela.record.CustomField;
import dev.clientela.record.TextField;
import dev.clientela.store.CrmStore;
import dev.clientela.vocabulary.Term;
import dev.clientela.vocabulary.Vocabulary;
import java.util.List;

/** The CRM as this host sets it up: its users, stages, words and own fields. */
final class SalesCrm {

    /** The host's own fields, known about a lead once it has become a deal. */
    static final TextField SEGMENT =
            CustomField.on(Lead.TYPE, "business_segment").text(60);

    static final TextField LEAD_TYPE = CustomField.on(Lead.TYPE, "lead_type").text(60);
    static final TextField BEHAVIOUR =
            CustomField.on(Lead.TYPE, "behaviour_profile").text(60);
    static final TextField BUSINESS_TYPE =
            CustomField.on(Lead.TYPE, "business_type").text(60);

    /** What a deal is about, for rules to go by; its price is in its line. */
    static final TextField PRODUCT = CustomField.on(Opportunity.TYPE, "product").text(120);

    static final String PROSPECTING = "prospecting";
    static final String ENGAGING = "engaging";

    static final StageCatalog STAGES = new StageCatalog(List.of(
            Stage.open(PROSPECTING, 10, ForecastCategory.PIPELINE, "Prospecting", "Prospección"),
            Stage.open(ENGAGING, 50, ForecastCategory.BEST_CASE, "Engaging", "En conversación"),
            Stage.won("won", "Won", "Ganada"),
            Stage.lost("lost", "Lost", "Perdida")));

    private SalesCrm() {}

    static Crm open(CrmStore store, SalesTeam team, LeadRules rules, HostClock clock, OrderPort orders) {
        Crm crm = Crm.builder()
                .store(store)
                .users(team.directory())
                .clock(clock)
                .stages(STAGES)
                .vocabulary(origins(), Vocabulary.of("territory", team.regions()))
                .leadAssignment(rules.assignment())
                .leadScoring(rules.scoring())
                .approvals(FirstOffer.DISCOUNTS)
                .orders(orders)
                .commissions(Earnings.PLAN)
                .build();
        List.of(SEGMENT, LEAD_TYPE, BEHAVIOUR, BUSINESS_TYPE, PRODUCT).forEach(crm.fields()::define);
        return crm;
    }

    /** The industries that accounts may be of: the usual ones. */
    static List<String> industries() {
        return Industry.usual().terms().stream().map(Term::code).toList();
    }

    private static Vocabulary origins() {
        return Vocabulary.of(
                LeadSource.VOCABULARY,
                "organic_search",
                "paid_search",
                "social",
                "direct_traffic",
                "email",
                "referral",
                "display",
                "other",
                "other_publicities",
                "unknown");
    }
}
