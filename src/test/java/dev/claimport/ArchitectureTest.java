package dev.claimport;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.claimport.app.SupportedDialects;
import dev.claimport.failure.Failure;
import dev.claimport.handover.HandoverEvent;
import dev.claimport.handover.HandoverResult;
import dev.claimport.handover.RecordedEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The plan of the house: who may use whom, and what nobody does. */
@AnalyzeClasses(packages = "dev.claimport", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String HOUSE = "dev.claimport";
    private static final Set<String> GROUND = Set.of("time", "failure", "text", "file", "claim");

    /** Which rooms a room may use, besides itself. Everything above the ground may use the ground as well. */
    private static final Map<String, Set<String>> MAY_USE = plan();

    /** The table in the guide's page on architecture: room, what lives there, what it may use. */
    private static Map<String, Set<String>> plan() {
        Pattern row = Pattern.compile("\\| `(\\w+)` \\|.*\\|([^|]*)\\|");
        try (Stream<String> lines = Files.lines(Path.of("src/site/markdown/architecture.md"))) {
            return lines.map(row::matcher).filter(Matcher::matches).collect(Collectors.toMap(line -> line.group(1),
                    line -> Pattern.compile("\\w+").matcher(line.group(2)).results().map(MatchResult::group).collect(Collectors.toSet())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ArchTest
    static final ArchRule aRoomUsesOnlyTheRoomsThatThePlanNames = classes().should(new ArchCondition<>("use only what is below them") {
        @Override
        public void check(JavaClass user, ConditionEvents events) {
            String from = room(user);
            if (from.isEmpty()) {
                return;
            }
            Set<String> allowed = new HashSet<>(MAY_USE.getOrDefault(from, Set.of()));
            allowed.add(from);
            if (!GROUND.contains(from)) {
                allowed.addAll(GROUND);
            }
            user.getDirectDependenciesFromSelf().stream()
                    .filter(dependency -> dependency.getTargetClass().getPackageName().startsWith(HOUSE))
                    .filter(dependency -> !allowed.contains(room(dependency.getTargetClass())))
                    .forEach(dependency -> events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
        }
    }).because("each floor can be understood, tested and changed without those above it");

    @ArchTest
    static final ArchRule everyClassIsInARoomOfThePlan = classes().should(new ArchCondition<>("be in a room of the plan, or be the door") {
        @Override
        public void check(JavaClass found, ConditionEvents events) {
            String room = room(found);
            boolean door = found.getName().startsWith(HOUSE + ".Claimport") || found.getSimpleName().equals("package-info");
            if (!(room.isEmpty() ? door : MAY_USE.containsKey(room))) {
                events.add(SimpleConditionEvent.violated(found, found.getName() + " is in no room of the plan"));
            }
        }
    }).because("a room without a floor has no rule to keep to");

    @ArchTest
    static final ArchRule everyPackageIsMarkedForNull = classes().should(new ArchCondition<>("be in a package that is @NullMarked") {
        @Override
        public void check(JavaClass found, ConditionEvents events) {
            if (!found.getPackage().isAnnotatedWith(NullMarked.class)) {
                events.add(SimpleConditionEvent.violated(found, found.getPackageName() + " does not say where null may be"));
            }
        }
    }).because("what is not marked may be null or not: nobody knows");

    @ArchTest
    static final ArchRule noEventCarriesAKey = noClasses().that().areAssignableTo(HandoverEvent.class)
            .or().areAssignableTo(RecordedEvent.class).or().areAssignableTo(HandoverResult.class)
            .should().dependOnClassesThat(assignableTo(AutoCloseable.class).and(resideInAPackage(HOUSE + "..")))
            .because("events and results are kept and handed on: what has to be wiped or closed is not among them");

    @ArchTest
    static final ArchRule onlyItsFoldersAndTheListKnowTheHandoverGroup = onlyItsFoldersAndTheListKnow("handover");

    @ArchTest
    static final ArchRule onlyItsFoldersAndTheListKnowTheFileSystemGroup = onlyItsFoldersAndTheListKnow("smpfs");

    @ArchTest
    static final ArchRule onlyItsFolderAndTheListKnowTheDialectOfScripts = onlyItsFoldersAndTheListKnow("script");

    @ArchTest
    static final ArchRule onlyTheListKnowsTheFamiliesInText = noClasses()
            .that().resideOutsideOfPackages(HOUSE + ".practice.device.modem", HOUSE + ".practice.device.zephyr")
            .and().doNotHaveFullyQualifiedName(SupportedDialects.class.getName())
            .should().dependOnClassesThat().resideInAnyPackage(HOUSE + ".practice.device.modem", HOUSE + ".practice.device.zephyr")
            .because("a family is a profile, and a folder with what plays it in practice");

    private static ArchRule onlyItsFoldersAndTheListKnow(String dialect) {
        // The clauses are those of the hand-over group.
        return noClasses().that().resideOutsideOfPackages(HOUSE + ".device." + dialect, HOUSE + ".practice.device." + dialect, HOUSE + ".certify.clause")
                .and().doNotHaveFullyQualifiedName(SupportedDialects.class.getName())
                .should().dependOnClassesThat().resideInAnyPackage(HOUSE + ".device." + dialect, HOUSE + ".practice.device." + dialect)
                .because("a dialect is a folder, what speaks it in a practice, and a name in one list");
    }

    /** The id of the other, "handover", is the name of a command as well. */
    @ArchTest
    static void noDialectIsNamedOutsideOfItsFolder(JavaClasses house) throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(file -> file.toString().endsWith(".java") && !file.getParent().endsWith("smpfs")).toList()) {
                if (Files.readString(source).contains("smp-fs")) {
                    throw new AssertionError(source + " names a dialect");
                }
            }
        }
    }

    @ArchTest
    static final ArchRule packagesHaveNoCircles = slices().matching(HOUSE + ".(**)").should().beFreeOfCycles()
            .because("packages that use each other in a circle are one package that pretends to be several");

    @ArchTest
    static final ArchRule onlyTheDesktopKnowsJavaFx = noClasses().that().resideOutsideOfPackages(HOUSE, HOUSE + ".desktop..")
            .should().dependOnClassesThat().resideInAnyPackage("javafx..", "com.sun.javafx..", "atlantafx..", "org.kordamp..")
            .because("the core is free of toolkits: it runs where there is no display");

    @ArchTest
    static final ArchRule viewModelsKnowNoScene = noClasses().that().haveSimpleNameEndingWith("ViewModel")
            .should().dependOnClassesThat().resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.application..", "atlantafx..")
            .because("what a page does is tested without a window");

    @ArchTest
    static final ArchRule onlySerialKnowsJSerialComm = noClasses().that().resideOutsideOfPackage(HOUSE + ".serial..")
            .should().dependOnClassesThat().resideInAPackage("com.fazecast..")
            .because("its traps are handled in one place, and devices are tested without ports");

    @ArchTest
    static final ArchRule onlyItsThinPartOfTheAwsGroundKnowsTheSdk = noClasses()
            .that().resideInAPackage(HOUSE + ".aws..").and().resideOutsideOfPackage(HOUSE + ".aws.sdk..")
            .should().dependOnClassesThat().resideInAPackage("software.amazon..")
            .because("the commands of the AWS CLI stand on it, too, and start without the SDK");

    @ArchTest
    static final ArchRule onlyPracticeKnowsVertx = noClasses().that().resideOutsideOfPackage(HOUSE + ".practice..")
            .should().dependOnClassesThat().resideInAnyPackage("io.vertx..", "io.netty..")
            .because("the product is a client: servers are there for practice alone");

    @ArchTest
    static final ArchRule onlyTheCommandLinePrints = noClasses().that().resideOutsideOfPackages(HOUSE, HOUSE + ".cli..")
            .should(ACCESS_STANDARD_STREAMS)
            .because("standard output carries results, standard error failures; everything else is logged");

    @ArchTest
    static final ArchRule nobodyLogsWithJavaUtilLogging = noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..")
            .because("there is one way to log, SLF4J");

    @ArchTest
    static final ArchRule factsAreForTexts = noClasses().that().resideOutsideOfPackages(HOUSE + ".failure..", HOUSE + ".text..")
            .should().callMethodWhere(target(owner(assignableTo(Failure.class))).and(target(name("facts"))))
            .because("what a failure mentions is for whoever reads it; what a program has to know of it is a component with a type");

    @ArchTest
    static final ArchRule thereIsNoStaticState = fields().that().areStatic().should().beFinal()
            .because("two practices, two windows or two tests in one process must not know of each other").allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTheTimeSourceWaits = noClasses().that().resideOutsideOfPackage(HOUSE + ".time..")
            .should().callMethodWhere(calls(Thread.class, "sleep").or(calls(TimeUnit.class, "sleep"))
                    .or(calls(LockSupport.class, "parkNanos")).or(calls(LockSupport.class, "parkUntil")))
            .because("waiting comes from the injected TimeSource, so that a five-minute expiry is tested in a millisecond");

    @ArchTest
    static final ArchRule onlyTheTimeSourceKnowsTheTime = noClasses().that().resideOutsideOfPackage(HOUSE + ".time..")
            .should().callMethodWhere(calls(System.class, "currentTimeMillis").or(calls(Instant.class, "now"))
                    .or(calls(LocalDate.class, "now")).or(calls(LocalTime.class, "now")).or(calls(LocalDateTime.class, "now"))
                    .or(calls(OffsetDateTime.class, "now")).or(calls(ZonedDateTime.class, "now"))
                    .or(calls(Clock.class, "systemUTC")).or(calls(Clock.class, "systemDefaultZone")).or(calls(Clock.class, "system")))
            .because("the time comes from the injected TimeSource, so that every clock in a test is the same one");

    /** That the rules above look at something at all. */
    @ArchTest
    static void theWholeHouseIsLookedAt(JavaClasses house) {
        for (String room : MAY_USE.keySet()) {
            if (house.stream().noneMatch(found -> room(found).equals(room))) {
                throw new AssertionError("nothing of " + room + " was found");
            }
        }
    }

    /** The first part of the package's name below the house; empty for the door. */
    private static String room(JavaClass found) {
        String name = found.getPackageName();
        return name.length() <= HOUSE.length() ? "" : name.substring(HOUSE.length() + 1).split("\\.")[0];
    }

    private static DescribedPredicate<JavaCall<?>> calls(Class<?> type, String method) {
        DescribedPredicate<JavaClass> isType = DescribedPredicate.describe(type.getName(), found -> found.isEquivalentTo(type));
        return target(owner(isType)).and(target(name(method))).as("%s.%s", type.getSimpleName(), method);
    }
}
