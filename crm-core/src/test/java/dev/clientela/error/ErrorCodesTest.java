package dev.clientela.error;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Error codes are part of the contract. The golden file {@code golden/error-codes.txt} holds them all, sorted: a code
 * that is gone breaks its users, so nothing is ever taken out; a new one is written there and in both bundles.
 */
class ErrorCodesTest {

    private static final Pattern PARAMETER = Pattern.compile("\\{([^:}]*)[^}]*}");

    @Test
    @DisplayName("no code is gone, each new one is in the golden file")
    void codes_are_those_of_the_golden_file() throws IOException, ReflectiveOperationException {
        assertThat(declaredCodes()).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(declaredCodes())).containsExactlyElementsOf(golden());
    }

    @Test
    void the_golden_file_is_sorted() throws IOException {
        assertThat(golden()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void each_code_has_words_of_its_own_in_english_and_spanish() throws IOException {
        Map<String, String> english = texts("en");
        Map<String, String> spanish = texts("es");

        assertThat(english.keySet()).containsExactlyInAnyOrderElementsOf(golden());
        assertThat(spanish.keySet()).containsExactlyInAnyOrderElementsOf(golden());
        golden().forEach(code -> {
            assertThat(english.get(code)).as(code).isNotBlank().isNotEqualTo(code);
            assertThat(spanish.get(code))
                    .as(code)
                    .isNotBlank()
                    .isNotEqualTo(code)
                    .isNotEqualTo(english.get(code));
            assertThat(parameters(spanish.get(code))).as(code).isEqualTo(parameters(english.get(code)));
        });
    }

    private static List<String> declaredCodes() throws ReflectiveOperationException {
        List<String> codes = new ArrayList<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(location -> !location.contains("/test-classes/"))
                .importPackages("dev.clientela")) {
            for (JavaField field : type.getFields()) {
                if (field.getRawType().isEquivalentTo(ErrorCode.class)
                        && field.getModifiers().containsAll(Set.of(JavaModifier.STATIC, JavaModifier.PUBLIC))) {
                    codes.add(((ErrorCode) field.reflect().get(null)).value());
                }
            }
        }
        return codes;
    }

    private static List<String> golden() throws IOException {
        try (InputStream in = ErrorCodesTest.class.getResourceAsStream("/golden/error-codes.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static Map<String, String> texts(String language) throws IOException {
        java.util.Properties texts = new java.util.Properties();
        try (InputStream in = Messages.class.getResourceAsStream("messages_" + language + ".properties")) {
            texts.load(new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts.stringPropertyNames().stream().collect(Collectors.toMap(name -> name, texts::getProperty));
    }

    private static Set<String> parameters(String text) {
        return PARAMETER.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }
}
