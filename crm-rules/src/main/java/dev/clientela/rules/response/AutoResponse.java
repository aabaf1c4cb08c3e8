package dev.clientela.rules.response;

import dev.clientela.activity.Activities;
import dev.clientela.activity.ActivityFields;
import dev.clientela.activity.ActivityKinds;
import dev.clientela.activity.Direction;
import dev.clientela.activity.LogActivity;
import dev.clientela.address.EmailAddress;
import dev.clientela.command.Execution;
import dev.clientela.command.SaveRules;
import dev.clientela.event.EventEnvelope;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.notification.NotificationEvent;
import dev.clientela.notification.Recipient;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.RecordType;
import dev.clientela.rules.RuleContext;
import dev.clientela.rules.RuleProgram;
import dev.clientela.rules.RuleSet;
import dev.clientela.rules.RuleSetJson;
import dev.clientela.rules.Rulebook;
import dev.clientela.rules.Verdict;
import dev.clientela.rules.index.Situation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Answers a new lead by e-mail, by the first rule that holds (AS-16).
 *
 * <p>Only what comes in through a channel is answered: what one of the named programs captures, such as {@code web}. So
 * neither an import nor a seller's own entry sends anything. A lead without e-mail address, or who does not want to be
 * written to, is not answered. The answer goes out after the commit, and stands with the lead as an e-mail that is no
 * contact, for nobody has been in touch yet. Thread-safe.
 */
public final class AutoResponse implements SaveRules {

    /** The program in whose name is answered. */
    public static final String PROGRAM = "auto_response";

    private final Rulebook<Response> rules;
    private final Set<String> channels;

    /** @param channels the programs that take enquiries in, as actors are called: {@code Actor.system("web")} */
    public AutoResponse(Rulebook<Response> rules, Set<String> channels) {
        this.rules = rules;
        this.channels = Set.copyOf(channels);
    }

    /** Rules to begin with: enquiries are thanked for with the host's template {@code enquiry.thanks}. */
    public static RuleSet<Response> usual(RuleContext context) {
        return RuleSetJson.usual(AutoResponse.class, "enquiry-responses.json", Response.TYPE, context);
    }

    @Override
    public boolean concern(RecordType<?> type) {
        return type.name().equals(Lead.TYPE.name());
    }

    @Override
    public void after(Optional<CrmRecord<?>> before, CrmRecord<?> saved, EventEnvelope event, Execution execution) {
        boolean enquiry = execution.actor().isSystem()
                && channels.contains(execution.actor().userId());
        if (before.isPresent() || !enquiry || !(saved instanceof Lead lead)) {
            return;
        }
        Optional<EmailAddress> address = lead.email()
                .filter(email -> !lead.find(LeadFields.EMAIL_OPT_OUT).orElse(false));
        address.ifPresent(email -> answer(lead, email, execution));
    }

    private void answer(Lead lead, EmailAddress address, Execution execution) {
        RuleProgram<Response> program = rules.inForce();
        Situation situation = Situation.in(execution);
        Verdict<Response> verdict = program.decide(lead, situation);
        Optional<String> template = verdict.outcome().flatMap(Response::template);
        Execution answering = execution.asSystem(PROGRAM);
        template.ifPresent(name -> {
            answering.tell(
                    lead, new NotificationEvent.Requested(Recipient.address(address.address()), name, values(lead)));
            new Activities(answering.commands())
                    .log(LogActivity.email(
                                    Direction.OUTBOUND,
                                    PROGRAM + ":" + lead.id().value())
                            .ofKind(ActivityKinds.MASS_MAIL)
                            .subject(name)
                            .to(address.address())
                            .with(ActivityFields.OWNER, lead.owner())
                            .about(lead.id()));
        });
        program.explain(lead, situation, verdict).ruling(template.orElse("")).keep(answering, lead.ref());
    }

    private static Map<String, Object> values(Lead lead) {
        Map<String, Object> values = new LinkedHashMap<>();
        lead.values().fields().forEach(field -> values.put(field.name(), plain(lead, field)));
        return values;
    }

    private static <T> Object plain(Lead lead, Field<T> field) {
        return field.toPlain(lead.get(field));
    }
}
