package dev.claimport.device.handover;

import dev.claimport.device.smp.SmpAnswer;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.DeviceFailure.Kind;
import java.util.Map;

/** What the hand-over group's error numbers mean (hand-over group, "A claim over SMP"). */
final class HandoverGroupErrors {

    private HandoverGroupErrors() {}

    /** @param state of the device, in words, for where that is the reason */
    static DeviceFailure failure(SmpAnswer.Refused refused, String state) {
        if (refused.group() != HandoverGroup.ID || refused.code() > HandoverGroup.STORAGE_FAILED) {
            return other(refused);
        }
        return switch ((int) refused.code()) {
            case HandoverGroup.WRONG_STATE -> new DeviceFailure(Kind.DEVICE_WRONG_STATE, Map.of("state", state));
            case HandoverGroup.TOO_LARGE -> new DeviceFailure(Kind.BUNDLE_TOO_LARGE, Map.of());
            case HandoverGroup.OFFSET_WRONG -> new DeviceFailure(Kind.DEVICE_LOST_TRACK, Map.of());
            case HandoverGroup.DIGEST_WRONG -> new DeviceFailure(Kind.DIGEST_WRONG, Map.of());
            case HandoverGroup.SEAL_NOT_OPENED -> new DeviceFailure(Kind.SEAL_NOT_OPENED, Map.of());
            case HandoverGroup.BUNDLE_MALFORMED -> new DeviceFailure(Kind.BUNDLE_REFUSED, Map.of());
            case HandoverGroup.CLAIM_EXPIRED -> new DeviceFailure(Kind.EXPIRED_ON_DEVICE, Map.of());
            case HandoverGroup.PARAMETER_MISSING -> new DeviceFailure(Kind.DEVICE_PARAMETER_MISSING, Map.of());
            case HandoverGroup.BUSY -> new DeviceFailure(Kind.DEVICE_BUSY, Map.of());
            case HandoverGroup.STORAGE_FAILED -> new DeviceFailure(Kind.DEVICE_STORAGE_FAILED, Map.of());
            default -> other(refused);
        };
    }

    private static DeviceFailure other(SmpAnswer.Refused refused) {
        String group = refused.group() == SmpAnswer.Refused.PROTOCOL ? "SMP" : Long.toString(refused.group());
        return new DeviceFailure(Kind.DEVICE_REFUSED, Map.of("group", group, "code", Long.toString(refused.code())));
    }
}
