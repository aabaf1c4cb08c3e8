package dev.clientela.conversion;

import dev.clientela.account.AccountId;
import dev.clientela.command.CommandValidator;
import dev.clientela.contact.ContactId;
import dev.clientela.error.ErrorCode;
import dev.clientela.error.Violation;
import dev.clientela.lead.LeadId;
import dev.clientela.opportunity.OpportunityId;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.RecordId;
import dev.clientela.record.RecordRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A lead to be converted. What it does not say, the {@linkplain ConversionRules rules} decide: a new account and contact
 * unless matching finds them, and an opportunity named after the company.
 *
 * <pre>{@code
 * ConvertLead.of(lead.id()).intoAccount(known).withOpportunity("Engines for the navy").ownedBy("grace")
 * }</pre>
 *
 * @param status the converted status to be set; the default one, when null
 * @param account the existing account; a new or matched one, when null
 * @param contact the existing contact of that account; a new or matched one, when null
 * @param opportunity the existing open opportunity of that account; a new one or none, when null
 * @param opportunityName how the new opportunity is called; after the company or person, when null
 * @param owner the user who owns what is created; the lead's owner, when null
 * @param overwriteLeadSource whether the contact's source gives way to the lead's
 * @param acknowledged found candidates that the caller knows of and does not mean
 * @param unseenAcknowledged whether the caller goes on although there is a duplicate that they cannot see
 */
public record ConvertLead(
        LeadId lead,
        @Nullable String status,
        @Nullable AccountId account,
        @Nullable ContactId contact,
        @Nullable OpportunityId opportunity,
        @Nullable String opportunityName,
        boolean doNotCreateOpportunity,
        @Nullable String owner,
        boolean overwriteLeadSource,
        List<RecordRef> acknowledged,
        boolean unseenAcknowledged)
        implements CommandValidator.SelfChecked {

    /** The acknowledged candidates are kept in the order of their references, so that equal commands read equal. */
    public ConvertLead {
        acknowledged = List.copyOf(new TreeSet<>(acknowledged));
    }

    public static ConvertLead of(LeadId lead) {
        return new ConvertLead(lead, null, null, null, null, null, false, null, false, List.of(), false);
    }

    /** @param code a status of the kind <i>converted</i> */
    public ConvertLead toStatus(String code) {
        return new ConvertLead(
                lead,
                code,
                account,
                contact,
                opportunity,
                opportunityName,
                doNotCreateOpportunity,
                owner,
                overwriteLeadSource,
                acknowledged,
                unseenAcknowledged);
    }

    /** Its empty fields are filled; the others stay as they are. */
    public ConvertLead intoAccount(AccountId existing) {
        return new ConvertLead(
                lead,
                status,
                existing,
                contact,
                opportunity,
                opportunityName,
                doNotCreateOpportunity,
                owner,
                overwriteLeadSource,
                acknowledged,
                unseenAcknowledged);
    }

    /** Its empty fields are filled; the others stay as they are. The account must be named too. */
    public ConvertLead intoContact(ContactId existing) {
        return new ConvertLead(
                lead,
                status,
                account,
                existing,
                opportunity,
                opportunityName,
                doNotCreateOpportunity,
                owner,
                overwriteLeadSource,
                acknowledged,
                unseenAcknowledged);
    }

    /** The account must be named too. */
    public ConvertLead intoOpportunity(OpportunityId existing) {
        return new ConvertLead(
                lead,
                status,
                account,
                contact,
                existing,
                opportunityName,
                doNotCreateOpportunity,
                owner,
                overwriteLeadSource,
                acknowledged,
                unseenAcknowledged);
    }

    public ConvertLead withOpportunity(String name) {
        return new ConvertLead(
                lead,
                status,
                account,
                contact,
                opportunity,
                name,
                doNotCreateOpportunity,
                owner,
                overwriteLeadSource,
                acknowledged,
                unseenAcknowledged);
    }

    public ConvertLead withoutOpportunity() {
        return new ConvertLead(
                lead,
                status,
                account,
                contact,
                opportunity,
                opportunityName,
                true,
                owner,
                overwriteLeadSource,
                acknowledged,
                unseenAcknowledged);
    }

    /** @param userId an active user */
    public ConvertLead ownedBy(String userId) {
        return new ConvertLead(
                lead,
                status,
                account,
                contact,
                opportunity,
                opportunityName,
                doNotCreateOpportunity,
                userId,
                overwriteLeadSource,
                acknowledged,
                unseenAcknowledged);
    }

    /** The one exception to the rule that filled fields stay; the contact must be named. */
    public ConvertLead overwritingLeadSource() {
        return new ConvertLead(
                lead,
                status,
                account,
                contact,
                opportunity,
                opportunityName,
                doNotCreateOpportunity,
                owner,
                true,
                acknowledged,
                unseenAcknowledged);
    }

    /** Goes on although these were found, and takes none of them. */
    public ConvertLead acknowledging(RecordId... candidates) {
        List<RecordRef> all = new ArrayList<>(acknowledged);
        for (RecordId candidate : candidates) {
            all.add(candidate.ref());
        }
        return acknowledging(all);
    }

    /** Goes on although these were found, and takes none of them. */
    public ConvertLead acknowledging(Collection<RecordRef> candidates) {
        List<RecordRef> all = new ArrayList<>(acknowledged);
        all.addAll(candidates);
        return new ConvertLead(
                lead,
                status,
                account,
                contact,
                opportunity,
                opportunityName,
                doNotCreateOpportunity,
                owner,
                overwriteLeadSource,
                all,
                unseenAcknowledged);
    }

    /** Goes on although there is a duplicate that the caller cannot see. */
    public ConvertLead acknowledgingUnseen() {
        return new ConvertLead(
                lead,
                status,
                account,
                contact,
                opportunity,
                opportunityName,
                doNotCreateOpportunity,
                owner,
                overwriteLeadSource,
                acknowledged,
                true);
    }

    public Optional<String> statusCode() {
        return Optional.ofNullable(status);
    }

    public Optional<String> ownerId() {
        return Optional.ofNullable(owner);
    }

    @Override
    public List<Violation> check() {
        List<Violation> found = new ArrayList<>();
        refuse(found, contact != null && account == null, "contact", ConversionErrors.CONTACT_WITHOUT_ACCOUNT);
        refuse(
                found,
                opportunity != null && account == null,
                "opportunity",
                ConversionErrors.OPPORTUNITY_WITHOUT_ACCOUNT);
        refuse(
                found,
                overwriteLeadSource && contact == null,
                "overwriteLeadSource",
                ConversionErrors.OVERWRITE_WITHOUT_CONTACT);
        refuse(
                found,
                opportunityName != null && (doNotCreateOpportunity || opportunity != null),
                "opportunityName",
                ConversionErrors.CONTRADICTORY_OPPORTUNITY);
        refuse(
                found,
                opportunity != null && doNotCreateOpportunity,
                "opportunity",
                ConversionErrors.CONTRADICTORY_OPPORTUNITY);
        refuse(found, isBlank(opportunityName), "opportunityName", RecordErrors.REQUIRED);
        refuse(found, isBlank(owner), "owner", RecordErrors.REQUIRED);
        return found;
    }

    private static boolean isBlank(@Nullable String text) {
        return text != null && text.isBlank();
    }

    private static void refuse(List<Violation> found, boolean wrong, String path, ErrorCode code) {
        if (wrong) {
            found.add(Violation.of(path, code));
        }
    }
}
