package dev.claimport.cli;

import dev.claimport.app.RoleContext;
import dev.claimport.bench.Bench;
import dev.claimport.bench.BenchJob;
import dev.claimport.bench.BenchListener;
import dev.claimport.bench.BenchSlot;
import dev.claimport.bench.BenchWait;
import dev.claimport.bench.Shift;
import dev.claimport.bench.Verdict;
import dev.claimport.failure.LocalFailure;
import dev.claimport.handover.HandoverEvent;
import dev.claimport.serial.PortWatch;
import dev.claimport.time.TimeSource;
import dev.claimport.time.VirtualThreadBackground;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A bench on the command's own thread, from its first device until it is drained. */
final class BenchRun implements BenchListener {

    private static final Logger LOG = LoggerFactory.getLogger(BenchRun.class);

    private final RoleContext context;
    private final int count;
    private final BenchLines lines;
    private final TimeSource time;
    private final LinkedBlockingQueue<Runnable> news = new LinkedBlockingQueue<>();
    private final Bench bench;
    private int passed;
    private int failed;
    private boolean draining;

    /**
     * @param places the ports of slots, where they are given
     * @param count after how many devices it drains by itself; 0 for never
     */
    BenchRun(RoleContext context, BenchJob job, Shift shift, int slots, Map<Integer, String> places, int count, BenchLines lines, TimeSource time) {
        this.context = context;
        this.count = count;
        this.lines = lines;
        this.time = time;
        this.bench = new Bench(context.forBench(time), new VirtualThreadBackground(news::add), time, slots, job, shift, this);
        places.forEach(bench::assign);
    }

    /** @param commands one a line @return the exit code */
    int run(InputStream commands) {
        var told = new CountDownLatch(1);
        Thread stopper = new Thread(() -> stop(told), "bench-stopper");
        Runtime.getRuntime().addShutdownHook(stopper);
        Thread.ofPlatform().daemon().name("bench-commands").start(() -> read(commands));
        lines.opened(bench.slots().size());
        try (bench; PortWatch _ = new PortWatch(context.ports(), time, ports -> news.add(() -> bench.show(ports)))) {
            while (!draining || bench.isBusy()) {
                news.take().run();
            }
        } catch (InterruptedException e) {
            throw new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()).exception(e);
        } finally {
            told.countDown();
        }
        lines.drained(passed, failed);
        removeHook(stopper);
        return failed == 0 ? ExitCodes.DONE : ExitCodes.HANDOVER_FAILED;
    }

    /** Devices are told to forget, keys are wiped, ports are given back. */
    private void stop(CountDownLatch told) {
        news.add(() -> {
            drain();
            bench.close();
        });
        try {
            told.await(BenchWait.GRACE.limit().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void removeHook(Thread stopper) {
        try {
            Runtime.getRuntime().removeShutdownHook(stopper);
        } catch (IllegalStateException _) {
            // The process is ending already, and the hook runs.
        }
    }

    private void read(InputStream commands) {
        try (var reader = new BufferedReader(new InputStreamReader(commands, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String command = line.strip();
                if (!command.isEmpty()) {
                    news.add(() -> follow(command));
                }
            }
        } catch (IOException e) {
            // Like the end of the input: nobody commands any more.
            LOG.info("no more commands can be read", e);
        }
    }

    private void follow(String command) {
        String[] words = command.split("\\s+");
        int slot = words.length > 1 ? number(words[1]) : 0;
        switch (words[0]) {
            case "start" -> at(slot, command, () -> bench.start(slot));
            case "stop" -> at(slot, command, () -> bench.stop(slot));
            case "again" -> at(slot, command, () -> bench.again(slot));
            case "scan" -> scan(words, command);
            case "pause" -> bench.pause(true);
            case "resume" -> bench.pause(false);
            case "drain" -> drain();
            default -> lines.refused(command);
        }
    }

    /** A serial number for the slot that is named, or for the first that waits, or for the device that comes next. */
    private void scan(String[] words, String command) {
        if (words.length == 3 && bench.slot(number(words[1])).isPresent()) {
            bench.scan(number(words[1]), words[2]);
        } else if (words.length == 2) {
            bench.scan(words[1]);
        } else {
            lines.refused(command);
        }
    }

    private void at(int slot, String command, Runnable doing) {
        if (bench.slot(slot).isEmpty()) {
            lines.refused(command);
        } else {
            doing.run();
        }
    }

    private static int number(String word) {
        return word.matches("\\d{1,3}") ? Integer.parseInt(word) : 0;
    }

    private void drain() {
        draining = true;
        bench.drain();
    }

    @Override
    public void changed(BenchSlot slot) {
        lines.changed(slot);
    }

    @Override
    public void happened(BenchSlot slot, HandoverEvent event) {
        lines.happened(slot, event);
    }

    @Override
    public void ended(BenchSlot slot, Verdict verdict) {
        lines.ended(slot, verdict);
        if (verdict.phase().isSuccess()) {
            passed++;
        } else {
            failed++;
        }
        if (count > 0 && passed + failed >= count) {
            drain();
        }
    }
}
