package dev.claimport.certify.clause;

import dev.claimport.device.DeviceWait;
import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader.Op;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The commands of the hand-over group, and how long Claimport waits for the answer to each (protocol, "Commands"). */
enum HandoverCommand {
    HELLO(HandoverGroup.HELLO, Op.READ, DeviceWait.BOOT),
    BEGIN(HandoverGroup.BEGIN, Op.WRITE, DeviceWait.STORE),
    PUT(HandoverGroup.PUT, Op.WRITE, DeviceWait.PART),
    COMMIT(HandoverGroup.COMMIT, Op.WRITE, DeviceWait.STORE),
    STATUS(HandoverGroup.STATUS, Op.READ, DeviceWait.ANSWER),
    ABORT(HandoverGroup.ABORT, Op.WRITE, DeviceWait.FORGET);

    private final int code;
    private final Op op;
    private final DeviceWait wait;

    HandoverCommand(int code, Op op, DeviceWait wait) {
        this.code = code;
        this.op = op;
        this.wait = wait;
    }

    int code() {
        return code;
    }

    Op op() {
        return op;
    }

    Duration limit() {
        return wait.limit();
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<HandoverCommand> of(int group, int code) {
        return group != HandoverGroup.ID ? Optional.empty() : Arrays.stream(values()).filter(command -> command.code == code).findFirst();
    }
}
