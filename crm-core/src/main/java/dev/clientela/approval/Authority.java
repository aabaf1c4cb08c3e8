package dev.clientela.approval;

import dev.clientela.command.Execution;
import dev.clientela.record.CrmRecord;
import dev.clientela.security.Access;
import dev.clientela.security.Actor;
import dev.clientela.security.Permission;
import dev.clientela.security.User;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who may do what about approvals, while a command runs. */
final class Authority {

    /**
     * The right to recall and reassign what others were asked, to change what is frozen, and to pass what has to be
     * approved.
     */
    static final Permission ADMINISTER = Permission.exceptional("approval.administer");

    private final Execution execution;

    Authority(Execution execution) {
        this.execution = execution;
    }

    boolean isAdministrator() {
        return execution.kernel().policy().permits(execution.access(ApprovalRequest.TYPE), ADMINISTER);
    }

    /** The user who acts; empty for programs. */
    Optional<String> user() {
        Actor actor = execution.actor();
        return actor.isSystem() ? Optional.empty() : Optional.of(actor.userId());
    }

    /** The users for whom the actor may answer, themselves included; none for programs. */
    Set<String> principals() {
        Set<String> all = new HashSet<>();
        user().ifPresent(me -> {
            all.addAll(execution
                    .port(Deputies.class)
                    .principalsOf(execution.actor().tenant(), me, execution.now()));
            all.add(me);
        });
        return all;
    }

    /** Whom steps ask for this record. */
    Router router(CrmRecord<?> record) {
        return new Router(
                execution.kernel().directory(),
                execution.actor().tenant(),
                step -> step.when().map(when -> execution.holds(when, record)).orElse(true)
                        && step.discount()
                                .map(threshold ->
                                        threshold.judge(record, execution).isBeyond())
                                .orElse(true),
                user -> sees(user, record));
    }

    private boolean sees(String user, CrmRecord<?> record) {
        Access access = new Access(
                Actor.user(user).in(execution.actor().tenant()),
                record.type(),
                execution.kernel().directory());
        return execution.holds(execution.kernel().policy().visible(access), record);
    }

    boolean maySubmit(List<Submitter> submitters, CrmRecord<?> record) {
        return submitters.isEmpty() || submitters.stream().anyMatch(submitter -> is(submitter, record));
    }

    private boolean is(Submitter submitter, CrmRecord<?> record) {
        if (user().isEmpty()) {
            return false;
        }
        String me = user().get();
        if (submitter instanceof Submitter.OfUser one) {
            return one.id().equals(me);
        }
        if (submitter instanceof Submitter.OfQueue queue) {
            return draws(me, queue.name());
        }
        if (submitter instanceof Submitter.OfRole role) {
            return directoryUser(me)
                    .filter(user -> user.roles().contains(role.name()))
                    .isPresent();
        }
        return Router.ownerOf(record)
                .filter(owner -> owner.isUser() ? owner.id().equals(me) : draws(me, owner.id()))
                .isPresent();
    }

    private boolean draws(String me, String queue) {
        return directoryUser(me).filter(user -> user.queues().contains(queue)).isPresent();
    }

    private Optional<User> directoryUser(String id) {
        return execution.kernel().directory().user(execution.actor().tenant(), id);
    }
}
