package dev.claimport.bench;

import dev.claimport.bench.order.WorkOrder;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.failure.BenchFailure;
import dev.claimport.failure.BenchFailure.Kind;
import dev.claimport.handover.Admission;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the device of a slot may pass.
 *
 * @param scanned the serial number on the label, where it was scanned
 * @param again whether the operator has said that it may be one that passed, or failed too often
 */
record SlotAdmission(int slot, Optional<WorkOrder> order, Optional<String> scanned, boolean again, int retries, Attempts attempts, SerialsInWork inWork)
        implements Admission {

    @Override
    public Admitted admit(DeviceIdentity device) {
        String serial = device.serial();
        scanned.filter(label -> !label.equals(serial)).ifPresent(label -> {
            throw refused(Kind.SERIAL_DIFFERS, Map.of("scanned", label, "serial", serial));
        });
        Admitted known = order.map(listed -> listed.device(serial).orElseThrow(() ->
                refused(Kind.SERIAL_NOT_LISTED, Map.of("serial", serial, "order", listed.name())))).orElse(Admitted.UNKNOWN);
        inWork.take(serial, slot).ifPresent(other -> {
            throw refused(Kind.SERIAL_IN_WORK, Map.of("serial", serial, "slot", other));
        });
        if (!again) {
            refuseByWhatWasBefore(serial);
        }
        return known;
    }

    private void refuseByWhatWasBefore(String serial) {
        List<Finished> before = attempts.of(serial);
        before.stream().filter(Finished::passed).findFirst().ifPresent(passed -> {
            throw refused(Kind.SERIAL_PASSED, Map.of("serial", serial, "thing", passed.thing().isEmpty() ? serial : passed.thing()));
        });
        int failed = (int) before.stream().filter(Finished::failed).count();
        if (failed >= retries) {
            throw refused(Kind.RETRIES_USED, Map.of("serial", serial, "attempts", failed));
        }
    }

    private static RuntimeException refused(Kind kind, Map<String, ?> facts) {
        return new BenchFailure(kind, facts).exception();
    }
}
