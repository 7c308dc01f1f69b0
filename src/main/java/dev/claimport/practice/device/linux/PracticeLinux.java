package dev.claimport.practice.device.linux;

import dev.claimport.device.profile.Profile;
import dev.claimport.practice.device.DeviceFault;
import dev.claimport.practice.device.DeviceRegistration;
import dev.claimport.practice.device.PracticeDialect;
import dev.claimport.practice.device.PracticeFirmware;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.time.TimeSource;
import java.util.Map;

/** Linux gateways whose product lives in the home of who is logged in. */
public final class PracticeLinux implements PracticeDialect {

    @Override
    public boolean takesSeal() {
        return false;
    }

    @Override
    public Map<String, DeviceFault> faults() {
        return Map.of("asks-who", new GatewayFault.AsksWho());
    }

    @Override
    public boolean plays(Profile family) {
        return GatewayProduct.of(family.name()).isPresent();
    }

    /** The serial number comes with what it is handed, as the computer reads it. */
    @Override
    public PracticeFirmware device(Profile family, VirtualDeviceOptions options, DeviceRegistration registration, TimeSource time) {
        return new LinuxGateway(options.withOwnParameters(Map.of()), GatewayProduct.of(family.name()).orElseThrow(), registration, "sh");
    }
}
