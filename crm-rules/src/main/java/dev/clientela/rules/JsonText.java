package dev.clientela.rules;

import dev.clientela.error.ErrorCode;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * JSON text as maps, lists, text, {@link Long}, {@link BigDecimal} and booleans, and back. A member that is null counts as
 * absent. Two members of one name, and whatever is larger than the limits, are refused.
 */
final class JsonText {

    private static final JsonFactory WRITING = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final String text;
    private final RuleLimits limits;

    JsonText(String text, RuleLimits limits) {
        this.text = text;
        this.limits = limits;
    }

    /** @throws ValidationException {@code rules.too_large} or {@code rules.malformed}, at its line and column */
    Object read() {
        if (text.length() > limits.document()) {
            throw refused("", RuleErrors.TOO_LARGE, Map.of("limit", "document", "max", limits.document()));
        }
        try (JsonParser json = parser()) {
            json.nextToken();
            @Nullable Object plain = value(json);
            if (json.nextToken() != null) {
                throw malformed("there is text behind the end", json.currentTokenLocation());
            }
            if (plain == null) {
                throw malformed("it is null", json.currentTokenLocation());
            }
            return plain;
        } catch (StreamConstraintsException e) {
            throw refused(
                    "",
                    RuleErrors.TOO_LARGE,
                    at(e.getLocation(), "reason", PlainReader.quoted(e.getOriginalMessage())));
        } catch (JacksonException e) {
            throw malformed(PlainReader.quoted(e.getOriginalMessage()), e.getLocation());
        }
    }

    private JsonParser parser() {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(limits.document())
                        .maxTokenCount(limits.tokens())
                        .maxNestingDepth(limits.depth())
                        .maxNumberLength(2 * limits.digits())
                        .maxStringLength(limits.text())
                        .maxNameLength(1_000)
                        .build())
                .build();
        return factory.createParser(ObjectReadContext.empty(), text);
    }

    private @Nullable Object value(JsonParser json) {
        JsonToken token = json.currentToken();
        if (token == null) {
            throw malformed("there is nothing", json.currentLocation());
        }
        return switch (token) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> array(json);
            case VALUE_STRING -> json.getString();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(json);
            default -> throw malformed("a value was expected", json.currentTokenLocation());
        };
    }

    private Map<String, Object> object(JsonParser json) {
        Map<String, Object> members = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            @Nullable Object value = value(json);
            if (value == null) {
                throw malformed("a key has a value, or is not there", json.currentTokenLocation());
            }
            members.put(name, value);
        }
        return members;
    }

    private List<Object> array(JsonParser json) {
        List<Object> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            @Nullable Object value = value(json);
            if (value == null) {
                throw malformed("a list has no empty places", json.currentTokenLocation());
            }
            elements.add(value);
        }
        return elements;
    }

    private Object number(JsonParser json) {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_INT
                && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            return json.getLongValue();
        }
        BigDecimal number = json.getDecimalValue();
        if (number.precision() > limits.digits() || Math.abs((long) number.scale()) > limits.digits()) {
            throw refused(
                    "",
                    RuleErrors.TOO_LARGE,
                    at(json.currentTokenLocation(), "limit", "digits", "max", limits.digits()));
        }
        return number;
    }

    /** The same faults, each with the line and column at which the value stands, or else what encloses it. */
    List<Violation> located(List<Violation> faults) {
        Set<String> wanted = new HashSet<>();
        for (Violation fault : faults) {
            for (String path = fault.path(); wanted.add(path) && !path.isEmpty(); ) {
                path = enclosing(path);
            }
        }
        Map<String, TokenStreamLocation> places = new HashMap<>();
        try (JsonParser json = parser()) {
            json.nextToken();
            collect(json, "", wanted, places);
        }
        return faults.stream().map(fault -> located(fault, places)).toList();
    }

    private static Violation located(Violation fault, Map<String, TokenStreamLocation> places) {
        String path = fault.path();
        while (!places.containsKey(path)) {
            path = enclosing(path);
        }
        Map<String, Object> parameters = new LinkedHashMap<>(fault.parameters());
        TokenStreamLocation place = places.get(path);
        if (place != null) {
            parameters.put("line", place.getLineNr());
            parameters.put("column", place.getColumnNr());
        }
        return new Violation(fault.path(), fault.code(), parameters);
    }

    private static String enclosing(String path) {
        return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }

    private static void collect(
            JsonParser json, String path, Set<String> wanted, Map<String, TokenStreamLocation> places) {
        if (!wanted.contains(path)) {
            json.skipChildren();
            return;
        }
        places.put(path, json.currentTokenLocation());
        if (json.currentToken() == JsonToken.START_OBJECT) {
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                json.nextToken();
                collect(json, path.isEmpty() ? name : path + "." + name, wanted, places);
            }
        } else if (json.currentToken() == JsonToken.START_ARRAY) {
            for (int index = 0; json.nextToken() != JsonToken.END_ARRAY; index++) {
                collect(json, path + "[" + index + "]", wanted, places);
            }
        }
    }

    private static ValidationException malformed(String reason, @Nullable TokenStreamLocation place) {
        return refused("", RuleErrors.MALFORMED, at(place, "reason", reason));
    }

    private static Map<String, Object> at(@Nullable TokenStreamLocation place, Object... namesAndValues) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        if (place != null) {
            parameters.put("line", place.getLineNr());
            parameters.put("column", place.getColumnNr());
        }
        return parameters;
    }

    private static ValidationException refused(String path, ErrorCode code, Map<String, Object> parameters) {
        return new ValidationException(List.of(new Violation(path, code, parameters)));
    }

    /** The text of a plain value, on several lines for people. */
    static String write(Object plain) {
        return write(plain, new Pretty());
    }

    /** The text of a plain value, without spaces. */
    static String writeCompact(Object plain) {
        return write(plain, ObjectWriteContext.empty());
    }

    private static String write(Object plain, ObjectWriteContext context) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = WRITING.createGenerator(context, text)) {
            write(json, plain);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Object plain) {
        if (plain instanceof Collection<?> elements) {
            json.writeStartArray();
            elements.forEach(element -> write(json, element));
            json.writeEndArray();
        } else if (plain instanceof Map<?, ?> members) {
            json.writeStartObject();
            members.forEach((name, value) -> {
                json.writeName(name.toString());
                write(json, value);
            });
            json.writeEndObject();
        } else if (plain instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (plain instanceof Number number) {
            json.writeNumber(new BigDecimal(number.toString()));
        } else {
            json.writeString(plain.toString());
        }
    }

    /** Indents. */
    private static final class Pretty extends ObjectWriteContext.Base {

        private final PrettyPrinter printer = new DefaultPrettyPrinter();

        @Override
        public PrettyPrinter getPrettyPrinter() {
            return printer;
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }
}
