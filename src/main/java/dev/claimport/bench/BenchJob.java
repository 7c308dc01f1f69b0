package dev.claimport.bench;

import dev.claimport.bench.order.WorkOrder;
import dev.claimport.device.profile.Profile;
import dev.claimport.handover.HandoverRequest.Until;
import java.util.Map;
import java.util.Optional;

/**
 * What a bench does with every device.
 *
 * @param parameters of the template, alike for all
 * @param family of the devices; empty finds out
 * @param order what is known of each; empty takes any device
 * @param autoStart whether a slot starts when a device is plugged in
 * @param retries how often a device may fail before it is put aside
 * @param sharedClaim whether devices share a claim as long as it lasts, and have none each
 */
public record BenchJob(String templateName, Map<String, String> parameters, Optional<Profile> family, Optional<WorkOrder> order, boolean autoStart,
        int retries, Until until, boolean sharedClaim) {

    public static final int USUAL_RETRIES = 3;

    public BenchJob {
        parameters = Map.copyOf(parameters);
    }

    /** Any device, as soon as it is plugged in, until it is confirmed. */
    public static BenchJob of(String templateName, Map<String, String> parameters) {
        return new BenchJob(templateName, parameters, Optional.empty(), Optional.empty(), true, USUAL_RETRIES, Until.CONFIRMED, false);
    }

    /** The same with devices of that family. */
    public BenchJob with(Optional<Profile> devices) {
        return new BenchJob(templateName, parameters, devices, order, autoStart, retries, until, sharedClaim);
    }

    /** The same for those of an order. */
    public BenchJob by(Optional<WorkOrder> listed) {
        return new BenchJob(templateName, parameters, family, listed, autoStart, retries, until, sharedClaim);
    }

    /** The same, begun so. */
    public BenchJob starting(boolean atPlugIn) {
        return new BenchJob(templateName, parameters, family, order, atPlugIn, retries, until, sharedClaim);
    }

    /** The same, with as many tries. */
    public BenchJob retrying(int times) {
        return new BenchJob(templateName, parameters, family, order, autoStart, times, until, sharedClaim);
    }

    /** The same, with one claim for all as long as it lasts, or one for each. */
    public BenchJob sharingClaim(boolean shared) {
        return new BenchJob(templateName, parameters, family, order, autoStart, retries, until, shared);
    }
}
