package dev.clientela.examples.quickstart;

import dev.clientela.CrmSession;
import dev.clientela.account.Account;
import dev.clientela.account.AccountId;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.lead.LeadId;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.opportunity.OpportunityId;
import dev.clientela.record.RecordRef;
import dev.clientela.rules.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Explanations sentence by sentence. Records go by what people call them, for their ids differ from run to run. */
final class Sentences {

    private final CrmSession boss;

    Sentences(CrmSession boss) {
        this.boss = boss;
    }

    List<String> of(Explanation why, Locale locale) {
        List<RecordRef> mentioned = new ArrayList<>();
        why.recordId().ifPresent(id -> mentioned.add(new RecordRef(why.recordType(), id)));
        why.related().keySet().forEach(ref -> mentioned.add(RecordRef.parse(ref)));
        String text = why.text(locale);
        for (RecordRef ref : mentioned) {
            text = text.replace(ref.id().toString(), nameOf(ref));
        }
        return text.lines().toList();
    }

    String nameOf(RecordRef ref) {
        Optional<String> name = Optional.empty();
        if (ref.recordType().equals(Lead.TYPE.name())) {
            name = boss.leads().find(new LeadId(ref.id())).flatMap(lead -> lead.find(LeadFields.EXTERNAL_ID));
        } else if (ref.recordType().equals(Opportunity.TYPE.name())) {
            name = boss.opportunities()
                    .find(new OpportunityId(ref.id()))
                    .flatMap(deal -> deal.find(OpportunityFields.EXTERNAL_ID));
        } else if (ref.recordType().equals(Account.TYPE.name())) {
            name = boss.accounts().find(new AccountId(ref.id())).map(Account::name);
        }
        return name.orElseThrow(() -> new IllegalStateException("Nobody knows " + ref + " by another name"));
    }
}
