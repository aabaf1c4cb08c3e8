package dev.clientela.examples.benchmarks.rules;

import dev.clientela.examples.benchmarks.rules.Question.Attribute;

/**
 * A lead as the peers are given it: a plain object, whose getters cost nothing. What is absent is an empty text, or -1,
 * so that nobody has to deal with null.
 */
public final class FlatLead {

    private final String country;
    private final String industry;
    private final String product;
    private final String source;
    private final String domain;
    private final long employees;
    private final long revenue;

    FlatLead(
            String country,
            String industry,
            String product,
            String source,
            String domain,
            long employees,
            long revenue) {
        this.country = country;
        this.industry = industry;
        this.product = product;
        this.source = source;
        this.domain = domain;
        this.employees = employees;
        this.revenue = revenue;
    }

    public String getCountry() {
        return country;
    }

    public String getIndustry() {
        return industry;
    }

    public String getProduct() {
        return product;
    }

    public String getSource() {
        return source;
    }

    public String getDomain() {
        return domain;
    }

    public long getEmployees() {
        return employees;
    }

    /** In whole euros. */
    public long getRevenue() {
        return revenue;
    }

    String text(Attribute attribute) {
        return switch (attribute) {
            case COUNTRY -> country;
            case INDUSTRY -> industry;
            case PRODUCT -> product;
            case SOURCE -> source;
            case DOMAIN -> domain;
            case EMPLOYEES, REVENUE -> throw new IllegalArgumentException(attribute + " is a number");
        };
    }

    long number(Attribute attribute) {
        return switch (attribute) {
            case EMPLOYEES -> employees;
            case REVENUE -> revenue;
            default -> throw new IllegalArgumentException(attribute + " is a text");
        };
    }
}
