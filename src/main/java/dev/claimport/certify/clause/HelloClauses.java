package dev.claimport.certify.clause;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.seal.BundleSeal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a device says of itself. */
final class HelloClauses {

    private static final long DOUBT_SECONDS = 60;

    private HelloClauses() {}

    static List<Clause<Subject>> all() {
        return List.of(
                new Clause<Subject>("hello-clock-set", ClauseGroup.HELLO, HelloClauses::setsItsClockOnce),
                new Clause<Subject>("hello-fields", ClauseGroup.HELLO, HelloClauses::saysWhoItIs),
                new Clause<Subject>("hello-seal", ClauseGroup.HELLO, HelloClauses::offersAUsableKey),
                new Clause<Subject>("hello-clock", ClauseGroup.HELLO, HelloClauses::hasTheTime),
                new Clause<Subject>("hello-state", ClauseGroup.HELLO, HelloClauses::saysItsState),
                new Clause<Subject>("hello-harmless", ClauseGroup.HELLO, HelloClauses::changesNothing));
    }

    private static void saysWhoItIs(Subject device) {
        Map<Object, Object> hello = device.ask(HandoverCommand.HELLO, out -> out.map(1).text("v").unsigned(HandoverGroup.VERSION));
        Demand.same((long) HandoverGroup.VERSION, Demand.number(hello, "v"));
        Demand.that(hello.get("model") instanceof String, "{\"model\": tstr}", hello);
        Demand.that(hello.get("serial") instanceof String serial && !serial.isEmpty(), "{\"serial\": tstr}", hello);
        Demand.that(hello.get("fw") instanceof String, "{\"fw\": tstr}", hello);
        Demand.that(HandoverGroup.state(Demand.number(hello, "state")).isPresent(), "{\"state\": 0 … 8}", hello);
        Demand.that(Demand.number(hello, "max") > 0, "{\"max\": uint}", hello);
        Demand.that(hello.get("csr") instanceof Boolean, "{\"csr\": bool}", hello);
        Demand.that(hello.get("params") instanceof List<?> names && names.stream().allMatch(String.class::isInstance), "{\"params\": [tstr]}", hello);
        Demand.same(device.hello().said().get("serial"), hello.get("serial"));
    }

    private static void offersAUsableKey(Subject device) {
        if (!device.hello().said().containsKey("seal")) {
            throw new NotApplicable(Lack.SEAL);
        }
        byte[] key = device.offered();
        Demand.that(BundleSeal.isUsable(key), "{\"seal\": X25519}", key);
    }

    private static void hasTheTime(Subject device) {
        Map<Object, Object> hello = device.ask(HandoverCommand.HELLO);
        if (!hello.containsKey("clock")) {
            throw new NotApplicable(Lack.CLOCK);
        }
        Demand.number(hello, "clock");
    }

    private static void saysItsState(Subject device) {
        Transfer transfer = device.transfer(Fate.HELD_CONNECTING);
        Demand.same(0L, Demand.number(device.ask(HandoverCommand.HELLO), "state"));
        Demand.same(Demand.offset(0), transfer.begin(device));
        Demand.same(1L, Demand.number(device.ask(HandoverCommand.HELLO), "state"));
    }

    private static void changesNothing(Subject device) {
        Transfer transfer = device.transfer(Fate.HELD_CONNECTING);
        transfer.begin(device);
        int piece = device.piece();
        transfer.put(device, 0, piece);
        device.ask(HandoverCommand.HELLO);
        device.ask(HandoverCommand.HELLO);
        Demand.same(1L, device.state());
        Demand.same(Demand.offset(piece), transfer.begin(device));
        transfer.putAll(device, piece);
        Demand.same(Demand.DONE, transfer.commit(device));
    }

    private static void setsItsClockOnce(Subject device) {
        if (device.hello().hasClock()) {
            throw new NotApplicable(Lack.NO_CLOCK);
        }
        Transfer transfer = device.transfer(Fate.HELD_CONNECTING);
        Demand.same(Demand.offset(0), transfer.begin(device));
        isAbout(device, transfer.now());
        device.ask(HandoverCommand.ABORT);
        // Not by so much that a device which takes it would find the next claims expired.
        Instant later = transfer.now().plusSeconds(2 * DOUBT_SECONDS);
        transfer.at(later).expiring(later.plusSeconds(300)).begin(device);
        isAbout(device, transfer.now());
    }

    private static void isAbout(Subject device, Instant when) {
        Map<Object, Object> hello = device.ask(HandoverCommand.HELLO);
        long clock = Demand.number(hello, "clock");
        Demand.that(Math.abs(clock - when.getEpochSecond()) < DOUBT_SECONDS, "{\"clock\": " + when.getEpochSecond() + "}", hello);
    }
}
