package dev.claimport.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claimport.account.kit.Kit;
import dev.claimport.account.kit.KitFolder;
import dev.claimport.practice.cloud.PracticeCloud;
import dev.claimport.practice.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kit's roles have no right too many: with one less, something is not done, and it is said which right that was. */
class KitRightsTest {

    private static final String NONE = "none";
    /** Is asked for with the certificate of a device that has registered alone. */
    private static final String OF_CERTIFICATES = "iot:ListPrincipalThings";
    /** Cannot be tried without making a claim; see {@code KitRehearsedTest}. */
    private static final String CLAIM = "iot:CreateProvisioningClaim";
    private static final Pattern ACTION = Pattern.compile("iot:[A-Z]\\w+");

    @TempDir
    private Path home;

    private Path kit() throws IOException {
        Path kit = home.resolve("kit");
        if (!Files.exists(kit)) {
            KitFolder.write(kit, new Kit("sensors", "123456789012", "eu-west-1", List.of("Site"), false));
            // A version that is not the default, which is fetched by itself.
            Path template = kit.resolve("templates/sensors");
            Files.copy(template.resolve("1.json"), template.resolve("2.json"));
        }
        return kit;
    }

    private static Stream<String> actions(String role, Set<String> but) throws IOException {
        Path folder = Files.createTempDirectory("kit").resolve("kit");
        KitFolder.write(folder, new Kit("sensors", "123456789012", "eu-west-1", List.of(), false));
        Set<String> actions = new TreeSet<>(Set.of(NONE));
        new ObjectMapper().readTree(folder.resolve("roles/" + role + ".json").toFile()).path("Statement")
                .forEach(statement -> statement.path("Action").forEach(action -> actions.add(action.textValue())));
        return actions.stream().filter(action -> action.equals(NONE) || action.startsWith("iot:") && !but.contains(action));
    }

    static Stream<String> ofTheAuditor() throws IOException {
        return actions("auditor", Set.of(OF_CERTIFICATES));
    }

    static Stream<String> ofTheTechnician() throws IOException {
        return actions("technician", Set.of(CLAIM));
    }

    private static Set<String> expected(String without) {
        return without.equals(NONE) ? Set.of() : Set.of(without);
    }

    private PracticeCloud cloud(String without) throws IOException {
        return CloudTerminal.cloud(without.equals(NONE) ? Scenario.FAIR : Scenario.FAIR.withDenied(without), kit());
    }

    private RecordedTerminal.Result as(PracticeCloud cloud, String role, String... words) {
        return CloudTerminal.type(cloud.environment(role).orElseThrow(), home, words);
    }

    @ParameterizedTest
    @MethodSource("ofTheAuditor")
    void anAuditorNeedsEach(String without) throws Exception {
        String said;
        Path kit = kit();
        try (PracticeCloud cloud = cloud(without)) {
            said = Stream.of(List.of("setup", "--check", kit.toString()), List.of("template", "pull", "sensors", home.resolve("pulled").toString()),
                    List.of("template", "check", "sensors"), List.of("template", "check", "sensors", "--certificate", "0123456789abcdef".repeat(4)))
                    .map(words -> as(cloud, "auditor", words.toArray(String[]::new))).map(result -> result.out() + result.err()).collect(Collectors.joining());
        }
        Set<String> refused = said.lines().filter(line -> line.contains("not-allowed") || line.contains("[not-allowed]")).flatMap(line -> ACTION.matcher(line).results())
                .map(found -> found.group()).collect(Collectors.toSet());
        assertEquals(expected(without), refused, said);
        assertTrue(said.contains("certificate-not-there") || !without.equals(NONE), said);
    }

    @ParameterizedTest
    @MethodSource("ofTheTechnician")
    void aTechnicianNeedsEach(String without) throws Exception {
        JsonNode checks;
        try (PracticeCloud cloud = cloud(without)) {
            checks = new ObjectMapper().readTree(as(cloud, "technician", "doctor", "--template-name", "sensors", "--output", "json").out()).path("checks");
        }
        Set<String> refused = new TreeSet<>();
        checks.forEach(check -> {
            if (check.path("text").textValue().startsWith("Not allowed")) {
                ACTION.matcher(check.path("text").textValue()).results().forEach(found -> refused.add(found.group()));
            }
        });
        assertEquals(expected(without), refused, checks::toPrettyString);
    }
}
