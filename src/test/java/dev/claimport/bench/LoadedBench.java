package dev.claimport.bench;

import dev.claimport.app.LocalBackend;
import dev.claimport.app.RoleContext;
import dev.claimport.aws.AwsEnvironment;
import dev.claimport.handover.Handover;
import dev.claimport.handover.HandoverPolicy;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.practice.device.DeviceFault;
import dev.claimport.practice.device.FleetProvisioning;
import dev.claimport.practice.device.PracticeDevice;
import dev.claimport.practice.device.PracticePorts;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.serial.JSerialCommPorts;
import dev.claimport.serial.PortInfo;
import dev.claimport.testing.BuiltIn;
import dev.claimport.time.TimeSource;
import dev.claimport.time.VirtualThreadBackground;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** A bench whose devices are plugged in one after the other, as fast as it is done with them; with the ledger of a station. */
final class LoadedBench implements BenchListener, AutoCloseable {

    private static final long LOOK_MILLIS = 50;
    private static final int MOST_KEPT = 20;
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);

    /** Where it is recorded. */
    final LedgerFolder ledger;
    /** How often each outcome came: by the failure's id, or {@code CONFIRMED} and so on. */
    final Map<String, Integer> outcomes = new TreeMap<>();
    /** The first of those that failed, in the words of their failures. */
    final List<String> failures = new ArrayList<>();
    private final TimeSource time = TimeSource.system();
    private final PracticePorts ports = PracticePorts.alone(new JSerialCommPorts());
    /** By their serial numbers: a port has another path after its device was plugged in again, and another device has its path after it. */
    private final Map<String, PracticeDevice> devices = new HashMap<>();
    private final LinkedBlockingQueue<Runnable> news = new LinkedBlockingQueue<>();
    private final RoleContext context;
    private final Bench bench;
    private final int slots;
    private final IntFunction<DeviceFault[]> faults;
    private int pluggedIn;
    private int most;
    private int ended;

    /**
     * @param environment by which the cloud is found
     * @param data for the ledger
     * @param faults of a device, by its number
     */
    LoadedBench(Map<String, String> environment, Path data, List<X509Certificate> roots, int slots, HandoverPolicy policy, IntFunction<DeviceFault[]> faults) {
        this.slots = slots;
        this.faults = faults;
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("XDG_DATA_HOME", data.toString());
        ledger = new LedgerFolder(data.resolve("claimport").resolve("ledger"));
        LocalBackend backend = new LocalBackend(new JSerialCommPorts(), new AwsEnvironment(variables, data), time);
        context = backend.context(backend.session(Optional.empty(), Optional.empty())).over(_ -> ports).trusting(roots);
        BenchWorld world = context.forBench(role -> Engine.of(new Handover(role.iot(), role.ports(), role.connector(), time, policy, role.session())
                .recorded(role.origin(), role.log()).beside(role.confirmed())), time);
        bench = new Bench(world, new VirtualThreadBackground(news::add), time, slots,
                BenchJob.of("practice-sensor", Map.of()).with(Optional.of(BuiltIn.profile("handover"))), new Shift("", "", "", time.instant()), this);
    }

    /** Puts so many more devices through. */
    void run(int more) throws InterruptedException {
        most += more;
        long before = System.nanoTime();
        int known = ended;
        while (ended < most) {
            // One at a time, as by a person.
            if (devices.size() < slots && pluggedIn < most) {
                plugIn();
            }
            bench.show(ports.list());
            Runnable next = news.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (next != null) {
                next.run();
            }
            if (known != ended) {
                known = ended;
                before = System.nanoTime();
            } else if (System.nanoTime() - before > PATIENCE_NANOS) {
                throw new AssertionError("nothing ends any more: " + outcomes);
            }
        }
        bench.show(ports.list());
    }

    /** How many devices have become what they are to be. */
    int confirmed() {
        return outcomes.getOrDefault(Phase.CONFIRMED.name(), 0);
    }

    private void plugIn() {
        PracticeDevice device = PracticeDevice.plugIn(BuiltIn.device("handover", VirtualDeviceOptions.usual("L-" + pluggedIn).misbehaving(faults.apply(pluggedIn)),
                new FleetProvisioning(time), time), time);
        pluggedIn++;
        devices.put(device.serial(), device);
        ports.add(device);
    }

    @Override
    public void changed(BenchSlot slot) { }

    @Override
    public void ended(BenchSlot slot, Verdict verdict) {
        ended++;
        verdict.failure().filter(_ -> failures.size() < MOST_KEPT).ifPresent(failure -> failures.add(slot.step().map(step -> step.id() + ": ").orElse("") + failure));
        outcomes.merge(verdict.failure().map(failure -> failure.id()).orElse(verdict.phase().name()), 1, Integer::sum);
        slot.port().flatMap(PortInfo::serialNumber).map(devices::remove).ifPresent(device -> {
            ports.remove(device);
            device.close();
        });
    }

    @Override
    public void close() {
        bench.close();
        bench.ended().orTimeout(1, TimeUnit.MINUTES).join();
        ports.close();
        context.close();
    }
}
