package dev.claimport.practice.device.handover;

import dev.claimport.claim.cbor.CborWriter;
import dev.claimport.device.DeviceState;
import dev.claimport.device.DeviceStatus;
import dev.claimport.device.handover.HandoverGroup;

/** How a device answers {@code status} (hand-over group, "status"): thing and certificate from state 6 on. */
record StatusReport(DeviceStatus status) {

    int code() {
        return HandoverGroup.code(status.state());
    }

    void write(CborWriter out) {
        // One that fails after it has registered says as what: where it got stuck would be guessed otherwise.
        boolean thing = status.state().compareTo(DeviceState.RECONNECTING) >= 0 && status.thing().isPresent();
        boolean certificate = thing && status.certificateId().isPresent();
        boolean failed = status.state() == DeviceState.FAILED && status.error().isPresent();
        out.map(1 + (thing ? 1 : 0) + (certificate ? 1 : 0) + (failed ? 1 : 0));
        out.text("state").unsigned(code());
        if (thing) {
            out.text("thing").text(status.thing().get());
        }
        if (certificate) {
            out.text("cert").text(status.certificateId().get());
        }
        if (failed) {
            DeviceStatus.Error error = status.error().get();
            out.text("err").map(2).text("code").text(error.code()).text("msg").text(error.message());
        }
    }
}
