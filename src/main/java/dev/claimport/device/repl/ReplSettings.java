package dev.claimport.device.repl;

import dev.claimport.device.Devices;
import dev.claimport.device.Verification;
import dev.claimport.device.parts.ClaimPart;
import dev.claimport.device.parts.Destination;
import dev.claimport.device.parts.PartsPlan;
import dev.claimport.device.profile.Dialect;
import dev.claimport.time.TimeSource;
import java.util.List;
import java.util.Map;

/**
 * How one family of boards takes files.
 *
 * @param plan which part goes where
 * @param restart whether the interpreter is started anew in the end, and with it the board's program
 * @param serialParameter the template parameter that the board's unique id is sent as
 * @param ownParameters template parameters that the board's program fills in itself
 */
record ReplSettings(PartsPlan plan, boolean restart, String serialParameter, List<String> ownParameters) implements Dialect.Settings {

    public ReplSettings {
        ownParameters = List.copyOf(ownParameters);
    }

    @Override
    public Devices devices(TimeSource time) {
        return link -> new ReplDevice(link, this, time);
    }

    @Override
    public Verification verification() {
        return new Verification.Verified("SHA-256");
    }

    @Override
    public Map<ClaimPart, Destination> destinations() {
        return plan.destinations();
    }
}
