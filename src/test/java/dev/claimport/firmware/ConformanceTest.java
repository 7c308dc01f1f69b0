package dev.claimport.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.certify.Certificate;
import dev.claimport.certify.Certification;
import dev.claimport.certify.ClauseResult;
import dev.claimport.certify.Verdict;
import dev.claimport.certify.clause.Clause;
import dev.claimport.certify.clause.ClauseGroup;
import dev.claimport.certify.clause.Clauses;
import dev.claimport.certify.clause.FarSide;
import dev.claimport.certify.clause.Hello;
import dev.claimport.certify.clause.Subject;
import dev.claimport.device.seal.ProofOfPossession;
import dev.claimport.serial.JSerialCommPorts;
import dev.claimport.serial.LineSettings;
import dev.claimport.testing.Keys;
import dev.claimport.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Devices of ours keep every clause that is about them, on a real port, registering with a practice cloud: the simulator in Java and the library in C. */
@ParameterizedClass
@EnumSource
@Timeout(240)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "no pseudo-terminals")
class ConformanceTest {

    private static final String CODE = "4711-0815 ü";
    private static final TimeSource TIME = TimeSource.system();
    private static FarSide far;

    /** Who serves the group. */
    enum Kind {
        /** The device in Java that practice mode plugs in. */
        SIMULATOR,
        /** The library in C, in the Linux reference device. */
        FIRMWARE
    }

    @Parameter
    private Kind kind;
    @TempDir
    private Path folder;
    private final Deque<RegisteringDevice> plugged = new ArrayDeque<>();

    @BeforeAll
    static void start() {
        far = FarSide.start(TIME, Keys::rsa);
    }

    @AfterAll
    static void stop() {
        far.close();
    }

    @AfterEach
    void unplug() {
        plugged.forEach(RegisteringDevice::close);
    }

    @Test
    void deviceWithASealKeepsAllOfIt() {
        Certificate certificate = certify(DeviceSettings.usual().takingSeals(), Optional.empty(), Map.of(), EnumSet.allOf(ClauseGroup.class));
        assertEquals(Verdict.CERTIFIED, certificate.verdict());
        assertEquals(Set.of("commit-parameter", "seal-code", "seal-none"), notApplicable(certificate));
    }

    @Test
    void deviceWithACodeHearsOnlyWhoKnowsIt() {
        try (ProofOfPossession code = ProofOfPossession.taking(CODE.toCharArray())) {
            Certificate certificate = certify(DeviceSettings.usual().withCode(CODE), Optional.of(code), Map.of(), EnumSet.of(ClauseGroup.SEAL));
            assertEquals(Set.of("seal-not-needed", "seal-none"), notApplicable(certificate));
        }
    }

    @Test
    void deviceWithAClockASmallBufferAndParametersKeepsWhatIsAboutThese() {
        DeviceSettings settings = DeviceSettings.usual().withClockAhead(Duration.ZERO).withLargestBundle(5000).withBuffer(512).requiring("Site", "Line");
        Certificate certificate = certify(settings, Optional.empty(), Map.of("Site", "Rotterdam", "Line", "4"),
                EnumSet.of(ClauseGroup.HELLO, ClauseGroup.FRAMING, ClauseGroup.BEGIN, ClauseGroup.COMMIT, ClauseGroup.SEAL));
        Set<String> aboutSeals = Clauses.all().stream().map(clause -> clause.id()).filter(id -> id.startsWith("seal-") && !id.equals("seal-none"))
                .collect(Collectors.toCollection(TreeSet::new));
        aboutSeals.addAll(Set.of("hello-seal", "hello-clock-set"));
        assertEquals(aboutSeals, notApplicable(certificate));
    }

    private Certificate certify(DeviceSettings settings, Optional<ProofOfPossession> code, Map<String, String> parameters, Set<ClauseGroup> groups) {
        var means = new Subject.Means(new JSerialCommPorts(), LineSettings.USUAL, TIME, far, code, parameters, Optional.of(_ -> {
            plugged.pop().close();
            return Optional.of(plugIn(settings));
        }));
        List<Clause<Subject>> clauses = Clauses.all().stream().filter(clause -> groups.contains(clause.group())).toList();
        Certificate certificate = new Certification(plugIn(settings), means, clauses, groups.size() == ClauseGroup.values().length).run(new Certification.Listener() {
            @Override
            public void met(Hello device) {
                assertEquals(DeviceSettings.SERIAL, device.serial());
            }

            @Override
            public void ended(ClauseResult result) { }
        });
        assertEquals(Optional.empty(), certificate.failure());
        assertEquals(List.of(), certificate.results().stream().filter(result -> !(result.outcome() instanceof ClauseResult.Passed
                || result.outcome() instanceof ClauseResult.NotApplicable)).toList());
        return certificate;
    }

    private String plugIn(DeviceSettings settings) {
        RegisteringDevice device = switch (kind) {
            case SIMULATOR -> RegisteringDevice.simulator(settings);
            case FIRMWARE -> RegisteringDevice.firmware(settings, folder);
        };
        plugged.push(device);
        return device.port();
    }

    private static Set<String> notApplicable(Certificate certificate) {
        return certificate.results().stream().filter(result -> result.outcome() instanceof ClauseResult.NotApplicable).map(ClauseResult::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
