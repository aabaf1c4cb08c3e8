package dev.clientela.command;

import dev.clientela.error.ErrorCode;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.record.RecordErrors;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/**
 * Checks the shape of commands by the Jakarta Validation constraints on their components. A command class may add
 * constraints that span components by implementing {@link SelfChecked}. Thread-safe.
 */
public final class CommandValidator {

    private static final Map<Class<? extends Annotation>, ErrorCode> CODES = Map.of(
            NotNull.class, RecordErrors.REQUIRED,
            NotBlank.class, RecordErrors.REQUIRED,
            NotEmpty.class, RecordErrors.REQUIRED,
            Size.class, RecordErrors.TOO_LONG,
            Min.class, RecordErrors.OUT_OF_RANGE,
            Max.class, RecordErrors.OUT_OF_RANGE,
            DecimalMin.class, RecordErrors.OUT_OF_RANGE,
            DecimalMax.class, RecordErrors.OUT_OF_RANGE,
            Positive.class, RecordErrors.OUT_OF_RANGE,
            PositiveOrZero.class, RecordErrors.OUT_OF_RANGE);

    private static final Set<String> NOT_PARAMETERS = Set.of("message", "groups", "payload");

    private final Validator validator;

    /** A command that checks what spans several of its components. */
    public interface SelfChecked {

        List<Violation> check();
    }

    public CommandValidator() {
        try (ValidatorFactory factory = Validation.byProvider(HibernateValidator.class)
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()) {
            this.validator = factory.getValidator();
        }
    }

    /** @throws ValidationException with every fault of the command */
    public void check(Object command) {
        List<Violation> found = new ArrayList<>();
        for (ConstraintViolation<Object> violation : validator.validate(command)) {
            found.add(translate(violation));
        }
        if (command instanceof SelfChecked selfChecked) {
            found.addAll(selfChecked.check());
        }
        if (!found.isEmpty()) {
            found.sort(Comparator.comparing(Violation::path)
                    .thenComparing(v -> v.code().value()));
            throw new ValidationException(found);
        }
    }

    private static Violation translate(ConstraintViolation<?> violation) {
        var descriptor = violation.getConstraintDescriptor();
        ErrorCode code = isEmptyText(violation)
                ? RecordErrors.REQUIRED
                : CODES.getOrDefault(descriptor.getAnnotation().annotationType(), CommandErrors.BAD_ARGUMENT);
        Map<String, Object> parameters = new HashMap<>();
        descriptor.getAttributes().forEach((name, value) -> {
            if (!NOT_PARAMETERS.contains(name) && (value instanceof Number || value instanceof String)) {
                parameters.put(name, value);
            }
        });
        return new Violation(violation.getPropertyPath().toString(), code, parameters);
    }

    /** Whether the fault is that nothing was given; sizes say both that and that it is too long. */
    private static boolean isEmptyText(ConstraintViolation<?> violation) {
        return violation.getInvalidValue() instanceof CharSequence text && text.isEmpty();
    }
}
