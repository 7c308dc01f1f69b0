package dev.claimport.certify.clause;

import dev.claimport.device.DeviceState;
import dev.claimport.device.handover.HandoverGroup;
import java.util.List;

/** What a loss of power leaves. */
final class PowerClauses {

    private PowerClauses() {}

    static List<Clause<Subject>> all() {
        return List.of(
                new Clause<Subject>("power-receiving", ClauseGroup.POWER, PowerClauses::leavesNothingOfABundle),
                new Clause<Subject>("power-connecting", ClauseGroup.POWER, PowerClauses::leavesNothingOfAClaim));
    }

    private static void leavesNothingOfABundle(Subject device) throws InterruptedException {
        Transfer transfer = device.transfer(Fate.HELD_CONNECTING);
        transfer.begin(device);
        transfer.put(device, 0, device.piece());
        device.cutPower();
        device.demandState(DeviceState.EMPTY);
        Demand.same(Demand.error(HandoverGroup.WRONG_STATE), transfer.put(device, device.piece(), device.piece() + 10));
        Demand.same(Demand.offset(0), transfer.begin(device));
        device.ask(HandoverCommand.ABORT);
        device.accepted(device.transfer(Fate.HELD_CONNECTING));
    }

    private static void leavesNothingOfAClaim(Subject device) throws InterruptedException {
        Transfer transfer = device.transfer(Fate.HELD_CONNECTING);
        device.accepted(transfer);
        device.cutPower();
        Demand.same(Demand.error(HandoverGroup.WRONG_STATE), transfer.commit(device));
        device.accepted(device.transfer(Fate.HELD_CONNECTING));
    }
}
