package dev.claimport.desktop.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.claimport.app.LocalBackend;
import dev.claimport.app.RoleContext;
import dev.claimport.aws.AwsEnvironment;
import dev.claimport.bench.BenchJob;
import dev.claimport.bench.BenchWorld;
import dev.claimport.bench.Engine;
import dev.claimport.claim.RootCas;
import dev.claimport.desktop.bench.BenchViewModel.Standing;
import dev.claimport.desktop.common.FileDialogs;
import dev.claimport.desktop.common.Sounds;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Look;
import dev.claimport.desktop.memory.ChoicesFile;
import dev.claimport.desktop.memory.Memory;
import dev.claimport.desktop.testing.Toolkit;
import dev.claimport.handover.Handover;
import dev.claimport.handover.HandoverPolicy;
import dev.claimport.handover.Turns;
import dev.claimport.iot.AwsIot;
import dev.claimport.iot.CallLimiter;
import dev.claimport.iot.IotService;
import dev.claimport.iot.LimitedIot;
import dev.claimport.serial.JSerialCommPorts;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.PortWatch;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;
import dev.claimport.signin.RoleSession;
import dev.claimport.time.TimeSource;
import dev.claimport.time.VirtualThreadBackground;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** A process with the bench's page and its hand-overs, which measures itself: with one device first, so that it is warm, and then with the others. */
final class MeasuredBench {

    private static final long LOOK_MILLIS = 10;
    private static final long PATIENCE_NANOS = 180_000_000_000L;
    private static final Set<String> NO_CALLS = Set.of("clockAhead", "close");

    private final TimeSource time = TimeSource.system();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicReference<List<String>> paths = new AtomicReference<>(List.of());
    private BenchViewModel bench;
    private Stage stage;

    /** @param arguments the root CA's file, the template, a folder, and the devices' ports */
    public static void main(String[] arguments) {
        try {
            new MeasuredBench().run(Path.of(arguments[0]), arguments[1], Path.of(arguments[2]), List.of(arguments).subList(3, arguments.length));
            System.exit(0);
        } catch (Throwable e) {
            e.printStackTrace();
            // The toolkit's thread would keep the process.
            System.exit(1);
        }
    }

    private void run(Path rootCa, String template, Path folder, List<String> devices) throws Exception {
        var backend = new LocalBackend(new JSerialCommPorts(), new AwsEnvironment(System.getenv(), folder), time);
        RoleSession session = backend.session(Optional.empty(), Optional.empty());
        RoleContext context = backend.context(session).over(Named::new).trusting(RootCas.read(rootCa));
        IotService iot = new LimitedIot(counted(new AwsIot(session, time)), new CallLimiter(time));
        Turns turns = Turns.ofThisComputer();
        BenchWorld world = new BenchWorld(iot, context.ports(), context.connector(), context.roots(),
                whose -> Engine.of(new Handover(iot, context.ports(), context.connector(), time, HandoverPolicy.USUAL, context.session())
                        .recorded(whose.apply(context.origin()), context.log()).beside(context.confirmed()).takingTurns(turns)), context.attempts(), context.recovery());
        Toolkit.start();
        Toolkit.run(() -> show(world, template, folder));
        open(1);
        plugIn(devices.subList(0, 1));
        if (!failed().isEmpty()) {
            throw new AssertionError("the first one, with which all get warm: " + failed());
        }
        close();
        int calledBefore = calls.get();
        var process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long cpu = process.getProcessCpuTime();
        List<String> measured = devices.subList(1, devices.size());
        Opened opened = open(measured.size());
        System.out.println("ready");
        System.in.read();
        try (var stalls = new Stalls()) {
            double seconds = plugIn(measured);
            System.out.printf(Locale.ROOT, "%.2f %.3f %d %.0f %.0f %.2f %.0f %.0f %s%n", seconds, (process.getProcessCpuTime() - cpu) / 1e9 / measured.size(), peakMegabytes(),
                    stalls.longest / 1e6, stalls.mostCpu / 1e6, (calls.get() - calledBefore) / (double) measured.size(), opened.millis(), opened.cpu(),
                    failed().isEmpty() ? "none" : failed().toString().replace(" ", "-"));
        }
    }

    private void show(BenchWorld world, String template, Path folder) {
        var background = new VirtualThreadBackground(Platform::runLater);
        bench = new BenchViewModel(world, listener -> new PortWatch(world.ports(), time, listener)::close, () -> Optional.of(BenchJob.of(template, Map.of())),
                new Memory(new ChoicesFile(folder.resolve("settings.json")), task -> Thread.ofVirtual().start(task)), new Sounds(List.of(), () -> false, background), background, time);
        Scene scene = new Scene(new BenchPage(bench, new Texts(Locale.ENGLISH, ZoneOffset.UTC), new FileDialogs((_, _, _) -> Optional.empty(), (_, _, _) -> Optional.empty(), (_, _, _) -> Optional.empty())), 1280, 800);
        new Look().dress(scene);
        stage = new Stage();
        stage.setScene(scene);
        stage.show();
    }

    /** @param millis until the wall was laid out @param cpu the most of the FX thread's own work without a pause */
    private record Opened(double millis, double cpu) {}

    private Opened open(int slots) throws InterruptedException {
        long start = System.nanoTime();
        try (var stalls = new Stalls()) {
            Toolkit.run(() -> bench.open(new Opening("", "", "", slots, true, 1, false)));
            while (Toolkit.fx(() -> stage.getScene().getRoot().lookupAll(".slot").size()) < slots) {
                Thread.sleep(LOOK_MILLIS);
            }
            Toolkit.run(() -> {
                stage.getScene().getRoot().applyCss();
                stage.getScene().getRoot().layout();
            });
            return new Opened((System.nanoTime() - start) / 1e6, stalls.mostCpu / 1e6);
        }
    }

    /** @return seconds from plugged in until the last one is confirmed */
    private double plugIn(List<String> devices) throws InterruptedException {
        long start = System.nanoTime();
        paths.set(devices);
        while (Toolkit.fx(() -> bench.slots().stream().anyMatch(slot -> !isOver(slot))) && System.nanoTime() - start < PATIENCE_NANOS) {
            Thread.sleep(LOOK_MILLIS);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** How many ended in each failure; {@code unfinished} for those that have not ended. */
    private Map<String, Long> failed() {
        return Toolkit.fx(() -> bench.slots().stream().map(SlotViewModel::shownProperty).map(shown -> shown.get())
                .filter(shown -> shown.took().isEmpty() || shown.failure().isPresent())
                .collect(Collectors.groupingBy(shown -> shown.failure().map(failure -> failure.id() + ":" + failure.detail()).orElse("unfinished"), TreeMap::new, Collectors.counting())));
    }

    private void close() throws InterruptedException {
        paths.set(List.of());
        Toolkit.run(bench::leave);
        while (Toolkit.fx(() -> bench.standingProperty().get()) != Standing.CLOSED) {
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private static boolean isOver(SlotViewModel slot) {
        return slot.shownProperty().get().took().isPresent();
    }

    private IotService counted(IotService real) {
        return (IotService) Proxy.newProxyInstance(IotService.class.getClassLoader(), new Class<?>[] {IotService.class}, (_, method, arguments) -> {
            if (!NO_CALLS.contains(method.getName())) {
                calls.incrementAndGet();
            }
            try {
                return method.invoke(real, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    private static long peakMegabytes() throws Exception {
        return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmHWM")).map(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                .findFirst().orElseThrow();
    }

    /** The devices' ports, and none of the system's. */
    private final class Named implements SerialPorts {

        private final SerialPorts real;

        Named(SerialPorts real) {
            this.real = real;
        }

        @Override
        public List<PortInfo> list() {
            return paths.get().stream().map(PortInfo::named).toList();
        }

        @Override
        public SerialLink open(String path, LineSettings line) {
            return real.open(path, line);
        }
    }

    /** How long the FX thread lets something wait that is to be shown; and how much of that it works itself, which others' load does not change. */
    private static final class Stalls implements AutoCloseable {

        private final Thread asking = Thread.ofPlatform().daemon().start(this::ask);
        private volatile long longest;
        private volatile long mostCpu;
        private long cpuBefore;
        private volatile boolean closed;

        private void ask() {
            var threads = ManagementFactory.getThreadMXBean();
            try {
                while (!closed) {
                    long asked = System.nanoTime();
                    Toolkit.run(() -> {
                        longest = Math.max(longest, System.nanoTime() - asked);
                        long now = threads.getCurrentThreadCpuTime();
                        mostCpu = cpuBefore == 0 ? 0 : Math.max(mostCpu, now - cpuBefore);
                        cpuBefore = now;
                    });
                    Thread.sleep(LOOK_MILLIS / 2);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
