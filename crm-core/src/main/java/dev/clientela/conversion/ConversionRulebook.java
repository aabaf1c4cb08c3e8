package dev.clientela.conversion;

import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.opportunity.StageCatalog;
import dev.clientela.record.FieldCatalog;
import java.util.List;

/**
 * Where the conversion rules of one {@code Crm} are kept. Rules are checked when they are saved; conversions that begin
 * afterwards go by them. Thread-safe. A host saves its rules again when it starts, after its custom fields are defined.
 */
public final class ConversionRulebook {

    private final FieldCatalog catalog;
    private final StageCatalog stages;
    private volatile ConversionRules rules;

    public ConversionRulebook(FieldCatalog catalog, StageCatalog stages) {
        this.catalog = catalog;
        this.stages = stages;
        this.rules = ConversionRules.usual();
    }

    /** The rules that hold now. */
    public ConversionRules rules() {
        return rules;
    }

    /**
     * Puts these rules in the place of the present ones.
     *
     * @throws ValidationException with every fault, each at its path such as {@code rules[0].business.fields[3].to}; the
     *     present rules stay
     */
    public void save(ConversionRules changed) {
        List<Violation> faults = ConversionRulesCheck.faultsOf(changed, catalog, stages);
        if (!faults.isEmpty()) {
            throw new ValidationException(faults);
        }
        rules = changed;
    }

    /** Reads rules from their JSON form and saves them; see {@link ConversionRulesJson}. */
    public void savePlain(Object plain) {
        save(ConversionRulesJson.fromPlain(plain, catalog));
    }
}
