package dev.claimport.device.smpfs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.Bundle;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.Verification;
import dev.claimport.device.parts.ClaimPart;
import dev.claimport.device.parts.Encoding;
import dev.claimport.device.parts.PartsPlan;
import dev.claimport.device.parts.SettingsFormat;
import dev.claimport.device.smpfs.SmpFsSettings.Verify;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LinkFailure;
import dev.claimport.practice.device.DeviceFault;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.smp.SmpFirmware;
import dev.claimport.practice.device.smpfs.FileFirmware;
import dev.claimport.practice.device.smpfs.FileSystemOptions;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.Failures;
import dev.claimport.testing.FakeRegistration;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TestBundles;
import dev.claimport.testing.VirtualLine;
import dev.claimport.testing.VirtualLine.Trouble;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Handing a claim to firmware that knows nothing of it, over MCUmgr's file system group, in virtual time. */
class SmpFsDeviceTest {

    private static final String KEY = "/lfs1/claim.key";
    private static final PartsPlan PEM = new PartsPlan(Map.of(ClaimPart.CERT, "/lfs1/claim.crt", ClaimPart.KEY, KEY, ClaimPart.CA, "/lfs1/ca.crt",
            ClaimPart.ENDPOINT, "/lfs1/claim.json", ClaimPart.TEMPLATE, "/lfs1/claim.json", ClaimPart.PARAMS, "/lfs1/claim.json"), Encoding.PEM, Map.of());
    private static final PartsPlan DER = new PartsPlan(Map.of(ClaimPart.CERT, "/lfs1/c.der", ClaimPart.KEY, "/lfs1/k.der", ClaimPart.CA, "/lfs1/a.der",
            ClaimPart.ENDPOINT, "/lfs1/e.txt", ClaimPart.TEMPLATE, "/lfs1/s.cbr", ClaimPart.PARAMS, "/lfs1/s.cbr"), Encoding.DER,
            Map.of(ClaimPart.ENDPOINT, SettingsFormat.TEXT, ClaimPart.TEMPLATE, SettingsFormat.CBOR, ClaimPart.PARAMS, SettingsFormat.CBOR));
    private static final PartsPlan DEEP = new PartsPlan(Map.of(ClaimPart.CERT, "/lfs1/a/b/claim.crt", ClaimPart.KEY, "/lfs1/a/b/claim.key"), Encoding.PEM, Map.of());
    private static final PartsPlan ELSEWHERE = new PartsPlan(Map.of(ClaimPart.CERT, "/ext/claim.crt", ClaimPart.KEY, "/ext/claim.key"), Encoding.PEM, Map.of());

    private final ManualTime time = new ManualTime();
    private final Bundle bundle = new TestBundles(time).bundle();
    private final FakeRegistration registration = FakeRegistration.waiting();
    private VirtualDeviceOptions options = VirtualDeviceOptions.usual("SN-0001");
    private FileSystemOptions files = FileSystemOptions.usual(PEM);
    private Trouble trouble = Trouble.NONE;
    private long seed;
    private FileFirmware virtual;
    private SmpFirmware firmware;
    private VirtualLine line;

    @AfterEach
    void wipe() {
        bundle.claim().close();
    }

    private SmpFsDevice device(SmpFsSettings settings) {
        virtual = new FileFirmware(files, options, registration, time);
        firmware = new SmpFirmware(options, virtual);
        line = new VirtualLine(firmware, time, trouble, seed);
        return new SmpFsDevice(line, settings, time);
    }

    private SmpFsDevice device(PartsPlan plan, Verify verify) {
        return device(settings(plan, verify));
    }

    private static SmpFsSettings settings(PartsPlan plan, Verify verify) {
        return new SmpFsSettings(plan, verify, false, true, Optional.empty(), Duration.ofSeconds(6), Optional.of("/lfs1/serial.txt"), "SerialNumber", List.of());
    }

    private SmpFsDevice device() {
        return device(files.plan(), Verify.SHA256);
    }

    private Verification handOver(SmpFsDevice device) {
        return handOver(device, bundle);
    }

    private Verification handOver(SmpFsDevice device, Bundle claim) {
        device.identify();
        device.deliver(claim, time.instant(), (_, _) -> { });
        return device.commit();
    }

    private String text(String path) {
        return virtual.content(path).map(content -> new String(content, StandardCharsets.ISO_8859_1)).orElse("");
    }

    @Test
    void deviceSaysWhoItIs() {
        options = options.withModel("nrf9160dk");
        DeviceIdentity identity = device().identify();
        assertEquals(DeviceIdentity.of("nrf9160dk", "SN-0001", "1.0.0").withParameters(List.of("SerialNumber")), identity);
    }

    @Test
    void everyPartBecomesAFileAndTheFirmwareGoesOnByItself() {
        SmpFsDevice device = device();
        device.identify();
        List<Long> held = new ArrayList<>();
        device.deliver(bundle, time.instant(), (so, of) -> {
            held.add(so);
            assertTrue(so <= of);
        });
        assertEquals(new Verification.Verified("SHA-256"), device.commit());
        assertEquals(held.stream().sorted().toList(), held);
        assertTrue(text("/lfs1/claim.crt").startsWith("-----BEGIN CERTIFICATE-----\nMII") && text("/lfs1/claim.crt").endsWith("-----END CERTIFICATE-----\n"));
        assertTrue(text(KEY).startsWith("-----BEGIN RSA PRIVATE KEY-----\nMII") && text(KEY).endsWith("\n-----END RSA PRIVATE KEY-----\n"));
        assertTrue(text(KEY).lines().allMatch(line -> line.length() <= 64));
        assertEquals("{\"endpoint\":\"" + TestBundles.HOST + "\",\"port\":8883,\"template\":\"practice-sensor\","
                + "\"parameters\":{\"SerialNumber\":\"SN-0001\",\"Site\":\"Rotterdam\"}}", text("/lfs1/claim.json"));
        assertEquals(1, registration.started());
        assertEquals(bundle.claim().certificate(), registration.bundle().certificate());
        assertEquals(bundle.rootCas(), registration.bundle().rootCas());
    }

    @Test
    void derAndCborArriveAsWell() throws Exception {
        files = FileSystemOptions.usual(DER);
        assertEquals(new Verification.Verified("SHA-256"), handOver(device()));
        assertArrayEquals(bundle.claim().certificateDer(), virtual.content("/lfs1/c.der").orElseThrow());
        assertArrayEquals(bundle.rootCas().getFirst().getEncoded(), virtual.content("/lfs1/a.der").orElseThrow());
        byte[] key = virtual.content("/lfs1/k.der").orElseThrow();
        boolean same = bundle.claim().key().lend(der -> der.equals(ByteBuffer.wrap(key)));
        assertTrue(same);
        assertEquals(TestBundles.HOST, text("/lfs1/e.txt"));
        assertEquals(1, registration.started());
        assertEquals(Map.of("Site", "Rotterdam", "SerialNumber", "SN-0001"), registration.bundle().parameters());
    }

    @ParameterizedTest
    @ValueSource(ints = {96, 128, 256, 300, 384, 1024, 2048, 8192})
    void buffersOfEverySizeWillDo(int size) {
        options = options.withBuffers(size, 1);
        assertEquals(new Verification.Verified("SHA-256"), handOver(device()));
        assertEquals(1, registration.started());
    }

    @Test
    void serverThatDoesNotTellItsBufferGetsSmallPieces() {
        files = files.tacit().lying(256);
        assertEquals(new Verification.Verified("SHA-256"), handOver(device()));
    }

    @ParameterizedTest
    @ValueSource(ints = {384, 256})
    void serverThatLiesAboutItsBufferIsBelievedLess(int really) {
        files = files.lying(really);
        assertEquals(new Verification.Verified("SHA-256"), handOver(device()));
    }

    @Test
    void versionOneOfSmpIsSpokenToo() {
        files = files.old();
        assertEquals(new Verification.Verified("SHA-256"), handOver(device()));
        assertEquals(new Verification.Verified("SHA-256"), handOver(device(new SmpFsSettings(PEM, Verify.SHA256, true, false, Optional.of(1),
                Duration.ofSeconds(1), Optional.empty(), "SerialNumber", List.of("SerialNumber")))));
    }

    @ParameterizedTest
    @CsvSource({
        "sha256 crc32, true, true, SHA256, SHA-256", "crc32, true, true, SHA256, CRC-32", "'', true, true, SHA256, comparison",
        "sha256, true, true, CRC32, comparison", "sha256 crc32, true, true, COMPARE, comparison"
    })
    void whatArrivedIsVerifiedByTheBestThatTheDeviceHas(String hashes, boolean download, boolean status, Verify from, String method) {
        for (boolean old : new boolean[] {false, true}) {
            files = FileSystemOptions.usual(PEM).looking(hashes.isEmpty() ? Set.of() : Set.of(hashes.split(" ")), download, status);
            files = old ? files.old() : files;
            assertEquals(new Verification.Verified(method), handOver(device(PEM, from)));
        }
    }

    @Test
    void lengthAloneVerifiesNothing() {
        files = files.looking(Set.of(), false, true);
        // Without downloads the serial number is not to be had either.
        assertEquals(new Verification.NotVerifiable(DeviceFailure.Unverified.LENGTH), deliverBlindly());
        files = files.looking(Set.of(), false, false);
        assertEquals(new Verification.NotVerifiable(DeviceFailure.Unverified.NOTHING), deliverBlindly());
    }

    private Verification deliverBlindly() {
        SmpFsDevice device = device();
        device.deliver(bundle, time.instant(), (_, _) -> { });
        return device.commit();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA256", "CRC32", "COMPARE"})
    void contentThatChangedOnItsWayIsFoundByEveryMeans(Verify verify) {
        options = options.misbehaving(new DeviceFault.FlipsBit());
        SmpFsDevice device = device(PEM, verify);
        Failures.expect(Kind.DIGEST_WRONG, () -> handOver(device));
        assertEquals(0, registration.started());
    }

    @Test
    void missingMountPointIsToldFromAMissingFolder() {
        for (boolean old : new boolean[] {false, true}) {
            files = FileSystemOptions.usual(ELSEWHERE);
            files = old ? files.old() : files;
            SmpFsDevice noMount = device();
            var failure = Failures.expect(Kind.DEVICE_MOUNT_MISSING, () -> handOver(noMount));
            assertEquals(Map.of("path", "/ext/claim.crt", "mount", "/ext"), failure.facts());
            files = FileSystemOptions.usual(DEEP);
            files = old ? files.old() : files;
            SmpFsDevice noFolder = device();
            failure = Failures.expect(Kind.DEVICE_FOLDER_MISSING, () -> handOver(noFolder));
            assertEquals(Map.of("path", "/lfs1/a/b/claim.crt", "folder", "/lfs1/a/b"), failure.facts());
        }
    }

    @Test
    void missingFoldersAreMadeByTheShellWhereThereIsOne() {
        files = FileSystemOptions.usual(DEEP).withShell();
        assertEquals(new Verification.Verified("SHA-256"), handOver(device()));
        SmpFsDevice mayNot = device(new SmpFsSettings(DEEP, Verify.SHA256, false, false, Optional.empty(), Duration.ofSeconds(1), Optional.empty(), "S", List.of()));
        Failures.expect(Kind.DEVICE_FOLDER_MISSING, () -> handOver(mayNot));
    }

    @Test
    void whatTheDeviceRefusesIsNamed() {
        files = FileSystemOptions.usual(PEM).writeProtected();
        SmpFsDevice readOnly = device();
        assertEquals(Map.of("path", "/lfs1/ca.crt"), Failures.expect(Kind.DEVICE_READ_ONLY, () -> handOver(readOnly)).facts());
        files = FileSystemOptions.usual(PEM).refusing(KEY);
        SmpFsDevice refusing = device();
        assertEquals(Map.of("path", KEY), Failures.expect(Kind.DEVICE_PATH_REFUSED, () -> handOver(refusing)).facts());
        files = FileSystemOptions.usual(PEM).withFree(2500);
        SmpFsDevice full = device();
        var noSpace = Failures.expect(Kind.DEVICE_NO_SPACE, () -> handOver(full));
        assertEquals(Set.of("path", "held", "bytes", "earlier"), noSpace.facts().keySet());
        assertEquals(0L, noSpace.facts().get("earlier"));
        files = FileSystemOptions.usual(PEM).withFree(2500).old();
        SmpFsDevice fullAndOld = device();
        Failures.expect(Kind.DEVICE_STORAGE_FAILED, () -> handOver(fullAndOld));
    }

    /** Of four blocks, the files of a claim take all: the old ones and a new one would be five. */
    @Test
    void secondHandOverFitsIntoASmallFileSystemThatCopiesOnWrite() {
        files = FileSystemOptions.usual(PEM).withBlocks(4, 4096).withShell();
        assertEquals(new Verification.Verified("SHA-256"), handOver(device()));
        for (int again = 0; again < 3; again++) {
            SmpFsDevice next = new SmpFsDevice(new VirtualLine(firmware, time), settings(PEM, Verify.SHA256), time);
            assertEquals(new Verification.Verified("SHA-256"), handOver(next, bundle));
        }
    }

    @Test
    void deviceThatHasNotTheRoomSaysHowMuchWasCleared() {
        files = FileSystemOptions.usual(PEM).withBlocks(3, 4096);
        SmpFsDevice first = device();
        assertEquals(0L, Failures.expect(Kind.DEVICE_NO_SPACE, () -> handOver(first)).facts().get("earlier"));
        SmpFsDevice next = new SmpFsDevice(new VirtualLine(firmware, time), settings(PEM, Verify.SHA256), time);
        var failure = Failures.expect(Kind.DEVICE_NO_SPACE, () -> handOver(next, bundle));
        assertTrue((Long) failure.facts().get("earlier") > 2000, failure.facts().toString());
    }

    @Test
    void deviceWithoutTheGroupIsNamed() {
        SmpFirmware other = BuiltIn.device("handover", options, registration, time);
        SmpFsDevice device = new SmpFsDevice(new VirtualLine(other, time), new SmpFsSettings(PEM, Verify.SHA256, false, true, Optional.empty(),
                Duration.ofSeconds(2), Optional.empty(), "SerialNumber", List.of()), time);
        Failures.expect(Kind.DEVICE_UNSUPPORTED, device::identify);
    }

    @Test
    void silenceIsWaitedForAsLongAsABootMayTake() {
        options = options.misbehaving(new DeviceFault.Silent());
        SmpFsDevice device = device();
        Failures.expect(Kind.DEVICE_SILENT, device::identify);
        assertEquals(ManualTime.START.plusSeconds(6), time.instant());
    }

    @Test
    void abortLeavesNothingOfTheClaim() {
        for (boolean shell : new boolean[] {false, true}) {
            files = shell ? FileSystemOptions.usual(PEM).withShell() : FileSystemOptions.usual(PEM);
            SmpFsDevice device = device();
            device.identify();
            device.deliver(bundle, time.instant(), (_, _) -> { });
            device.abort();
            for (String path : PEM.files()) {
                assertEquals(shell ? "" : "\n", text(path), path);
            }
            assertThrows(IllegalStateException.class, device::commit);
        }
    }

    @Test
    void abortInTheMiddleErasesWhatWasBegun() {
        SmpFsDevice device = device();
        device.identify();
        assertThrows(IllegalStateException.class, () -> device.deliver(bundle, time.instant(), (held, total) -> {
            if (held > total - 500) {
                throw new IllegalStateException("stopped");
            }
        }));
        device.abort();
        assertEquals("\n", text(KEY));
    }

    /** Nobody can take anything back any more: power and cable are gone. */
    @Test
    void handOverThatIsCutOffLeavesNoUsableHalf() {
        for (PartsPlan plan : List.of(PEM, DER)) {
            files = FileSystemOptions.usual(plan);
            options = VirtualDeviceOptions.usual("SN-0001").withBuffers(256, 1);
            List<Long> total = new ArrayList<>();
            SmpFsDevice whole = device();
            whole.identify();
            whole.deliver(bundle, time.instant(), (_, of) -> total.add(of));
            int before = registration.started();
            for (int after = 1; after < total.getFirst() - 256; after += 61) {
                options = VirtualDeviceOptions.usual("SN-0001").withBuffers(256, 1).misbehaving(new DeviceFault.Unplugs(after, Optional.empty()));
                SmpFsDevice cut = device();
                cut.identify();
                Failures.expect(LinkFailure.Kind.PORT_GONE, () -> cut.deliver(bundle, time.instant(), (_, _) -> { }));
                virtual.restart();
                var again = new SmpFsDevice(new VirtualLine(firmware, time), new SmpFsSettings(plan, Verify.SHA256, false, true, Optional.empty(), Duration.ofSeconds(6),
                        Optional.of("/lfs1/serial.txt"), "SerialNumber", List.of()), time);
                again.identify();
                assertEquals(before, registration.started(), "nothing to register with after " + after + " bytes");
                again.deliver(bundle, time.instant(), (_, _) -> { });
                assertEquals(new Verification.Verified("SHA-256"), again.commit(), "the next hand-over does not mind");
                before++;
                assertEquals(before, registration.started());
            }
        }
    }

    @Test
    void whatArrivedBeforeTheLinkWasLostIsNotSentAgain() {
        options = options.misbehaving(new DeviceFault.Unplugs(2900, Optional.empty()));
        SmpFsDevice device = device();
        device.identify();
        Failures.expect(LinkFailure.Kind.PORT_GONE, () -> device.deliver(bundle, time.instant(), (_, _) -> { }));
        VirtualLine again = new VirtualLine(firmware, time);
        device.resume(again);
        device.identify();
        List<Long> held = new ArrayList<>();
        device.deliver(bundle, time.instant(), (so, _) -> held.add(so));
        assertTrue(held.getFirst() > 1000, held.toString());
        assertEquals(new Verification.Verified("SHA-256"), device.commit());
        assertEquals(1, registration.started());
        assertTrue(again.bytesWritten() < line.bytesWritten());
    }

    @Test
    void nothingThatWasSentStaysInMemory() {
        handOver(device());
        assertFalse(line.lent().isEmpty());
        for (ByteBuffer bytes : line.lent()) {
            assertTrue(bytes.isDirect());
            assertThrows(IllegalStateException.class, () -> bytes.get(0), "its memory is zeroed and given back");
        }
    }

    @Test
    void commitTwiceIsOne() {
        SmpFsDevice device = device();
        handOver(device);
        long before = line.bytesWritten();
        assertEquals(new Verification.Verified("SHA-256"), device.commit());
        assertEquals(before, line.bytesWritten());
    }

    @Test
    void keyComesLast() {
        assertEquals(KEY, PEM.files().getLast());
        assertFalse(PEM.files().subList(0, 3).contains(KEY));
    }

    /** Few runs may give up, and say so; none may end in anything but what was sent. */
    @Test
    void troubledLinesAreMadeUpFor() {
        int through = 0;
        int runs = 60;
        for (seed = 0; seed < runs; seed++) {
            time.set(ManualTime.START);
            trouble = seed % 2 == 0 ? new Trouble(0.01, 0.01, 0.01, 0.01, 0.05) : new Trouble(0.03, 0, 0, 0.03, 0.1);
            files = seed % 3 == 0 ? FileSystemOptions.usual(PEM).old() : FileSystemOptions.usual(PEM);
            options = VirtualDeviceOptions.usual("SN-0001").withBuffers(384, 1);
            SmpFsDevice device = device();
            try {
                assertEquals(new Verification.Verified("SHA-256"), handOver(device));
                assertTrue(text(KEY).endsWith("\n-----END RSA PRIVATE KEY-----\n"));
                through++;
            } catch (FailureException e) {
                assertTrue(Set.<Enum<?>>of(Kind.DEVICE_SILENT, Kind.DEVICE_GARBAGE, Kind.DEVICE_LOST_TRACK, Kind.DEVICE_STORAGE_FAILED).contains(e.failure().kind()), e.getMessage());
            }
        }
        assertTrue(through >= runs * 9 / 10, through + " of " + runs);
    }
}
