package dev.claimport.practice.device.repl;

import dev.claimport.device.profile.Profile;
import dev.claimport.practice.device.DeviceFault;
import dev.claimport.practice.device.DeviceRegistration;
import dev.claimport.practice.device.PracticeDialect;
import dev.claimport.practice.device.PracticeFirmware;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.text.LosesBytes;
import dev.claimport.practice.device.text.TextFirmware;
import dev.claimport.time.TimeSource;
import java.util.Map;

/** Boards with MicroPython, whose program registers with the files that it finds. */
public final class PracticeBoards implements PracticeDialect {

    @Override
    public boolean takesSeal() {
        return false;
    }

    @Override
    public Map<String, DeviceFault> faults() {
        return Map.of("swallows-interrupts", new BoardFault.SwallowsInterrupts(), "drive-mounted", new BoardFault.DriveIsMounted(),
                "no-raw-paste", new BoardFault.KnowsNoRawPaste(), "no-digest", new BoardFault.HasNoDigest(), "loses-bytes", new LosesBytes());
    }

    @Override
    public boolean plays(Profile family) {
        return family.dialect().id().equals("repl");
    }

    /** It has a unique id in the place of the serial number on the label, and sends that. */
    @Override
    public PracticeFirmware device(Profile family, VirtualDeviceOptions options, DeviceRegistration registration, TimeSource time) {
        String id = "e66058" + options.serial().replaceAll("[^0-9a-f]", "");
        VirtualDeviceOptions own = options.withSerial(id).withOwnParameters(Map.of("SerialNumber", id));
        return new TextFirmware(own, new Board(family.settings().destinations(), own, registration), time);
    }
}
