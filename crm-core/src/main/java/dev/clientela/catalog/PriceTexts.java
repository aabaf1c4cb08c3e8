package dev.clientela.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reasons of prices in words, from resource bundles in English and Spanish. */
record PriceTexts(ResourceBundle bundle) {

    private static final Pattern PARAMETER = Pattern.compile("\\{([a-z]+)}");

    static PriceTexts in(Locale locale) {
        String language = locale.getLanguage().equals("es") ? "es" : "en";
        return new PriceTexts(ResourceBundle.getBundle("dev.clientela.catalog.prices_" + language, Locale.ROOT));
    }

    String of(PriceReason reason) {
        List<String> lines = new ArrayList<>();
        lines.add(filled("decided", Map.of("entry", entry(reason.decided()))));
        if (!reason.steps().isEmpty()) {
            lines.add(filled(
                    "formula",
                    Map.of("steps", reason.steps().stream().map(this::step).collect(Collectors.joining("; ")))));
        }
        reason.others().forEach(other -> lines.add(other(other)));
        return String.join("\n", lines);
    }

    /** An entry that did not decide, and why. */
    String other(TriedPrice tried) {
        return filled(
                "other",
                Map.of(
                        "entry", entry(tried),
                        "misses", tried.misses().stream().map(this::miss).collect(Collectors.joining("; "))));
    }

    private String entry(TriedPrice tried) {
        PriceBookEntry entry = tried.entry();
        List<String> parts = new ArrayList<>();
        parts.add(filled("book", Map.of("book", tried.book())));
        parts.add(filled(
                "for." + entry.audience().name().toLowerCase(Locale.ROOT),
                Map.of(
                        "segment", entry.segment().orElse(""),
                        "territory", entry.territory().orElse(""))));
        if (entry.minQuantity().signum() > 0) {
            parts.add(filled("minimum", Map.of("minimum", entry.minQuantity().toPlainString())));
        }
        entry.validFrom().ifPresent(from -> parts.add(filled("from", Map.of("from", from))));
        entry.validUntil().ifPresent(until -> parts.add(filled("until", Map.of("until", until))));
        if (entry.priority() != 0) {
            parts.add(filled("priority", Map.of("priority", entry.priority())));
        }
        return String.join(", ", parts);
    }

    private String step(PriceStep step) {
        return filled("step." + step.kind().name().toLowerCase(Locale.ROOT), Map.of("result", step.result()));
    }

    private String miss(PriceMiss miss) {
        Map<String, Object> parameters = new HashMap<>(miss.parameters());
        parameters.replaceAll((name, value) -> value instanceof PriceAudience audience
                ? bundle.getString("for." + audience.name().toLowerCase(Locale.ROOT) + ".plain")
                : value);
        return filled("miss." + miss.kind().name().toLowerCase(Locale.ROOT), parameters);
    }

    private String filled(String key, Map<String, ?> parameters) {
        return PARAMETER
                .matcher(bundle.getString(key))
                .replaceAll(found -> Matcher.quoteReplacement(String.valueOf(parameters.get(found.group(1)))));
    }
}
