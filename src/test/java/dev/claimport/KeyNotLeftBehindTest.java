package dev.claimport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.device.DeviceState;
import dev.claimport.practice.cloud.PracticeCloud;
import dev.claimport.practice.cloud.PracticeCloudOptions;
import dev.claimport.practice.device.DeviceFault;
import dev.claimport.practice.device.FleetProvisioning;
import dev.claimport.practice.device.PracticeDevice;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.HeapDump;
import dev.claimport.testing.RunningJvm;
import dev.claimport.time.TimeSource;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * After a hand-over, however it ended, nothing of the claim's private key is left among the live objects. The hand-over runs in a
 * process of its own; cloud and device, which have to know the key, run in this one.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "no pseudo-terminals")
class KeyNotLeftBehindTest {

    private static KeyPair keys;

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeKeys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
    }

    private void handOverAndSearch(Scenario scenario, VirtualDeviceOptions options, String template, String mode, String expected) throws Exception {
        TimeSource time = TimeSource.system();
        Path dump = folder.resolve("heap.hprof");
        try (PracticeCloud cloud = PracticeCloud.start(new PracticeCloudOptions(0, 0, scenario), time, () -> keys);
                PracticeDevice device = PracticeDevice.plugIn(BuiltIn.device("handover", options, new FleetProvisioning(time), time), time);
                RunningJvm child = RunningJvm.start(cloud.environment(), List.of(), "dev.claimport.HandoverThenDump",
                        template, device.port(), cloud.rootCaFile().toString(), mode, dump.toString())) {
            assertEquals(expected, child.line(), child.errors());
        }
        HeapDump heap = HeapDump.read(dump);
        assertTrue(heap.contains(template.getBytes()), "the dump has what a hand-over keeps");
        assertEquals(List.of(), heap.findKey(PrivateKeyInfo.getInstance(keys.getPrivate().getEncoded()).parsePrivateKey().toASN1Primitive().getEncoded()));
    }

    @Test
    void afterASuccess() throws Exception {
        handOverAndSearch(Scenario.FAIR, VirtualDeviceOptions.usual("K-1"), "practice-sensor", "run", "confirmed -");
    }

    @Test
    void afterAFailure() throws Exception {
        handOverAndSearch(Scenario.FAIR, VirtualDeviceOptions.usual("K-2"), "practice-refused", "run", "failed hook-refused");
    }

    @Test
    void afterACancel() throws Exception {
        handOverAndSearch(Scenario.FAIR, VirtualDeviceOptions.usual("K-3"), "practice-sensor", "cancel", "aborted cancelled");
    }

    @Test
    void afterAnExpiry() throws Exception {
        handOverAndSearch(Scenario.FAIR.withClaimLifetime(Duration.ofSeconds(2)),
                VirtualDeviceOptions.usual("K-4").misbehaving(new DeviceFault.Stalls(DeviceState.CONNECTING)), "practice-sensor", "run", "failed claim-expired");
    }

    @Test
    void theSearchFindsAKeyThatIsThere() throws Exception {
        byte[] der = PrivateKeyInfo.getInstance(keys.getPrivate().getEncoded()).parsePrivateKey().toASN1Primitive().getEncoded();
        byte[] file = new byte[5000];
        System.arraycopy(der, 700, file, 1234, 24);
        assertEquals(1, new HeapDump(file).findKey(der).size());
        byte[] base64 = Base64.getEncoder().encode(der);
        System.arraycopy(base64, 1000, file, 3000, 24);
        assertEquals(2, new HeapDump(file).findKey(der).size());
    }
}
