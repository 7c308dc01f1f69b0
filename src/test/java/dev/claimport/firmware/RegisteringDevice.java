package dev.claimport.firmware;

import dev.claimport.practice.device.DeviceFault;
import dev.claimport.practice.device.FleetProvisioning;
import dev.claimport.practice.device.PracticeDevice;
import dev.claimport.practice.device.Sealing;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.testing.BuiltIn;
import dev.claimport.time.TimeSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Devices of ours on a pseudo-terminal, which really register. */
public final class RegisteringDevice implements AutoCloseable {

    private final String port;
    private final Runnable ending;

    private RegisteringDevice(String port, Runnable ending) {
        this.port = port;
        this.ending = ending;
    }

    /** The device in Java that practice mode plugs in. */
    public static RegisteringDevice simulator(DeviceSettings settings) {
        VirtualDeviceOptions options = VirtualDeviceOptions.usual(DeviceSettings.SERIAL)
                .withModel(DeviceSettings.MODEL)
                .withLargestBundle(settings.largestBundle())
                .withBuffers(settings.buffer(), 4)
                .withRequired(settings.required().toArray(String[]::new))
                .with(settings.sealed() ? new Sealing(true, settings.code()) : Sealing.NONE);
        options = settings.clockAhead().isPresent() ? options.misbehaving(new DeviceFault.ClockAhead(settings.clockAhead().get())) : options;
        PracticeDevice device = PracticeDevice.plugIn(BuiltIn.device("handover", options, new FleetProvisioning(TimeSource.system()), TimeSource.system()), TimeSource.system());
        return new RegisteringDevice(device.port(), device::close);
    }

    /** The library in C, in the Linux reference device. */
    public static RegisteringDevice firmware(DeviceSettings settings, Path folder) {
        return firmware(ReferenceDevice.PROGRAM, settings, folder);
    }

    /** Another build of it. */
    static RegisteringDevice firmware(Path program, DeviceSettings settings, Path folder) {
        List<String> arguments = new ArrayList<>(settings.arguments());
        arguments.addAll(List.of("--state-dir", folder.resolve("state").toString(), "--timeout", "30"));
        ReferenceDevice device = ReferenceDevice.start(program, arguments);
        return new RegisteringDevice(device.port(), device::close);
    }

    public String port() {
        return port;
    }

    @Override
    public void close() {
        ending.run();
    }
}
