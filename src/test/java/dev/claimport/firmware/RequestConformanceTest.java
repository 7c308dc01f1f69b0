package dev.claimport.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.claim.cbor.CborWriter;
import dev.claimport.device.DeviceState;
import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader.Op;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a device makes of requests: those that it does not know, and those that are not as they should be. */
@ParameterizedClass
@EnumSource
class RequestConformanceTest extends Conformance {

    @Test
    void otherGroupsAndCommandsAreNotSupported() {
        plugIn(DeviceSettings.usual());
        Map<String, Long> unsupported = Map.of("rc", 8L);
        assertEquals(unsupported, line.ask(Op.READ, 1, 8, 0, new byte[0]));
        assertEquals(unsupported, line.ask(Op.READ, 0, 1, 0, new byte[0]));
        assertEquals(unsupported, line.ask(Op.WRITE, 1, 0, 200, Conversation.cbor(Conversation.NOTHING)));
        assertEquals(unsupported, line.read(6, Conversation.NOTHING));
        assertEquals(unsupported, line.read(255, Conversation.NOTHING));
        for (int command : new int[] {HandoverGroup.HELLO, HandoverGroup.STATUS}) {
            assertEquals(unsupported, line.write(command, Conversation.NOTHING));
        }
        for (int command : new int[] {HandoverGroup.BEGIN, HandoverGroup.PUT, HandoverGroup.COMMIT, HandoverGroup.ABORT}) {
            assertEquals(unsupported, line.read(command, Conversation.NOTHING));
        }
    }

    @Test
    void errorsHaveTheFormOfTheRequestsVersion() {
        plugIn(DeviceSettings.usual());
        byte[] commit = Conversation.cbor(out -> out.map(1).text("sha").bytes(new byte[32]));
        assertEquals(error(1), line.ask(Op.WRITE, 1, HandoverGroup.ID, HandoverGroup.COMMIT, commit));
        assertEquals(Map.of("rc", 257L), line.ask(Op.WRITE, 0, HandoverGroup.ID, HandoverGroup.COMMIT, commit));
        Transfer transfer = Transfer.of(BUNDLE);
        transfer.begin(line);
        assertEquals(Map.of("rc", 259L, "off", 0L),
                line.ask(Op.WRITE, 0, HandoverGroup.ID, HandoverGroup.PUT, Conversation.cbor(transfer.put(1, 2))));
    }

    @Test
    void bodyMayBeAbsentWhereNothingIsNeeded() {
        plugIn(DeviceSettings.usual());
        assertEquals(Map.of("state", 0L), line.ask(Op.READ, 1, HandoverGroup.ID, HandoverGroup.STATUS, new byte[0]));
        assertEquals("SN-7", line.ask(Op.READ, 0, HandoverGroup.ID, HandoverGroup.HELLO, new byte[0]).get("serial"));
        assertEquals(Map.of("rc", 3L), line.ask(Op.WRITE, 1, HandoverGroup.ID, HandoverGroup.BEGIN, new byte[0]));
    }

    @Test
    void unknownKeysAreIgnored() {
        plugIn(DeviceSettings.usual());
        Map<Object, Object> hello = line.read(HandoverGroup.HELLO, out -> {
            out.map(3).text("v").unsigned(1).text("new").array(2).bytes(new byte[3]).map(1).unsigned(7).bool(true);
            out.unsigned(9).text("number");
        });
        assertEquals("SN-7", hello.get("serial"));
    }

    @Test
    void whatIsNotStrictCborIsInvalid() {
        plugIn(DeviceSettings.usual());
        for (String hex : List.of(
                "80", "01", "f6", "40", "6161", "a0a0", "a1", "a16161", "a1616101ff",
                "bfff", "bf616101ff", "a161619f01ff", "a161615f4101ff", "a161617f6161ff",
                "a16161c001", "a16161d8184101", "a16161f93c00", "a16161fa47c35000", "a16161f8ff",
                "a161611c", "a161611b8000000000000000", "a161615a7fffffff00", "a161615b7fffffffffffffff", "bb7fffffffffffffff", "9a00ffffff",
                "a161616180", "a1616162c080", "a1616163eda080",
                "a26161016161" + "02", "a2010118" + "0102", "a1416101", "a1f401", "a18001")) {
            assertEquals(Map.of("rc", 3L), line.ask(Op.WRITE, 1, HandoverGroup.ID, HandoverGroup.ABORT, HexFormat.of().parseHex(hex)), hex);
        }
    }

    @Test
    void depthBombsAreInvalid() {
        plugIn(DeviceSettings.usual());
        for (byte each : new byte[] {(byte) 0x81, (byte) 0xa1, (byte) 0xc1, (byte) 0x9f}) {
            byte[] bomb = new byte[900];
            Arrays.fill(bomb, each);
            bomb[0] = (byte) 0xa1;
            bomb[1] = 0x01;
            assertEquals(Map.of("rc", 3L), line.ask(Op.WRITE, 1, HandoverGroup.ID, HandoverGroup.ABORT, bomb));
        }
        line.assertQuietAndWell();
    }

    @Test
    void requestsThatLackSomethingAreInvalid() {
        plugIn(DeviceSettings.usual());
        byte[] sha = new byte[32];
        List<Consumer<CborWriter>> begins = List.of(
                out -> out.map(0),
                out -> out.map(4).text("id").text("c1").text("len").unsigned(9).text("sha").bytes(sha).text("now").unsigned(1),
                out -> begin(out).unsigned(7).text("len").unsigned(9).text("sha").bytes(sha).text("exp").unsigned(9),
                out -> begin(out).text("c1").text("len").text("9").text("sha").bytes(sha).text("exp").unsigned(9),
                out -> begin(out).text("c1").text("len").unsigned(0).text("sha").bytes(sha).text("exp").unsigned(9),
                out -> begin(out).text("c1").text("len").unsigned(9).text("sha").bytes(new byte[31]).text("exp").unsigned(9),
                out -> begin(out).text("c1").text("len").unsigned(9).text("sha").bytes(new byte[33]).text("exp").unsigned(9),
                out -> begin(out).text("c1").text("len").unsigned(9).text("sha").text("s".repeat(32)).text("exp").unsigned(9),
                out -> begin(out).text("c1").text("len").unsigned(9).text("sha").bytes(sha).text("exp").text("9"));
        begins.forEach(begin -> assertEquals(Map.of("rc", 3L), line.write(HandoverGroup.BEGIN, begin)));
        Transfer.of(BUNDLE).begin(line);
        List<Consumer<CborWriter>> puts = List.of(
                out -> out.map(0),
                out -> out.map(1).text("off").unsigned(0),
                out -> out.map(1).text("data").bytes(sha),
                out -> out.map(2).text("off").text("0").text("data").bytes(sha),
                out -> out.map(2).text("off").unsigned(0).text("data").text("text"));
        puts.forEach(put -> assertEquals(Map.of("rc", 3L), line.write(HandoverGroup.PUT, put)));
        assertEquals(Map.of("rc", 3L), line.ask(Op.WRITE, 1, HandoverGroup.ID, HandoverGroup.PUT, HexFormat.of().parseHex("a2636f66662064646174614100")));
        for (int size : new int[] {0, 31, 33}) {
            assertEquals(Map.of("rc", 3L), line.write(HandoverGroup.COMMIT, out -> out.map(1).text("sha").bytes(new byte[size])));
        }
        assertEquals(HandoverGroup.code(DeviceState.RECEIVING), line.state());
    }

    private static CborWriter begin(CborWriter out) {
        return out.map(5).text("now").unsigned(1).text("id");
    }
}
