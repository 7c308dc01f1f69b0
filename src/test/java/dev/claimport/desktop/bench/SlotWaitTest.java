package dev.claimport.desktop.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.bench.AttemptsOfProcess;
import dev.claimport.bench.Bench;
import dev.claimport.bench.BenchJob;
import dev.claimport.bench.BenchListener;
import dev.claimport.bench.BenchSlot;
import dev.claimport.bench.BenchWorld;
import dev.claimport.bench.Shift;
import dev.claimport.bench.Verdict;
import dev.claimport.desktop.testing.DirectBackground;
import dev.claimport.desktop.testing.FakeBench;
import dev.claimport.desktop.testing.FakeIot;
import dev.claimport.desktop.testing.WaitingEngine;
import dev.claimport.handover.Awaited;
import dev.claimport.handover.Recovery;
import dev.claimport.handover.WaitCount;
import dev.claimport.testing.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a slot of the wall waits for. */
class SlotWaitTest {

    private final ManualTime time = new ManualTime();
    private final FakeBench ports = new FakeBench();
    private final List<Optional<WaitCount.Counted>> shown = new ArrayList<>();

    @Test
    void isShownFromTheThirdSecondOnAndGoneWithTheHandover() {
        var slots = new ArrayList<SlotViewModel>();
        var world = new BenchWorld(new FakeIot(time), ports, ports.connector(), List::of, _ -> new WaitingEngine(time, _ -> {
            slots.getFirst().tick(time.instant());
            shown.add(slots.getFirst().shownProperty().get().waiting());
        }), new AttemptsOfProcess(), Recovery.NONE);
        var bench = new Bench(world, new DirectBackground(), time, 1, BenchJob.of("practice-sensor", Map.of()), new Shift("", "", "", time.instant()), new BenchListener() {
            @Override
            public void changed(BenchSlot slot) { }

            @Override
            public void ended(BenchSlot slot, Verdict verdict) { }
        });
        slots.add(new SlotViewModel(bench.slots().getFirst(), time));
        ports.plugIn("ttyUSB0", "1");
        bench.show(ports.list());

        assertEquals(List.of(Optional.empty(), counted(7), counted(6)), shown);
        slots.getFirst().follow();
        assertEquals(Optional.empty(), slots.getFirst().shownProperty().get().waiting());
    }

    private static Optional<WaitCount.Counted> counted(int seconds) {
        return Optional.of(new WaitCount.Counted(Awaited.IDENTITY, Duration.ofSeconds(seconds)));
    }
}
