package dev.claimport.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.account.check.CheckTexts;
import dev.claimport.bench.AttemptsOfProcess;
import dev.claimport.bench.Bench;
import dev.claimport.bench.BenchJob;
import dev.claimport.bench.BenchWorld;
import dev.claimport.bench.Shift;
import dev.claimport.desktop.testing.DirectBackground;
import dev.claimport.desktop.testing.FakeBench;
import dev.claimport.desktop.testing.FakeIot;
import dev.claimport.desktop.testing.WaitingEngine;
import dev.claimport.handover.Recovery;
import dev.claimport.testing.ManualTime;
import dev.claimport.text.Messages;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A bench without a display. */
class BenchLinesTest {

    private final ManualTime time = new ManualTime();
    private final FakeBench ports = new FakeBench();
    private final StringWriter out = new StringWriter();

    @Test
    void aWaitIsToldOnceFromTheThirdSecondOn() {
        Messages texts = Messages.of("cli", Locale.ENGLISH);
        var lines = new BenchLines(new PrintWriter(out), new Foresight(() -> new CheckTexts(Locale.ENGLISH), texts), Optional.empty(), time);
        var benches = new ArrayList<Bench>();
        var told = new ArrayList<Long>();
        var world = new BenchWorld(new FakeIot(time), ports, ports.connector(), List::of, _ -> new WaitingEngine(time, _ -> {
            benches.getFirst().slots().forEach(lines::tick);
            told.add(waits().count());
        }), new AttemptsOfProcess(), Recovery.NONE);
        benches.add(new Bench(world, new DirectBackground(), time, 1, BenchJob.of("practice-sensor", Map.of()), new Shift("", "", "", time.instant()), lines));
        ports.plugIn("ttyUSB0", "1");
        benches.getFirst().show(ports.list());

        assertEquals(List.of(0L, 1L, 1L), told);
        String line = waits().findFirst().orElseThrow();
        assertTrue(line.endsWith("\"event\":\"waiting\",\"slot\":1,\"for\":\"identity\",\"seconds\":7}"), line);
    }

    private Stream<String> waits() {
        return out.toString().lines().filter(line -> line.contains("\"waiting\""));
    }
}
