package dev.clientela.privacy;

import dev.clientela.vocabulary.Term;
import dev.clientela.vocabulary.Vocabulary;
import java.util.List;

/** The vocabulary of the ways in which a person may be reached. */
public final class ConsentChannel {

    public static final String VOCABULARY = "consent_channel";

    /** Closed by {@code email_opt_out}. */
    public static final String EMAIL = "email";

    /** Closed by {@code do_not_call}. */
    public static final String PHONE = "phone";

    public static final String MESSAGE = "message";
    public static final String POST = "post";

    private ConsentChannel() {}

    /** The channels until the host has its own; it keeps these two, on which the flags of leads and contacts bear. */
    public static Vocabulary usual() {
        return new Vocabulary(
                VOCABULARY,
                List.of(
                        Term.of(EMAIL, "E-mail", "Correo electrónico"),
                        Term.of(PHONE, "Telephone", "Teléfono"),
                        Term.of(MESSAGE, "Text message", "Mensaje de texto"),
                        Term.of(POST, "Post", "Correo postal")));
    }
}
