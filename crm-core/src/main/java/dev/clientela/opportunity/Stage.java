package dev.clientela.opportunity;

import dev.clientela.vocabulary.Term;

/**
 * Where a deal can stand.
 *
 * @param term its code and labels, and whether deals can newly go there
 * @param kind what it means for what may be done
 * @param defaultProbability of being won, in percent
 * @param forecastCategory what deals there count towards unless their seller says otherwise
 */
public record Stage(Term term, Kind kind, int defaultProbability, ForecastCategory forecastCategory) {

    /** What a stage means, whatever a host calls it. A won one is closed, too. */
    public enum Kind {
        OPEN,
        WON,
        LOST
    }

    public static Stage open(
            String code, int defaultProbability, ForecastCategory category, String english, String spanish) {
        return new Stage(Term.of(code, english, spanish), Kind.OPEN, defaultProbability, category);
    }

    public static Stage won(String code, String english, String spanish) {
        return new Stage(Term.of(code, english, spanish), Kind.WON, 100, ForecastCategory.CLOSED);
    }

    public static Stage lost(String code, String english, String spanish) {
        return new Stage(Term.of(code, english, spanish), Kind.LOST, 0, ForecastCategory.OMITTED);
    }

    /** The same, not to be chosen any more; deals that stand there stay valid. */
    public Stage retired() {
        return new Stage(term.retired(), kind, defaultProbability, forecastCategory);
    }

    public String code() {
        return term.code();
    }

    public boolean isActive() {
        return term.active();
    }

    public boolean isClosed() {
        return kind != Kind.OPEN;
    }

    public boolean isWon() {
        return kind == Kind.WON;
    }
}
