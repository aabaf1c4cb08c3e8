package dev.clientela.conversion;

import static dev.clientela.conversion.FieldMapping.address;
import static dev.clientela.conversion.FieldMapping.copy;
import static dev.clientela.conversion.FieldMapping.join;
import static dev.clientela.conversion.FieldMapping.unite;

import dev.clientela.account.AccountFields;
import dev.clientela.contact.ContactFields;
import dev.clientela.lead.LeadFields;
import dev.clientela.opportunity.OpportunityFields;
import java.util.List;

/** What is carried over unless a host says otherwise. */
final class UsualMapping {

    static final ConversionMapping BUSINESS = new ConversionMapping(
            List.of(
                    copy(LeadFields.COMPANY, AccountFields.NAME),
                    copy(LeadFields.WEBSITE, AccountFields.WEBSITE),
                    copy(LeadFields.PHONES, AccountFields.PHONES),
                    copy(LeadFields.STREET, AccountFields.STREET),
                    copy(LeadFields.CITY, AccountFields.CITY),
                    copy(LeadFields.REGION, AccountFields.REGION),
                    copy(LeadFields.POSTAL_CODE, AccountFields.POSTAL_CODE),
                    copy(LeadFields.COUNTRY, AccountFields.COUNTRY),
                    copy(LeadFields.INDUSTRY, AccountFields.INDUSTRY),
                    copy(LeadFields.RATING, AccountFields.RATING),
                    copy(LeadFields.EMPLOYEES, AccountFields.EMPLOYEES),
                    copy(LeadFields.ANNUAL_REVENUE, AccountFields.ANNUAL_REVENUE),
                    copy(LeadFields.SOURCE, AccountFields.SOURCE),
                    unite(LeadFields.TAGS, AccountFields.TAGS),
                    copy(LeadFields.SALUTATION, ContactFields.SALUTATION),
                    copy(LeadFields.FIRST_NAME, ContactFields.FIRST_NAME),
                    copy(LeadFields.LAST_NAME, ContactFields.LAST_NAME),
                    copy(LeadFields.TITLE, ContactFields.TITLE),
                    copy(LeadFields.EMAILS, ContactFields.EMAILS),
                    copy(LeadFields.PHONES, ContactFields.PHONES),
                    address(ContactFields.ADDRESSES),
                    copy(LeadFields.SOURCE, ContactFields.SOURCE),
                    copy(LeadFields.DESCRIPTION, ContactFields.DESCRIPTION),
                    unite(LeadFields.TAGS, ContactFields.TAGS),
                    unite(LeadFields.TARGET_LISTS, ContactFields.TARGET_LISTS),
                    copy(LeadFields.SOURCE, OpportunityFields.SOURCE),
                    copy(LeadFields.PRODUCT_INTEREST, OpportunityFields.OBJECTIVE),
                    unite(LeadFields.TAGS, OpportunityFields.TAGS)),
            List.of(
                    new ConsentMapping(LeadFields.EMAIL_OPT_OUT, ContactFields.EMAIL_OPT_OUT),
                    new ConsentMapping(LeadFields.DO_NOT_CALL, ContactFields.DO_NOT_CALL)));

    static final ConversionMapping PERSON = new ConversionMapping(
            List.of(
                    join(AccountFields.NAME, LeadFields.FIRST_NAME, LeadFields.LAST_NAME),
                    copy(LeadFields.SALUTATION, AccountFields.SALUTATION),
                    copy(LeadFields.FIRST_NAME, AccountFields.FIRST_NAME),
                    copy(LeadFields.LAST_NAME, AccountFields.LAST_NAME),
                    copy(LeadFields.TITLE, AccountFields.TITLE),
                    copy(LeadFields.EMAILS, AccountFields.EMAILS),
                    copy(LeadFields.PHONES, AccountFields.PHONES),
                    copy(LeadFields.WEBSITE, AccountFields.WEBSITE),
                    copy(LeadFields.STREET, AccountFields.STREET),
                    copy(LeadFields.CITY, AccountFields.CITY),
                    copy(LeadFields.REGION, AccountFields.REGION),
                    copy(LeadFields.POSTAL_CODE, AccountFields.POSTAL_CODE),
                    copy(LeadFields.COUNTRY, AccountFields.COUNTRY),
                    copy(LeadFields.RATING, AccountFields.RATING),
                    copy(LeadFields.SOURCE, AccountFields.SOURCE),
                    copy(LeadFields.DESCRIPTION, AccountFields.DESCRIPTION),
                    unite(LeadFields.TAGS, AccountFields.TAGS),
                    unite(LeadFields.TARGET_LISTS, AccountFields.TARGET_LISTS),
                    copy(LeadFields.SOURCE, OpportunityFields.SOURCE),
                    copy(LeadFields.PRODUCT_INTEREST, OpportunityFields.OBJECTIVE),
                    unite(LeadFields.TAGS, OpportunityFields.TAGS)),
            List.of(
                    new ConsentMapping(LeadFields.EMAIL_OPT_OUT, AccountFields.EMAIL_OPT_OUT),
                    new ConsentMapping(LeadFields.DO_NOT_CALL, AccountFields.DO_NOT_CALL)));

    private UsualMapping() {}
}
