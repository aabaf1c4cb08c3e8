package dev.clientela.conversion;

/** What kind of account a lead becomes. */
public enum AccountChoice {

    /** A business when the lead has a company, a person when it has none. */
    BY_COMPANY,

    /** Always a business; the lead needs a company. */
    BUSINESS,

    /** Always a person, whatever company the lead names. */
    PERSON
}
