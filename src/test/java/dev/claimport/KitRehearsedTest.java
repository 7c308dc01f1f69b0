package dev.claimport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claimport.account.kit.Kit;
import dev.claimport.account.kit.KitFolder;
import dev.claimport.app.LocalBackend;
import dev.claimport.app.SupportedDialects;
import dev.claimport.aws.AwsEnvironment;
import dev.claimport.cli.CommandLines;
import dev.claimport.cli.PageOpener;
import dev.claimport.cli.Window;
import dev.claimport.serial.JSerialCommPorts;
import dev.claimport.settings.PolicySource;
import dev.claimport.settings.SettingsStore;
import dev.claimport.time.TimeSource;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code claimport setup} writes is what {@code --account} rehearses with: the same folder, a technician who may no more
 * than the kit allows, and a device that is confirmed, or refused.
 */
class KitRehearsedTest {

    @TempDir
    private Path home;

    private Path kit(boolean hook) {
        Path folder = home.resolve("kit");
        KitFolder.write(folder, new Kit("sensors", "123456789012", "us-east-1", List.of("Site"), hook));
        return folder;
    }

    /** What {@code handover} says of it. */
    private JsonNode handOver(int expected, Path kit) throws Exception {
        var out = new StringWriter();
        var errors = new StringWriter();
        var ports = new JSerialCommPorts();
        TimeSource time = TimeSource.system();
        var backend = new LocalBackend(ports, new AwsEnvironment(Map.of(), home), Optional.empty(), SupportedDialects.builtIn(), time);
        List<String> words = new ArrayList<>(List.of("handover", "--practice", "--account", kit.toString(), "--template-name", "sensors", "--parameter", "Site=berlin",
                "--output", "json"));
        int code = CommandLines.create(backend, none(Window.class), none(PageOpener.class), ports,
                new SettingsStore(PolicySource.none(), home.resolve("config.yaml")), time, Locale.ENGLISH)
                .setOut(new PrintWriter(out, true)).setErr(new PrintWriter(errors, true)).execute(words.toArray(String[]::new));
        assertEquals(expected, code, () -> errors.toString() + out);
        assertTrue(errors.toString().contains("technician in "), errors.toString());
        return new ObjectMapper().readTree(out.toString());
    }

    @Test
    void aDeviceIsConfirmedWithTheKitsOwnTemplate() throws Exception {
        JsonNode result = handOver(0, kit(false));
        assertEquals("confirmed", result.path("outcome").textValue(), result.toString());
        assertEquals("sensors-4711-0001", result.path("thing").path("name").asText(result.path("thingName").asText()), result.toString());
    }

    /** The one right of the technician that {@code KitRightsTest} cannot try by looking. */
    @Test
    void withoutTheRightToRequestClaimsThereIsNone() throws Exception {
        Path kit = kit(false);
        Path role = kit.resolve("roles/technician.json");
        Files.writeString(role, Files.readString(role).replace("iot:CreateProvisioningClaim", "iot:CreateProvisioningTemplate"));
        JsonNode failure = handOver(254, kit).path("failure");
        assertEquals("not-allowed", failure.path("id").textValue(), failure.toString());
        assertEquals("claim", failure.path("step").textValue(), failure.toString());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theKitsHookLetsInWhoIsOnItsListAndNobodyElse() throws Exception {
        assumeTrue(Stream.of(System.getenv("PATH").split(File.pathSeparator)).anyMatch(folder -> Files.isExecutable(Path.of(folder, "python3"))), "there is no Python");
        Path kit = kit(true);
        JsonNode refused = handOver(1, kit);
        assertEquals("hook-refused", refused.path("failure").path("id").textValue(), refused.toString());

        Files.writeString(kit.resolve("hook/allowed.txt"), "4711-0001\n");
        assertEquals("confirmed", handOver(0, kit).path("outcome").textValue());
    }

    private static <T> T none(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, _) -> {
            throw new AssertionError(method.getName());
        }));
    }
}
