package dev.clientela.examples.benchmarks.database;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** The rows of a captured lead, as the library writes them: its own, three keys, one event. */
final class LeadRows {

    static final Insert LEAD = Insert.into(
            "crm_lead",
            List.of(
                    "tenant",
                    "id",
                    "version",
                    "created_at",
                    "created_by",
                    "created_by_key",
                    "modified_at",
                    "modified_by",
                    "modified_by_key",
                    "tags",
                    "first_name",
                    "first_name_key",
                    "last_name",
                    "last_name_key",
                    "company",
                    "company_key",
                    "emails",
                    "phones",
                    "city",
                    "city_key",
                    "country",
                    "country_key",
                    "status",
                    "owner",
                    "source",
                    "employees",
                    "is_converted"),
            List.of(
                    "external_id_key",
                    "salutation_key",
                    "title_key",
                    "website_key",
                    "street_key",
                    "region_key",
                    "postal_code_key",
                    "product_interest_key",
                    "description_key",
                    "grade_key"));

    static final Insert KEY = Insert.into(
            "crm_key", List.of("tenant", "record_type", "record_id", "field_name", "place", "key_text"), List.of());

    static final Insert EVENT = Insert.into(
            "crm_event",
            List.of(
                    "tenant",
                    "id",
                    "event_type",
                    "event_schema",
                    "about_type",
                    "about_id",
                    "about_version",
                    "happened_at",
                    "actor",
                    "payload",
                    "changed"),
            List.of());

    private static final Template CAPTURED = Template.read("captured");

    private LeadRows() {}

    static Object[] lead(Person person, UUID id, Instant now) {
        LocalDateTime at = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
        return new Object[] {
            Workplace.TENANT,
            id,
            1L,
            at,
            Workplace.ADA,
            Workplace.ADA,
            at,
            Workplace.ADA,
            Workplace.ADA,
            "[\"" + Person.TAG + "\"]",
            person.first(),
            person.first().toLowerCase(Locale.ROOT),
            person.last(),
            person.last().toLowerCase(Locale.ROOT),
            person.company(),
            person.company().toLowerCase(Locale.ROOT),
            emails(person.email()),
            phones(person.phone()),
            person.city(),
            person.city().toLowerCase(Locale.ROOT),
            person.country(),
            person.country().toLowerCase(Locale.ROOT),
            "new",
            person.owner(),
            Person.SOURCE,
            (long) person.employees(),
            false
        };
    }

    static String emails(String address) {
        return "[{\"address\":\"" + address + "\",\"label\":\"\",\"primary\":true}]";
    }

    static String phones(String number) {
        return "[{\"label\":\"\",\"number\":\"" + number + "\",\"primary\":true,\"region\":\"\"}]";
    }

    static List<Object[]> keys(Person person, UUID id) {
        return List.of(
                key("lead", id, "tags", 0, Person.TAG),
                key("lead", id, "emails", 0, person.email()),
                key("lead", id, "phones", 0, person.phone()));
    }

    static Object[] key(String type, UUID id, String field, int place, String text) {
        return new Object[] {Workplace.TENANT, type, id, field, place, text};
    }

    static Object[] event(Person person, UUID lead, UUID id, Instant now) {
        String changed = CAPTURED.fill(Map.ofEntries(
                Map.entry("lead", lead.toString()),
                Map.entry("captured", now.toString()),
                Map.entry("first", person.first()),
                Map.entry("last", person.last()),
                Map.entry("company", person.company()),
                Map.entry("email", person.email()),
                Map.entry("phone", person.phone()),
                Map.entry("city", person.city()),
                Map.entry("country", person.country()),
                Map.entry("owner", person.owner()),
                Map.entry("employees", Integer.toString(person.employees()))));
        return event("lead.captured", "lead", lead, 1, id, now, "{}", changed);
    }

    static Object[] event(
            String type,
            String about,
            UUID record,
            long version,
            UUID id,
            Instant now,
            String payload,
            String changed) {
        return new Object[] {
            Workplace.TENANT,
            id,
            type,
            1,
            about,
            record,
            version,
            LocalDateTime.ofInstant(now, ZoneOffset.UTC),
            Workplace.ADA,
            payload,
            changed
        };
    }
}
