package dev.claimport.device.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.claimport.claim.Bundle;
import dev.claimport.device.Login;
import dev.claimport.device.Verification;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.practice.device.PracticeDevice;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.linux.GatewayProduct;
import dev.claimport.practice.device.linux.LinuxGateway;
import dev.claimport.serial.JSerialCommPorts;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.SerialLink;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.Failures;
import dev.claimport.testing.FakeRegistration;
import dev.claimport.testing.PatientTime;
import dev.claimport.testing.TestBundles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** BusyBox's getty and login, with users of their own in a mount namespace; where the tests may make none, this is passed over. */
@EnabledOnOs(OS.LINUX)
@Timeout(240)
@Tag("thorough")
class RealLoginTest {

    private static final String PASSWORD = "pass word";

    @TempDir
    private Path folder;

    private final PatientTime time = new PatientTime();
    private final Bundle bundle = new TestBundles(time).bundle(Map.of());
    private LinuxGateway gateway;
    private PracticeDevice plugged;
    private SerialLink link;
    private ConsoleDevice device;

    @BeforeEach
    void begin() throws Exception {
        assumeTrue(new ProcessBuilder("unshare", "-m", "sh", "-c", "[ $(id -u) = 0 ] && busybox --list | grep -qx getty && openssl passwd -6 x").start().waitFor() == 0, "root");
        Path getty = script("getty", """
                #!/bin/sh
                home=$HOME; tty=$(tty)
                printf '%%s\\n' '#!/bin/sh' "export DEVICE_SERIAL=$DEVICE_SERIAL PATH=$PATH PS1='# '; exec dash -i" > %1$s/shell; chmod 755 %1$s/shell
                echo "technician:x:0:0::$home:%1$s/shell" > %1$s/passwd
                echo "technician:$(openssl passwd -6 '%2$s'):19000:0:99999:7:::" > %1$s/shadow
                mount --bind %1$s/passwd /etc/passwd && mount --bind %1$s/shadow /etc/shadow || exit
                while [ -d "$home" ]; do setsid busybox getty -L 115200 ${tty#/dev/} vt100; done
                """.formatted(folder, PASSWORD));
        gateway = new LinuxGateway(VirtualDeviceOptions.usual("4711-0001").withOwnParameters(Map.of()), GatewayProduct.FOLDER, FakeRegistration.waiting(),
                "unshare -m " + getty);
        plugged = PracticeDevice.plugIn(gateway, time);
        link = time.over(new JSerialCommPorts().open(plugged.port(), LineSettings.USUAL));
        device = new ConsoleDevice(link, (ConsoleSettings) BuiltIn.profiles().named("linux-folder").orElseThrow().profile().settings(), time);
    }

    private Path script(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void end() {
        if (plugged != null) {
            link.close();
            plugged.close();
        }
        bundle.claim().close();
    }

    @Test
    void claimIsHandedOverAsWhoLoggedInWhoIsOutAgainInTheEnd() throws Exception {
        try (Login login = Login.taking("technician", PASSWORD.toCharArray())) {
            device.logInAs(login);
            assertEquals("4711-0001", device.identify().serial());
            device.deliver(bundle, time.instant(), (_, _) -> { });
            assertInstanceOf(Verification.Verified.class, device.commit());
        }
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(gateway.home().resolve("claim/claim.key"))));
        // The next one is asked again.
        Failures.expect(Kind.GATEWAY_LOGIN_NEEDED, () -> new Shell(link, time).enter(Optional.empty(), Duration.ofSeconds(6)));
    }

    @Test
    void wrongPasswordIsNamed() {
        try (Login login = Login.taking("technician", "another".toCharArray())) {
            device.logInAs(login);
            Failures.expect(Kind.GATEWAY_LOGIN_REFUSED, device::identify);
        }
    }
}
