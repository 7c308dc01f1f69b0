package dev.claimport.handover;

import dev.claimport.device.DeviceState;
import dev.claimport.device.Devices;
import dev.claimport.device.handover.HandoverGroupDevice;
import dev.claimport.handover.HandoverResult.Outcome;
import dev.claimport.practice.device.BundleContents;
import dev.claimport.practice.device.DeviceRegistration;
import dev.claimport.practice.device.Sealing;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.smp.SmpFirmware;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.FakeRegistration;
import dev.claimport.testing.ManualTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** The faults against devices that speak the hand-over group. */
@Tag("thorough")
class HandoverGroupFaultsTest {

    /** Parts of the bundle are under way together. */
    @Nested
    class SealedWithBuffers extends Suite {
        SealedWithBuffers() {
            super(VirtualDeviceOptions.usual("0001").withBuffers(512, 4));
        }
    }

    @Nested
    class SealedOneAtATime extends Suite {
        SealedOneAtATime() {
            super(VirtualDeviceOptions.usual("0001").withBuffers(512, 1));
        }
    }

    @Nested
    class Plain extends Suite {
        Plain() {
            super(VirtualDeviceOptions.usual("0001").withBuffers(512, 4).with(Sealing.NONE));
        }
    }

    private abstract static class Suite extends FaultSuite {

        private final VirtualDeviceOptions options;

        Suite(VirtualDeviceOptions options) {
            this.options = options;
        }

        @Override
        Rig rig(ManualTime at) {
            return new HandoverGroupRig(options, at);
        }

        @Override
        List<Step> steps() {
            return List.of(Step.DEVICE, Step.DELIVER, Step.VERIFY, Step.REGISTER, Step.RECONNECT);
        }
    }

    private static final class HandoverGroupRig implements FaultSuite.Rig {

        private static final List<DeviceState> WAY = List.of(
                DeviceState.CONNECTING, DeviceState.GETTING_CERTIFICATE, DeviceState.REGISTERING, DeviceState.RECONNECTING, DeviceState.DONE);

        private final ManualTime time;
        private final SmpFirmware device;
        private final List<BundleContents> actedOn = new ArrayList<>();
        private FakeRegistration registration;
        private int asked;

        HandoverGroupRig(VirtualDeviceOptions options, ManualTime time) {
            this.time = time;
            device = BuiltIn.device("handover", options, (bundle, listener) -> start(bundle, listener), time);
        }

        private DeviceRegistration.Running start(BundleContents bundle, DeviceRegistration.Listener listener) {
            actedOn.add(bundle);
            asked = 0;
            registration = FakeRegistration.waiting();
            return registration.start(bundle, listener);
        }

        /** Three questions in each state. */
        @Override
        public void requested() {
            if (registration != null && ++asked % 3 == 0 && asked / 3 <= WAY.size()) {
                registration.reach(WAY.get(asked / 3 - 1));
            }
        }

        @Override
        public SmpFirmware device() {
            return device;
        }

        @Override
        public Devices devices() {
            return link -> new HandoverGroupDevice(link, time);
        }

        @Override
        public List<BundleContents> actedOn() {
            return actedOn;
        }

        @Override
        public String certificateId() {
            return FakeRegistration.CERTIFICATE_ID;
        }

        @Override
        public Set<Outcome> outcomes(Fault fault, Step step) {
            boolean lost = fault == Fault.GONE || fault == Fault.HANG
                    || step == Step.DEVICE && fault.takesLinkAway()
                    || step.compareTo(Step.REGISTER) >= 0 && fault.isRestart();
            return Set.of(lost ? Outcome.FAILED : Outcome.CONFIRMED);
        }
    }
}
