package dev.claimport.device.smpfs;

import dev.claimport.device.Devices;
import dev.claimport.device.Verification;
import dev.claimport.device.parts.ClaimPart;
import dev.claimport.device.parts.Destination;
import dev.claimport.device.parts.PartsPlan;
import dev.claimport.device.profile.Dialect;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one family of devices takes files.
 *
 * @param plan which part goes where
 * @param verify the strongest way to look at what arrived; weaker ones follow where a device has it not
 * @param reset whether the device is restarted in the end
 * @param makeFolders whether missing folders are made by the device's shell group
 * @param version of SMP: 1 or 2; empty finds out
 * @param bootWait how long a device may take to answer for the first time
 * @param serialFile path of the file with the device's serial number, if it has one
 * @param serialParameter the template parameter that a serial number read there is sent as
 * @param ownParameters template parameters that the device fills in itself
 */
public record SmpFsSettings(
        PartsPlan plan, Verify verify, boolean reset, boolean makeFolders, Optional<Integer> version, Duration bootWait,
        Optional<String> serialFile, String serialParameter, List<String> ownParameters) implements Dialect.Settings {

    public SmpFsSettings {
        ownParameters = List.copyOf(ownParameters);
    }

    @Override
    public Devices devices(TimeSource time) {
        return link -> new SmpFsDevice(link, this, time);
    }

    @Override
    public Verification verification() {
        return verify.proof();
    }

    @Override
    public Map<ClaimPart, Destination> destinations() {
        return plan.destinations();
    }

    /** Ways to look at what arrived, the strongest first. */
    public enum Verify {
        SHA256,
        CRC32,
        /** Downloads every file again. */
        COMPARE,
        /** The length alone: proves nothing, but finds what is cut off. */
        LENGTH,
        NONE;

        /** What it proves that something arrived that way. */
        Verification proof() {
            return switch (this) {
                case SHA256 -> new Verification.Verified("SHA-256");
                case CRC32 -> new Verification.Verified("CRC-32");
                case COMPARE -> new Verification.Verified("comparison");
                case LENGTH -> new Verification.NotVerifiable(DeviceFailure.Unverified.LENGTH);
                case NONE -> new Verification.NotVerifiable(DeviceFailure.Unverified.NOTHING);
            };
        }
    }
}
