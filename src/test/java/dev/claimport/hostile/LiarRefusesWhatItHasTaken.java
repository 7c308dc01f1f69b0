package dev.claimport.hostile;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Takes the bundle, says that it is in the wrong state for it, and that it is done as itself. */
final class LiarRefusesWhatItHasTaken extends DeviceLie {

    private String thing;

    @Override
    public void prepare(HostileWorld world, Deceived deceived) {
        thing = deceived.thing();
    }

    @Override
    boolean passesOn(SmpHeader request) {
        return !is(request, HandoverGroup.COMMIT) && !is(request, HandoverGroup.STATUS);
    }

    @Override
    byte[] instead(SmpHeader request, Map<Object, Object> asked) {
        return answerTo(request, is(request, HandoverGroup.STATUS) ? done(thing, "cd".repeat(32))
                : Map.of("err", Map.of("group", (long) HandoverGroup.ID, "rc", (long) HandoverGroup.WRONG_STATE)));
    }

    @Override
    public Set<String> ends() {
        return Set.of("thing-not-found", "certificate-not-attached");
    }
}
