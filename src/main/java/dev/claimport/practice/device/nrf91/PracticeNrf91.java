package dev.claimport.practice.device.nrf91;

import dev.claimport.device.profile.Profile;
import dev.claimport.practice.device.DeviceRegistration;
import dev.claimport.practice.device.PracticeDialect;
import dev.claimport.practice.device.PracticeFirmware;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.text.Imei;
import dev.claimport.practice.device.text.TextFirmware;
import dev.claimport.time.TimeSource;
import java.util.Map;

/** nRF91 modems that take a claim by AT commands. */
public final class PracticeNrf91 implements PracticeDialect {

    @Override
    public boolean takesSeal() {
        return false;
    }

    @Override
    public boolean plays(Profile family) {
        return family.name().startsWith("nrf91");
    }

    @Override
    public PracticeFirmware device(Profile family, VirtualDeviceOptions options, DeviceRegistration registration, TimeSource time) {
        String imei = Imei.of(options.serial());
        VirtualDeviceOptions modem = options.withSerial(imei).withOwnParameters(Map.of("SerialNumber", imei));
        return new TextFirmware(modem, new Nrf91Modem(Nrf91Options.USUAL, modem, registration));
    }
}
