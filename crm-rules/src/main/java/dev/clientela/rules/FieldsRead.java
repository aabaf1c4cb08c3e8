package dev.clientela.rules;

import dev.clientela.record.Criterion;
import dev.clientela.record.Field;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** The fields that criteria read, on the record asked of and on those that it refers to. */
final class FieldsRead {

    private FieldsRead() {}

    static Set<Field<?>> of(Collection<Criterion> criteria) {
        Set<Field<?>> fields = new LinkedHashSet<>();
        criteria.forEach(criterion -> collect(criterion, fields));
        return fields;
    }

    private static void collect(Criterion criterion, Set<Field<?>> fields) {
        if (criterion instanceof Criterion.All all) {
            all.parts().forEach(part -> collect(part, fields));
        } else if (criterion instanceof Criterion.Any any) {
            any.parts().forEach(part -> collect(part, fields));
        } else if (criterion instanceof Criterion.Not not) {
            collect(not.part(), fields);
        } else {
            fields.addAll(criterion.fields());
            if (criterion instanceof Criterion.Related related) {
                collect(related.criterion(), fields);
            }
        }
    }
}
