package dev.clientela.store.contract;

import dev.clientela.activity.Participant;
import dev.clientela.address.EmailAddress;
import dev.clientela.address.PhoneNumber;
import dev.clientela.address.PostalAddress;
import dev.clientela.command.Edit;
import dev.clientela.record.DateField;
import dev.clientela.record.DecimalField;
import dev.clientela.record.Field;
import dev.clientela.record.FieldCatalog;
import dev.clientela.record.FlagField;
import dev.clientela.record.InstantField;
import dev.clientela.record.IntegerField;
import dev.clientela.record.ListField;
import dev.clientela.record.MoneyField;
import dev.clientela.record.RecordType;
import dev.clientela.record.TagsField;
import dev.clientela.record.TextField;
import dev.clientela.record.Trait;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Values by chance that nothing else has, and which of them were given to somebody. */
public final class Secrets {

    private final Random chance;
    private final Set<String> given = new LinkedHashSet<>();

    public Secrets(long seed) {
        this.chance = new Random(seed);
    }

    /** What must not be found any more, in small letters. */
    public Set<String> given() {
        return given;
    }

    /** Those that stand somewhere in the text. */
    public List<String> foundIn(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        return given.stream().filter(small::contains).toList();
    }

    public String word() {
        String word = "Zq" + Long.toString(chance.nextLong(1L << 44, 1L << 45), 36);
        given.add(word.toLowerCase(Locale.ROOT));
        return word;
    }

    private String digits(int many) {
        String digits = String.valueOf(chance.nextLong((long) Math.pow(10, many - 1), (long) Math.pow(10, many)));
        given.add(digits);
        return digits;
    }

    public String email() {
        return word() + "@" + word() + ".example";
    }

    private PhoneNumber phone() {
        return PhoneNumber.of("+346" + digits(8)).labelled(word());
    }

    private LocalDate date() {
        LocalDate date = LocalDate.of(1750, 1, 1).plusDays(chance.nextInt(50_000));
        given.add(date.toString());
        return date;
    }

    /** A value of its own in every field that says something of a person, and in every field of the host's. */
    public Map<Field<?>, Object> values(FieldCatalog catalog, RecordType<?> type) {
        Map<Field<?>, Object> values = new LinkedHashMap<>();
        for (Field<?> field : catalog.fields(type)) {
            boolean own = field.has(Trait.PERSONAL)
                    || field.isCustom()
                    || field.equals(type.system().externalId());
            if (own && !field.has(Trait.READ_ONLY)) {
                value(field).ifPresent(value -> values.put(field, value));
            }
        }
        return values;
    }

    public Edit edit(FieldCatalog catalog, RecordType<?> type) {
        return new Edit(values(catalog, type), Optional.empty());
    }

    private Optional<Object> value(Field<?> field) {
        if (field instanceof TextField text) {
            return Optional.of(text.maxLength() == 2 ? "fr" : word());
        } else if (field instanceof ListField<?> list) {
            return list(list);
        } else if (field instanceof TagsField) {
            return Optional.of(Set.of(word(), word()));
        } else if (field instanceof DateField) {
            return Optional.of(date());
        } else if (field instanceof InstantField) {
            Instant noon = date().atTime(12, 0).toInstant(ZoneOffset.UTC);
            return Optional.of(noon);
        } else if (field instanceof IntegerField) {
            return Optional.of(Long.valueOf(digits(8)));
        } else if (field instanceof DecimalField) {
            return Optional.of(new BigDecimal(digits(8)));
        } else if (field instanceof MoneyField) {
            return Optional.of(Money.of(CurrencyUnit.EUR, new BigDecimal(digits(8))));
        } else if (field instanceof FlagField) {
            return Optional.of(true);
        }
        return Optional.empty();
    }

    private Optional<Object> list(ListField<?> list) {
        Class<?> elements = list.elements().type();
        if (elements.equals(EmailAddress.class)) {
            return Optional.of(List.of(EmailAddress.of(email()).labelled(word()), EmailAddress.of(email())));
        } else if (elements.equals(PhoneNumber.class)) {
            return Optional.of(List.of(phone(), phone()));
        } else if (elements.equals(PostalAddress.class)) {
            return Optional.of(List.of(
                    PostalAddress.of(word(), word(), word(), word(), "ES").labelled(word())));
        } else if (elements.equals(Participant.class)) {
            return Optional.of(
                    List.of(Participant.of(Participant.Role.ATTENDEE, email()).named(word())));
        }
        return Optional.empty();
    }
}
