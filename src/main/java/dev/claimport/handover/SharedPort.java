package dev.claimport.handover;

import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.Failure;
import dev.claimport.failure.LinkFailure;
import dev.claimport.serial.SerialPorts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A port that other programs have open as well: each gets a part of what the device says. */
public final class SharedPort {

    /** What it ends in where bytes are missing. */
    private static final Set<Enum<?>> OF_LOST_BYTES = Set.of(DeviceFailure.Kind.DEVICE_SILENT, DeviceFailure.Kind.STEP_UNANSWERED, DeviceFailure.Kind.STEP_REFUSED,
            DeviceFailure.Kind.DIGEST_WRONG, DeviceFailure.Kind.SETTING_NOT_KEPT, DeviceFailure.Kind.LINE_SPEED_WRONG, DeviceFailure.Kind.DEVICE_NOT_SERVED,
            DeviceFailure.Kind.DEVICE_UNCLEAR, DeviceFailure.Kind.DEVICE_UNSUPPORTED, DeviceFailure.Kind.PROGRAM_NOT_INTERRUPTED, DeviceFailure.Kind.GATEWAY_WITHOUT_SHELL);

    private SharedPort() {}

    /**
     * That others have it open, as {@code port-shared}; empty where nobody has, as far as this user is told.
     *
     * @param detail what came of it; empty where nothing did yet
     */
    public static Optional<Failure> of(SerialPorts ports, String path, String detail) {
        List<String> others = ports.others(path);
        return others.isEmpty() ? Optional.empty()
                : Optional.of(new LinkFailure(LinkFailure.Kind.PORT_SHARED, Map.of("port", path, "programs", String.join(", ", others)), detail));
    }

    /** What a failure is due to, where others take part of what the device says. */
    public static Failure cause(SerialPorts ports, String path, Failure failure) {
        return OF_LOST_BYTES.contains(failure.kind()) ? of(ports, path, failure.summary()).orElse(failure) : failure;
    }
}
