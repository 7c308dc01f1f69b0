package dev.claimport.practice.device.smpfs;

import dev.claimport.device.profile.Profile;
import dev.claimport.device.smpfs.SmpFsSettings;
import dev.claimport.practice.device.DeviceRegistration;
import dev.claimport.practice.device.PracticeDialect;
import dev.claimport.practice.device.PracticeFirmware;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.smp.SmpFirmware;
import dev.claimport.time.TimeSource;

/** Devices that take files over MCUmgr, as their profile says. */
public final class PracticeSmpFs implements PracticeDialect {

    @Override
    public boolean takesSeal() {
        return false;
    }

    @Override
    public boolean plays(Profile family) {
        return family.dialect().id().equals("smp-fs");
    }

    @Override
    public PracticeFirmware device(Profile family, VirtualDeviceOptions options, DeviceRegistration registration, TimeSource time) {
        var files = FileSystemOptions.usual(((SmpFsSettings) family.settings()).plan()).fitting().withShell();
        return new SmpFirmware(options, new FileFirmware(files, options, registration, time));
    }
}
