package dev.claimport.practice.device.zephyr;

import dev.claimport.device.profile.Profile;
import dev.claimport.practice.device.DeviceRegistration;
import dev.claimport.practice.device.PracticeDialect;
import dev.claimport.practice.device.PracticeFirmware;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.smp.SmpFirmware;
import dev.claimport.time.TimeSource;
import java.util.Map;

/** Devices whose shell for credentials is reached over MCUmgr alone. */
final class PracticeShellGroup implements PracticeDialect {

    /** CONFIG_SHELL_BACKEND_DUMMY_BUF_SIZE, in bytes, where nobody says otherwise. */
    private static final int OUTPUT = 300;

    @Override
    public boolean takesSeal() {
        return false;
    }

    @Override
    public boolean plays(Profile family) {
        return family.name().equals("zephyr-smp-cred");
    }

    /** It sends its serial number as {@code SerialNumber}. */
    @Override
    public PracticeFirmware device(Profile family, VirtualDeviceOptions options, DeviceRegistration registration, TimeSource time) {
        String serial = PracticeShells.deviceId(options.serial());
        VirtualDeviceOptions own = options.withSerial(serial).withOwnParameters(Map.of("SerialNumber", serial));
        return new SmpFirmware(own, new ShellFirmware(new CredShell(CredOptions.USUAL, own, registration), OUTPUT));
    }
}
