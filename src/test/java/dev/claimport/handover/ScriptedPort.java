package dev.claimport.handover;

import dev.claimport.claim.Bundle;
import dev.claimport.device.DeliveryProgress;
import dev.claimport.device.Device;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.DeviceIdentity.Capability;
import dev.claimport.device.DeviceIdentity.Standing;
import dev.claimport.device.DeviceState;
import dev.claimport.device.DeviceStatus;
import dev.claimport.device.Devices;
import dev.claimport.device.Forgets;
import dev.claimport.device.Login;
import dev.claimport.device.LogsIn;
import dev.claimport.device.ReportsProgress;
import dev.claimport.device.Resumes;
import dev.claimport.device.TakesSeal;
import dev.claimport.device.Verification;
import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.seal.ProofOfPossession;
import dev.claimport.failure.Failure;
import dev.claimport.failure.LinkFailure;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One port with one device on it, which does what a test tells it. */
final class ScriptedPort implements SerialPorts, Devices {

    static final PortInfo PORT = new PortInfo("/dev/ttyTEST0", "test", Optional.of(1), Optional.of(2), Optional.of("USB1"));

    List<PortInfo> attached = new ArrayList<>(List.of(PORT));
    String serial = "0001";
    List<String> parameters = List.of("SerialNumber");
    Standing standing = Standing.NOTHING;
    boolean reportsBack = true;
    /** Whether its conversation can no more than every device's. */
    boolean plain;
    long largestBundle = 8192;
    boolean sealed;
    /** What the device reports after its commit, one a question; the last is repeated. */
    final Deque<DeviceStatus> script = new ArrayDeque<>();
    /** Thrown by the first call of that name. */
    final Map<String, Deque<Failure>> failures = new HashMap<>();
    Verification verification = new Verification.Verified("SHA-256");
    /** Run when the named method is entered. */
    final Map<String, Runnable> hooks = new HashMap<>();
    final List<String> calls = new ArrayList<>();
    /** The paths, one after another. */
    final List<String> opened = new ArrayList<>();
    final List<Bundle> delivered = new ArrayList<>();
    /** What whoever watches the line is told of the key, between what may carry it. */
    final List<String> watched = new ArrayList<>();
    /** The one that the device has, as the device sees it. */
    SerialLink link;
    Instant toldTime;
    int openLinks;
    /** Other programs that have it open. */
    List<String> others = List.of();

    ScriptedPort() {
        report(DeviceState.CONNECTING);
        report(DeviceState.GETTING_CERTIFICATE);
        report(DeviceState.REGISTERING);
        registered(DeviceState.RECONNECTING);
        registered(DeviceState.DONE);
    }

    void report(DeviceState reported) {
        script.add(DeviceStatus.at(reported));
    }

    void registered(DeviceState reported) {
        script.add(new DeviceStatus(reported, Optional.of(ScriptedIot.THING), Optional.of(ScriptedIot.CERTIFICATE), Optional.empty()));
    }

    void failsWith(String code) {
        script.add(DeviceStatus.failed(new DeviceStatus.Error(HandoverGroup.cause(code), code, "as ordered")));
    }

    void fail(String call, Failure failure) {
        failures.computeIfAbsent(call, _ -> new ArrayDeque<>()).add(failure);
    }

    void unplugDuring(String call) {
        fail(call, new LinkFailure(LinkFailure.Kind.PORT_GONE, Map.of("port", PORT.path())));
    }

    private void enter(String call) {
        calls.add(call);
        if (call.equals("deliver") || call.equals("commit")) {
            watched.add(call);
        }
        hooks.getOrDefault(call, () -> { }).run();
        Deque<Failure> ordered = failures.getOrDefault(call, new ArrayDeque<>());
        if (!ordered.isEmpty()) {
            throw ordered.pop().exception();
        }
    }

    @Override
    public List<PortInfo> list() {
        return List.copyOf(attached);
    }

    @Override
    public List<String> others(String path) {
        return path.equals(PORT.path()) ? others : List.of();
    }

    @Override
    public SerialLink open(String path, LineSettings line) {
        enter("open");
        opened.add(path);
        openLinks++;
        return new Link(path);
    }

    @Override
    public Device on(SerialLink opened) {
        link = opened;
        var conversation = new Conversation(opened);
        return plain ? plain(conversation) : conversation;
    }

    private static Device plain(Device device) {
        return new Device() {
            @Override
            public DeviceIdentity identify() {
                return device.identify();
            }

            @Override
            public void deliver(Bundle bundle, Instant now, DeliveryProgress progress) {
                device.deliver(bundle, now, progress);
            }

            @Override
            public Verification commit() {
                return device.commit();
            }

            @Override
            public void close() {
                device.close();
            }
        };
    }

    private final class Link implements SerialLink {
        private final String path;
        private boolean open = true;

        Link(String path) {
            this.path = path;
        }

        @Override
        public String path() {
            return path;
        }

        @Override
        public int read(byte[] into, Duration timeout) {
            calls.add("read");
            return 0;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            throw new AssertionError("not at this level");
        }

        @Override
        public void guard(ByteBuffer secret) {
            watched.add("guard");
        }

        @Override
        public void forget() {
            watched.add("forget");
        }

        @Override
        public void close() {
            if (open) {
                open = false;
                openLinks--;
                hooks.getOrDefault("close", () -> { }).run();
            }
        }
    }

    private final class Conversation implements ReportsProgress, TakesSeal, Resumes, Forgets, LogsIn {
        private SerialLink current;

        Conversation(SerialLink first) {
            current = first;
        }

        @Override
        public DeviceIdentity identify() {
            enter("identify");
            Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
            if (reportsBack) {
                capabilities.add(Capability.REPORTS_PROGRESS);
            }
            if (sealed) {
                capabilities.add(Capability.TAKES_SEAL);
            }
            return DeviceIdentity.of("Test", serial, "1.0").withParameters(parameters).taking(largestBundle).with(standing).able(capabilities);
        }

        @Override
        public void deliver(Bundle bundle, Instant now, DeliveryProgress progress) {
            toldTime = now;
            delivered.add(bundle);
            progress.held(100, 3000);
            enter("deliver");
            progress.held(3000, 3000);
        }

        @Override
        public Verification commit() {
            enter("commit");
            return verification;
        }

        /** What is delivered here is in memory, and nothing has to be opened. */
        @Override
        public void prove(ProofOfPossession code) {
            enter("prove");
        }

        @Override
        public DeviceStatus status() {
            enter("status");
            return script.size() > 1 ? script.pop() : script.peek();
        }

        @Override
        public void logInAs(Login who) {
            enter("log in as " + who.user());
        }

        @Override
        public void abort() {
            enter("abort");
        }

        @Override
        public void resume(SerialLink found) {
            current = found;
            link = found;
        }

        @Override
        public void close() {
            current.close();
        }
    }
}
