package dev.clientela.quote;

import dev.clientela.command.Commands;
import dev.clientela.command.Execution;
import dev.clientela.command.Records;
import dev.clientela.error.RefusedException;
import dev.clientela.error.Violations;
import dev.clientela.event.CrmEvent;
import dev.clientela.record.Field;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.Values;
import dev.clientela.security.SecretSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Offers and proformas, from the first draft to the order: drafted, sent under a number and a key, seen, accepted or not,
 * and followed by new versions of themselves. Their customers act through {@link PublicQuotes}.
 *
 * <p>What is common to all records (find, list, count, report, edit, tag, delete, look back) stands in {@link Records}.
 * Only drafts are edited, but for owner, notes, tags, keys of other systems and the host's own fields.
 */
public final class Quotes extends Records<Quote, QuoteId> {

    /** The most lines of one offer. */
    public static final int MAX_LINES = 500;

    /** What may change whatever the status. */
    private static final Set<Field<?>> FREE =
            Set.of(QuoteFields.OWNER, QuoteFields.NOTES, QuoteFields.TAGS, QuoteFields.EXTERNAL_ID);

    /** What a draft is born with. */
    private static final List<Field<?>> FIXED = List.of(
            QuoteFields.KIND,
            QuoteFields.IS_TEMPLATE,
            QuoteFields.OPPORTUNITY,
            QuoteFields.PRICE_BOOK,
            QuoteFields.COST_PRICE_BOOK,
            QuoteFields.CURRENCY);

    public Quotes(Commands commands) {
        super(Quote.TYPE, commands);
    }

    /**
     * Drafts an offer, with the lines of what it is drafted from.
     *
     * @throws dev.clientela.error.ValidationException with every fault
     * @throws RefusedException {@code quote.no_template}
     */
    public Quote draft(DraftQuote command) {
        return commands().writeOnce(Quote.TYPE, command, execution -> new Drafting(execution).draft(command));
    }

    /** The same once more, as a draft that goes its own way. */
    public Quote duplicate(QuoteId id) {
        return draft(DraftQuote.duplicateOf(id));
    }

    /** The offer's lines in their order. */
    public List<QuoteLine> lines(QuoteId id) {
        return new QuoteLines(commands()).of(id);
    }

    /**
     * Puts a line on a draft, whose amounts follow; the first gives it its currency, where it has none.
     *
     * @throws dev.clientela.error.ValidationException with every fault
     * @throws RefusedException {@code quote.frozen}, {@code quote.too_many_lines}, {@code price.not_found}
     */
    public QuoteLine addLine(AddQuoteLine command) {
        return commands()
                .writeOnce(
                        QuoteLine.TYPE,
                        command,
                        execution ->
                                QuotedLines.toChange(execution, command.quote()).add(command));
    }

    /** Changes a line of a draft; refusals as for {@link #addLine}. */
    public QuoteLine changeLine(ChangeQuoteLine command) {
        return commands().writeOnce(QuoteLine.TYPE, command, execution -> {
            QuoteLine line = QuoteLines.load(execution, command.line());
            return QuotedLines.toChange(execution, line.quote()).change(line, command);
        });
    }

    /** Takes a line off a draft. */
    public Quote removeLine(QuoteLineId id) {
        return commands().writeOnce(Quote.TYPE, List.of("removeLine", id), execution -> {
            QuoteLine line = QuoteLines.load(execution, id);
            return QuotedLines.toChange(execution, line.quote()).remove(line);
        });
    }

    /**
     * Puts it before the customer: numbers it, unless it is a later version, freezes it, makes the key through which the
     * customer sees it, and plans a task to follow it up where the settings say so.
     *
     * @throws dev.clientela.error.ValidationException with everything that it lacks: a customer, lines, a validity that is
     *     not over
     * @throws RefusedException {@code quote.invalid_transition}, {@code quote.is_template},
     *     {@code approval.approval_demanded}
     */
    public SentQuote send(QuoteId id) {
        return keyed(
                id,
                "send",
                (execution, before, hash) -> new Sending(execution).send(before, Optional.of(hash), Optional.empty()));
    }

    /**
     * As {@link #send}, and tells the customer, where {@code CrmBuilder.notifications} goes: by the template {@code
     * quote.sent} in the offer's language, with a key that is made when the message is and that nobody else is told. A message that has to be sent
     * again bears another key, and the one before opens nothing any more. Without notifications nobody is told.
     *
     * @param address in whatever form the host's notification port understands
     */
    public Quote sendTo(QuoteId id, String address) {
        return act(
                id,
                "sendTo",
                address,
                (execution, before) -> new Sending(execution).send(before, Optional.empty(), Optional.of(address)));
    }

    /**
     * Makes another key; the one before opens nothing any more.
     *
     * @throws RefusedException {@code quote.no_key} unless it is before its customer, or accepted
     */
    public SentQuote renewKey(QuoteId id) {
        return keyed(id, "renewKey", (execution, before, hash) -> {
            requireKeyed(before);
            return execution.update(
                    before, before.keyed(hash, new Sending(execution).keyExpiry()), new QuoteEvent.KeyRenewed());
        });
    }

    /** Its key opens nothing any more. */
    public Quote revokeKey(QuoteId id) {
        return act(
                id,
                "revokeKey",
                "",
                (execution, before) -> execution.update(before, before.keyed(null, null), new QuoteEvent.KeyRevoked()));
    }

    private static void requireKeyed(Quote quote) {
        if (quote.status() != QuoteStatus.SENT && quote.status() != QuoteStatus.ACCEPTED) {
            throw new RefusedException(QuoteErrors.NO_KEY, Map.of("quote", quote.id(), "status", quote.status()));
        }
    }

    /** What is done under a new key, by its hash. */
    @FunctionalInterface
    private interface Keying {
        Quote under(Execution execution, Quote before, String hash);
    }

    private SentQuote keyed(QuoteId id, String name, Keying keying) {
        String key = QuoteKeys.fresh(commands().kernel().port(SecretSource.class));
        String hash = QuoteKeys.hash(key).orElseThrow();
        Quote quote = act(id, name, "", (execution, before) -> keying.under(execution, before, hash));
        boolean fresh = quote.find(QuoteFields.KEY_HASH).filter(hash::equals).isPresent();
        return new SentQuote(quote, fresh ? Optional.of(key) : Optional.empty());
    }

    /**
     * The next version, a draft under the same number; this one is superseded and kept, and its key opens nothing any more.
     * If its lines are those of its deal, the new one's are from now on.
     *
     * @throws RefusedException {@code quote.invalid_transition} unless it was sent, and not accepted or withdrawn
     */
    public Quote revise(QuoteId id) {
        return act(id, "revise", "", (execution, before) -> new Drafting(execution).revise(before));
    }

    /** The customer buys, as the seller was told. */
    public Quote accept(QuoteId id) {
        return act(id, "accept", "", (execution, before) -> new Acceptance(execution).accept(before, Optional.empty()));
    }

    /**
     * The customer buys, who signed with this name.
     *
     * @throws RefusedException {@code quote.invalid_transition} unless it is before its customer, {@code
     *     quote.validity_over}; whatever the {@link OrderPort} throws
     */
    public Quote accept(QuoteId id, String signature) {
        return act(
                id,
                "accept",
                signature,
                (execution, before) -> new Acceptance(execution).accept(before, Optional.of(signature)));
    }

    /** The customer does not buy. */
    public Quote reject(QuoteId id, String reason) {
        return decide(id, QuoteStatus.REJECTED, reason, new QuoteEvent.Rejected());
    }

    /** Takes it back, draft or sent. */
    public Quote withdraw(QuoteId id, String reason) {
        return decide(id, QuoteStatus.WITHDRAWN, reason, new QuoteEvent.Withdrawn());
    }

    private Quote decide(QuoteId id, QuoteStatus end, String reason, QuoteEvent event) {
        Optional<String> why = Optional.of(reason).filter(text -> !text.isBlank());
        return act(
                id,
                end.name(),
                reason,
                (execution, before) -> execution.update(before, decided(execution, before, end, why), event));
    }

    /** What was withdrawn is seen through no key any more. */
    private static Quote decided(Execution execution, Quote before, QuoteStatus end, Optional<String> why) {
        Quote decided = before.decide(end, execution.actor().stamp(), Optional.empty(), why, execution.now());
        return end == QuoteStatus.WITHDRAWN ? decided.keyed(null, null) : decided;
    }

    /**
     * Asks for the approval that a process demands before it is sent. While that is waited for, it is frozen; approved, it
     * stays approved as it is.
     *
     * @throws dev.clientela.error.ValidationException as {@link dev.clientela.approval.Approvals#submit}, such as {@code
     *     approval.not_needed}
     */
    public Quote submit(QuoteId id, String comment) {
        return act(id, "submit", comment, (execution, before) -> QuoteApproval.submit(execution, before, comment));
    }

    /**
     * Writes on at what is approved, or waits for it, whose request is recalled: it is a draft again. Once its facts are
     * changed, an approval is worth nothing any more.
     */
    public Quote reopen(QuoteId id) {
        return act(id, "reopen", "", QuoteApproval::reopen);
    }

    /**
     * Makes its lines those of its deal, whose amount follows, in the place of the offer whose lines were the deal's
     * before; from then on, what changes here changes there, and there nothing changes otherwise: {@code
     * quote.lines_synchronised}. Lines that are the same on both sides keep their schedule. It ends by {@link
     * #unsynchronise}, and when the offer is deleted, withdrawn, not wanted, or over; a revision takes it on.
     *
     * @throws RefusedException {@code quote.without_deal}, {@code quote.without_lines}, {@code quote.deal_closed}, {@code
     *     quote.ended}
     * @throws dev.clientela.error.ValidationException {@code quote_line.without_product} for each line that cannot stand on
     *     a deal, or whatever the deal refuses
     */
    public Quote synchronise(QuoteId id) {
        return act(id, "synchronise", "", (execution, before) -> {
            execution.requireEdit(before);
            return before.isSynced() ? before : DealSync.of(execution, before).begin();
        });
    }

    /** The deal keeps the lines that it has, as its own, to be changed there. Also of what is sent, bought, or closed. */
    public Quote unsynchronise(QuoteId id) {
        return act(
                id,
                "unsynchronise",
                "",
                (execution, before) -> execution.update(before, before.synced(false), new QuoteEvent.Unsynced()));
    }

    /** What the customer would see, or sees. */
    public PublicQuote preview(QuoteId id) {
        return commands().read(execution -> PublicView.of(execution, execution.load(Quote.TYPE, id.value())));
    }

    @Override
    protected Quote creating(Execution execution, Values given) {
        return new Drafting(execution).draft(new DraftQuote(Optional.empty(), false, given));
    }

    @Override
    protected Quote editing(Execution execution, Quote before, Quote after) {
        List<Field<?>> differing = before.values().differences(after.values());
        if (differing.stream().anyMatch(field -> !field.isCustom() && !FREE.contains(field))) {
            QuotedLines.requireDraft(before);
        }
        Violations violations = new Violations();
        for (Field<?> field : differing) {
            violations.require(!FIXED.contains(field), field.name(), RecordErrors.READ_ONLY);
        }
        violations.throwIfAny();
        return execution.update(before, after, edited());
    }

    /** A draft goes with its lines; what was sent stays. */
    @Override
    protected void deleting(Execution execution, Quote record) {
        QuotedLines.requireDraft(record);
        QuotedLines.all(execution, record.id()).forEach(line -> execution.delete(line, QuoteLineEvent.REMOVED));
    }

    @Override
    protected CrmEvent edited() {
        return new QuoteEvent.Edited();
    }

    @Override
    protected CrmEvent deleted() {
        return new QuoteEvent.Deleted();
    }
}
