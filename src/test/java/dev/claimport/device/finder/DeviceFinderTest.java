package dev.claimport.device.finder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.device.DeviceWait;
import dev.claimport.device.profile.Profile;
import dev.claimport.device.recognition.OtherKind;
import dev.claimport.device.recognition.Spoken;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.LinkFailure;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.FakeRegistration;
import dev.claimport.testing.Failures;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.PassingLink;
import dev.claimport.testing.VirtualLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** At which speeds a port is opened, which profile is taken, and that nobody keeps the port who has no use for it. In virtual time. */
class DeviceFinderTest {

    private static final PortInfo PLAIN = PortInfo.named("x");
    private static final PortInfo LIKELY = new PortInfo("x", "x", Optional.of(0xabcd), Optional.of(1), Optional.empty());

    private final ManualTime time = new ManualTime();
    private final List<LineSettings> opened = new ArrayList<>();
    private int open;
    /** What answers at a speed. */
    private Function<LineSettings, SerialLink> attached = _ -> device("smp-fs");

    @TempDir
    private Path own;

    private final SerialPorts ports = new SerialPorts() {
        @Override
        public List<PortInfo> list() {
            return List.of();
        }

        @Override
        public SerialLink open(String path, LineSettings line) {
            SerialLink device = attached.apply(line);
            opened.add(line);
            open++;
            return new PassingLink(device) {
                @Override
                public void close() {
                    open--;
                }
            };
        }
    };

    private SerialLink device(String dialect) {
        return new VirtualLine(BuiltIn.device(dialect, VirtualDeviceOptions.usual("1"), FakeRegistration.waiting(), time), time);
    }

    /** Nothing that says anything. */
    private SerialLink silence() {
        return new PassingLink(device("smp-fs")) {
            @Override
            public int read(byte[] into, Duration timeout) {
                time.advance(timeout);
                return 0;
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                // Nobody hears it.
            }
        };
    }

    private static RuntimeException gone(LinkFailure.Kind kind) {
        return new LinkFailure(kind, Map.of("port", "x")).exception();
    }

    private DeviceFinder finder() {
        return new DeviceFinder(ports, BuiltIn.profiles(own), time);
    }

    /** One of the user's own, for devices that have files, on the USB port that is likely its. */
    private void profile(String name, int baud) throws IOException {
        Files.writeString(own.resolve(name + ".yaml"), """
                name: %s
                family: My device
                recognize: { usb: [abcd:0001], probe: smp-fs }
                line: { baud: %d, flow-control: none }
                boot-wait: 6 s
                dialect: smp-fs
                encoding: der
                slots:
                  cert: { path: /lfs1/c.der }
                  key: { path: /lfs1/k.der }
                  ca: unsupported
                  endpoint: { path: /lfs1/e.txt, format: text }
                  template: { path: /lfs1/s.cbr, format: cbor }
                  params: { path: /lfs1/s.cbr, format: cbor }
                verify: none
                go: none
                parameters: [SerialNumber]
                """.formatted(name, baud));
    }

    private static LineSettings at(int baud) {
        return LineSettings.USUAL.at(baud);
    }

    @Test
    void aPortThatWasLookedAtIsGivenBack() {
        DeviceFinder.Report report = finder().report(PLAIN);
        assertEquals(new Spoken("smp-fs"), report.sighting().family());
        assertEquals(List.of("zephyr-smp-fs", "zephyr-smp-fs-der", "mcumgr-smp-fs-v1"), report.fitting().stream().map(Profile::name).toList());
        assertEquals(0, open);
    }

    @Test
    void aBusyPortIsSeenAndOneThatIsNotThereIsNot() {
        attached = _ -> {
            throw gone(LinkFailure.Kind.PORT_BUSY);
        };
        assertEquals(OtherKind.BUSY, finder().report(PLAIN).sighting().family());
        attached = _ -> {
            throw gone(LinkFailure.Kind.PORT_NOT_FOUND);
        };
        Failures.expect(LinkFailure.Kind.PORT_NOT_FOUND, () -> finder().report(PLAIN));
    }

    @Test
    void whatIsFoundStaysOpenAsItsProfileWantsIt() {
        DeviceFinder.Found found = finder().find(PLAIN);
        assertEquals("zephyr-smp-fs", found.profile().name());
        assertEquals(List.of(LineSettings.USUAL), opened);
        assertEquals(1, open);
        found.link().close();
        assertEquals(0, open, "it is that one");
    }

    @Test
    void theUsersOwnProfileComesFirstAndHasItsSpeed() throws IOException {
        profile("my-device", 9600);
        DeviceFinder.Found found = finder().find(PLAIN);
        assertEquals("my-device", found.profile().name());
        assertEquals(List.of(LineSettings.USUAL, at(9600)), opened, "nothing says beforehand that it is that one");
        assertEquals(1, open);
    }

    @Test
    void whereTheUsbIdsSpeakForAProfileItsSpeedIsTriedFirst() throws IOException {
        profile("my-device", 9600);
        assertEquals("my-device", finder().find(LIKELY).profile().name());
        assertEquals(List.of(at(9600)), opened);
        assertEquals(1, open);

        opened.clear();
        open = 0;
        attached = line -> line.baud() == 9600 ? silence() : device("handover");
        assertEquals("claimport-handover", finder().find(LIKELY).profile().name());
        assertEquals(List.of(at(9600), LineSettings.USUAL), opened);
        assertEquals(1, open);
    }

    /** The one that the USB ids speak for comes before others of the user's own. */
    @Test
    void ofTheUsersOwnTheLikeliestIsTaken() throws IOException {
        profile("a-device", 115_200);
        Files.writeString(own.resolve("a-device.yaml"), Files.readString(own.resolve("a-device.yaml")).replace("abcd:0001", "0001:0001"));
        profile("b-device", 115_200);
        assertEquals("b-device", finder().find(LIKELY).profile().name());
        assertEquals("a-device", finder().find(PLAIN).profile().name());
    }

    @Test
    void noMoreThanThreeSpeedsAreTried() throws IOException {
        for (int baud : new int[] {9600, 19_200, 38_400, 57_600}) {
            profile("device-" + baud, baud);
        }
        attached = _ -> silence();
        assertEquals(OtherKind.SILENT, finder().report(LIKELY).sighting().family());
        assertEquals(3, opened.size());
        assertEquals(0, open);
    }

    @Test
    void aDeviceThatIsStillBootingIsWaitedForAndNoLonger() {
        attached = _ -> opened.isEmpty() ? silence() : device("smp-fs");
        finder().find(PLAIN);
        assertEquals(2, opened.size());
        assertEquals(1, open);

        opened.clear();
        open = 0;
        attached = _ -> silence();
        var start = time.instant();
        Failures.expect(DeviceFailure.Kind.DEVICE_SILENT, () -> finder().find(PLAIN));
        Duration waited = Duration.between(start, time.instant());
        assertTrue(waited.compareTo(DeviceWait.BOOT.limit()) >= 0 && waited.compareTo(DeviceWait.BOOT.limit().multipliedBy(2)) < 0, waited.toString());
        assertEquals(0, open);
    }

    @Test
    void aCableThatIsPulledWhileItIsLookedAtLeavesNoPortOpen() {
        attached = _ -> new PassingLink(device("smp-fs")) {
            @Override
            public int read(byte[] into, Duration timeout) {
                throw gone(LinkFailure.Kind.PORT_GONE);
            }
        };
        Failures.expect(LinkFailure.Kind.PORT_GONE, () -> finder().find(PLAIN));
        assertEquals(0, open);
    }
}
