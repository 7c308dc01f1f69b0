package dev.claimport.handover;

import dev.claimport.device.DeviceIdentity;
import java.util.Map;

/**
 * Says whether a device that has answered may have a claim, and what is known of it beforehand. It is asked on the hand-over's own thread,
 * before a claim is requested, and may block. What it goes by is what the device said to this hand-over, and no earlier answer.
 */
@FunctionalInterface
public interface Admission {

    /** Every device may pass, and nothing is known of any. */
    Admission ANY = (_, _) -> Admitted.UNKNOWN;

    /** @param run that the claim would be for @throws dev.claimport.failure.FailureException why the device is not to pass */
    Admitted admit(DeviceIdentity device, RunId run);

    /**
     * What is known of a device by its serial number. What is not known is empty.
     *
     * @param parameters of the template, beside those that all devices have
     */
    record Admitted(Map<String, String> parameters, String batch, String partNumber, String revision) {

        public static final Admitted UNKNOWN = new Admitted(Map.of(), "", "", "");

        public Admitted {
            parameters = Map.copyOf(parameters);
        }
    }
}
