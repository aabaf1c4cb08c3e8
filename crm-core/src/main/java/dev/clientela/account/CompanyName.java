package dev.clientela.account;

import dev.clientela.record.TextKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The form in which names of companies are compared: folded, without punctuation, without legal form. */
public final class CompanyName {

    /** What stands at the end of a name to say how the company is constituted. */
    private static final Set<String> LEGAL_FORMS = Set.of(
            "ab",
            "ag",
            "aps",
            "as",
            "asa",
            "bv",
            "bvba",
            "co",
            "company",
            "corp",
            "corporation",
            "cv",
            "eirl",
            "eurl",
            "gmbh",
            "inc",
            "incorporated",
            "kft",
            "kg",
            "kk",
            "limitada",
            "limited",
            "llc",
            "llp",
            "lp",
            "ltd",
            "ltda",
            "mbh",
            "nv",
            "oy",
            "oyj",
            "plc",
            "pte",
            "pty",
            "pvt",
            "sa",
            "sarl",
            "sas",
            "sasu",
            "sau",
            "scrl",
            "se",
            "sl",
            "slu",
            "spa",
            "srl",
            "srls",
            "ug",
            "ulc",
            "zrt");

    private static final Set<String> JOINING_WORDS = Set.of("and", "et", "und", "y");

    private CompanyName() {}

    /**
     * {@code "Núñez y Cía. Motores S.A."} and {@code "NUNEZ CIA MOTORES"} share one key. A name made of legal forms
     * alone keeps its first word; one without letter or digit has an empty key.
     */
    public static String key(String name) {
        List<String> words = new ArrayList<>();
        for (String word : words(TextKey.of(name))) {
            if (!word.isEmpty() && !JOINING_WORDS.contains(word)) {
                words.add(word);
            }
        }
        while (words.size() > 1 && LEGAL_FORMS.contains(words.get(words.size() - 1))) {
            words.remove(words.size() - 1);
        }
        return String.join(" ", words);
    }

    /** Dots and apostrophes join ({@code S.A.}, {@code O'Neill}), all else that is no letter or digit parts. */
    private static String[] words(String folded) {
        StringBuilder text = new StringBuilder(folded.length());
        folded.codePoints().forEach(point -> {
            if (Character.isLetterOrDigit(point)) {
                text.appendCodePoint(point);
            } else if (point != '.' && point != '\'' && point != '’') {
                text.append(' ');
            }
        });
        return text.toString().split(" ");
    }
}
