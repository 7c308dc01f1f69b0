package dev.claimport.device.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.device.DeviceWait;
import dev.claimport.device.Login;
import dev.claimport.device.recognition.OtherKind;
import dev.claimport.device.recognition.ProbeResult;
import dev.claimport.device.recognition.Recognizer;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.practice.device.linux.GatewayFault;
import dev.claimport.practice.device.linux.GatewayProduct;
import dev.claimport.testing.Failures;
import dev.claimport.time.TimeSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Past what boots, and past a login. */
@EnabledOnOs(OS.LINUX)
@Timeout(240)
@Execution(ExecutionMode.CONCURRENT)
class GatewayEntranceTest extends OnARealShell {

    private ConsoleDevice asking(String shell) {
        return device(shell, GatewayProduct.FOLDER, "linux-folder", new GatewayFault.AsksWho());
    }

    /** Looked for as {@code DeviceFinder} does: what recognition asks may be taken for a wrong password, which is answered late. */
    private void hasLogin() {
        TimeSource real = TimeSource.system();
        // Of the system's time, in which the programs of a login on a busy computer take several times as long.
        Instant deadline = real.instant().plus(DeviceWait.LOGIN.limit().multipliedBy(4));
        ProbeResult result = new Recognizer(new LinkedHashMap<>(), real).look(line);
        while (result.family() == OtherKind.TEXT && real.instant().isBefore(deadline)) {
            result = new Recognizer(new LinkedHashMap<>(), real).look(line);
        }
        assertEquals(OtherKind.LINUX_LOGIN, result.family(), result::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {DASH, ASH})
    void whoHasToLogInIsLoggedInAndOutAgain(String shell) throws Exception {
        ConsoleDevice device = asking(shell);
        try (Login login = Login.taking("root", "practice".toCharArray())) {
            device.logInAs(login);
            // Recognition has left its questions for a name and for a password.
            hasLogin();
            assertEquals("4711-0001", device.identify().serial());
            deliver(device);
            device.commit();
        }
        assertEquals("rw-------", mode(file("claim.key")));
        hasLogin();
    }

    /** One that is a word of what the gateway says of itself, or a letter of the words by which its shell is known, is a secret and no reason to overlook these. */
    @Tag("thorough")
    @ParameterizedTest
    @ValueSource(strings = {"claimport", "0"})
    void whatIsSaidAfterTheLoginIsNotMaskedWhereItIsLikeThePassword(String password) throws Exception {
        ConsoleDevice device = device(DASH, GatewayProduct.FOLDER, "linux-folder", new GatewayFault.AsksWho(password));
        try (Login login = Login.taking("root", password.toCharArray())) {
            device.logInAs(login);
            assertEquals("4711-0001", device.identify().serial());
            deliver(device);
            device.commit();
        }
        assertEquals("rw-------", mode(file("claim.key")));
    }

    /** What asked before, at whatever speed it was read: each second line is a wrong password, which is refused late. */
    @ParameterizedTest
    @Tag("thorough")
    @ValueSource(ints = {1, 2, 12})
    void whatOthersHaveTypedIsNotTheRefusalOfTheTruePassword(int lines) {
        ConsoleDevice device = asking(DASH);
        byte[] left = "AT\n".repeat(lines).getBytes(StandardCharsets.US_ASCII);
        line.write(left, 0, left.length);
        try (Login login = Login.taking("root", "practice".toCharArray())) {
            device.logInAs(login);
            assertEquals("4711-0001", device.identify().serial());
        }
    }

    /** As where what others have typed is interrupted, or takes the name for a password: a name that is asked for again says nothing of the password. */
    @ParameterizedTest
    @Tag("thorough")
    @ValueSource(strings = DASH)
    void nameThatIsLostIsTypedAgain(String shell) {
        ConsoleDevice device = device(shell, "sh -c 'for i in 1 2; do printf \"gateway login: \"; read -r line; done; exec login root practice " + shell + "'",
                GatewayProduct.FOLDER, "linux-folder");
        try (Login login = Login.taking("root", "practice".toCharArray())) {
            device.logInAs(login);
            assertEquals("4711-0001", device.identify().serial());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = DASH)
    void wrongPasswordIsNamedAndNotTriedAgain(String shell) throws Exception {
        ConsoleDevice device = asking(shell);
        try (Login login = Login.taking("root", "wrong".toCharArray())) {
            device.logInAs(login);
            DeviceFailure failure = (DeviceFailure) Failures.expect(Kind.GATEWAY_LOGIN_REFUSED, device::identify);
            assertEquals(Map.of("user", "root"), failure.facts());
        }
        try (Stream<String> names = Files.lines(gateway.home().resolve(".logins"))) {
            assertEquals(1, names.filter("root"::equals).count());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = DASH)
    void whoIsNotNamedIsAskedFor(String shell) {
        ConsoleDevice device = asking(shell);
        Failures.expect(Kind.GATEWAY_LOGIN_NEEDED, device::identify);
    }

    /** It prints what a kernel prints, and then asks who is there; who is asked earlier takes a key for something else. */
    @Tag("thorough")
    @ParameterizedTest
    @ValueSource(strings = DASH)
    void gatewayThatStillBootsIsWaitedFor(String shell) {
        ConsoleDevice device = device(shell, "sh -c 'trap \"\" INT; i=0; while [ $i -lt 6 ]; do sleep 1; echo \"[    $i.000000] Booting Linux on physical CPU 0x0\"; i=$((i+1)); done; stty sane; exec " + shell
                + " -i'", GatewayProduct.FOLDER, "linux-folder");
        assertEquals("4711-0001", device.identify().serial());
    }
}
