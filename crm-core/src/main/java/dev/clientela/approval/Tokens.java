package dev.clientela.approval;

import dev.clientela.command.Execution;
import dev.clientela.command.Fingerprint;
import dev.clientela.error.ErrorCode;
import dev.clientela.error.RefusedException;
import dev.clientela.record.Query;
import dev.clientela.security.SecretSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** The tokens by which approvers answer from outside. The store holds their hashes alone. */
final class Tokens {

    /** Of a token: twice what is asked of one that nobody can guess. */
    private static final int BYTES = 32;

    /** No token that was ever given out is longer. */
    private static final int MAX_LENGTH = 100;

    private final Execution execution;

    Tokens(Execution execution) {
        this.execution = execution;
    }

    static String next(SecretSource secrets) {
        byte[] bytes = new byte[BYTES];
        secrets.fill(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** One that is too long for a token is looked for like any other, and found nowhere. */
    static String hash(String token) {
        return Fingerprint.of(token.length() > MAX_LENGTH ? "" : "approval token " + token);
    }

    ApprovalRequest answer(String hash, Answer answer, String comment) {
        ApprovalItem item = execution
                .unit()
                .records(ApprovalItem.TYPE)
                .query(Query.of(ApprovalItem.TYPE)
                        .where(ApprovalItemFields.TOKEN.is(hash))
                        .pageOf(1))
                .items()
                .stream()
                .findFirst()
                .orElseThrow(() -> new RefusedException(ApprovalErrors.UNKNOWN_TOKEN, Map.of()));
        ApprovalRequest request = execution
                .unit()
                .records(ApprovalRequest.TYPE)
                .find(item.request().value())
                .orElseThrow();
        ApprovalCase open = ApprovalCase.of(execution, request);
        if (!item.isWaiting()) {
            throw open.refused(ApprovalErrors.ALREADY_DECIDED);
        }
        if (!execution.now().isBefore(item.tokenUntil().orElseThrow())) {
            throw open.refused(ApprovalErrors.TOKEN_EXPIRED);
        }
        if (answer == Answer.APPROVED && !item.facts().equals(request.facts())) {
            throw open.refused(ApprovalErrors.FACTS_CHANGED);
        }
        Optional<ErrorCode> obstacle = new Authority(execution)
                .router(open.subject())
                .obstacle(item.approver().orElseThrow());
        if (obstacle.isPresent()) {
            throw open.refused(obstacle.get());
        }
        return open.answer(item, answer, comment);
    }
}
