package dev.clientela.opportunity;

import dev.clientela.opportunity.Stage.Kind;
import dev.clientela.vocabulary.Term;
import dev.clientela.vocabulary.Vocabulary;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Why deals are won and lost, and when a reason is asked for. Immutable; checked when it is made.
 *
 * @param asked the closings that need a reason; by default none does, since deals of the past often have none
 */
public record CloseReasons(List<CloseReason> reasons, Set<Kind> asked) {

    /** The name of the vocabulary that the reasons make up. */
    public static final String VOCABULARY = "close_reason";

    /**
     * A reason.
     *
     * @param fits the closings that it can be given for
     * @param needsText whether it says nothing by itself
     */
    public record CloseReason(Term term, Set<Kind> fits, boolean needsText) {

        public CloseReason {
            fits = Set.copyOf(fits);
        }

        public static CloseReason of(String code, Kind fits, String english, String spanish) {
            return new CloseReason(Term.of(code, english, spanish), Set.of(fits), false);
        }

        public String code() {
            return term.code();
        }
    }

    /** @throws dev.clientela.error.ValidationException when they make no vocabulary */
    public CloseReasons {
        reasons = List.copyOf(reasons);
        asked = Set.copyOf(asked);
        new Vocabulary(VOCABULARY, reasons.stream().map(CloseReason::term).toList());
    }

    /** Price, product, relation and service; price, competitor, budget, timing, need and silence; other. */
    public static CloseReasons usual() {
        return new CloseReasons(
                List.of(
                        CloseReason.of("best_price", Kind.WON, "Best price", "Mejor precio"),
                        CloseReason.of("best_product", Kind.WON, "Best product", "Mejor producto"),
                        CloseReason.of("relationship", Kind.WON, "Relationship", "Relación"),
                        CloseReason.of("service", Kind.WON, "Service", "Servicio"),
                        CloseReason.of("price", Kind.LOST, "Price", "Precio"),
                        CloseReason.of("competitor", Kind.LOST, "Lost to a competitor", "Perdida con un competidor"),
                        CloseReason.of("no_budget", Kind.LOST, "No budget", "Sin presupuesto"),
                        CloseReason.of("timing", Kind.LOST, "Wrong moment", "Mal momento"),
                        CloseReason.of("no_need", Kind.LOST, "No need", "Sin necesidad"),
                        CloseReason.of("no_answer", Kind.LOST, "No answer", "Sin respuesta"),
                        new CloseReason(Term.of("other", "Other", "Otro"), Set.of(Kind.WON, Kind.LOST), true)),
                Set.of());
    }

    /** The same, with a reason asked for whenever a deal is won, or lost, or both. */
    public CloseReasons askedWhen(Kind first, Kind... others) {
        Set<Kind> all = new java.util.HashSet<>(List.of(others));
        all.add(first);
        return new CloseReasons(reasons, all);
    }

    public Vocabulary vocabulary() {
        return new Vocabulary(
                VOCABULARY, reasons.stream().map(CloseReason::term).toList());
    }

    public Optional<CloseReason> reason(String code) {
        return reasons.stream().filter(reason -> reason.code().equals(code)).findFirst();
    }
}
