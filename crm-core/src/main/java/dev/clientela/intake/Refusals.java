package dev.clientela.intake;

import dev.clientela.error.CrmException;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import java.util.List;

/** What a command was refused with, as faults of a row. */
final class Refusals {

    private Refusals() {}

    static List<RowFault> of(CrmException refusal, Import<?> mapping) {
        return refusal instanceof ValidationException invalid
                ? mapping.faults(invalid.violations())
                : List.of(new RowFault("", new Violation("", refusal.code(), refusal.parameters())));
    }
}
