package dev.clientela.conversion;

import dev.clientela.account.Account;
import dev.clientela.account.AccountFields;
import dev.clientela.account.AccountKind;
import dev.clientela.activity.Activity;
import dev.clientela.contact.Contact;
import dev.clientela.contact.ContactFields;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.FieldCatalog;
import dev.clientela.record.RecordType;
import dev.clientela.record.Trait;
import dev.clientela.vocabulary.Vocabularies;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides a conversion from what was read: a function of its input, without store, clock or ids. */
final class ConversionPlanner {

    /** What the conversion itself takes from the lead. */
    private static final Set<Field<?>> TAKEN = Set.of(LeadFields.STATUS, LeadFields.OWNER);

    private final FieldCatalog catalog;
    private final Vocabularies vocabularies;

    ConversionPlanner(FieldCatalog catalog, Vocabularies vocabularies) {
        this.catalog = catalog;
        this.vocabularies = vocabularies;
    }

    /** @throws dev.clientela.error.ValidationException with every fault of every target */
    ConversionPlan plan(ConversionInput input) {
        TargetDraft account = account(input);
        Optional<TargetDraft> contact = input.hasContact() ? Optional.of(contact(input)) : Optional.empty();
        Optional<TargetDraft> opportunity = opportunity(input);
        DraftCheck check = new DraftCheck(catalog, vocabularies);
        List<TargetDraft> drafts = new ArrayList<>(List.of(account));
        contact.ifPresent(drafts::add);
        opportunity.ifPresent(drafts::add);
        drafts.forEach(check::fillInTerms);
        drafts.forEach(check::check);
        check.throwIfAny();
        return new ConversionPlan(
                input.command(),
                input.lead().version(),
                input.rule().id(),
                input.explanation(),
                input.status(),
                input.owner(),
                target(input.account().find(), input.account().match(), account),
                contact.map(
                        draft -> target(input.contact().find(), input.contact().match(), draft)),
                opportunity.map(draft -> target(input.opportunity(), null, draft)),
                leftBehind(input, drafts),
                activities(input),
                input.unseen().size(),
                input.accountMatches(),
                input.contactMatches());
    }

    private static ConversionMapping mapping(ConversionInput input) {
        return input.person() ? input.rule().person() : input.rule().business();
    }

    private static TargetDraft mapped(
            ConversionInput input, RecordType<?> type, Optional<? extends CrmRecord<?>> present) {
        TargetDraft draft = present.map(record -> new TargetDraft(input.lead(), record.values()))
                .orElseGet(() -> TargetDraft.ofNew(input.lead(), type));
        mapping(input).onto(type).forEach(draft::apply);
        mapping(input).consentsOn(type).forEach(draft::restrict);
        return draft;
    }

    private static TargetDraft account(ConversionInput input) {
        Optional<Account> existing = input.account().find();
        TargetDraft draft = mapped(input, Account.TYPE, existing);
        if (existing.isEmpty()) {
            draft.decide(AccountFields.KIND, input.person() ? AccountKind.PERSON : AccountKind.BUSINESS);
            draft.decide(AccountFields.OWNER, input.owner());
            if (input.person() && draft.lacks(AccountFields.NAME)) {
                draft.decide(AccountFields.NAME, input.lead().name());
            }
        }
        return draft;
    }

    private static TargetDraft contact(ConversionInput input) {
        Optional<Contact> existing = input.contact().find();
        TargetDraft draft = mapped(input, Contact.TYPE, existing);
        if (input.command().overwriteLeadSource()) {
            draft.overwrite(LeadFields.SOURCE, ContactFields.SOURCE);
        }
        if (existing.isEmpty()) {
            draft.decide(ContactFields.OWNER, input.owner());
            draft.decide(ContactFields.CREATED_BY_LEAD, input.lead().ref());
        } else if (!draft.values().equals(existing.get().values())) {
            draft.decide(ContactFields.UPDATED_BY_LEAD, input.lead().ref());
        }
        return draft;
    }

    private static Optional<TargetDraft> opportunity(ConversionInput input) {
        if (input.opportunity().isEmpty() && !input.createOpportunity()) {
            return Optional.empty();
        }
        if (input.opportunity().isPresent()) {
            return Optional.of(mapped(input, Opportunity.TYPE, input.opportunity()));
        }
        TargetDraft draft = TargetDraft.ofNew(input.lead(), Opportunity.TYPE);
        @Nullable String name = input.command().opportunityName();
        if (name != null) {
            draft.decide(OpportunityFields.NAME, name);
        }
        mapping(input).onto(Opportunity.TYPE).forEach(draft::apply);
        if (draft.lacks(OpportunityFields.NAME)) {
            draft.decide(OpportunityFields.NAME, customer(input.lead()));
        }
        draft.decide(OpportunityFields.OWNER, input.owner());
        draft.decide(OpportunityFields.STAGE, input.stage());
        return Optional.of(draft);
    }

    /** As whom the salesperson knows the lead. */
    private static String customer(Lead lead) {
        return lead.company().orElseGet(lead::name);
    }

    private static TargetPlan target(
            Optional<? extends CrmRecord<?>> existing, @Nullable MatchChoice match, TargetDraft draft) {
        return new TargetPlan(
                existing.map(CrmRecord::ref),
                existing.map(CrmRecord::version).orElse(0L),
                match,
                draft.plans(),
                draft.values());
    }

    private List<LeftBehind> leftBehind(ConversionInput input, List<TargetDraft> drafts) {
        Set<Field<?>> carried = new HashSet<>();
        for (TargetDraft draft : drafts) {
            draft.plans().stream().filter(FieldPlan::carries).forEach(plan -> carried.addAll(plan.sources()));
        }
        Set<Field<?>> read = new HashSet<>();
        mapping(input).fields().forEach(mapping -> read.addAll(mapping.sources()));
        mapping(input).consents().forEach(consent -> read.add(consent.source()));
        List<LeftBehind> left = new ArrayList<>();
        for (Field<?> field : input.lead().values().fields()) {
            @Nullable Object value = input.lead().values().get(field);
            boolean own = field.has(Trait.READ_ONLY) || TAKEN.contains(field);
            if (value != null && !TargetDraft.isBlank(value) && !own && !carried.contains(field)) {
                LeftBehind.Reason reason =
                        read.contains(field) ? LeftBehind.Reason.NOT_TAKEN : LeftBehind.Reason.NOT_MAPPED;
                left.add(new LeftBehind(field, value, reason));
            }
        }
        return left;
    }

    private static List<ActivityPlan> activities(ConversionInput input) {
        List<ActivityPlan> plans = new ArrayList<>();
        for (Activity activity : input.activities()) {
            if (!input.unseen().contains(activity)) {
                plans.add(new ActivityPlan(
                        activity.ref(),
                        activity.version(),
                        activity.name(),
                        activity.isOpen(),
                        input.tasks().contains(activity) ? Optional.of(input.owner()) : Optional.empty()));
            }
        }
        return plans;
    }
}
