package dev.clientela.examples.benchmarks.database;

import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.LeadFields;
import dev.clientela.security.Owner;
import java.util.List;

/** Somebody to be sold to: eleven filled fields, and a tag, told apart by their number. */
record Person(
        String first,
        String last,
        String company,
        String email,
        String phone,
        String city,
        String country,
        String seller,
        int employees) {

    static final String TAG = "fair";
    static final String SOURCE = "web";

    private static final List<String> COUNTRIES = List.of("AR", "BR", "CL", "ES", "FR", "GB", "US", "UY");

    static Person of(long number) {
        int n = (int) number;
        return new Person(
                "First" + n % 1000,
                "Last" + n % 10_007,
                "Company " + n,
                "person" + n + "@company" + n + ".example",
                "+34" + (600_000_000 + n % 99_999_999),
                "City " + n % 300,
                COUNTRIES.get(n % COUNTRIES.size()),
                "seller" + n % 40,
                n % 5000);
    }

    String owner() {
        return "user:" + seller;
    }

    CaptureLead command() {
        return CaptureLead.named(first, last)
                .company(company)
                .email(email)
                .phone(phone)
                .source(SOURCE)
                .tagged(TAG)
                .ownedBy(Owner.user(seller))
                .with(LeadFields.CITY, city)
                .with(LeadFields.COUNTRY, country)
                .with(LeadFields.EMPLOYEES, (long) employees);
    }

    /** The columns of a file to import. */
    static final String CSV_HEAD = "first,last,company,email,phone,source,tags,owner,city,country,employees\n";

    String csv() {
        return String.join(
                        ",",
                        first,
                        last,
                        company,
                        email,
                        phone,
                        SOURCE,
                        TAG,
                        owner(),
                        city,
                        country,
                        Integer.toString(employees))
                + "\n";
    }
}
