package dev.claimport.hostile;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader;
import dev.claimport.practice.device.Sealing;
import dev.claimport.practice.device.VirtualDeviceOptions;
import java.util.Map;
import java.util.Set;

/** Takes every part and the digest with a yes, keeps none, and says that it is done. */
final class LiarSwallowsTheBundle extends DeviceLie {

    private String thing;

    @Override
    public void prepare(HostileWorld world, Deceived deceived) {
        thing = deceived.thing();
    }

    @Override
    VirtualDeviceOptions options(String serial) {
        return VirtualDeviceOptions.usual(serial).withBuffers(512, 1).with(Sealing.NONE);
    }

    @Override
    boolean passesOn(SmpHeader request) {
        return request.group() != HandoverGroup.ID || request.command() < HandoverGroup.PUT;
    }

    @Override
    byte[] instead(SmpHeader request, Map<Object, Object> asked) {
        return answerTo(request, switch (request.command()) {
            case HandoverGroup.PUT -> Map.of("off", (Long) asked.get("off") + ((byte[]) asked.get("data")).length);
            case HandoverGroup.STATUS -> done(thing, "ab".repeat(32));
            default -> Map.of();
        });
    }

    @Override
    public Set<String> ends() {
        return Set.of("thing-not-found", "certificate-not-attached");
    }
}
