package dev.clientela.address;

import java.util.regex.Pattern;

/** Which texts pass for an address that mail can be sent to. Decides by form alone; nothing is looked up. */
final class EmailSyntax {

    private static final Pattern ACCEPTABLE =
            Pattern.compile("[^\\s@\"(),:;<>\\[\\]\\\\]{1,64}@[^\\s@\"(),:;<>\\[\\]\\\\]+");

    private EmailSyntax() {}

    static boolean isAcceptable(String address) {
        return address.length() <= EmailAddress.MAX_LENGTH
                && ACCEPTABLE.matcher(address).matches();
    }
}
