package dev.clientela.address;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The domain in the address of a website, in the form in which {@link EmailAddress#domain} gives those of e-mail. */
public final class WebDomain {

    private static final Pattern ADDRESS = Pattern.compile(
            "(?:[a-z][a-z0-9+.-]*:)?(?://)?(?:[^/?#@]*@)?(?:www\\d?\\.)?([^/?#:@\\s]+\\.[^/?#:@\\s.]+)\\.?(?::\\d+)?(?:[/?#].*)?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private WebDomain() {}

    /** {@code "https://www.Engines.example/about"} lies in {@code engines.example}; empty for what is no address. */
    public static Optional<String> of(String website) {
        Matcher address = ADDRESS.matcher(website.strip());
        return address.matches()
                ? Optional.of(EmailAddress.of("www@" + address.group(1)).domain())
                : Optional.empty();
    }
}
