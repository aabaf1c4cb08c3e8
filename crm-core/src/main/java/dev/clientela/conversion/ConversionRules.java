package dev.clientela.conversion;

import dev.clientela.record.Criterion;
import java.util.List;

/**
 * How leads are converted: the first rule whose criterion holds for a lead decides; a lead for which none does cannot be
 * converted. Immutable. Checked against the fields that there are when it is {@linkplain ConversionRulebook#save saved}.
 */
public record ConversionRules(List<ConversionRule> rules) {

    public ConversionRules {
        rules = List.copyOf(rules);
    }

    public static ConversionRules of(ConversionRule... inOrder) {
        return new ConversionRules(List.of(inOrder));
    }

    /** Every lead, by the usual rule. */
    public static ConversionRules usual() {
        return of(ConversionRule.of("usual", Criterion.always()));
    }
}
