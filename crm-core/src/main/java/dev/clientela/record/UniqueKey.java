package dev.clientela.record;

import java.util.List;

/** Fields whose values together stand on one record of a tenant at most; a record that lacks one of them is free. */
public record UniqueKey(String name, List<Field<?>> fields) {

    public UniqueKey {
        fields = List.copyOf(fields);
    }
}
