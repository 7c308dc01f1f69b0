package dev.claimport.practice.device.handover;

import dev.claimport.device.profile.Profile;
import dev.claimport.practice.device.DeviceFault;
import dev.claimport.practice.device.DeviceRegistration;
import dev.claimport.practice.device.PracticeDialect;
import dev.claimport.practice.device.PracticeFirmware;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.smp.SmpFirmware;
import dev.claimport.time.TimeSource;
import java.util.Map;

/** Devices that have the hand-over group. */
public final class PracticeHandoverGroup implements PracticeDialect {

    @Override
    public boolean takesSeal() {
        return true;
    }

    @Override
    public boolean plays(Profile family) {
        return family.dialect().id().equals("handover");
    }

    @Override
    public Map<String, DeviceFault> faults() {
        return Map.of("storage-fails", Refuses.storageFails(), "out-of-memory", Refuses.outOfMemory());
    }

    @Override
    public PracticeFirmware device(Profile family, VirtualDeviceOptions options, DeviceRegistration registration, TimeSource time) {
        return new SmpFirmware(options, new HandoverGroupServer(options, registration, time));
    }
}
