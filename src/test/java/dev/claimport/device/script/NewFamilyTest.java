package dev.claimport.device.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.Bundle;
import dev.claimport.device.Device;
import dev.claimport.device.Forgets;
import dev.claimport.device.Verification;
import dev.claimport.device.profile.Profile;
import dev.claimport.device.recognition.OtherKind;
import dev.claimport.device.recognition.ProbeResult;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.practice.device.DeviceFault;
import dev.claimport.practice.device.DeviceRegistration;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.text.Answers;
import dev.claimport.practice.device.text.Announced;
import dev.claimport.practice.device.text.AtModem;
import dev.claimport.practice.device.text.Credentials;
import dev.claimport.practice.device.text.TextFirmware;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.Failures;
import dev.claimport.testing.FakeRegistration;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TestBundles;
import dev.claimport.testing.VirtualLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The family that the guide adds as an example, by the file that stands there: nothing of it is built in. */
class NewFamilyTest {

    private static final Path PAGE = Path.of("src/site/markdown/adding-a-family.md");

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();
    private final Bundle bundle = new TestBundles(time).bundle(Map.of());
    private final FakeRegistration registration = FakeRegistration.waiting();
    private Profile profile;
    private Air724 modem;

    /** What its manual says: a file is created, then written after a prompt. */
    private static final class Air724 extends AtModem {

        private final Set<String> created = new TreeSet<>();
        private final Map<String, String> context = new TreeMap<>();

        Air724(VirtualDeviceOptions options, DeviceRegistration registration) {
            super(options, registration, "Air724UG", "AirM2M_724UG_V401812");
            on("AT\\+FSCREATE=\"([^\"]+)\"", said -> created.add(said.group(1)) ? OK : error(4));
            on("AT\\+FSDEL=\"([^\"]+)\"", said -> created.remove(said.group(1)) | delete(said.group(1)) ? OK : error(4));
            on("AT\\+FSWRITE=\"([^\"]+)\",0,(\\d+),\\d+", this::write);
            on("AT\\+FSREAD=\"([^\"]+)\",0,\\d+,0", said -> stored(said.group(1)).map(content -> "\r\n" + text(content) + OK).orElseGet(() -> error(4)));
            on("AT\\+SSLCFG=\"(\\w+)\",88,\"?([^\"]+)\"?", said -> {
                context.put(said.group(1), said.group(2));
                return OK;
            });
        }

        private String write(Matcher said) {
            return !created.contains(said.group(1)) ? error(4) : takes("\r\n> ", Announced.of(Integer.parseInt(said.group(2))), content -> {
                store(said.group(1), content);
                return OK;
            });
        }

        @Override
        protected Optional<Credentials> credentials() {
            return context.containsKey("seclevel") ? credentials(context.get("clientcert"), context.get("clientkey"), context.get("cacert")) : Optional.empty();
        }
    }

    @BeforeEach
    void takeTheProfileFromTheGuide() throws IOException {
        String page = Files.readString(PAGE);
        String example = page.substring(page.indexOf("    name: air724")).lines().takeWhile(line -> line.startsWith("    "))
                .map(line -> line.substring(4)).collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(folder.resolve("air724.yaml"), example);
        profile = BuiltIn.profiles(folder).named("air724").orElseThrow().profile();
    }

    @AfterEach
    void wipe() {
        bundle.claim().close();
    }

    private Device device(DeviceFault... faults) {
        VirtualDeviceOptions options = VirtualDeviceOptions.usual("861234000000017").misbehaving(faults);
        modem = new Air724(options, registration);
        return profile.settings().devices(time).on(new VirtualLine(new TextFirmware(options, modem, time), time));
    }

    private Verification handOver(Device device) {
        assertEquals("861234000000017", device.identify().serial());
        device.deliver(bundle, time.instant(), (_, _) -> { });
        return device.commit();
    }

    @Test
    void familyIsServedByAFileAlone() {
        assertTrue(profile.serves(new ProbeResult(OtherKind.AT_MODEM, "Air724UG")));
        assertEquals(new Verification.Verified("read back"), handOver(device()));
        assertEquals(bundle.claim().certificate(), registration.bundle().certificate());
    }

    @Test
    void whatGoesWrongHasANameAndIsTakenBack() {
        Map<DeviceFault, Kind> wrong = Map.of(new DeviceFault.FlipsBit(), Kind.DIGEST_WRONG, new Answers("AT+FSWRITE", "+CME ERROR: 52"), Kind.DEVICE_CREDENTIALS_FULL,
                new Answers("AT+FSCREATE", "ERROR"), Kind.STEP_REFUSED, new Answers(Answers.CONTENT, ""), Kind.STEP_UNANSWERED);
        for (Map.Entry<DeviceFault, Kind> each : wrong.entrySet()) {
            Device device = device(each.getKey());
            Failures.expect(each.getValue(), () -> handOver(device));
            ((Forgets) device).abort();
            assertEquals(Map.of(), modem.contents());
        }
    }
}
