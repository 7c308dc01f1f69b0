package dev.claimport.certify.clause;

import dev.claimport.claim.cbor.CborWriter;
import dev.claimport.device.DeviceState;
import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader.Op;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What a device makes of requests: those that it does not know, and those that are not as they should be. */
final class RequestClauses {

    private static final byte[] SHA = new byte[32];

    private RequestClauses() {}

    static List<Clause<Subject>> all() {
        return List.of(
                new Clause<Subject>("request-unknown", ClauseGroup.REQUEST, RequestClauses::saysWhatItDoesNotKnow),
                new Clause<Subject>("request-operation", ClauseGroup.REQUEST, RequestClauses::tellsReadsFromWrites),
                new Clause<Subject>("request-version", ClauseGroup.REQUEST, RequestClauses::refusesInTheFormOfTheRequest),
                new Clause<Subject>("request-empty", ClauseGroup.REQUEST, RequestClauses::needsNoBodyForNothing),
                new Clause<Subject>("request-unknown-keys", ClauseGroup.REQUEST, RequestClauses::ignoresKeysThatItDoesNotKnow),
                new Clause<Subject>("request-not-cbor", ClauseGroup.REQUEST, RequestClauses::refusesWhatIsNotStrictCbor),
                new Clause<Subject>("request-deep", ClauseGroup.REQUEST, RequestClauses::standsDepth),
                new Clause<Subject>("request-begin-incomplete", ClauseGroup.REQUEST, RequestClauses::refusesIncompleteBegins),
                new Clause<Subject>("request-put-incomplete", ClauseGroup.REQUEST, RequestClauses::refusesIncompletePuts),
                new Clause<Subject>("request-commit-incomplete", ClauseGroup.REQUEST, RequestClauses::refusesIncompleteCommits));
    }

    private static void saysWhatItDoesNotKnow(Subject device) {
        Demand.same(Demand.NOT_SUPPORTED, device.ask(Op.READ, 1, HandoverGroup.ID, 6, Exchange.cbor(out -> out.map(0))));
        Demand.same(Demand.NOT_SUPPORTED, device.ask(Op.READ, 1, HandoverGroup.ID, 255, Exchange.cbor(out -> out.map(0))));
        Demand.same(Demand.NOT_SUPPORTED, device.ask(Op.READ, 1, HandoverGroup.ID + 1, 0, new byte[0]));
    }

    private static void tellsReadsFromWrites(Subject device) {
        for (HandoverCommand command : HandoverCommand.values()) {
            Op other = command.op() == Op.READ ? Op.WRITE : Op.READ;
            Demand.same(Demand.NOT_SUPPORTED, device.ask(other, 1, HandoverGroup.ID, command.code(), Exchange.cbor(out -> out.map(0))));
        }
    }

    private static void refusesInTheFormOfTheRequest(Subject device) {
        byte[] commit = Exchange.cbor(Transfer.commit(SHA));
        Demand.same(Demand.error(HandoverGroup.WRONG_STATE), device.ask(Op.WRITE, 1, HandoverGroup.ID, HandoverGroup.COMMIT, commit));
        Demand.same(Map.of("rc", 256L + HandoverGroup.WRONG_STATE), device.ask(Op.WRITE, 0, HandoverGroup.ID, HandoverGroup.COMMIT, commit));
        Transfer transfer = device.transfer(Fate.HELD_CONNECTING);
        transfer.begin(device);
        Demand.same(Map.of("rc", 256L + HandoverGroup.OFFSET_WRONG, "off", 0L),
                device.ask(Op.WRITE, 0, HandoverGroup.ID, HandoverGroup.COMMIT, Exchange.cbor(transfer.commit())));
    }

    private static void needsNoBodyForNothing(Subject device) {
        Demand.same(Map.of("state", 0L), device.ask(Op.READ, 1, HandoverGroup.ID, HandoverGroup.STATUS, new byte[0]));
        Demand.same(device.hello().said().get("serial"), device.ask(Op.READ, 0, HandoverGroup.ID, HandoverGroup.HELLO, new byte[0]).get("serial"));
        Demand.same(Demand.INVALID, device.ask(Op.WRITE, 1, HandoverGroup.ID, HandoverGroup.BEGIN, new byte[0]));
    }

    private static void ignoresKeysThatItDoesNotKnow(Subject device) {
        Map<Object, Object> hello = device.ask(HandoverCommand.HELLO, out -> {
            out.map(3).text("v").unsigned(1).text("new").array(2).bytes(new byte[3]).map(1).unsigned(7).bool(true);
            out.unsigned(9).text("number");
        });
        Demand.same(device.hello().said().get("serial"), hello.get("serial"));
    }

    private static void refusesWhatIsNotStrictCbor(Subject device) {
        for (String hex : List.of(
                "80", "01", "f6", "40", "6161", "a0a0", "a1", "a16161", "a1616101ff",
                "bfff", "bf616101ff", "a161619f01ff", "a161615f4101ff", "a161617f6161ff",
                "a16161c001", "a16161d8184101", "a16161f93c00", "a16161fa47c35000", "a16161f8ff",
                "a161611c", "a161611b8000000000000000", "a161615a7fffffff00", "a161615b7fffffffffffffff", "bb7fffffffffffffff", "9a00ffffff",
                "a161616180", "a1616162c080", "a1616163eda080",
                "a2616101616102", "a20101180102", "a1416101", "a1f401", "a18001")) {
            Demand.same(Demand.INVALID, device.ask(Op.WRITE, 1, HandoverGroup.ID, HandoverGroup.ABORT, HexFormat.of().parseHex(hex)));
        }
    }

    private static void standsDepth(Subject device) {
        for (byte each : new byte[] {(byte) 0x81, (byte) 0xa1, (byte) 0xc1, (byte) 0x9f}) {
            byte[] bomb = new byte[device.piece()];
            Arrays.fill(bomb, each);
            bomb[0] = (byte) 0xa1;
            bomb[1] = 0x01;
            Demand.same(Demand.INVALID, device.ask(Op.WRITE, 1, HandoverGroup.ID, HandoverGroup.ABORT, bomb));
        }
        device.demandState(DeviceState.EMPTY);
    }

    private static void refusesIncompleteBegins(Subject device) {
        List<Consumer<CborWriter>> begins = List.of(
                out -> out.map(0),
                out -> out.map(4).text("id").text("c1").text("len").unsigned(9).text("sha").bytes(SHA).text("now").unsigned(1),
                out -> begin(out).unsigned(7).text("len").unsigned(9).text("sha").bytes(SHA).text("exp").unsigned(9),
                out -> begin(out).text("c1").text("len").text("9").text("sha").bytes(SHA).text("exp").unsigned(9),
                out -> begin(out).text("c1").text("len").unsigned(0).text("sha").bytes(SHA).text("exp").unsigned(9),
                out -> begin(out).text("c1").text("len").unsigned(9).text("sha").bytes(new byte[31]).text("exp").unsigned(9),
                out -> begin(out).text("c1").text("len").unsigned(9).text("sha").bytes(new byte[33]).text("exp").unsigned(9),
                out -> begin(out).text("c1").text("len").unsigned(9).text("sha").text("s".repeat(32)).text("exp").unsigned(9),
                out -> begin(out).text("c1").text("len").unsigned(9).text("sha").bytes(SHA).text("exp").text("9"));
        begins.forEach(begin -> Demand.same(Demand.INVALID, device.ask(HandoverCommand.BEGIN, begin)));
        device.demandState(DeviceState.EMPTY);
    }

    private static CborWriter begin(CborWriter out) {
        return out.map(5).text("now").unsigned(1).text("id");
    }

    private static void refusesIncompletePuts(Subject device) {
        device.transfer(Fate.HELD_CONNECTING).begin(device);
        List<Consumer<CborWriter>> puts = List.of(
                out -> out.map(0),
                out -> out.map(1).text("off").unsigned(0),
                out -> out.map(1).text("data").bytes(SHA),
                out -> out.map(2).text("off").text("0").text("data").bytes(SHA),
                out -> out.map(2).text("off").unsigned(0).text("data").text("text"));
        puts.forEach(put -> Demand.same(Demand.INVALID, device.ask(HandoverCommand.PUT, put)));
        Demand.same(Demand.INVALID, device.ask(Op.WRITE, 1, HandoverGroup.ID, HandoverGroup.PUT, HexFormat.of().parseHex("a2636f66662064646174614100")));
        device.demandState(DeviceState.RECEIVING);
    }

    private static void refusesIncompleteCommits(Subject device) {
        device.transfer(Fate.HELD_CONNECTING).begin(device);
        for (int size : new int[] {0, 31, 33}) {
            Demand.same(Demand.INVALID, device.ask(HandoverCommand.COMMIT, Transfer.commit(new byte[size])));
        }
        device.demandState(DeviceState.RECEIVING);
    }
}
