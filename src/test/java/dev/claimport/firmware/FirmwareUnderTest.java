package dev.claimport.firmware;

import dev.claimport.device.DeviceState;
import dev.claimport.device.handover.HandoverGroup;
import java.util.ArrayList;
import java.util.List;

/** The library in C, in the Linux reference device, which rehearses. */
final class FirmwareUnderTest implements DeviceUnderTest {

    private final ReferenceDevice device;

    FirmwareUnderTest(DeviceSettings settings) {
        List<String> arguments = new ArrayList<>(settings.arguments());
        arguments.add("--rehearsal");
        device = ReferenceDevice.start(arguments);
    }

    @Override
    public String port() {
        return device.port();
    }

    @Override
    public int started() {
        // What it answers to this comes after all that it said before.
        device.rehearse("0", "state 0");
        return (int) device.count("start");
    }

    @Override
    public void reach(DeviceState state, String thing, String certificateId) {
        device.rehearse(HandoverGroup.code(state) + " " + thing + " " + certificateId, "state " + HandoverGroup.code(state));
    }

    @Override
    public void fail(String code, String message) {
        device.rehearse(HandoverGroup.code(DeviceState.FAILED) + " " + code + " " + message, "state " + HandoverGroup.code(DeviceState.FAILED));
    }

    long pid() {
        return device.pid();
    }

    @Override
    public void close() {
        device.close();
    }
}
