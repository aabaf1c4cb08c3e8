package dev.clientela.approval;

import dev.clientela.event.EventEnvelope;
import dev.clientela.event.EventSubscriber;
import dev.clientela.notification.NotificationEvent;
import dev.clientela.notification.Notifier;
import dev.clientela.notification.Recipient;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.FieldCatalog;
import dev.clientela.record.Moment;
import dev.clientela.record.Query;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.record.TextField;
import dev.clientela.security.SecretSource;
import dev.clientela.store.CrmStore;
import dev.clientela.store.Scope;
import dev.clientela.store.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tells approvers, after the commit, what they are asked, with a token to answer by; and the submitter what was decided.
 * The token is made when it is sent and neither event nor store know it; when a message has to be sent again, it bears
 * another one, and the one before is good for nothing any more.
 */
public final class ApprovalNotices implements EventSubscriber {

    static final String ASKED = "approval.asked";
    static final String DECIDED = "approval.decided";

    private static final String ASKED_EVENT = new ApprovalEvent.Asked().type();
    private static final String APPROVED_EVENT = new ApprovalEvent.Approved().type();
    private static final String REJECTED_EVENT = new ApprovalEvent.Rejected().type();

    private final CrmStore store;
    private final FieldCatalog fields;
    private final Notifier notifier;
    private final SecretSource secrets;
    private final InstantSource clock;
    private final ApprovalSettings settings;

    public ApprovalNotices(
            CrmStore store,
            FieldCatalog fields,
            Notifier notifier,
            SecretSource secrets,
            InstantSource clock,
            ApprovalSettings settings) {
        this.store = store;
        this.fields = fields;
        this.notifier = notifier;
        this.secrets = secrets;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "clientela.approvals";
    }

    @Override
    public boolean wants(String eventType) {
        return eventType.equals(ASKED_EVENT) || eventType.equals(APPROVED_EVENT) || eventType.equals(REJECTED_EVENT);
    }

    @Override
    public void on(EventEnvelope event) {
        Moment moment = new Moment(clock.instant().truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
        Scope scope = new Scope(event.tenant(), moment);
        Optional<NotificationEvent.Requested> message = event.type().equals(ASKED_EVENT)
                ? store.write(scope, unit -> asked(unit, event))
                : store.read(scope, unit -> decided(unit, event));
        message.ifPresent(requested -> notifier.send(event.id(), event.tenant(), requested));
    }

    /** What has been answered meanwhile, or given to somebody else, is no news any more. */
    private Optional<NotificationEvent.Requested> asked(UnitOfWork unit, EventEnvelope event) {
        Optional<ApprovalItem> item =
                unit.records(ApprovalItem.TYPE).find(event.record().id()).filter(ApprovalItem::isWaiting);
        if (item.isEmpty()) {
            return Optional.empty();
        }
        ApprovalRequest request = unit.records(ApprovalRequest.TYPE)
                .find(item.get().request().value())
                .orElseThrow();
        String token = Tokens.next(secrets);
        Map<String, Object> values = values(unit, request);
        values.put("step", item.get().step().orElse(""));
        values.put("comment", comment(unit, request));
        values.put("token", token);
        Instant until = unit.scope().moment().now().plus(settings.tokensFor());
        ApprovalItem answerable = item.get().answerableBy(Tokens.hash(token), until);
        unit.records(ApprovalItem.TYPE).update(answerable, item.get().version());
        values.put("until", until);
        return Optional.of(new NotificationEvent.Requested(
                Recipient.user(answerable.approver().orElseThrow()), ASKED, values));
    }

    private static String comment(UnitOfWork unit, ApprovalRequest request) {
        return unit
                .records(ApprovalItem.TYPE)
                .query(Query.of(ApprovalItem.TYPE)
                        .where(ApprovalItemFields.REQUEST
                                .is(request.id())
                                .and(ApprovalItemFields.STATUS.is(ApprovalStatus.STARTED)))
                        .pageOf(1))
                .items()
                .stream()
                .findFirst()
                .map(ApprovalItem::comment)
                .orElse("");
    }

    private Optional<NotificationEvent.Requested> decided(UnitOfWork unit, EventEnvelope event) {
        return unit.records(ApprovalRequest.TYPE)
                .find(event.record().id())
                .filter(request -> request.submitter().startsWith("user:"))
                .map(request -> {
                    Map<String, Object> values = values(unit, request);
                    values.put("approved", event.type().equals(APPROVED_EVENT));
                    return new NotificationEvent.Requested(
                            Recipient.user(request.submitter().substring(5)), DECIDED, values);
                });
    }

    private Map<String, Object> values(UnitOfWork unit, ApprovalRequest request) {
        Map<String, Object> values = new HashMap<>();
        values.put("request", request.ref().toString());
        values.put("record", request.subject().toString());
        values.put("name", nameOf(unit, request.subject()));
        values.put("process", request.process());
        values.put(
                "submitter", request.submitter().substring(request.submitter().indexOf(':') + 1));
        return values;
    }

    private String nameOf(UnitOfWork unit, RecordRef ref) {
        return fields.type(ref.recordType())
                .flatMap(type -> find(unit, type, ref))
                .flatMap(record -> record.type()
                        .field("name")
                        .filter(TextField.class::isInstance)
                        .flatMap(field -> record.find((TextField) field)))
                .orElse(ref.toString());
    }

    private static <R extends CrmRecord<R>> Optional<? extends CrmRecord<?>> find(
            UnitOfWork unit, RecordType<R> type, RecordRef ref) {
        return unit.records(type).find(ref.id());
    }
}
