package dev.claimport.device.script;

import dev.claimport.device.Devices;
import dev.claimport.device.Verification;
import dev.claimport.device.parts.ClaimPart;
import dev.claimport.device.parts.Destination;
import dev.claimport.device.profile.Dialect;
import dev.claimport.device.profile.PlannedStep;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.time.TimeSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a profile says of a conversation.
 *
 * @param over what carries the conversation
 * @param proof by what the device shows that it holds what was sent, such as {@code SHA-256}; empty where nothing does
 * @param serialParameter the template parameter that the device sends its serial number as
 * @param ownParameters template parameters that the device fills in itself
 */
record ScriptSettings(Script script, Transport over, Map<ClaimPart, Destination> destinations, Optional<String> proof, String serialParameter,
        List<String> ownParameters) implements Dialect.Settings {

    public ScriptSettings {
        destinations = Map.copyOf(destinations);
        ownParameters = List.copyOf(ownParameters);
    }

    /** How long something is says little of what it is. */
    private static final String LENGTH = "length";

    @Override
    public Verification verification() {
        return proof.<Verification>map(by -> by.equals(LENGTH) ? new Verification.NotVerifiable(DeviceFailure.Unverified.LENGTH) : new Verification.Verified(by))
                .orElseGet(() -> new Verification.NotVerifiable(DeviceFailure.Unverified.NOTHING));
    }

    @Override
    public List<PlannedStep> planned() {
        return new ScriptPlan(script).steps();
    }

    @Override
    public String lineEnd() {
        return script.wire().end();
    }

    @Override
    public Devices devices(TimeSource time) {
        return link -> new ScriptDevice(link, this, time);
    }
}
