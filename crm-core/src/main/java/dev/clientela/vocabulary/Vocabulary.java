package dev.clientela.vocabulary;

import dev.clientela.error.ErrorCode;
import dev.clientela.error.Violations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A named list of terms in the order in which people are shown them. Immutable; checked when it is made. */
public record Vocabulary(String name, List<Term> terms) {

    /** The term's code is blank, longer than 60 characters, or has spaces at an end. */
    public static final ErrorCode BAD_CODE = ErrorCode.of("vocabulary.bad_code");

    /** Two terms have one code. */
    public static final ErrorCode REPEATED_CODE = ErrorCode.of("vocabulary.repeated_code");

    /** No term can be chosen. */
    public static final ErrorCode NO_ACTIVE_TERM = ErrorCode.of("vocabulary.no_active_term");

    private static final int MAX_CODE_LENGTH = 60;

    public Vocabulary {
        terms = List.copyOf(terms);
        Violations violations = new Violations();
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < terms.size(); i++) {
            String code = terms.get(i).code();
            String path = name + "[" + i + "]";
            boolean sound = !code.isBlank() && code.length() <= MAX_CODE_LENGTH && code.equals(code.strip());
            violations.require(sound, path, BAD_CODE);
            violations.require(codes.add(code), path, REPEATED_CODE);
        }
        violations.require(terms.stream().anyMatch(Term::active), name, NO_ACTIVE_TERM);
        violations.throwIfAny();
    }

    /** Terms with no other label than their code. */
    public static Vocabulary of(String name, String... codes) {
        List<Term> terms = new ArrayList<>();
        for (String code : codes) {
            terms.add(Term.of(code));
        }
        return new Vocabulary(name, terms);
    }

    public Vocabulary plus(Term term) {
        List<Term> more = new ArrayList<>(terms);
        more.add(term);
        return new Vocabulary(name, more);
    }

    public Optional<Term> term(String code) {
        return terms.stream().filter(term -> term.code().equals(code)).findFirst();
    }

    /** Whether the term can be newly chosen. */
    public boolean offers(String code) {
        return term(code).filter(Term::active).isPresent();
    }
}
