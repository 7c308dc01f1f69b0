package dev.claimport.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claimport.app.Backend;
import dev.claimport.aws.credential.ProfileKind;
import dev.claimport.signin.SignInOffers;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code claimport profiles}, and how a hand-over tells device profiles from those of AWS. */
class DeviceProfileOptionsTest {

    private final RecordedTerminal terminal = new RecordedTerminal();

    @TempDir
    private Path folder;

    private RecordedTerminal.Result handover(String... options) {
        String[] all = new String[options.length + 3];
        System.arraycopy(new String[] {"handover", "--template-name", "T"}, 0, all, 0, 3);
        System.arraycopy(options, 0, all, 3, options.length);
        return terminal.type(all);
    }

    @Test
    void listNamesEveryProfile() throws Exception {
        RecordedTerminal.Result text = terminal.type("profiles", "list");
        assertEquals(0, text.exitCode());
        assertEquals("claimport-handover    handover  built in            Claimport hand-over group", text.out().lines().findFirst().orElseThrow());
        JsonNode json = new ObjectMapper().readTree(terminal.type("profiles", "list", "--output", "json").out());
        assertEquals("zephyr-smp-fs", json.path("profiles").path(1).path("name").textValue());
        assertTrue(json.path("profiles").path(1).path("builtIn").booleanValue() && json.path("broken").isEmpty());
    }

    @Test
    void whatIsShownCanBeCheckedAndUsed() throws Exception {
        Path file = folder.resolve("mine.yaml");
        Files.writeString(file, terminal.type("profiles", "show", "zephyr-smp-fs").out());
        RecordedTerminal.Result good = terminal.type("profiles", "check", file.toString());
        assertEquals(0, good.exitCode());
        assertTrue(good.out().contains("zephyr-smp-fs can be used"), good.out());
        Files.writeString(file, Files.readString(file).replace("baud", "bauds"));
        RecordedTerminal.Result bad = terminal.type("profiles", "check", file.toString());
        assertEquals(2, bad.exitCode());
        assertTrue(bad.out().contains("Line 8: The key “bauds” is unknown: did you mean “baud”?"), bad.out());
        JsonNode json = new ObjectMapper().readTree(terminal.type("profiles", "check", file.toString(), "--output", "json").out());
        assertEquals(8, json.path("problems").path(0).path("line").intValue());
        RecordedTerminal.Result used = handover("--profile", file.toString());
        assertEquals(2, used.exitCode());
        assertTrue(used.err().contains("[device-profile-invalid]") && used.err().contains("Line 8"), used.err());
    }

    @Test
    void nameOfADeviceProfileIsNoAwsProfile() {
        handover("--profile", "zephyr-smp-fs");
        handover("--profile", "installer", "--profile", "zephyr-smp-fs");
        handover("--profile", "installer");
        handover("--aws-profile", "zephyr-smp-fs", "--device-profile", "zephyr-smp-fs-der");
        assertEquals(4, terminal.asked.stream().filter(asked -> asked.startsWith("session")).count(), terminal.asked.toString());
    }

    @Test
    void whatCouldBeBothIsRefused() {
        Backend real = terminal.builtInBackend();
        InvocationHandler handler = (proxy, method, arguments) -> method.getName().equals("offers")
                ? new SignInOffers(List.of(), List.of(new SignInOffers.Profile("zephyr-smp-fs", ProfileKind.values()[0], Optional.empty(), Optional.empty())), Optional.empty(), Optional.empty())
                : method.isDefault() ? InvocationHandler.invokeDefault(proxy, method, arguments) : method.invoke(real, arguments);
        terminal.backend = Optional.of((Backend) Proxy.newProxyInstance(Backend.class.getClassLoader(), new Class<?>[] {Backend.class}, handler));
        RecordedTerminal.Result result = handover("--profile", "zephyr-smp-fs");
        assertEquals(2, result.exitCode());
        assertTrue(result.err().contains("--aws-profile") && result.err().contains("--device-profile"), result.err());
        assertEquals(List.of(), terminal.asked);
    }

    @Test
    void mistakesInTheOptionsAreFoundBeforeAnybodySignsIn() {
        for (String[] options : new String[][] {
            {"--set", "key.path=/lfs1/x"}, {"--device-profile", "zephyr-smp-fs", "--set", "nonsense"}, {"--device-profile", "no-such"},
            {"--device-profile", "zephyr-smp-fs", "--set", "key.path=x"}, {"--profile", "zephyr-smp-fs", "--device-profile", "zephyr-smp-fs-der"},
            {"--dialect", "smp-fs"}, {"--practice", "--dialect", "at"}, {"--practice", "--profile", "no-such"},
            {"--practice", "--aws-profile", "installer"}
        }) {
            RecordedTerminal.Result result = handover(options);
            assertEquals(2, result.exitCode(), String.join(" ", options) + ": " + result.err());
        }
        assertEquals(List.of(), terminal.asked.stream().filter(asked -> asked.startsWith("session") || asked.equals("practice")).toList());
    }

    @Test
    void onlyWhatMayBeADeviceProfileIsSaidToBeNone() {
        assertTrue(handover("--practice", "--profile", "no-such").err().contains("There is no device profile “no-such”"));
        RecordedTerminal.Result aws = handover("--practice", "--aws-profile", "installer");
        assertTrue(aws.err().contains("takes no profile of ~/.aws/config") && !aws.err().contains("device profile"), aws.err());
    }

    @Test
    void folderIsNamedAsOne() {
        RecordedTerminal.Result result = handover("--device-profile", folder.toString());
        assertTrue(result.err().contains("[file-unreadable]") && result.err().contains("a folder"), result.err());
    }
}
