package dev.claimport.certify.clause;

import dev.claimport.device.DeviceState;
import dev.claimport.device.handover.HandoverGroup;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How a device registers, and says why it could not. What it says is held against the practice cloud's registry. */
final class RegistrationClauses {

    /** What a device says that has found nobody: it need not be its own fault that it does not reach the practice cloud. */
    private static final Set<Object> ELSEWHERE = Set.of("dns", "network", "timeout");

    private RegistrationClauses() {}

    static List<Clause<Subject>> all() {
        return List.of(
                new Clause<Subject>(Clauses.REGISTERED, ClauseGroup.REGISTRATION, RegistrationClauses::becomesAThing),
                new Clause<Subject>("registration-refused", ClauseGroup.REGISTRATION, device -> failsWith(device, Fate.REFUSED, Set.of("ACCESS_DENIED"))),
                new Clause<Subject>("registration-parameter", ClauseGroup.REGISTRATION, device -> failsWith(device, Fate.PARAMETER_MISSING, Set.of("InvalidParameters"))),
                new Clause<Subject>("registration-resource", ClauseGroup.REGISTRATION, device -> failsWith(device, Fate.RESOURCE_MISSING, Set.of("ResourceNotFoundException"))),
                new Clause<Subject>("registration-untrusted", ClauseGroup.REGISTRATION, device -> failsWith(device, Fate.UNTRUSTED, Set.of("tls"))),
                new Clause<Subject>("registration-nobody", ClauseGroup.REGISTRATION, device -> failsWith(device, Fate.NOBODY, Set.of("network", "timeout"))),
                new Clause<Subject>("registration-nowhere", ClauseGroup.REGISTRATION, device -> failsWith(device, Fate.NOWHERE, Set.of("dns", "network", "timeout"))),
                new Clause<Subject>("registration-busy", ClauseGroup.REGISTRATION, RegistrationClauses::isBusyMeanwhile),
                new Clause<Subject>("registration-abort-connecting", ClauseGroup.REGISTRATION,
                        device -> canBeGivenUp(device, Fate.HELD_CONNECTING, DeviceState.ACCEPTED)),
                new Clause<Subject>("registration-abort-certificate", ClauseGroup.REGISTRATION,
                        device -> canBeGivenUp(device, Fate.HELD_CERTIFICATE, DeviceState.GETTING_CERTIFICATE)),
                new Clause<Subject>("registration-abort-registering", ClauseGroup.REGISTRATION, RegistrationClauses::cannotBeGivenUpWhileItRegisters),
                new Clause<Subject>("registration-abort-reconnecting", ClauseGroup.REGISTRATION,
                        device -> canBeGivenUp(device, Fate.HELD_RECONNECTING, DeviceState.RECONNECTING)));
    }

    /** It is held where its states would be over before they are asked for, so that how quick either side is makes no difference. */
    private static void becomesAThing(Subject device) throws InterruptedException {
        Instant start = device.time().instant();
        device.accepted(device.transfer(Fate.REGISTERS_WATCHED));
        staysIn(device, DeviceState.REGISTERING);
        device.far().releaseRegistering();
        staysIn(device, DeviceState.RECONNECTING);
        device.far().release();
        Map<Object, Object> done = staysIn(device, DeviceState.DONE);
        Demand.that(done.get("thing") instanceof String thing && done.get("cert") instanceof String certificate
                && device.far().knows(thing, certificate, start), "{\"thing\": …, \"cert\": …}", done);
    }

    private static Map<Object, Object> staysIn(Subject device, DeviceState state) throws InterruptedException {
        Map<Object, Object> status = follow(device, state);
        Demand.same((long) HandoverGroup.code(state), Demand.number(status, "state"));
        Demand.same(status, device.ask(HandoverCommand.STATUS));
        return status;
    }

    /** Up to that state, or beyond: none comes back, and thing and certificate are named once it has them. */
    private static Map<Object, Object> follow(Subject device, DeviceState to) throws InterruptedException {
        Instant last = device.time().instant().plus(FarSideWait.FAILED.limit());
        long before = HandoverGroup.code(DeviceState.ACCEPTED);
        while (device.time().instant().isBefore(last)) {
            Map<Object, Object> status = device.ask(HandoverCommand.STATUS);
            long state = Demand.number(status, "state");
            if (state == HandoverGroup.code(DeviceState.FAILED)) {
                throw elsewhere(status) ? new NotApplicable(Lack.NETWORK) : new NotMet(shown(to), Shown.of(status));
            }
            boolean named = status.containsKey("thing") || status.containsKey("cert");
            Demand.that(state >= before && named == state >= HandoverGroup.code(DeviceState.RECONNECTING), "{\"state\": " + before + " …}", status);
            if (state >= HandoverGroup.code(to)) {
                return status;
            }
            before = state;
            device.pause();
        }
        throw new NotMet(shown(to), "{\"state\": " + before + "}");
    }

    private static String shown(DeviceState state) {
        return "{\"state\": " + HandoverGroup.code(state) + "}";
    }

    static boolean elsewhere(Map<Object, Object> status) {
        return status.get("err") instanceof Map<?, ?> error && ELSEWHERE.contains(error.get("code"));
    }

    private static void failsWith(Subject device, Fate fate, Set<Object> codes) throws InterruptedException {
        device.accepted(device.transfer(fate));
        Map<Object, Object> status = device.await(DeviceState.DONE, FarSideWait.FAILED);
        if (elsewhere(status) && !codes.contains("network")) {
            throw new NotApplicable(Lack.NETWORK);
        }
        Demand.that(status.get("state").equals((long) HandoverGroup.code(DeviceState.FAILED)) && status.get("err") instanceof Map<?, ?> error
                && codes.contains(error.get("code")) && error.get("msg") instanceof String, "{\"state\": 8, \"err\": {\"code\": " + codes + ", \"msg\": tstr}}", status);
        Demand.same(status, device.ask(HandoverCommand.STATUS));
        device.accepted(device.transfer(Fate.HELD_CONNECTING));
    }

    private static void isBusyMeanwhile(Subject device) throws InterruptedException {
        Map<Fate, DeviceState> where = new EnumMap<>(Map.of(Fate.HELD_CERTIFICATE, DeviceState.GETTING_CERTIFICATE, Fate.HELD_REGISTERING, DeviceState.REGISTERING,
                Fate.HELD_RECONNECTING, DeviceState.RECONNECTING));
        for (var fate : where.entrySet()) {
            Transfer transfer = device.transfer(fate.getKey());
            device.accepted(transfer);
            follow(device, fate.getValue());
            Map<Object, Object> busy = Demand.error(HandoverGroup.BUSY);
            Demand.same(busy, transfer.begin(device));
            Demand.same(busy, transfer.put(device, 0, 10));
            Demand.same(busy, transfer.commit(device));
            Demand.that(device.settle(), "{\"state\": 0}", "");
        }
    }

    private static void canBeGivenUp(Subject device, Fate fate, DeviceState state) throws InterruptedException {
        device.accepted(device.transfer(fate));
        follow(device, state);
        Demand.same(Demand.DONE, device.ask(HandoverCommand.ABORT));
        Demand.same(Map.of("state", 0L), device.ask(HandoverCommand.STATUS));
        device.accepted(device.transfer(Fate.HELD_CONNECTING));
    }

    private static void cannotBeGivenUpWhileItRegisters(Subject device) throws InterruptedException {
        device.accepted(device.transfer(Fate.HELD_REGISTERING));
        follow(device, DeviceState.REGISTERING);
        Demand.same(Demand.error(HandoverGroup.BUSY), device.ask(HandoverCommand.ABORT));
        device.demandState(DeviceState.REGISTERING);
        device.far().release();
        Demand.same((long) HandoverGroup.code(DeviceState.DONE), Demand.number(device.await(DeviceState.DONE, FarSideWait.STATE), "state"));
    }
}
