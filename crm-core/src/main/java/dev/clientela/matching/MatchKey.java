package dev.clientela.matching;

/**
 * Something by which two records are held to be the same. What is absent, blank or too short never agrees with
 * anything.
 */
public enum MatchKey {

    /** An e-mail address in common, case apart. */
    EMAIL(true, false),

    /** A telephone number in common, in E.164. */
    PHONE(true, false),

    /** The same domain of website or e-mail; public mail providers do not count. Finds accounts. */
    DOMAIN(true, false),

    /** A contact of the account has an e-mail address in common. Finds accounts. */
    CONTACT(true, false),

    /** The same company name, without legal form. Finds accounts. */
    COMPANY_NAME(true, true),

    /** The contact belongs to the very account that is meant. Finds contacts. */
    ACCOUNT(true, false),

    /** The same first and last name. Compared, never searched for. */
    PERSON_NAME(false, true),

    /** The same postal code or town, in a country that is not another one. Compared, never searched for. */
    PLACE(false, false);

    private final boolean searchable;
    private final boolean name;

    MatchKey(boolean searchable, boolean name) {
        this.searchable = searchable;
        this.name = name;
    }

    /** Whether candidates can be found by it; a rule needs at least one such key, so that its cost is bounded. */
    public boolean isSearchable() {
        return searchable;
    }

    /** Whether it is a name: rules on nothing but names never match automatically. */
    public boolean isName() {
        return name;
    }
}
