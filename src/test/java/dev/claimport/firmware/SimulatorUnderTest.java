package dev.claimport.firmware;

import dev.claimport.device.DeviceState;
import dev.claimport.device.DeviceStatus;
import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.practice.device.DeviceFault;
import dev.claimport.practice.device.DeviceRegistration;
import dev.claimport.practice.device.PracticeDevice;
import dev.claimport.practice.device.Sealing;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.testing.BuiltIn;
import dev.claimport.time.TimeSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** The device that practice mode plugs in. */
final class SimulatorUnderTest implements DeviceUnderTest {

    private final AtomicInteger started = new AtomicInteger();
    private final AtomicReference<DeviceRegistration.Listener> listener = new AtomicReference<>();
    private final PracticeDevice device;

    SimulatorUnderTest(DeviceSettings settings) {
        VirtualDeviceOptions options = VirtualDeviceOptions.usual(DeviceSettings.SERIAL)
                .withModel(DeviceSettings.MODEL)
                .withLargestBundle(settings.largestBundle())
                .withBuffers(settings.buffer(), 4)
                .withRequired(settings.required().toArray(String[]::new))
                .with(settings.sealed() ? new Sealing(true, settings.code()) : Sealing.NONE);
        options = settings.clockAhead().isPresent()
                ? options.misbehaving(new DeviceFault.ClockAhead(settings.clockAhead().get()))
                : options;
        device = PracticeDevice.plugIn(BuiltIn.device("handover", options, (_, told) -> {
            listener.set(told);
            started.incrementAndGet();
            return () -> { };
        }, TimeSource.system()), TimeSource.system());
    }

    @Override
    public String port() {
        return device.port();
    }

    @Override
    public int started() {
        return started.get();
    }

    @Override
    public void reach(DeviceState state, String thing, String certificateId) {
        boolean named = state == DeviceState.RECONNECTING || state == DeviceState.DONE;
        listener.get().reached(new DeviceStatus(state, Optional.of(thing).filter(_ -> named), Optional.of(certificateId).filter(_ -> named),
                Optional.empty()));
    }

    @Override
    public void fail(String code, String message) {
        listener.get().reached(DeviceStatus.failed(new DeviceStatus.Error(HandoverGroup.cause(code), code, message)));
    }

    @Override
    public void close() {
        device.close();
    }
}
