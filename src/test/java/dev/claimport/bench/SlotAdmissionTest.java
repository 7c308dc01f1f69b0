package dev.claimport.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.bench.order.WorkOrder;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.failure.BenchFailure.Kind;
import dev.claimport.failure.LocalFailure;
import dev.claimport.handover.Admission.Admitted;
import dev.claimport.handover.CutOff;
import dev.claimport.handover.Recovery;
import dev.claimport.handover.RunId;
import dev.claimport.ledger.figures.Finished;
import dev.claimport.testing.Failures;
import dev.claimport.testing.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whether a device may pass: by its label, the order, who else has it, and what was tried with it before, here and elsewhere. */
class SlotAdmissionTest {

    private static final RunId RUN = RunId.next(ManualTime.START, new Random(1));

    private final List<Finished> before = new ArrayList<>();
    private final List<String> reserved = new ArrayList<>();
    private final List<String> settled = new ArrayList<>();
    private final SerialsInWork inWork = new SerialsInWork();
    private int elsewhere;
    private int askedElsewhere;
    private boolean again;
    private Optional<String> label = Optional.empty();
    private Optional<WorkOrder> order = Optional.empty();

    private final Attempts attempts = new Attempts() {
        @Override
        public List<Finished> of(String serial) {
            return before.stream().filter(finished -> finished.serial().equals(serial)).toList();
        }

        @Override
        public List<Finished> since(Instant start) {
            return before;
        }

        @Override
        public void add(Finished finished) {
            before.add(finished);
        }

        @Override
        public int failedElsewhere(String serial) {
            askedElsewhere++;
            return elsewhere;
        }

        @Override
        public void reserve(String serial, RunId run, String station, boolean again) {
            reserved.add(serial + " " + run + " " + station + " " + again);
        }
    };

    private final Recovery recovery = new Recovery() {
        @Override
        public List<CutOff> find(String serial) {
            settled.add("looked for " + serial);
            return List.of(new CutOff(null, null), new CutOff(null, null));
        }

        @Override
        public Settled settle(CutOff cutOff) {
            settled.add("settled");
            throw new LocalFailure(LocalFailure.Kind.NOT_RECORDED, Map.of()).exception();
        }
    };

    private Admitted admit(String serial) {
        return new SlotAdmission(1, "bench-3", order, () -> label, again, 3, attempts, recovery, inWork).admit(DeviceIdentity.of("GX-2", serial, "1.0"), RUN);
    }

    private static Finished finished(String outcome, String failure, String thing) {
        return new Finished("run", ManualTime.START, Duration.ofSeconds(1), "", "", "1", "", "", "4711", thing, outcome, failure, Map.of());
    }

    @Test
    void aDeviceThatNobodyKnowsPassesAndIsTakenForThisBench() {
        assertEquals(Admitted.UNKNOWN, admit("4711"));
        assertEquals(List.of("4711 " + RUN + " bench-3 false"), reserved);
        assertEquals(Optional.of(1), inWork.take("4711", 2));
    }

    /** What cannot be settled stays open, and is no reason to stop. */
    @Test
    void whatWasCutOffWithItIsLookedAtFirst() {
        admit("4711");
        assertEquals(List.of("looked for 4711", "settled", "settled"), settled);
    }

    @Test
    void itsLabelHasToSayTheSame() {
        label = Optional.of("4712");
        assertEquals(Map.of("scanned", "4712", "serial", "4711"), Failures.expect(Kind.SERIAL_DIFFERS, () -> admit("4711")).facts());
        label = Optional.of("4711");
        admit("4711");
    }

    @Test
    void itHasToBeOfTheOrder() {
        var devices = new LinkedHashMap<String, Admitted>();
        Admitted known = new Admitted(Map.of("Site", "berlin"), "B-1", "", "");
        devices.put("4711", known);
        order = Optional.of(new WorkOrder("A-77", devices));
        assertEquals(known, admit("4711"));
        Failures.expect(Kind.SERIAL_NOT_LISTED, () -> admit("4712"));
    }

    @Test
    void anotherSlotMustNotHaveItInWork() {
        inWork.take("4711", 2);
        assertEquals(Map.of("serial", "4711", "slot", 2), Failures.expect(Kind.SERIAL_IN_WORK, () -> admit("4711")).facts());
        inWork.release(1);
        Failures.expect(Kind.SERIAL_IN_WORK, () -> admit("4711"));
        inWork.release(2);
        admit("4711");
        admit("4711");
        assertEquals(2, reserved.size());
    }

    @Test
    void oneThatHasPassedIsNamedByItsThingUnlessTheOperatorSaysAgain() {
        before.add(finished("confirmed", "", "sensor-4711"));
        assertEquals("sensor-4711", Failures.expect(Kind.SERIAL_PASSED, () -> admit("4711")).facts().get("thing"));
        before.set(0, finished("confirmed", "", ""));
        assertEquals("4711", Failures.expect(Kind.SERIAL_PASSED, () -> admit("4711")).facts().get("thing"));
        assertEquals(List.of(), reserved);
        again = true;
        admit("4711");
        assertTrue(reserved.getFirst().endsWith(" true"));
    }

    @Test
    void failuresHereAndElsewhereCountTogether() {
        before.add(finished("failed", "device-silent", ""));
        before.add(finished("failed", "serial-differs", ""));
        elsewhere = 1;
        admit("4711");
        elsewhere = 2;
        assertEquals(3, Failures.expect(Kind.RETRIES_USED, () -> admit("4711")).facts().get("attempts"));
        before.add(finished("failed", "device-silent", ""));
        before.add(finished("failed", "device-silent", ""));
        int asked = askedElsewhere;
        assertEquals(3, Failures.expect(Kind.RETRIES_USED, () -> admit("4711")).facts().get("attempts"));
        assertEquals(asked, askedElsewhere, "nobody has to be asked");
    }
}
