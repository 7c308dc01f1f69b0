package dev.claimport.bench;

import dev.claimport.app.SupportedDialects;
import dev.claimport.device.profile.Profile;
import dev.claimport.practice.device.BundleContents;
import dev.claimport.practice.device.CompiledIn;
import dev.claimport.practice.device.DeviceRegistration;
import dev.claimport.practice.device.FleetProvisioning;
import dev.claimport.practice.device.PracticeDevice;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.testing.BuiltIn;
import dev.claimport.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A process with practice devices on pseudo-terminals, each of which takes so long before it registers. It prints their ports, one a line, and
 * ends with its input. All share one: real devices take nothing of the bench's processor, and each Java process takes seconds of it to become warm.
 */
final class DeviceProcess {

    private DeviceProcess() {}

    /** @param arguments the how many, milliseconds, host and port of MQTT, template, and the profiles that they take turns with */
    public static void main(String[] arguments) throws IOException {
        TimeSource time = TimeSource.system();
        int count = Integer.parseInt(arguments[0]);
        DeviceRegistration slow = after(Duration.ofMillis(Long.parseLong(arguments[1])), new FleetProvisioning(time), time);
        DeviceRegistration registration = new CompiledIn(slow, arguments[2], Integer.parseInt(arguments[3]), _ -> Optional.of(arguments[4]));
        List<PracticeDevice> devices = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            Profile family = BuiltIn.profiles().named(arguments[5 + number % (arguments.length - 5)]).orElseThrow().profile();
            devices.add(PracticeDevice.plugIn(SupportedDialects.builtIn().practice().playing(family).orElseThrow()
                    .device(family, VirtualDeviceOptions.usual("M-" + number), registration, time), time));
        }
        devices.forEach(device -> System.out.println(device.port()));
        while (System.in.read() >= 0) {
            Thread.onSpinWait();
        }
        devices.forEach(PracticeDevice::close);
        System.exit(0);
    }

    private static DeviceRegistration after(Duration pause, DeviceRegistration real, TimeSource time) {
        return (BundleContents bundle, DeviceRegistration.Listener listener) -> {
            AtomicReference<DeviceRegistration.Running> running = new AtomicReference<>(() -> { });
            Thread waiting = Thread.ofVirtual().start(() -> {
                try {
                    time.sleep(pause);
                    running.set(real.start(bundle, listener));
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            });
            return () -> {
                waiting.interrupt();
                running.get().close();
            };
        };
    }
}
