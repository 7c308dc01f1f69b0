package dev.claimport.certify.clause;

import dev.claimport.device.DeviceState;
import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpFrames;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** How a hand-over begins, and goes on after a lost link. */
final class BeginClauses {

    private BeginClauses() {}

    static List<Clause<Subject>> all() {
        return List.of(
                new Clause<Subject>("begin-from-nothing", ClauseGroup.BEGIN, BeginClauses::beginsFromNothing),
                new Clause<Subject>("begin-resume", ClauseGroup.BEGIN, BeginClauses::goesOnAtEveryPiece),
                new Clause<Subject>("begin-resume-link", ClauseGroup.BEGIN, BeginClauses::goesOnOverANewLink),
                new Clause<Subject>("begin-other", ClauseGroup.BEGIN, BeginClauses::startsAnotherFromNothing),
                new Clause<Subject>("begin-too-large", ClauseGroup.BEGIN, BeginClauses::refusesWhatIsTooLarge),
                new Clause<Subject>("begin-expired", ClauseGroup.BEGIN, BeginClauses::refusesAClaimThatIsOver),
                new Clause<Subject>("begin-clock", ClauseGroup.BEGIN, BeginClauses::goesByItsOwnClock));
    }

    private static void beginsFromNothing(Subject device) {
        Transfer transfer = device.transfer(Fate.HELD_CONNECTING);
        Demand.same(Demand.offset(0), transfer.begin(device));
        device.demandState(DeviceState.RECEIVING);
        Demand.same(Demand.offset(0), transfer.begin(device));
    }

    private static void goesOnAtEveryPiece(Subject device) {
        Transfer transfer = device.transfer(Fate.HELD_CONNECTING);
        Demand.same(Demand.offset(0), transfer.begin(device));
        for (int at = 0; at < transfer.size(); at += device.piece()) {
            int to = Math.min(at + device.piece(), transfer.size());
            Demand.same(Demand.offset(to), transfer.put(device, at, to));
            Demand.same(Demand.offset(to), transfer.begin(device));
            device.demandState(DeviceState.RECEIVING);
        }
        Demand.same(Demand.DONE, transfer.commit(device));
    }

    private static void goesOnOverANewLink(Subject device) {
        Transfer transfer = device.transfer(Fate.HELD_CONNECTING);
        transfer.begin(device);
        int piece = device.piece();
        transfer.put(device, 0, piece);
        byte[] cut = SmpFrames.encode(device.line().message(HandoverCommand.PUT.op(), 1, HandoverGroup.ID, HandoverGroup.PUT,
                Exchange.cbor(transfer.put(piece, 2 * piece))));
        device.say(Arrays.copyOf(cut, cut.length / 2));
        device.reconnect();
        Demand.that(device.isThere(), HandoverCommand.STATUS.id(), "");
        if (device.state() == HandoverGroup.code(DeviceState.EMPTY)) {
            throw new NotApplicable(Lack.RESTARTS);
        }
        Demand.same(Demand.offset(piece), transfer.begin(device));
        transfer.putAll(device, piece);
        Demand.same(Demand.offset(transfer.size()), transfer.begin(device));
        Demand.same(Demand.DONE, transfer.commit(device));
    }

    private static void startsAnotherFromNothing(Subject device) {
        Transfer transfer = device.transfer(Fate.HELD_CONNECTING);
        transfer.begin(device);
        transfer.put(device, 0, device.piece());
        byte[] other = transfer.bytes().clone();
        other[other.length - 1] ^= 1;
        Demand.same(Demand.offset(0), transfer.with(other).begin(device));
        Demand.same(Demand.offset(0), transfer.begin(device));
        device.accepted(device.transfer(Fate.HELD_CONNECTING));
    }

    private static void refusesWhatIsTooLarge(Subject device) {
        for (long length : new long[] {device.hello().largestBundle() + 1, Long.MAX_VALUE}) {
            Map<Object, Object> answer = device.ask(HandoverCommand.BEGIN, out -> out.map(5).text("id").text(Bundles.CLAIM_ID).text("len").unsigned(length)
                    .text("sha").bytes(new byte[32]).text("now").unsigned(device.time().instant().getEpochSecond())
                    .text("exp").unsigned(device.time().instant().plusSeconds(300).getEpochSecond()));
            Demand.refused(device, HandoverGroup.TOO_LARGE, answer);
        }
        Map<Object, Object> largest = device.ask(HandoverCommand.BEGIN, out -> out.map(5).text("id").text(Bundles.CLAIM_ID).text("len")
                .unsigned(device.hello().largestBundle()).text("sha").bytes(new byte[32]).text("now").unsigned(device.time().instant().getEpochSecond())
                .text("exp").unsigned(clock(device).plusSeconds(300).getEpochSecond()));
        Demand.same(Demand.offset(0), largest);
    }

    private static void refusesAClaimThatIsOver(Subject device) {
        Transfer transfer = device.transfer(Fate.HELD_CONNECTING);
        Demand.refused(device, HandoverGroup.CLAIM_EXPIRED, transfer.expiring(clock(device).minusSeconds(60)).begin(device));
    }

    private static void goesByItsOwnClock(Subject device) {
        Instant clock = clock(device);
        Instant before = clock.minus(Duration.ofDays(1));
        Transfer transfer = device.transfer(Fate.HELD_CONNECTING).at(before);
        Demand.refused(device, HandoverGroup.CLAIM_EXPIRED, transfer.expiring(before.plusSeconds(300)).begin(device));
        Demand.same(Demand.offset(0), transfer.expiring(clock.plusSeconds(300)).begin(device));
    }

    /** What it says its clock is; it has one, if only since a clause before. */
    private static Instant clock(Subject device) {
        Map<Object, Object> hello = device.ask(HandoverCommand.HELLO);
        return hello.get("clock") instanceof Long seconds ? Instant.ofEpochSecond(seconds) : device.time().instant();
    }
}
