package dev.claimport.certify.clause;

import dev.claimport.device.DeviceState;
import dev.claimport.device.handover.HandoverGroup;
import java.util.Arrays;
import java.util.List;

/** How the bytes of a bundle are taken. */
final class PutClauses {

    private PutClauses() {}

    static List<Clause<Subject>> all() {
        return List.of(
                new Clause<Subject>("put-before-begin", ClauseGroup.PUT, PutClauses::takesNothingUnannounced),
                new Clause<Subject>("put-repeat", ClauseGroup.PUT, PutClauses::acknowledgesRepeats),
                new Clause<Subject>("put-overlap", ClauseGroup.PUT, PutClauses::takesWhatIsNew),
                new Clause<Subject>("put-gap", ClauseGroup.PUT, PutClauses::refusesGaps),
                new Clause<Subject>("put-too-long", ClauseGroup.PUT, PutClauses::takesNoMoreThanAnnounced));
    }

    private static void takesNothingUnannounced(Subject device) {
        Transfer transfer = device.transfer(Fate.HELD_CONNECTING);
        Demand.refused(device, HandoverGroup.WRONG_STATE, transfer.put(device, 0, 10));
        Demand.refused(device, HandoverGroup.WRONG_STATE, transfer.commit(device));
    }

    private static void acknowledgesRepeats(Subject device) {
        Transfer transfer = device.transfer(Fate.HELD_CONNECTING);
        transfer.begin(device);
        int piece = device.piece();
        Demand.same(Demand.offset(piece), transfer.put(device, 0, piece));
        Demand.same(Demand.offset(piece), transfer.put(device, 0, piece));
        Demand.same(Demand.offset(piece), transfer.put(device, piece / 4, piece / 2));
        Demand.same(Demand.offset(piece), transfer.put(device, piece, piece));
        transfer.putAll(device, piece);
        Demand.same(Demand.DONE, transfer.commit(device));
    }

    private static void takesWhatIsNew(Subject device) {
        Transfer transfer = device.transfer(Fate.HELD_CONNECTING);
        transfer.begin(device);
        int piece = device.piece();
        transfer.put(device, 0, piece);
        int further = piece + piece / 2;
        Demand.same(Demand.offset(further), transfer.put(device, further - piece, further));
        transfer.putAll(device, further);
        Demand.same(Demand.DONE, transfer.commit(device));
    }

    private static void refusesGaps(Subject device) {
        Transfer transfer = device.transfer(Fate.HELD_CONNECTING);
        transfer.begin(device);
        int held = device.piece();
        transfer.put(device, 0, held);
        Demand.same(Demand.errorAt(held), transfer.put(device, held + 1, held + 100));
        Demand.same(Demand.errorAt(held), transfer.put(device, transfer.size(), transfer.size()));
        Demand.same(Demand.errorAt(held),
                device.ask(HandoverCommand.PUT, out -> out.map(2).text("off").unsigned(Long.MAX_VALUE).text("data").bytes(new byte[1])));
        Demand.same(Demand.errorAt(held), transfer.commit(device));
        device.demandState(DeviceState.RECEIVING);
        transfer.putAll(device, held);
        Demand.same(Demand.DONE, transfer.commit(device));
    }

    private static void takesNoMoreThanAnnounced(Subject device) {
        Transfer longer = device.transfer(Fate.HELD_CONNECTING);
        int piece = device.piece();
        Transfer shorter = longer.with(Arrays.copyOf(longer.bytes(), piece + 10));
        shorter.begin(device);
        shorter.put(device, 0, piece);
        Demand.same(Demand.errorAt(piece), longer.put(device, piece, piece + 11));
        device.demandState(DeviceState.RECEIVING);
    }
}
