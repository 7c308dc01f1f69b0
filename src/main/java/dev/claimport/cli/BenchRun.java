package dev.claimport.cli;

import dev.claimport.account.check.Finding;
import dev.claimport.app.RoleContext;
import dev.claimport.bench.Bench;
import dev.claimport.bench.BenchJob;
import dev.claimport.bench.BenchListener;
import dev.claimport.bench.BenchSlot;
import dev.claimport.bench.ScannedWork;
import dev.claimport.bench.Shift;
import dev.claimport.bench.Verdict;
import dev.claimport.bench.scan.ScanException;
import dev.claimport.bench.scan.ScanTarget;
import dev.claimport.bench.scan.ScannerSettings;
import dev.claimport.bench.scan.ScannerSettings.Routed;
import dev.claimport.bench.scan.SerialScanner;
import dev.claimport.device.Login;
import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.NetworkFailure;
import dev.claimport.handover.CutOff;
import dev.claimport.handover.HandoverEvent;
import dev.claimport.handover.HandoverResult;
import dev.claimport.label.LabelLine;
import dev.claimport.label.PassLabels;
import dev.claimport.practice.cloud.mqtt.Refusal;
import dev.claimport.serial.PortWatch;
import dev.claimport.time.TimeSource;
import dev.claimport.time.VirtualThreadBackground;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
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
    private final Function<HandoverResult, List<Finding>> predicting;
    private final ScannerSettings scanner;
    private final ScannedWork scans;
    /** One at a time: when a template is wrong, all slots fail at once. */
    private final ExecutorService predictions = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("bench-predictions").factory());
    private final Optional<LabelLine> labels;
    private int awaited;
    private int passed;
    private int failed;
    private boolean draining;

    /**
     * @param places the ports of slots, where they are given
     * @param count after how many devices it drains by itself; 0 for never
     * @param scanner how what is scanned is to be understood, and where a scanner in serial mode is
     * @param predicting what the check of the template says of a failure; it may ask AWS
     * @param labels of devices that pass; empty where nothing is recorded of them
     */
    BenchRun(RoleContext context, BenchJob job, Shift shift, int slots, Map<Integer, String> places, int count, ScannerSettings scanner, BenchLines lines,
            Function<HandoverResult, List<Finding>> predicting, Optional<PassLabels> labels, TimeSource time) {
        this.context = context;
        this.count = count;
        this.lines = lines;
        this.predicting = predicting;
        this.time = time;
        var background = new VirtualThreadBackground(news::add);
        this.labels = labels.map(printed -> printed.line(background, lines::label));
        this.bench = new Bench(context.forBench(time), background, time, slots, job, shift, this);
        places.forEach(bench::assign);
        this.scanner = scanner;
        this.scans = new ScannedWork(() -> Optional.of(bench), new Desk());
        bench.leaveAlone(scanner.port());
    }

    /** What a scan says that is not a slot's own. */
    private final class Desk implements ScannedWork.Desk {

        @Override
        public void named(ScanTarget what, String text) {
            Shift now = bench.shift();
            bench.take(switch (what) {
                case OPERATOR -> new Shift(text, now.station(), now.batch(), now.began());
                case STATION -> new Shift(now.operator(), text, now.batch(), now.began());
                default -> new Shift(now.operator(), now.station(), text, now.began());
            });
        }

        @Override
        public void commanded(String command) {
            switch (command) {
                case "pause" -> bench.pause(true);
                case "go-on" -> bench.pause(false);
                case "end" -> drain();
                default -> { }
            }
        }
    }

    /**
     * @param commands one a line
     * @param login who logs in where a console asks; wiped in the end
     * @return the exit code
     * @throws FailureException {@code output-unread}, once what was under way has ended
     */
    int run(InputStream commands, Optional<Login> login) {
        login.ifPresent(bench::logIn);
        Thread.ofPlatform().daemon().name("bench-commands").start(() -> read(commands));
        settle();
        lines.opened(bench.slots().size());
        context.attempts().share(state -> news.add(() -> lines.shared(state)));
        Optional<SerialScanner> serial = Optional.of(scanner.port()).filter(port -> !port.isEmpty())
                .map(port -> new SerialScanner(context.ports(), port, time, raw -> news.add(() -> scan(raw))));
        try (StopHook _ = new StopHook("bench-stopper", () -> news.add(this::stop)); bench;
                PortWatch _ = new PortWatch(context.ports(), time, ports -> news.add(() -> bench.show(ports)))) {
            while (!draining || bench.isBusy() || awaited > 0 || labels.filter(LabelLine::isBusy).isPresent()) {
                Runnable next = news.poll(HandoverRunner.TICK.toMillis(), TimeUnit.MILLISECONDS);
                if (next != null) {
                    next.run();
                }
                bench.slots().forEach(lines::tick);
                if (!draining && lines.areUnread()) {
                    // A line that hears of no verdict would take every device for good, or for bad.
                    drain();
                }
            }
        } catch (InterruptedException e) {
            throw new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()).exception(e);
        } finally {
            serial.ifPresent(SerialScanner::close);
            predictions.shutdownNow();
            labels.ifPresent(LabelLine::close);
        }
        lines.drained(passed, failed);
        if (lines.areUnread()) {
            throw new LocalFailure(LocalFailure.Kind.OUTPUT_UNREAD, Map.of()).exception();
        }
        return failed == 0 ? ExitCodes.DONE : ExitCodes.HANDOVER_FAILED;
    }

    /** What a practice refused a device. From any thread. */
    void refused(Refusal refusal) {
        news.add(() -> lines.refused(refusal));
    }

    /** Says what was in work when Claimport ended in the middle, and asks what has become of it. */
    private void settle() {
        Optional<Failure> away = Optional.empty();
        for (CutOff cutOff : context.recovery().find("")) {
            lines.cutOff(cutOff);
            if (away.isPresent()) {
                lines.notSettled(cutOff, away.get());
                continue;
            }
            try {
                lines.settled(cutOff, context.recovery().settle(cutOff));
            } catch (FailureException e) {
                lines.notSettled(cutOff, e.failure());
                away = Optional.of(e.failure()).filter(NetworkFailure.class::isInstance);
            }
        }
    }

    private void stop() {
        drain();
        bench.close();
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
            case "scan" -> scan(words, command.substring(words[0].length()).strip());
            case "pause" -> bench.pause(true);
            case "resume" -> bench.pause(false);
            case "labels" -> labels.ifPresent(LabelLine::again);
            case "drain" -> drain();
            default -> lines.refused(command);
        }
    }

    /** A label for the slot that is named, or for the first that waits, or for the device that comes next; or whatever else is scanned. */
    private void scan(String[] words, String text) {
        if (words.length == 3 && number(words[1]) > 0) {
            at(number(words[1]), String.join(" ", words), () -> {
                scans.take(new Routed(ScanTarget.SLOT, words[1]));
                scan(words[2]);
            });
        } else {
            scan(text);
        }
    }

    private void scan(String raw) {
        try {
            Routed scan = scanner.route(raw);
            if (scan.target() == ScanTarget.SLOT && bench.slot(number(scan.text())).isEmpty()) {
                lines.refused("scan " + raw);
                return;
            }
            lines.scanned(scan);
            scans.take(scan);
        } catch (ScanException e) {
            lines.refused(raw, e);
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
        verdict.result().filter(result -> result.failed().isPresent()).ifPresent(result -> predict(slot, result));
        if (verdict.phase().isSuccess()) {
            passed++;
            verdict.result().ifPresent(result -> labels.ifPresent(line -> line.add(result.run().id().toString())));
        } else {
            failed++;
        }
        if (count > 0 && passed + failed >= count) {
            drain();
        }
    }

    private void predict(BenchSlot slot, HandoverResult result) {
        awaited++;
        predictions.execute(() -> {
            List<Finding> predicted = List.of();
            try {
                predicted = predicting.apply(result);
            } finally {
                List<Finding> said = predicted;
                news.add(() -> {
                    awaited--;
                    if (!said.isEmpty()) {
                        lines.predicted(slot, result.run().id(), said);
                    }
                });
            }
        });
    }
}
