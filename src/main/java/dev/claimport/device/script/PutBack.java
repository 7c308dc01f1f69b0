package dev.claimport.device.script;

import dev.claimport.device.DeviceWait;
import dev.claimport.failure.FailureException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a device what makes it be as it was, each thing as far as it goes. One line may have been lost and is said again; of a device that is silent to that
 * as well there is nothing to be had, and somebody waits: once it was silent, no longer than for any command. What is told here does no harm when it is told twice.
 */
final class PutBack {

    private static final Logger LOG = LoggerFactory.getLogger(PutBack.class);

    private final ScriptRun run;
    private boolean gone;

    PutBack(ScriptRun run) {
        this.run = run;
    }

    void tell(List<Step> steps) {
        steps.forEach(this::tell);
    }

    private void tell(Step step) {
        if (gone) {
            return;
        }
        boolean wasSilent = run.isSilent();
        attempt(run, wasSilent ? step.withinAtMost(DeviceWait.COMMAND.limit()) : step);
        if (run.isSilent() && !wasSilent) {
            attempt(run, step.withinAtMost(DeviceWait.COMMAND.limit()));
        }
        gone = run.isSilent();
    }

    /** @return whether it went well */
    static boolean attempt(ScriptRun run, Step step) {
        try {
            run.take(List.of(step));
            return true;
        } catch (FailureException e) {
            LOG.info("the device could not be put back as it was: {}", e.getMessage());
            return false;
        }
    }
}
