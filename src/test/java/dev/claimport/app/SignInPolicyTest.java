package dev.claimport.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.claimport.aws.AwsEnvironment;
import dev.claimport.failure.FailureException;
import dev.claimport.serial.JSerialCommPorts;
import dev.claimport.settings.PolicySource;
import dev.claimport.settings.Setting;
import dev.claimport.settings.SettingsStore;
import dev.claimport.signin.SignInOffers;
import dev.claimport.signin.SsoSession;
import dev.claimport.testing.ManualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;

/** Which ways to sign in the administrator leaves open. */
class SignInPolicyTest {

    private static final SsoSession PORTAL = SsoSession.at("https://d-1234567890.awsapps.com/start", Region.EU_WEST_1);

    @TempDir
    private Path home;

    @BeforeEach
    void configure() throws IOException {
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws/config"), """
                [profile login]
                login_session = arn:aws:iam::112233445566:user/a
                region = eu-west-1
                [profile keys]
                aws_access_key_id = x
                aws_secret_access_key = y
                region = eu-west-1
                [profile role]
                role_arn = arn:aws:iam::112233445566:role/Installer
                source_profile = middle
                [profile middle]
                role_arn = arn:aws:iam::112233445566:role/Middle
                source_profile = login
                [profile circle]
                role_arn = arn:aws:iam::112233445566:role/Circle
                source_profile = circle
                """);
    }

    private Backend allowing(String ways) {
        var time = new ManualTime();
        var settings = new SettingsStore(PolicySource.none(), home.resolve("config.yaml"));
        settings.set(Setting.SIGN_INS, ways);
        return new PolicyBackend(new LocalBackend(new JSerialCommPorts(), new AwsEnvironment(Map.of(), home), time), settings, time);
    }

    private static void refused(Executable what) {
        assertEquals("sign-in-not-permitted", assertThrows(FailureException.class, what).failure().id());
    }

    private static List<String> offered(Backend backend) {
        return backend.offers().profiles().stream().map(SignInOffers.Profile::name).toList();
    }

    @Test
    void theConsoleCanBeForbidden() {
        Backend backend = allowing("identity-center, profile");
        assertEquals(List.of("keys", "circle"), offered(backend));
        refused(() -> backend.console(Optional.empty(), Optional.of(Region.EU_WEST_1), false));
        refused(() -> backend.session(Optional.of("login"), Optional.empty()));
        backend.session(Optional.of("keys"), Optional.empty());
        backend.identityCenter(PORTAL, false).close();
    }

    @Test
    void aRoleIsOfTheWayOfItsSource() {
        Backend backend = allowing("identity-center, profile");
        refused(() -> backend.session(Optional.of("role"), Optional.of(Region.EU_WEST_1)));
        refused(() -> backend.session(Optional.of("middle"), Optional.of(Region.EU_WEST_1)));
    }

    @Test
    void theConsoleCanBeTheOnlyWay() {
        Backend backend = allowing("console");
        assertEquals(List.of("login", "role", "middle"), offered(backend));
        backend.console(Optional.empty(), Optional.of(Region.EU_WEST_1), false).close();
        refused(() -> backend.identityCenter(PORTAL, false));
        refused(() -> backend.keptSignIn(PORTAL));
        refused(() -> backend.session(Optional.of("keys"), Optional.empty()));
        refused(() -> backend.session(Optional.empty(), Optional.empty()));
        // It may be tried; that nobody has signed in there is another matter.
        assertEquals("console-sign-in-needed",
                assertThrows(FailureException.class, () -> backend.session(Optional.of("login"), Optional.empty())).failure().id());
    }
}
