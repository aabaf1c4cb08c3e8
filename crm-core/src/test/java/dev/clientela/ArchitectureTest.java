package dev.clientela;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which package may know which, as one table; and that nothing in the kernel is ambient. */
class ArchitectureTest {

    private static final String ROOT = "dev.clientela";

    /** A package and the ones that it may use, directly. What is not here is refused; the table itself has no circle. */
    private static final Map<String, Set<String>> ARROWS = arrows(
            "error: ",
            "money: error",
            "calendar: error",
            "record: error money",
            "vocabulary: error",
            "security: error record",
            "event: error record security",
            "store: error record security event",
            "store.memory: error record security event store",
            "address: error record",
            "command: error record vocabulary security event store",
            "notification: error record security event store command",
            "account: error money record vocabulary security event store command address",
            "contact: error money record vocabulary security event store command address account",
            "catalog: error money record vocabulary security event store command account",
            "activity: error record vocabulary security event store command address notification",
            "quote: error money record security event store command account contact catalog activity opportunity decision"
                    + " notification housekeeping approval",
            "decision: error record security event store command",
            "agenda: error record security event store command calendar decision activity opportunity quote housekeeping",
            "approval: error money record security event store command notification decision",
            "opportunity: error money record vocabulary security event store command account contact catalog approval",
            "forecast: error money record security event store command account catalog opportunity decision housekeeping",
            "commission: error money record security event store command opportunity forecast",
            "lead: error money record vocabulary security event store command decision address account contact opportunity",
            "matching: error record vocabulary security event store command address account contact lead",
            "conversion: error money record vocabulary security event store command address account contact catalog"
                    + " activity opportunity lead matching",
            "intake: error money record vocabulary security event store command address account contact catalog"
                    + " activity opportunity lead matching conversion",
            "privacy: error record vocabulary security event store command address account contact activity opportunity"
                    + " lead conversion decision quote approval",
            "signal: error money record vocabulary security event store command calendar notification activity opportunity"
                    + " lead decision housekeeping",
            "housekeeping: error record vocabulary security event store command address notification activity lead");

    private static JavaClasses kernel;

    @BeforeAll
    static void load() {
        kernel = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(ROOT);
    }

    private static Map<String, Set<String>> arrows(String... lines) {
        Map<String, Set<String>> table = new LinkedHashMap<>();
        for (String line : lines) {
            String[] sides = line.split(":", 2);
            Set<String> targets = new HashSet<>(Arrays.asList(sides[1].strip().split(" ")));
            targets.remove("");
            table.put(sides[0], targets);
        }
        return table;
    }

    private static String concept(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
    }

    @Test
    @DisplayName("packages use only those that the table allows; the root may use all, nobody the root")
    void arrowsHold() {
        List<String> wrong = new ArrayList<>();
        for (JavaClass type : kernel) {
            String from = concept(type);
            if (from.isEmpty()) {
                continue;
            }
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass();
                if (target.getPackageName().startsWith(ROOT)) {
                    String to = concept(target);
                    boolean allowed = from.equals(to)
                            || ARROWS.getOrDefault(from, Set.of()).contains(to);
                    if (!allowed) {
                        wrong.add(from + " -> " + to + ": " + dependency.getDescription());
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    @DisplayName("the table of arrows has no circle")
    void tableHasNoCircle() {
        Set<String> settled = new HashSet<>();
        Map<String, Set<String>> open = new LinkedHashMap<>(ARROWS);
        while (!open.isEmpty()) {
            List<String> free = open.entrySet().stream()
                    .filter(entry -> settled.containsAll(entry.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
            assertThat(free)
                    .as("packages that wait for each other: %s", open.keySet())
                    .isNotEmpty();
            free.forEach(open::remove);
            settled.addAll(free);
        }
    }

    @Test
    @DisplayName("every package of the kernel stands in the table")
    void tableIsComplete() {
        Set<String> packages = new HashSet<>();
        kernel.forEach(type -> packages.add(concept(type)));
        packages.remove("");
        assertThat(ARROWS.keySet()).containsAll(packages);
    }

    @Test
    @DisplayName("nothing reads the system's clock, zone, locale or randomness, but for the default in the builder")
    void nothingAmbient() {
        DescribedPredicate<JavaAccess<?>> ambient = DescribedPredicate.describe("read what is ambient", access -> {
            String owner = access.getTargetOwner().getName();
            String member = access.getTarget().getName();
            boolean noArguments = access.getTarget().getFullName().endsWith("()");
            return (member.equals("now") && noArguments && owner.startsWith("java.time"))
                    || is(access, UUID.class, "randomUUID")
                    || is(access, Locale.class, "getDefault")
                    || is(access, ZoneId.class, "systemDefault")
                    || is(access, TimeZone.class, "getDefault")
                    || is(access, Clock.class, "systemUTC")
                    || is(access, Clock.class, "systemDefaultZone")
                    || (owner.equals("java.lang.System")
                            && !member.equals("arraycopy")
                            && !member.equals("identityHashCode"))
                    || is(access, Math.class, "random")
                    || (is(access, String.class, "getBytes") && noArguments)
                    || (is(access, String.class, "toLowerCase") && noArguments)
                    || (is(access, String.class, "toUpperCase") && noArguments);
        });
        noClasses().should().accessTargetWhere(ambient).check(kernel);
    }

    private static boolean is(JavaAccess<?> access, Class<?> owner, String member) {
        return access.getTargetOwner().isEquivalentTo(owner)
                && access.getTarget().getName().equals(member);
    }

    @Test
    @DisplayName("the kernel starts no thread, opens no socket, reads no file, prints nothing, reflects on nothing")
    void touchesNothingOutside() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.net..", "java.nio.file..", "java.sql..")
                        // Lives there, but only turns one text into another.
                        .and(not(equivalentTo(java.net.IDN.class))))
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(
                        Thread.class,
                        ThreadLocal.class,
                        java.io.File.class,
                        ProcessBuilder.class,
                        java.util.Random.class)
                .check(kernel);
    }

    @Test
    @DisplayName("no static field can be assigned or holds what changes")
    void noStaticState() {
        fields().that()
                .areStatic()
                .should()
                .beFinal()
                .andShould(new ArchCondition<JavaField>("hold nothing that changes") {
                    @Override
                    public void check(JavaField field, ConditionEvents events) {
                        JavaClass type = field.getRawType();
                        boolean changing = type.isAssignableTo(AtomicReference.class)
                                || type.isAssignableTo(AtomicLong.class)
                                || type.isAssignableTo(AtomicInteger.class)
                                || type.getName().startsWith("java.util.concurrent.Concurrent")
                                || type.isEquivalentTo(ArrayList.class)
                                || type.isEquivalentTo(java.util.HashMap.class);
                        if (changing) {
                            events.add(SimpleConditionEvent.violated(field, field.getDescription()));
                        }
                    }
                })
                .check(kernel);
    }

    @Test
    @DisplayName("names say what a thing is in the business")
    void names() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Data|Info|Dto)")
                .check(kernel);
        classes()
                .that()
                .resideInAPackage(ROOT + "..")
                .and()
                .areTopLevelClasses()
                .and()
                .haveSimpleNameEndingWith("Event")
                .and()
                .areInterfaces()
                .and()
                .doNotHaveSimpleName("CrmEvent")
                .should(new ArchCondition<JavaClass>("be sealed") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        if (!type.reflect().isSealed()) {
                            events.add(SimpleConditionEvent.violated(type, type.getName() + " is not sealed"));
                        }
                    }
                })
                .check(kernel);
    }

    @Test
    @DisplayName("records of the business cannot be changed")
    void recordsAreImmutable() {
        classes()
                .that()
                .areAssignableTo("dev.clientela.record.CrmRecord")
                .should()
                .haveOnlyFinalFields()
                .check(kernel);
        classes()
                .that()
                .areAssignableTo("dev.clientela.record.CrmRecord")
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(kernel);
    }

    @Test
    @DisplayName("tests run inside the named module, whose exports are all that others see")
    void runsOnTheModulePath() {
        assertThat(Crm.class.getModule().getName()).isEqualTo("dev.clientela.core");
        assertThat(getClass().getModule()).isSameAs(Crm.class.getModule());
    }
}
