package dev.clientela.rules;

import dev.clientela.decision.Ruling;
import dev.clientela.error.ValidationException;
import dev.clientela.record.FieldCatalog;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Why a rule set said what it said of a record, and why not something else: what was read, which rules decided, and for
 * every other rule the first criterion that failed, with the value found. As data, as JSON and as text.
 *
 * <p>For more than {@value #DETAILED} rules it is compact: those that failed are told together by the field they failed on,
 * with the first few by name. It says all that is needed to {@linkplain #replay decide again} without the rules.
 *
 * @param ruleSet the id of the rule set, of the {@code version} that was asked
 * @param decides what it decides, such as {@code assignment}
 * @param at when it was asked, in the {@code zone} that relative dates were counted in
 * @param read what the record had in the fields that the rules read, in plain form; those not here were absent
 * @param related the same of each record that it refers to, by {@code type:id}
 * @param decided the rules that decided, in order
 * @param otherwise what was decided as no rule held
 * @param number what the outcomes came to, where hits are summed up or counted
 * @param others every other rule
 * @param extra what else went into the outcome, such as whose turn it was; told by whoever decided
 */
public record Explanation(
        String ruleSet,
        int version,
        String decides,
        HitPolicy hit,
        String recordType,
        Optional<UUID> recordId,
        Instant at,
        ZoneId zone,
        Map<String, Object> read,
        Map<String, Map<String, Object>> related,
        List<Decided> decided,
        Optional<Map<String, Object>> otherwise,
        Optional<BigDecimal> number,
        List<Other> others,
        Map<String, Object> extra) {

    /** Up to so many rules, each is told of by itself. */
    public static final int DETAILED = 50;

    /** The longest JSON, in characters: what the stored decision has room for. */
    public static final int MAX_LENGTH = 32_000;

    public Explanation {
        read = Collections.unmodifiableMap(new LinkedHashMap<>(read));
        related = Collections.unmodifiableMap(new LinkedHashMap<>(related));
        decided = List.copyOf(decided);
        others = List.copyOf(others);
        extra = Collections.unmodifiableMap(new LinkedHashMap<>(extra));
    }

    /**
     * A rule that decided.
     *
     * @param when its criterion in plain form; left out when the whole would be too long
     * @param then its outcome in plain form
     * @param number what it counted for
     */
    public record Decided(
            String rule, Optional<Map<String, Object>> when, Map<String, Object> then, Optional<BigDecimal> number) {}

    /** Why a rule did not decide. */
    public enum Why {
        /** A criterion of it did not hold. */
        FAILED,
        NOT_IN_FORCE,

        /** It came behind the one that decided. */
        NOT_ASKED
    }

    /**
     * A rule that did not decide, or several that did not for one reason.
     *
     * @param rules the first few by id
     * @param count how many they are
     * @param criterion the first that failed, in plain form; only where there is one rule
     * @param field what that criterion reads
     * @param found the value found there
     */
    public record Other(
            Why why,
            List<String> rules,
            int count,
            Optional<Map<String, Object>> criterion,
            Optional<String> field,
            Optional<Object> found) {

        public Other {
            rules = List.copyOf(rules);
        }
    }

    /** The ids of the rules that decided. */
    public List<String> ruleIds() {
        return decided.stream().map(Decided::rule).toList();
    }

    /** The first outcome in plain form, or what was decided otherwise. */
    public Optional<Map<String, Object>> outcome() {
        return decided.isEmpty() ? otherwise : Optional.of(decided.get(0).then());
    }

    /** The same with one thing more that went into the outcome. */
    public Explanation with(String name, Object plain) {
        Map<String, Object> more = new LinkedHashMap<>(extra);
        more.put(name, plain);
        return new Explanation(
                ruleSet,
                version,
                decides,
                hit,
                recordType,
                recordId,
                at,
                zone,
                read,
                related,
                decided,
                otherwise,
                number,
                others,
                more);
    }

    /** The same told of one of the rules that decided, where each of several does something of its own. */
    public Explanation only(String rule) {
        List<Decided> one =
                decided.stream().filter(each -> each.rule().equals(rule)).toList();
        return new Explanation(
                ruleSet,
                version,
                decides,
                hit,
                recordType,
                recordId,
                at,
                zone,
                read,
                related,
                one,
                otherwise,
                number,
                others,
                extra);
    }

    /**
     * What the kernel keeps of the decision.
     *
     * @param outcome in a word or a few, without anything that tells who a person is
     */
    public Ruling ruling(String outcome) {
        return new Ruling(
                decides, ruleSet, version, ruleIds().stream().findFirst(), outcome, ExplanationJson.bounded(this));
    }

    /** Reads what the kernel has kept; see {@link dev.clientela.decision.Decision#explanation}. */
    public static Explanation fromPlain(Map<String, Object> plain) {
        return ExplanationJson.fromPlain(plain);
    }

    /** For JSON: maps, lists, text, numbers, booleans. */
    public Map<String, Object> toPlain() {
        return ExplanationJson.toPlain(this);
    }

    /** As JSON of at most {@value #MAX_LENGTH} characters; what has to give way first is the criteria of the rules. */
    public String toJson() {
        return ExplanationJson.write(this);
    }

    /** @throws ValidationException with every fault when it is no explanation */
    public static Explanation fromJson(String json) {
        return ExplanationJson.read(json);
    }

    /** In words, in the closest language there is (English, Spanish), one sentence a line. */
    public String text(Locale locale) {
        return new ExplanationText(locale).of(this);
    }

    /**
     * Decides again from the explanation alone: asks the criteria that it tells of the values that it tells of.
     *
     * @return the outcome in plain form
     * @throws dev.clientela.error.RefusedException {@code rules.not_replayed} when it does not come out as it says, or
     *     tells too little to find out
     */
    public Optional<Map<String, Object>> replay(FieldCatalog catalog) {
        return new Replay(this, catalog).outcome();
    }
}
