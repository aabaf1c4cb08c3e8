package dev.clientela;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import net.jqwik.api.Property;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The tests are tested: none is skipped, by intent or by accident. */
class TestsArchitectureTest {

    private static JavaClasses tests;

    @BeforeAll
    static void load() {
        tests = new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests())
                .importPackages("dev.clientela");
    }

    @Test
    @DisplayName("no test is switched off or lets itself be skipped")
    void nothingSkipped() {
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage("dev.clientela.store.contract.broken") // shows that the contract notices
                .should()
                .beAnnotatedWith(Disabled.class)
                .check(tests);
        noClasses().should().beAnnotatedWith(Disabled.class).check(tests);
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.junit.jupiter.api.Assumptions")
                .check(tests);
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.assertj.core.api.Assumptions")
                .check(tests);
    }

    @Test
    @DisplayName("properties carry no annotation of the other engine, which would have them skipped")
    void propertiesAreRun() {
        methods()
                .that()
                .areAnnotatedWith(Property.class)
                .should(new ArchCondition<JavaMethod>("have no annotation of JUnit Jupiter") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        for (JavaAnnotation<?> annotation : method.getAnnotations()) {
                            if (annotation.getRawType().getPackageName().startsWith("org.junit.jupiter")) {
                                events.add(SimpleConditionEvent.violated(
                                        method,
                                        method.getFullName() + " has @"
                                                + annotation.getRawType().getSimpleName()));
                            }
                        }
                    }
                })
                .check(tests);
    }

    @Test
    @DisplayName("classes with tests have a name that the build looks for")
    void namesAreFound() {
        classes()
                .that(DescribedPredicate.describe("have tests", TestsArchitectureTest::hasTests))
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .and()
                .areTopLevelClasses()
                .should()
                .haveNameMatching(".*(Test|Tests|Properties)")
                .check(tests);
    }

    private static boolean hasTests(JavaClass type) {
        return type.getMethods().stream()
                .anyMatch(method -> method.isAnnotatedWith(Test.class) || method.isAnnotatedWith(Property.class));
    }
}
