package dev.clientela.lead;

import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import dev.clientela.record.Field;
import dev.clientela.record.FieldCatalog;
import dev.clientela.record.PlainJson;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.Values;
import dev.clientela.security.Actor;
import dev.clientela.security.Tenant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a pending lead keeps: the fields of the lead in their plain form, and who accepted it. */
record AcceptedLead(Map<String, Object> plain) {

    private static final String FIELDS = "fields";
    private static final String KIND = "actor_kind";
    private static final String USER = "actor";
    private static final String REASON = "reason";
    private static final String CORRELATION = "correlation";
    private static final String LOCALE = "locale";

    static String write(Values command, Actor actor) {
        Map<String, Object> fields = new LinkedHashMap<>();
        command.fields().forEach(field -> put(fields, field, command));
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put(FIELDS, fields);
        plain.put(KIND, actor.kind().name().toLowerCase(Locale.ROOT));
        plain.put(USER, actor.userId());
        actor.why().ifPresent(why -> plain.put(REASON, why));
        actor.correlationId().ifPresent(id -> plain.put(CORRELATION, id));
        plain.put(LOCALE, actor.locale().toLanguageTag());
        return PlainJson.write(plain);
    }

    private static <T> void put(Map<String, Object> plain, Field<T> field, Values values) {
        plain.put(field.name(), field.toPlain(Objects.requireNonNull(values.get(field))));
    }

    static AcceptedLead read(String payload) {
        return new AcceptedLead(PlainJson.readObject(payload));
    }

    Actor actor(Tenant tenant) {
        return new Actor(
                Actor.Kind.valueOf(Objects.requireNonNull(text(KIND)).toUpperCase(Locale.ROOT)),
                Objects.requireNonNull(text(USER)),
                tenant,
                text(REASON),
                text(CORRELATION),
                Locale.forLanguageTag(Objects.requireNonNull(text(LOCALE))));
    }

    private @Nullable String text(String name) {
        return (String) plain.get(name);
    }

    /** @throws ValidationException {@code field.unknown} for each field that there is not */
    Values values(FieldCatalog catalog) {
        Violations unknown = new Violations();
        Values values = values(catalog, unknown);
        unknown.throwIfAny();
        return values;
    }

    Values known(FieldCatalog catalog) {
        return values(catalog, new Violations());
    }

    private Values values(FieldCatalog catalog, Violations unknown) {
        Values.Builder values = Lead.TYPE.noValues().edit();
        fields().forEach((name, value) -> {
            Optional<Field<?>> field = catalog.field(Lead.TYPE.name(), name);
            field.ifPresentOrElse(
                    known -> set(values, known, value), () -> unknown.add(Violation.of(name, RecordErrors.UNKNOWN)));
        });
        return values.build();
    }

    @SuppressWarnings("unchecked") // written above
    private Map<String, Object> fields() {
        return (Map<String, Object>) Objects.requireNonNull(plain.get(FIELDS));
    }

    private static <T> void set(Values.Builder values, Field<T> field, Object plain) {
        values.set(field, field.fromPlain(plain));
    }
}
