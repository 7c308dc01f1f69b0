package dev.claimport.testing;

import dev.claimport.app.SupportedDialects;
import dev.claimport.claim.Bundle;
import dev.claimport.device.Device;
import dev.claimport.device.profile.Profile;
import dev.claimport.practice.device.DeviceRegistration;
import dev.claimport.practice.device.PracticeFirmware;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.trace.Trace;
import dev.claimport.serial.trace.TraceLine;
import dev.claimport.serial.trace.TracedPorts;
import java.util.List;
import java.util.Map;

/** A whole delivery to a family's practice device, in virtual time, and what was said on its line. */
public final class TracedHandover {

    private final ManualTime time = new ManualTime();

    /** The device that plays a family. */
    public PracticeFirmware device(Profile family, DeviceRegistration registration) {
        return SupportedDialects.builtIn().practice().playing(family).orElseThrow()
                .device(family, VirtualDeviceOptions.usual("4711-000001"), registration, time);
    }

    /** @param spoken how the device is spoken to */
    public List<TraceLine> to(PracticeFirmware device, Profile spoken) {
        var trace = new Trace();
        var ports = new TracedPorts(new OnePort(new VirtualLine(device, time)), trace, time);
        Bundle bundle = new TestBundles(time).bundle(Map.of());
        try (SerialLink link = ports.open("virtual", spoken.line()); Device conversation = spoken.devices(time).on(link)) {
            conversation.identify();
            bundle.claim().key().lend(key -> {
                link.guard(key);
                return null;
            });
            conversation.deliver(bundle, time.instant(), (_, _) -> { });
            conversation.commit();
            return trace.lines();
        } finally {
            bundle.claim().close();
        }
    }
}
