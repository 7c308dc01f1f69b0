package dev.claimport.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.claimport.certify.Certificate;
import dev.claimport.certify.Certification;
import dev.claimport.certify.ClauseResult;
import dev.claimport.certify.Verdict;
import dev.claimport.certify.clause.Clause;
import dev.claimport.certify.clause.ClauseGroup;
import dev.claimport.certify.clause.Clauses;
import dev.claimport.certify.clause.FarSide;
import dev.claimport.certify.clause.Subject;
import dev.claimport.device.seal.ProofOfPossession;
import dev.claimport.serial.JSerialCommPorts;
import dev.claimport.serial.LineSettings;
import dev.claimport.testing.Keys;
import dev.claimport.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault of {@code broken.h} fails the clauses that stand beside it there, and no other. Most of it is waiting, so several are held at once. */
@Tag("thorough")
@Execution(ExecutionMode.CONCURRENT)
@Timeout(600)
@EnabledOnOs(OS.LINUX)
class BrokenFirmwareTest {

    private static final Path FAULTS = Path.of(System.getProperty("claimport.firmware.faults", "src/firmware/c/src/broken.h"));
    private static final Path BUILDS = Path.of(System.getProperty("claimport.firmware.broken", "src/firmware/linux/build/broken"));
    private static final TimeSource TIME = TimeSource.system();
    /** No fault is about time, and how long an answer takes beside others says nothing of a device. */
    private static final Set<ClauseGroup> ALL = EnumSet.complementOf(EnumSet.of(ClauseGroup.TIME));
    /** They wait for what a device does by itself. */
    private static final Set<ClauseGroup> SLOW = EnumSet.of(ClauseGroup.REGISTRATION, ClauseGroup.AFTERWARDS);
    private static final String WAITS = "commit-expired";
    private static final String CODE = "4711-0815";
    /** One for each device that is held at the time: what they hold back they hold back from everybody. */
    private static final Queue<FarSide> FREE = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path folder;

    /** @param clauses empty where every clause fails */
    record Fault(String name, Set<String> clauses) {

        boolean concerns(Clause<Subject> clause) {
            return clauses.contains(clause.id());
        }

        boolean concerns(Set<ClauseGroup> groups) {
            return Clauses.all().stream().anyMatch(clause -> groups.contains(clause.group()) && concerns(clause));
        }
    }

    static Stream<Fault> faults() throws IOException {
        String text = Files.exists(FAULTS) ? Files.readString(FAULTS) : "";
        Set<String> known = Clauses.all().stream().map(clause -> clause.id()).collect(Collectors.toSet());
        return Pattern.compile("/\\*([^*]*)\\*/\\s*#ifndef CLAIMPORT_BREAK_(\\w+)").matcher(text).results().map(fault -> fault(fault, known));
    }

    private static Fault fault(MatchResult found, Set<String> known) {
        Set<String> clauses = Arrays.stream(found.group(1).split("[^a-z-]+")).filter(known::contains).collect(Collectors.toCollection(TreeSet::new));
        return new Fault(found.group(2), clauses);
    }

    @AfterAll
    static void stop() {
        FREE.forEach(FarSide::close);
        FREE.clear();
    }

    /** Those that wait are left out where the fault is about none of them. */
    @ParameterizedTest
    @MethodSource("faults")
    void failsJustItsClausesOfThoseThatDoNotWait(Fault fault) {
        boolean slow = fault.concerns(SLOW);
        failsJustItsClauses(fault, Clauses.all().stream().filter(clause -> ALL.contains(clause.group()))
                .filter(clause -> slow || fault.concerns(clause) || !SLOW.contains(clause.group()) && !clause.id().equals(WAITS)).toList());
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("faults")
    void failsJustItsClausesOfAll(Fault fault) {
        failsJustItsClauses(fault, Clauses.all().stream().filter(clause -> ALL.contains(clause.group())).toList());
    }

    private void failsJustItsClauses(Fault fault, List<Clause<Subject>> clauses) {
        Path program = BUILDS.resolve(fault.name());
        assumeTrue(Files.isExecutable(program) || "required".equals(System.getProperty("claimport.firmware")), program + " is not built");
        boolean parameter = fault.clauses().contains("commit-parameter");
        boolean code = fault.clauses().contains("seal-code");
        boolean clock = fault.clauses().contains("begin-clock");
        DeviceSettings settings = code ? DeviceSettings.usual().withCode(CODE) : DeviceSettings.usual().takingSeals();
        settings = parameter ? settings.requiring("Site") : settings;
        settings = fault.clauses().contains("seal-none") ? DeviceSettings.usual() : settings;
        settings = clock ? settings.withClockAhead(Duration.ZERO) : settings;
        Optional<ProofOfPossession> proof = code ? Optional.of(ProofOfPossession.taking(CODE.toCharArray())) : Optional.empty();
        FarSide far = Optional.ofNullable(FREE.poll()).orElseGet(() -> FarSide.start(TIME, Keys::rsa));
        try (RegisteringDevice device = RegisteringDevice.firmware(program, settings, folder)) {
            var means = new Subject.Means(new JSerialCommPorts(), LineSettings.USUAL, TIME, far, proof, parameter ? Map.of("Site", "Rotterdam") : Map.of(), Optional.empty());
            Certificate certificate = new Certification(device.port(), means, clauses, false).run(_ -> { });
            assertEquals(Verdict.NOT_CERTIFIED, certificate.verdict());
            if (!fault.clauses().isEmpty()) {
                assertEquals(fault.clauses(), failed(certificate), certificate.failure().toString());
            }
        } finally {
            proof.ifPresent(ProofOfPossession::close);
            FREE.add(far);
        }
    }

    private static Set<String> failed(Certificate certificate) {
        return certificate.results().stream().filter(result -> result.outcome() instanceof ClauseResult.Failed || result.outcome() instanceof ClauseResult.Broken)
                .map(ClauseResult::id).collect(Collectors.toCollection(TreeSet::new));
    }
}
