package dev.claimport.certify.clause;

import dev.claimport.claim.Bundle;
import dev.claimport.claim.EncodedBundle;
import dev.claimport.claim.cbor.CborWriter;
import dev.claimport.device.DeviceState;
import dev.claimport.device.DeviceWait;
import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.handover.HandoverGroupDevice;
import dev.claimport.device.seal.BundleSeal;
import dev.claimport.device.seal.ProofOfPossession;
import dev.claimport.device.smp.SmpFrames;
import dev.claimport.device.smp.SmpHeader.Op;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.SerialPorts;
import dev.claimport.time.TimeSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The device that clauses are held against: what is asked of it, and with what. For one thread; any thread may cancel. */
public final class Subject implements Examined {

    /** Usual devices have room for more; in what is held against them it makes no difference. */
    private static final int PIECE = 400;
    /** Header, map, keys and heads of a put, and what the line adds. */
    private static final int AROUND_A_PIECE = 40;
    private static final int UNKNOWN_BUFFER = 384;
    private static final int OS_GROUP = 0;
    private static final int PARAMETERS = 6;
    static final Duration LOOK = Duration.ofMillis(50);

    private final Means means;
    private final Said said = new Said();
    private final AnswerTimes times = new AnswerTimes();
    private final Opening opening;
    private Exchange line;
    private Hello hello = new Hello(Map.of(), Map.of());
    private Optional<Delivery> delivery = Optional.empty();

    /**
     * What it takes.
     *
     * @param code of the device's label, where it has one
     * @param parameters that the device insists on
     * @param power what cuts the device's, where something can
     */
    public record Means(SerialPorts ports, LineSettings line, TimeSource time, FarSide far, Optional<ProofOfPossession> code,
            Map<String, String> parameters, Optional<PowerSwitch> power) {

        public Means {
            parameters = Map.copyOf(parameters);
        }
    }

    /** @throws dev.claimport.failure.FailureException of the link family */
    public Subject(String port, Means means) {
        this.means = means;
        opening = new Opening(means.ports(), port, means.line());
        line = open();
    }

    private Exchange open() {
        return new Exchange(opening.open(), means.time(), said, times, opening::end);
    }

    @Override
    public Hello meet() {
        Instant boot = time().instant().plus(DeviceWait.BOOT.limit());
        boolean there = line.clear(DeviceWait.QUESTION.limit());
        while (!there && time().instant().isBefore(boot)) {
            there = line.clear(DeviceWait.QUESTION.limit());
        }
        if (!there) {
            throw new DeviceFailure(DeviceFailure.Kind.DEVICE_SILENT, Map.of("port", opening.port())).exception();
        }
        Map<Object, Object> heard = read(HandoverCommand.HELLO, out -> out.map(1).text("v").unsigned(HandoverGroup.VERSION));
        if (heard.keySet().equals(Set.of("rc"))) {
            throw new DeviceFailure(DeviceFailure.Kind.DEVICE_UNSUPPORTED, Map.of("port", opening.port()), "no hand-over group").exception();
        }
        hello = new Hello(heard, ask(Op.READ, 1, OS_GROUP, PARAMETERS, new byte[0]));
        return hello;
    }

    /** What it said when it was met. */
    Hello hello() {
        return hello;
    }

    @Override
    public Said said() {
        return said;
    }

    /** The longest that it took to answer a command, by its name. */
    AnswerTimes times() {
        return times;
    }

    TimeSource time() {
        return means.time();
    }

    FarSide far() {
        return means.far();
    }

    Means means() {
        return means;
    }

    Exchange line() {
        return line;
    }

    @Override
    public void until(Instant when) {
        opening.until(when);
    }

    @Override
    public void last(Instant when) {
        opening.last(when);
    }

    @Override
    public void cancel() {
        opening.cancel();
    }

    /** So many bytes of a bundle go into one put. */
    int piece() {
        return Math.min(PIECE, hello.bufferSize().orElse(UNKNOWN_BUFFER) - AROUND_A_PIECE);
    }

    Map<Object, Object> ask(Op op, int version, int group, int command, byte[] body) {
        return line.ask(op, version, group, command, body);
    }

    Map<Object, Object> ask(HandoverCommand command, Consumer<CborWriter> body) {
        return ask(command.op(), 1, HandoverGroup.ID, command.code(), Exchange.cbor(body));
    }

    Map<Object, Object> read(HandoverCommand command, Consumer<CborWriter> body) {
        return ask(command, body);
    }

    /** Asked without anything to say. */
    Map<Object, Object> ask(HandoverCommand command) {
        return ask(command, out -> out.map(0));
    }

    /** Its state by its number. */
    long state() {
        return Demand.number(ask(HandoverCommand.STATUS), "state");
    }

    /** Holds that it is in that state. */
    void demandState(DeviceState state) {
        Demand.same((long) HandoverGroup.code(state), state());
    }

    /** Sends what is no whole request, or more than one. */
    void say(Object... parts) {
        for (Object part : parts) {
            line.say(part instanceof byte[] bytes ? bytes : ((String) part).getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    /** A new link to the same device, as after a cable was put back. */
    void reconnect() {
        line.close();
        line = open();
        say("\n");
    }

    /** What it is sent. */
    Bundles bundles() {
        return new Bundles(means.far(), means.parameters(), means.code(), hello);
    }

    /**
     * What it is sent with that content: sealed where it takes seals, and with its code where it has one.
     *
     * @throws NotMet when the key that it offers is none
     */
    Transfer transfer(byte[] content, Bundles.Sealed how) {
        Transfer plain = Bundles.plain(content, time().instant(), how);
        return hello.takesSeal() ? Bundles.seal(plain, offered(), how) : plain;
    }

    Transfer transfer(byte[] content) {
        return transfer(content, bundles().usual());
    }

    /** A bundle that leads to that fate. */
    Transfer transfer(Fate fate) {
        return transfer(bundles().bytes(fate));
    }

    /** The key that it offers. */
    byte[] offered() {
        Map<Object, Object> heard = ask(HandoverCommand.HELLO);
        if (heard.get("seal") instanceof byte[] key && key.length == BundleSeal.KEY) {
            return key;
        }
        throw new NotMet("{\"seal\": (32)}", Shown.of(heard));
    }

    /** All of it, up to the answer to the commit, or to a begin that is refused. It starts to register before it answers anything else. */
    Map<Object, Object> handOver(Transfer transfer) {
        Map<Object, Object> begun = transfer.begin(this);
        if (!begun.equals(Map.of("off", 0L))) {
            return begun;
        }
        transfer.putAll(this, 0);
        Map<Object, Object> answer = transfer.commit(this);
        state();
        return answer;
    }

    /** Hands a bundle over that is to be taken. */
    void accepted(Transfer transfer) {
        Demand.same(Map.of(), handOver(transfer));
    }

    /** Hands a bundle over as Claimport does it, with as much under way as the device has room for, and keeps how long that took. */
    void deliver(Fate fate) {
        line.close();
        Bundle bundle = means.far().bundle(fate, bundles().parameters(means.parameters()));
        try (var device = new HandoverGroupDevice(opening.open(), time())) {
            means.code().ifPresent(device::prove);
            device.identify();
            Instant start = time().instant();
            device.deliver(bundle, start, (_, _) -> { });
            device.commit();
            Duration took = Duration.between(start, time().instant());
            device.abort();
            try (EncodedBundle bytes = bundle.encode()) {
                int onWire = SmpFrames.sizeOnWire(bytes.size());
                delivery = Optional.of(new Delivery(bytes.size(), took, Duration.ofNanos(Duration.ofSeconds(10L * onWire).toNanos() / means.line().baud())));
            }
        } finally {
            line = open();
        }
    }

    @Override
    public Optional<Delivery> delivery() {
        return delivery;
    }

    /**
     * Waits until it is in one of these states, or beyond.
     *
     * @return what it says of it
     */
    Map<Object, Object> await(DeviceState state, FarSideWait patience) throws InterruptedException {
        Instant last = time().instant().plus(patience.limit());
        while (true) {
            Map<Object, Object> status = ask(HandoverCommand.STATUS);
            if (Demand.number(status, "state") >= HandoverGroup.code(state)) {
                return status;
            }
            if (!time().instant().isBefore(last)) {
                throw new NotMet("{\"state\": " + HandoverGroup.code(state) + "}", Shown.of(status));
            }
            pause();
        }
    }

    /** Between two questions how far it is. */
    void pause() throws InterruptedException {
        time().sleep(LOOK);
    }

    /** Cuts its power, and meets it again. */
    void cutPower() throws InterruptedException {
        PowerSwitch power = means.power().orElseThrow(() -> new NotApplicable(Lack.POWER));
        line.close();
        Instant asked = time().instant();
        said.sent(power.act());
        Optional<String> back = power.cycle(opening.port());
        // A person takes as long as that takes: it is none of the device's time.
        opening.lengthen(Duration.between(asked, time().instant()));
        back.ifPresent(opening::moveTo);
        Instant last = time().instant().plus(FarSideWait.POWER.limit());
        line = open();
        while (!line.clear(DeviceWait.QUESTION.limit())) {
            if (!time().instant().isBefore(last)) {
                throw new NotMet(HandoverCommand.STATUS.id(), "");
            }
        }
        back.orElseThrow(() -> new NotApplicable(power.lack()));
    }

    @Override
    public boolean settle() throws InterruptedException {
        means.far().release();
        Instant last = time().instant().plus(FarSideWait.STATE.limit());
        while (time().instant().isBefore(last)) {
            if (!line.clear(DeviceWait.ANSWER.limit())) {
                return false;
            }
            if (ask(HandoverCommand.ABORT).isEmpty()) {
                return state() == HandoverGroup.code(DeviceState.EMPTY);
            }
            pause();
        }
        return false;
    }

    @Override
    public void leave() throws InterruptedException {
        boolean interrupted = Thread.interrupted();
        opening.untilItsLastWord(time().instant().plus(DeviceWait.ANSWER.limit()));
        try {
            settle();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isThere() {
        return line.clear(DeviceWait.BOOT.limit());
    }

    @Override
    public void close() {
        line.close();
    }
}
