package dev.claimport.certify.clause;

import dev.claimport.device.DeviceState;
import dev.claimport.device.handover.HandoverGroup;
import java.util.List;
import java.util.Map;

/** What is left of a hand-over once it has ended, by success, failure, or being given up. */
final class AfterwardsClauses {

    private AfterwardsClauses() {}

    static List<Clause<Subject>> all() {
        return List.of(
                new Clause<Subject>("afterwards-abort-empty", ClauseGroup.AFTERWARDS, AfterwardsClauses::canBeAbortedWithNothing),
                new Clause<Subject>("afterwards-abort-receiving", ClauseGroup.AFTERWARDS, AfterwardsClauses::forgetsWhatItReceived),
                new Clause<Subject>("afterwards-repeated-commit", ClauseGroup.AFTERWARDS, AfterwardsClauses::doesNotTakeACommitTwice),
                new Clause<Subject>("afterwards-failed", ClauseGroup.AFTERWARDS, device -> isErasedAfter(device, Fate.NOBODY, DeviceState.FAILED)),
                new Clause<Subject>("afterwards-done", ClauseGroup.AFTERWARDS, device -> isErasedAfter(device, Fate.REGISTERS, DeviceState.DONE)));
    }

    private static void canBeAbortedWithNothing(Subject device) {
        Demand.same(Demand.DONE, device.ask(HandoverCommand.ABORT));
        Demand.same(Demand.DONE, device.ask(HandoverCommand.ABORT));
        Demand.same(Map.of("state", 0L), device.ask(HandoverCommand.STATUS));
    }

    private static void forgetsWhatItReceived(Subject device) {
        Transfer transfer = device.transfer(Fate.HELD_CONNECTING);
        transfer.begin(device);
        transfer.putAll(device, 0);
        Demand.same(Demand.DONE, device.ask(HandoverCommand.ABORT));
        Demand.refused(device, HandoverGroup.WRONG_STATE, transfer.commit(device));
        Demand.same(Demand.offset(0), transfer.begin(device));
    }

    private static void doesNotTakeACommitTwice(Subject device) {
        Transfer transfer = device.transfer(Fate.HELD_CONNECTING);
        device.accepted(transfer);
        Map<Object, Object> again = transfer.commit(device);
        Demand.that(again.equals(Demand.error(HandoverGroup.WRONG_STATE)) || again.equals(Demand.error(HandoverGroup.BUSY)),
                Shown.of(Demand.error(HandoverGroup.BUSY)), again);
    }

    private static void isErasedAfter(Subject device, Fate fate, DeviceState state) throws InterruptedException {
        Transfer transfer = device.transfer(fate);
        device.accepted(transfer);
        Map<Object, Object> status = device.await(DeviceState.DONE, FarSideWait.FAILED);
        if (state == DeviceState.DONE && RegistrationClauses.elsewhere(status)) {
            throw new NotApplicable(Lack.NETWORK);
        }
        Demand.same((long) HandoverGroup.code(state), Demand.number(status, "state"));
        Demand.same(Demand.error(HandoverGroup.WRONG_STATE), transfer.put(device, 0, 10));
        Demand.same(Demand.error(HandoverGroup.WRONG_STATE), transfer.commit(device));
        Demand.same((long) HandoverGroup.code(state), device.state());
        Demand.same(Demand.DONE, device.ask(HandoverCommand.ABORT));
        Demand.same(Map.of("state", 0L), device.ask(HandoverCommand.STATUS));
        device.accepted(device.transfer(Fate.HELD_CONNECTING));
    }
}
