package dev.claimport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.claimport.device.DeviceState;
import dev.claimport.practice.cloud.PracticeCloud;
import dev.claimport.practice.cloud.PracticeCloudOptions;
import dev.claimport.practice.device.DeviceFault;
import dev.claimport.practice.device.FleetProvisioning;
import dev.claimport.practice.device.PracticeDevice;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.testing.BesideOthers;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.RelatedKeys;
import dev.claimport.testing.RunningJvm;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ctrl-C in the terminal, while the device does not get any further. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "no pseudo-terminals")
@BesideOthers
class HandoverInterruptedTest {

    @ParameterizedTest
    @EnumSource(value = DeviceState.class, names = {"CONNECTING", "GETTING_CERTIFICATE"})
    void theDeviceForgetsWhatItGotAndTheCommandFails(DeviceState stalled) throws Exception {
        TimeSource time = TimeSource.system();
        var options = VirtualDeviceOptions.usual("C-1").misbehaving(new DeviceFault.Stalls(stalled));
        try (PracticeCloud cloud = PracticeCloud.start(new PracticeCloudOptions(0, 0, Scenario.FAIR), time, new RelatedKeys());
                PracticeDevice device = PracticeDevice.plugIn(BuiltIn.device("handover", options, new FleetProvisioning(time), time), time);
                RunningJvm handover = RunningJvm.start(cloud.environment(), List.of(), "dev.claimport.Claimport", "handover",
                        "--template-name", "practice-sensor", "--port", device.port(), "--root-ca", cloud.rootCaFile().toString())) {
            Instant deadline = time.instant().plus(Duration.ofSeconds(60));
            while (device.status().state() != stalled) {
                assertFalse(time.instant().isAfter(deadline), "the device is only " + device.status().state());
                time.sleep(Duration.ofMillis(20));
            }
            handover.interrupt();
            Instant sent = time.instant();
            handover.rest();
            assertNotEquals(0, handover.exitCode());
            assertEquals(DeviceState.EMPTY, device.status().state(), "after " + Duration.between(sent, time.instant()) + " " + handover.errors());
            assertFalse(handover.errors().contains("\tat "), handover.errors());
        }
    }
}
