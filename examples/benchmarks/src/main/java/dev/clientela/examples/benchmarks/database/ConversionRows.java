package dev.clientela.examples.benchmarks.database;

import static dev.clientela.examples.benchmarks.database.LeadRows.event;
import static dev.clientela.examples.benchmarks.database.LeadRows.key;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a conversion, as the library writes them.
 *
 * @param facts what templates speak of, by name
 */
record ConversionRows(
        Map<String, String> facts,
        Instant now,
        UUID lead,
        UUID account,
        UUID contact,
        UUID opportunity,
        UUID conversion) {

    private static final List<String> STAMP = List.of(
            "tenant",
            "id",
            "version",
            "created_at",
            "created_by",
            "created_by_key",
            "modified_at",
            "modified_by",
            "modified_by_key");

    private static final Insert ACCOUNT = Insert.into(
            "crm_account",
            with(
                    "tags",
                    "name",
                    "name_key",
                    "kind",
                    "stage",
                    "owner",
                    "source",
                    "phones",
                    "city",
                    "city_key",
                    "country",
                    "country_key",
                    "employees",
                    "match_keys"),
            List.of(
                    "external_id_key",
                    "website_key",
                    "street_key",
                    "region_key",
                    "postal_code_key",
                    "description_key",
                    "salutation_key",
                    "first_name_key",
                    "last_name_key",
                    "title_key"));

    private static final Insert CONTACT = Insert.into(
            "crm_contact",
            with(
                    "tags",
                    "account",
                    "first_name",
                    "first_name_key",
                    "last_name",
                    "last_name_key",
                    "owner",
                    "emails",
                    "phones",
                    "addresses",
                    "source",
                    "created_by_lead"),
            List.of(
                    "external_id_key",
                    "salutation_key",
                    "title_key",
                    "department_key",
                    "language_key",
                    "description_key"));

    private static final Insert OPPORTUNITY = Insert.into(
            "crm_opportunity",
            with(
                    "tags",
                    "name",
                    "name_key",
                    "account",
                    "owner",
                    "source",
                    "stage",
                    "stage_since",
                    "probability",
                    "forecast_category",
                    "is_closed",
                    "is_won",
                    "push_count",
                    "line_count",
                    "contact_roles"),
            List.of(
                    "external_id_key",
                    "objective_key",
                    "description_key",
                    "last_open_stage_key",
                    "next_step_key",
                    "close_reason_text_key"));

    private static final Insert CONVERSION = Insert.into(
            "crm_conversion",
            with("rule", "rule_key", "owner", "records", "lineage", "explanation", "matches"),
            List.of("external_id_key"));

    private static final String EXPLANATION = "[{\"held\":true,\"rule\":\"usual\",\"why\":{\"all\":[],\"held\":true}}]";

    private static final Template OF_ACCOUNT = Template.read("account");
    private static final Template OF_CONTACT = Template.read("contact");
    private static final Template OF_OPPORTUNITY = Template.read("opportunity");
    private static final Template OF_LEAD = Template.read("converted");
    private static final Template TOLD_OF_LEAD = Template.read("converted-payload");
    private static final Template OF_CONVERSION = Template.read("conversion");
    private static final Template LINEAGE = Template.read("lineage");
    private static final Template RECORDS = Template.read("records");

    ConversionRows {
        facts.put("now", now.toString());
        facts.put("account", account.toString());
        facts.put("contact", contact.toString());
        facts.put("opportunity", opportunity.toString());
        facts.put("conversion", conversion.toString());
        facts.put("records", RECORDS.fill(facts));
        facts.put("lineage", LINEAGE.fill(facts));
    }

    private static List<String> with(String... columns) {
        List<String> all = new ArrayList<>(STAMP);
        all.addAll(List.of(columns));
        return all;
    }

    LocalDateTime at() {
        return LocalDateTime.ofInstant(now, ZoneOffset.UTC);
    }

    void insert(Connection connection) throws SQLException {
        LocalDateTime at = at();
        String tags = "[\"" + Person.TAG + "\"]";
        String company = facts.get("company");
        String city = facts.get("city");
        String country = facts.get("country");
        ACCOUNT.one(
                connection,
                stamped(
                        account,
                        at,
                        tags,
                        company,
                        facts.get("company_key"),
                        "business",
                        "prospect",
                        facts.get("owner"),
                        facts.get("source"),
                        facts.get("phones"),
                        city,
                        city.toLowerCase(Locale.ROOT),
                        country,
                        country.toLowerCase(Locale.ROOT),
                        Long.valueOf(facts.get("employees")),
                        "[\"name:" + facts.get("company_key") + "\"]"));
        CONTACT.one(
                connection,
                stamped(
                        contact,
                        at,
                        tags,
                        account,
                        facts.get("first"),
                        facts.get("first").toLowerCase(Locale.ROOT),
                        facts.get("last"),
                        facts.get("last").toLowerCase(Locale.ROOT),
                        facts.get("owner"),
                        facts.get("emails"),
                        facts.get("phones"),
                        "[{\"city\":\"" + city + "\",\"country\":\"" + country
                                + "\",\"label\":\"\",\"postal_code\":\"\","
                                + "\"primary\":true,\"region\":\"\",\"street\":\"\"}]",
                        facts.get("source"),
                        "lead/" + facts.get("lead")));
        OPPORTUNITY.one(
                connection,
                stamped(
                        opportunity,
                        at,
                        tags,
                        company,
                        facts.get("company_key"),
                        account,
                        facts.get("owner"),
                        facts.get("source"),
                        "prospecting",
                        at,
                        10L,
                        "pipeline",
                        false,
                        false,
                        0L,
                        0L,
                        "[{\"contact\":\"" + contact + "\",\"primary\":true,\"role\":\"\"}]"));
        CONVERSION.one(
                connection,
                stamped(
                        conversion,
                        at,
                        "usual",
                        "usual",
                        facts.get("owner"),
                        facts.get("records"),
                        facts.get("lineage"),
                        EXPLANATION,
                        "[]"));
    }

    private static @Nullable Object[] stamped(UUID id, LocalDateTime at, @Nullable Object... more) {
        List<@Nullable Object> cells = new ArrayList<>(
                List.of(Workplace.TENANT, id, 1L, at, Workplace.ADA, Workplace.ADA, at, Workplace.ADA, Workplace.ADA));
        cells.addAll(List.of(more));
        return cells.toArray();
    }

    List<@Nullable Object[]> keys() {
        return List.of(
                key("account", account, "tags", 0, Person.TAG),
                key("account", account, "phones", 0, facts.get("phone")),
                key("account", account, "match_keys", 0, "name:" + facts.get("company_key")),
                key("contact", contact, "tags", 0, Person.TAG),
                key("contact", contact, "emails", 0, facts.get("email")),
                key("contact", contact, "phones", 0, facts.get("phone")),
                key("opportunity", opportunity, "tags", 0, Person.TAG),
                key("opportunity", opportunity, "contact_roles", 0, "contact/" + contact),
                key("conversion", conversion, "records", 0, "account/" + account),
                key("conversion", conversion, "records", 1, "contact/" + contact),
                key("conversion", conversion, "records", 2, "opportunity/" + opportunity),
                key("conversion", conversion, "records", 3, "lead/" + lead));
    }

    List<@Nullable Object[]> events(Supplier<UUID> ids) {
        return List.of(
                event("account.created", "account", account, 1, ids.get(), now, "{}", OF_ACCOUNT.fill(facts)),
                event("contact.created", "contact", contact, 1, ids.get(), now, "{}", OF_CONTACT.fill(facts)),
                event(
                        "opportunity.opened",
                        "opportunity",
                        opportunity,
                        1,
                        ids.get(),
                        now,
                        "{}",
                        OF_OPPORTUNITY.fill(facts)),
                event("lead.converted", "lead", lead, 2, ids.get(), now, TOLD_OF_LEAD.fill(facts), OF_LEAD.fill(facts)),
                event(
                        "conversion.applied",
                        "conversion",
                        conversion,
                        1,
                        ids.get(),
                        now,
                        "{\"lead\":\"" + lead + "\"}",
                        OF_CONVERSION.fill(facts)));
    }
}
