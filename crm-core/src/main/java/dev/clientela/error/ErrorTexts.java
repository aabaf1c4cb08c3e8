package dev.clientela.error;

import java.util.Locale;
import java.util.Optional;

/**
 * Words for error codes that the kernel does not know: those of a module beside it, or a host's own. Provided as a service
 * ({@code provides}, or a file in {@code META-INF/services}); asked whenever a message is wanted.
 */
public interface ErrorTexts {

    /** The text in the closest language there is, with parameters as {@link Messages} fills them in; empty for a code of others. */
    Optional<String> text(ErrorCode code, Locale locale);
}
