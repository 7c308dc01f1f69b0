package dev.claimport.practice.device.smpfs;

import dev.claimport.device.profile.Profile;
import dev.claimport.device.smpfs.SmpFsSettings;
import dev.claimport.practice.device.DeviceRegistration;
import dev.claimport.practice.device.FileSystemOptions;
import dev.claimport.practice.device.PracticeDialect;
import dev.claimport.practice.device.PracticeFirmware;
import dev.claimport.practice.device.VirtualDevice;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.time.TimeSource;
import java.util.Optional;

/** Devices that take files over MCUmgr, as their profile says. */
public final class PracticeSmpFs implements PracticeDialect {

    @Override
    public boolean takesSeal() {
        return false;
    }

    @Override
    public PracticeFirmware device(Profile family, VirtualDeviceOptions options, DeviceRegistration registration, TimeSource time) {
        var files = FileSystemOptions.usual(((SmpFsSettings) family.settings()).plan()).fitting().withShell();
        return new VirtualDevice(options, Optional.of(files), registration, time);
    }
}
