package dev.claimport.bench;

import dev.claimport.bench.order.WorkOrder;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.failure.BenchFailure;
import dev.claimport.failure.BenchFailure.Kind;
import dev.claimport.failure.FailureException;
import dev.claimport.handover.Admission;
import dev.claimport.handover.CutOff;
import dev.claimport.handover.Recovery;
import dev.claimport.handover.RunId;
import dev.claimport.ledger.figures.Finished;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the device of a slot may pass.
 *
 * @param station as the shift calls the bench; may be empty
 * @param scanned the serial number on the label, where it was scanned by now
 * @param again whether the operator has said that it may be one that passed, or failed too often
 */
record SlotAdmission(int slot, String station, Optional<WorkOrder> order, Supplier<Optional<String>> scanned, boolean again, int retries, Attempts attempts,
        Recovery recovery, SerialsInWork inWork)
        implements Admission {

    private static final Logger LOG = LoggerFactory.getLogger(SlotAdmission.class);

    @Override
    public Admitted admit(DeviceIdentity device, RunId run) {
        String serial = device.serial();
        scanned.get().filter(label -> !label.equals(serial)).ifPresent(label -> {
            throw refused(Kind.SERIAL_DIFFERS, Map.of("scanned", label, "serial", serial));
        });
        Admitted known = order.map(listed -> listed.device(serial).orElseThrow(() ->
                refused(Kind.SERIAL_NOT_LISTED, Map.of("serial", serial, "order", listed.name())))).orElse(Admitted.UNKNOWN);
        if (serial.isEmpty()) {
            // Nobody can tell it from others that say nothing of themselves either, so none of them stands for it.
            return known;
        }
        inWork.take(serial, slot).ifPresent(other -> {
            throw refused(Kind.SERIAL_IN_WORK, Map.of("serial", serial, "slot", other));
        });
        settle(serial);
        if (!again) {
            refuseByWhatWasBefore(serial);
        }
        attempts.reserve(serial, run, station, again);
        return known;
    }

    /** What was cut off with this device may have come to its end meanwhile. */
    private void settle(String serial) {
        for (CutOff cutOff : recovery.find(serial)) {
            try {
                recovery.settle(cutOff);
            } catch (FailureException e) {
                // It stays open, and is told as such; this attempt will meet the same, and name it.
                LOG.info("what was cut off with {} stays open: {}", serial, e.getMessage());
            }
        }
    }

    private void refuseByWhatWasBefore(String serial) {
        List<Finished> before = attempts.of(serial);
        before.stream().filter(Finished::passed).findFirst().ifPresent(passed -> {
            throw refused(Kind.SERIAL_PASSED, Map.of("serial", serial, "thing", passed.thing().isEmpty() ? serial : passed.thing()));
        });
        int here = (int) before.stream().filter(Finished::failed).count();
        int failed = here >= retries ? here : here + attempts.failedElsewhere(serial);
        if (failed >= retries) {
            throw refused(Kind.RETRIES_USED, Map.of("serial", serial, "attempts", failed));
        }
    }

    private static RuntimeException refused(Kind kind, Map<String, ?> facts) {
        return new BenchFailure(kind, facts).exception();
    }
}
