package dev.clientela.error;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Collects the faults of one input, to be thrown together. Not thread-safe; made for one check. */
public final class Violations {

    private final List<Violation> found = new ArrayList<>();

    public Violations add(Violation violation) {
        found.add(violation);
        return this;
    }

    public Violations addAll(Collection<Violation> violations) {
        found.addAll(violations);
        return this;
    }

    /** Adds the fault when the condition does not hold. */
    public Violations require(boolean condition, String path, ErrorCode code) {
        return condition ? this : add(Violation.of(path, code));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<Violation> list() {
        return List.copyOf(found);
    }

    /** @throws ValidationException with every fault found, if there is any */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ValidationException(found);
        }
    }
}
