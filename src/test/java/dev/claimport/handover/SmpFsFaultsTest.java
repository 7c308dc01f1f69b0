package dev.claimport.handover;

import dev.claimport.device.Devices;
import dev.claimport.device.parts.ClaimPart;
import dev.claimport.device.parts.Encoding;
import dev.claimport.device.parts.PartsPlan;
import dev.claimport.device.smpfs.SmpFsDevice;
import dev.claimport.device.smpfs.SmpFsSettings;
import dev.claimport.device.smpfs.SmpFsSettings.Verify;
import dev.claimport.handover.HandoverResult.Outcome;
import dev.claimport.practice.device.BundleContents;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.smp.SmpFirmware;
import dev.claimport.practice.device.smpfs.FileFirmware;
import dev.claimport.practice.device.smpfs.FileSystemOptions;
import dev.claimport.testing.FakeRegistration;
import dev.claimport.testing.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;

/** The faults against devices that take files over MCUmgr. */
@Tag("thorough")
class SmpFsFaultsTest extends FaultSuite {

    private static final PartsPlan PLAN = new PartsPlan(Map.of(ClaimPart.CERT, "/lfs1/claim.crt", ClaimPart.KEY, "/lfs1/claim.key", ClaimPart.CA, "/lfs1/ca.crt",
            ClaimPart.ENDPOINT, "/lfs1/claim.json", ClaimPart.TEMPLATE, "/lfs1/claim.json", ClaimPart.PARAMS, "/lfs1/claim.json"), Encoding.PEM, Map.of());

    @Override
    Rig rig(ManualTime at) {
        return new SmpFsRig(at);
    }

    @Override
    List<Step> steps() {
        return List.of(Step.DEVICE, Step.DELIVER, Step.VERIFY);
    }

    private static final class SmpFsRig implements Rig {

        private final ManualTime time;
        private final SmpFirmware device;
        private final List<BundleContents> actedOn = new ArrayList<>();

        SmpFsRig(ManualTime time) {
            this.time = time;
            VirtualDeviceOptions options = VirtualDeviceOptions.usual("0001").withBuffers(1024, 4);
            device = new SmpFirmware(options, new FileFirmware(FileSystemOptions.usual(PLAN), options, (bundle, listener) -> {
                actedOn.add(bundle);
                return FakeRegistration.succeedingAtOnce().start(bundle, listener);
            }, time));
        }

        @Override
        public SmpFirmware device() {
            return device;
        }

        @Override
        public Devices devices() {
            var settings = new SmpFsSettings(PLAN, Verify.SHA256, false, true, Optional.empty(), Duration.ofSeconds(6), Optional.of("/lfs1/serial.txt"),
                    "SerialNumber", List.of());
            return link -> new SmpFsDevice(link, settings, time);
        }

        @Override
        public void requested() {
            // It registers by itself.
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
            boolean lost = fault == Fault.GONE || fault == Fault.HANG || step == Step.DEVICE && fault.takesLinkAway();
            return Set.of(lost ? Outcome.FAILED : Outcome.CONFIRMED);
        }
    }
}
