package dev.clientela;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.clientela.event.CrmEvent;
import dev.clientela.security.Permission;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Strings that databases and hosts keep: event types with the version of their payload, and names of permissions. What
 * is new is added to the file by whoever adds it; what is there never goes.
 */
class GoldenFileTest {

    private static JavaClasses kernel;

    @BeforeAll
    static void load() {
        kernel = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.clientela");
    }

    @Test
    @DisplayName("event types and payload versions are those of golden/event-types.txt")
    void eventTypes() {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : kernel) {
            if (type.isAssignableTo(CrmEvent.class) && !type.isInterface()) {
                for (CrmEvent event : events(type.reflect())) {
                    assertThat(found.add(event.type() + " " + event.schema()))
                            .as("two events are called %s", event.type())
                            .isTrue();
                }
            }
        }
        assertThat(found).isEqualTo(golden("event-types.txt"));
    }

    /** What may be published of a class: each constant of an enum, and one example of a record, whose type is always one. */
    private static List<CrmEvent> events(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(CrmEvent.class::cast)
                    .toList();
        }
        assertThat(type.isRecord())
                .as("%s is neither a record nor an enum, so that nobody knows what types it has", type)
                .isTrue();
        CrmEvent first = (CrmEvent) example(type, "x");
        CrmEvent second = (CrmEvent) example(type, "y");
        assertThat(first.type())
                .as("the type of %s depends on what happened", type)
                .isEqualTo(second.type());
        return List.of(first);
    }

    @Test
    @DisplayName("names of permissions are those of golden/permissions.txt")
    void permissions() throws IllegalAccessException {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : kernel) {
            if (type.getFields().stream().noneMatch(field -> field.getRawType().isEquivalentTo(Permission.class))) {
                continue;
            }
            for (Field field : type.reflect().getDeclaredFields()) {
                if (field.getType() == Permission.class && Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    found.add(((Permission) field.get(null)).name());
                }
            }
        }
        assertThat(found).isEqualTo(golden("permissions.txt"));
    }

    private static Set<String> golden(String name) {
        try (InputStream file = GoldenFileTest.class.getResourceAsStream("/golden/" + name)) {
            assertThat(file).as("golden/%s", name).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A value of the type, whatever it is made of. */
    private static Object example(Class<?> type, String text) {
        try {
            RecordComponent[] components = type.getRecordComponents();
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(components)
                    .map(component -> example(component.getGenericType(), text))
                    .toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("No example of " + type, e);
        }
    }

    private static Object example(Type type, String text) {
        if (type instanceof ParameterizedType parameterized) {
            return example(parameterized.getRawType(), text);
        }
        Class<?> raw = (Class<?>) type;
        if (raw == String.class) {
            return text;
        } else if (raw == Optional.class) {
            return Optional.empty();
        } else if (raw == List.class) {
            return List.of();
        } else if (raw == Set.class) {
            return Set.of();
        } else if (raw == Map.class) {
            return Map.of();
        } else if (raw == UUID.class) {
            return new UUID(0, 1);
        } else if (raw == Instant.class) {
            return Instant.EPOCH;
        } else if (raw == LocalDate.class) {
            return LocalDate.EPOCH;
        } else if (raw == Money.class) {
            return Money.zero(CurrencyUnit.EUR);
        } else if (raw.isEnum()) {
            return raw.getEnumConstants()[0];
        } else if (raw.isPrimitive()) {
            return Array.get(Array.newInstance(raw, 1), 0);
        }
        return example(raw, text);
    }
}
