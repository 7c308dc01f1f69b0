package dev.claimport.bench;

import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.profile.Profile;
import dev.claimport.failure.Failure;
import dev.claimport.serial.PortInfo;
import dev.claimport.time.Background;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The device of a slot: the ports as they come and go, the one that is meant, and what its device says of itself. */
public final class SlotDevice {

    /** Whether the device on the chosen port has said who it is. */
    public enum Answer {
        /** No port is chosen. */
        NONE,
        ASKING,
        ANSWERED,
        /** It did not answer; a hand-over may still try. */
        SILENT
    }

    private final SlotWorld world;
    private final Background background;
    private final Function<PortInfo, Optional<Profile>> families;
    private final Runnable changed;
    private final Consumer<PortInfo> pluggedIn;

    private List<PortInfo> ports = List.of();
    private Optional<PortInfo> chosen = Optional.empty();
    private Answer answer = Answer.NONE;
    private Optional<DeviceIdentity> identity = Optional.empty();
    private Optional<Profile> profile = Optional.empty();
    private Optional<Failure> failure = Optional.empty();
    private Optional<PortInfo> finished = Optional.empty();
    private boolean listed;
    private boolean busy;
    /** Whether the device that is meant is the one of the last hand-over; another may have been plugged in since. */
    private boolean worked;
    private @Nullable Probe probe;
    private Background.@Nullable Task asking;

    /**
     * @param families what the device on a port is taken for; empty finds out
     * @param changed told after each change
     * @param pluggedIn told when a device was plugged in and chosen
     */
    SlotDevice(SlotWorld world, Background background, Function<PortInfo, Optional<Profile>> families, Runnable changed, Consumer<PortInfo> pluggedIn) {
        this.world = world;
        this.background = background;
        this.families = families;
        this.changed = changed;
        this.pluggedIn = pluggedIn;
    }

    /** Takes in which ports there are now. */
    public void show(List<PortInfo> now) {
        List<PortInfo> fresh = listed ? now.stream().filter(port -> !ports.contains(port)).toList() : List.of();
        listed = true;
        ports = List.copyOf(now);
        finished = finished.filter(now::contains);
        changed.run();
        if (!busy) {
            settle(fresh);
        }
    }

    /** Its ports are another's for a time: what is there when they come back was not just plugged in. */
    public void giveAway() {
        show(List.of());
        listed = false;
    }

    private void settle(List<PortInfo> fresh) {
        if (chosen.isPresent() && !ports.contains(chosen.get())) {
            forget();
        }
        if (fresh.size() == 1 && (chosen.isEmpty() || answer == Answer.SILENT)) {
            choose(fresh.getFirst());
            pluggedIn.accept(fresh.getFirst());
        } else if (chosen.isEmpty() && ports.size() == 1 && finished.isEmpty()) {
            choose(ports.getFirst());
        }
    }

    /** Means this port, and asks its device who it is. */
    public void choose(PortInfo port) {
        if (busy) {
            return;
        }
        Optional<Probe> before = stopAsking();
        finished = Optional.empty();
        worked = false;
        chosen = Optional.of(port);
        answer = Answer.ASKING;
        identity = Optional.empty();
        profile = Optional.empty();
        failure = Optional.empty();
        changed.run();
        probe = new Probe(world, port.path(), families.apply(port), before);
        asking = background.start(BenchWait.QUESTION, probe, found -> {
            profile = found.profile();
            answered(found.identity(), found.shared());
        }, silent -> {
            failure = Optional.of(silent);
            answer = Answer.SILENT;
            changed.run();
        });
    }

    private void answered(DeviceIdentity said, Optional<Failure> shared) {
        identity = Optional.of(said);
        failure = shared;
        answer = Answer.ANSWERED;
        changed.run();
    }

    /** Asks the device on the chosen port once more. */
    public void askAgain() {
        chosen.ifPresent(this::choose);
    }

    /** The hand-over has the port from here on; what is returned has to be waited for first. */
    Optional<Probe> beginWork() {
        busy = true;
        worked = true;
        return stopAsking();
    }

    /** What the device said to the hand-over. */
    void answered(PortInfo port, DeviceIdentity said) {
        chosen = Optional.of(port);
        answered(said, Optional.empty());
    }

    /** The port is free again. */
    void endWork() {
        busy = false;
        if (answer == Answer.ASKING) {
            answer = Answer.SILENT;
            changed.run();
        }
    }

    /** Makes ready for another device: the one that is done is not taken again by itself. One that has taken its place is that other. */
    void readyForNext() {
        if (worked) {
            Optional<PortInfo> done = chosen;
            forget();
            finished = done.filter(ports::contains);
            changed.run();
        }
        settle(List.of());
    }

    /** After a hand-over that did not succeed: the port may have gone meanwhile. */
    void readyAgain() {
        settle(List.of());
    }

    /** Stops asking. */
    void forget() {
        stopAsking().ifPresent(stopped -> background.start(BenchWait.QUESTION, () -> {
            stopped.stopAndWait();
            return stopped;
        }, _ -> { }, broken -> {
            failure = Optional.of(broken);
            changed.run();
        }));
        worked = false;
        chosen = Optional.empty();
        identity = Optional.empty();
        profile = Optional.empty();
        failure = Optional.empty();
        answer = Answer.NONE;
        changed.run();
    }

    private Optional<Probe> stopAsking() {
        Optional<Probe> stopped = answer == Answer.ASKING ? Optional.ofNullable(probe) : Optional.empty();
        if (asking != null) {
            asking.cancel();
        }
        probe = null;
        asking = null;
        return stopped;
    }

    public List<PortInfo> ports() {
        return ports;
    }

    /** The port that is meant. */
    public Optional<PortInfo> chosen() {
        return chosen;
    }

    public Answer answer() {
        return answer;
    }

    /** Empty until the device has answered. */
    public Optional<DeviceIdentity> identity() {
        return identity;
    }

    /** Of the family that the device was recognised as; empty until it has answered, and where nobody asked. */
    public Optional<Profile> profile() {
        return profile;
    }

    /** Why the device did not answer, if it is {@link Answer#SILENT}; what to mind before a hand-over, if it has. */
    public Optional<Failure> failure() {
        return failure;
    }

    /** The port of the device that is done and still attached. */
    public Optional<PortInfo> finished() {
        return finished;
    }
}
