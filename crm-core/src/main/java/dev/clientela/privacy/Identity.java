package dev.clientela.privacy;

import dev.clientela.account.AccountFields;
import dev.clientela.address.EmailAddress;
import dev.clientela.address.PhoneNumber;
import dev.clientela.contact.ContactFields;
import dev.clientela.lead.LeadFields;
import dev.clientela.record.Field;
import dev.clientela.record.TextField;
import dev.clientela.record.Values;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * By what a text is known to speak of the person: the full names, e-mail addresses and telephone numbers that the person
 * has, or ever had. A first or last name alone is too common to be looked for inside of texts.
 */
final class Identity {

    private static final List<TextField> FIRST_NAMES =
            List.of(LeadFields.FIRST_NAME, ContactFields.FIRST_NAME, AccountFields.FIRST_NAME);
    private static final List<TextField> LAST_NAMES =
            List.of(LeadFields.LAST_NAME, ContactFields.LAST_NAME, AccountFields.LAST_NAME);

    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> emailKeys = new LinkedHashSet<>();
    private final Set<String> spelled = new LinkedHashSet<>();
    private final Pattern pattern;

    private Identity(Collection<Values> states) {
        states.forEach(this::add);
        List<String> alternatives = new ArrayList<>(spelled);
        names.stream().filter(name -> name.contains(" ")).forEach(alternatives::add);
        alternatives.sort(Comparator.comparing(String::length).reversed());
        this.pattern = Pattern.compile(
                alternatives.isEmpty()
                        ? "(?!)"
                        : String.join(
                                "|", alternatives.stream().map(Pattern::quote).toList()),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** @param states in which the person's own records are, or ever were */
    static Identity of(Collection<Values> states) {
        return new Identity(states);
    }

    private void add(Values values) {
        String first = text(values, FIRST_NAMES);
        String last = text(values, LAST_NAMES);
        addName((first + " " + last).strip());
        addName((last + ", " + first).strip());
        if (values.type().name().equals("account")) {
            addName(text(values, List.of(AccountFields.NAME)));
        }
        for (Field<?> field : values.fields()) {
            Object value = values.get(field);
            if (value instanceof List<?> elements) {
                elements.forEach(this::addPoint);
            }
        }
    }

    private void addName(String name) {
        if (!name.isBlank() && !name.contains(Erasure.PLACEHOLDER) && !name.startsWith(",") && !name.endsWith(",")) {
            names.add(name.strip());
        }
    }

    private void addPoint(@Nullable Object element) {
        if (element instanceof EmailAddress email) {
            emailKeys.add(email.key());
            spelled.add(email.address());
        } else if (element instanceof PhoneNumber phone) {
            spelled.add(phone.number());
        }
    }

    private static String text(Values values, List<TextField> fields) {
        for (TextField field : fields) {
            if (field.recordType().equals(values.type().name())) {
                String text = values.get(field);
                return text == null ? "" : text.strip();
            }
        }
        return "";
    }

    /** The keys of the e-mail addresses. */
    Set<String> emailKeys() {
        return Set.copyOf(emailKeys);
    }

    /** Whether the values carry an e-mail address or a telephone number of the person. */
    boolean isSharedBy(Values values) {
        return values.fields().stream()
                .map(values::get)
                .filter(List.class::isInstance)
                .flatMap(elements -> ((List<?>) elements).stream())
                .anyMatch(this::isPoint);
    }

    private boolean isPoint(Object element) {
        if (element instanceof EmailAddress email) {
            return emailKeys.contains(email.key());
        }
        return element instanceof PhoneNumber phone && spelled.contains(phone.number());
    }

    boolean isName(String text) {
        return names.contains(text.strip());
    }

    /** The text with placeholders where it names the person. */
    String scrubbed(String text) {
        return isName(text)
                ? Erasure.PLACEHOLDER
                : pattern.matcher(text).replaceAll(Matcher.quoteReplacement(Erasure.PLACEHOLDER));
    }

    /** What an event says, with placeholders where its texts name the person or are among those given. */
    Map<String, Object> scrubbed(Map<String, Object> payload, Set<String> gone) {
        Map<String, Object> scrubbed = new LinkedHashMap<>();
        payload.forEach((name, value) -> scrubbed.put(name, plain(value, gone)));
        return scrubbed;
    }

    private Object plain(Object value, Set<String> gone) {
        if (value instanceof String text) {
            return gone.contains(text) ? Erasure.PLACEHOLDER : scrubbed(text);
        } else if (value instanceof List<?> list) {
            return list.stream().map(each -> plain(each, gone)).toList();
        } else if (value instanceof Map<?, ?> map) {
            Map<String, Object> scrubbed = new LinkedHashMap<>();
            map.forEach((name, each) -> scrubbed.put(name.toString(), plain(each, gone)));
            return scrubbed;
        }
        return value;
    }
}
