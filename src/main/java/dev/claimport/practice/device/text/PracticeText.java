package dev.claimport.practice.device.text;

import dev.claimport.device.profile.Profile;
import dev.claimport.practice.device.DeviceFault;
import dev.claimport.practice.device.DeviceRegistration;
import dev.claimport.practice.device.PracticeDialect;
import dev.claimport.practice.device.PracticeFirmware;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.time.TimeSource;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * A family that is spoken to in text.
 *
 * @param profiles how the names of its profiles begin
 * @param serials from the serial number on the label to the one that such a device says
 * @param faults what its devices alone do wrong, by the word for it
 * @param devices starts one
 */
public record PracticeText(String profiles, UnaryOperator<String> serials, Map<String, DeviceFault> faults,
        BiFunction<VirtualDeviceOptions, DeviceRegistration, TextServer> devices) implements PracticeDialect {

    /** Modems, whose serial number is an IMEI. */
    public static PracticeText modem(String profiles, BiFunction<VirtualDeviceOptions, DeviceRegistration, TextServer> devices) {
        return new PracticeText(profiles, Imei::of, Map.of(), devices);
    }

    /** The same, whose devices can do that wrong as well. */
    public PracticeText with(Map<String, DeviceFault> others) {
        return new PracticeText(profiles, serials, others, devices);
    }

    @Override
    public boolean takesSeal() {
        return false;
    }

    @Override
    public boolean plays(Profile family) {
        return family.name().equals(profiles) || family.name().startsWith(profiles + "-");
    }

    /** It sends its serial number as {@code SerialNumber}. */
    @Override
    public PracticeFirmware device(Profile family, VirtualDeviceOptions options, DeviceRegistration registration, TimeSource time) {
        String serial = serials.apply(options.serial());
        VirtualDeviceOptions own = options.withSerial(serial).withOwnParameters(Map.of("SerialNumber", serial));
        return new TextFirmware(own, devices.apply(own, registration), time);
    }
}
