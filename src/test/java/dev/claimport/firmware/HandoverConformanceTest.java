package dev.claimport.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.device.DeviceState;
import dev.claimport.device.handover.HandoverGroup;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The states of a registration, each as long as it takes to look at it: devices whose registration says what the test says. */
@ParameterizedClass
@EnumSource
class HandoverConformanceTest extends Conformance {

    @Test
    void goesFromBeginToDone() {
        plugIn(DeviceSettings.usual());
        Transfer transfer = Transfer.of(BUNDLE);
        assertEquals(0, line.state());
        assertEquals(Map.of("off", 0L), transfer.begin(line));
        assertEquals(1, line.state());
        assertEquals(1L, line.read(HandoverGroup.HELLO, Conversation.NOTHING).get("state"));
        assertEquals(Map.of("off", (long) BUNDLE.length), transfer.putAll(line, 0, 400));
        assertEquals(0, device.started(), "nothing is acted on before the commit");
        assertEquals(DONE, transfer.commit(line));
        assertEquals(2, line.state());
        assertEquals(1, device.started());
        for (DeviceState state : List.of(DeviceState.CONNECTING, DeviceState.GETTING_CERTIFICATE, DeviceState.REGISTERING)) {
            device.reach(state, "early", CERTIFICATE);
            assertEquals(Map.of("state", (long) HandoverGroup.code(state)), line.read(HandoverGroup.STATUS, Conversation.NOTHING));
        }
        for (DeviceState state : List.of(DeviceState.RECONNECTING, DeviceState.DONE)) {
            device.reach(state, "sensor-SN-7", CERTIFICATE);
            assertEquals(Map.of("state", (long) HandoverGroup.code(state), "thing", "sensor-SN-7", "cert", CERTIFICATE),
                    line.read(HandoverGroup.STATUS, Conversation.NOTHING));
        }
        assertEquals(7L, line.read(HandoverGroup.HELLO, Conversation.NOTHING).get("state"));
    }

    @Test
    void failureIsToldUntilTheNextHandOver() {
        plugIn(DeviceSettings.usual());
        for (int i = 1; i <= 2; i++) {
            assertEquals(DONE, handOver(Transfer.of(BUNDLE)));
            assertEquals(i, device.started());
            device.reach(DeviceState.CONNECTING, "-", "-");
            device.fail("InvalidCertificateOwnershipToken", "The token is wrong.");
            assertEquals(Map.of("state", 8L, "err", Map.of("code", "InvalidCertificateOwnershipToken", "msg", "The token is wrong.")),
                    line.read(HandoverGroup.STATUS, Conversation.NOTHING));
        }
        assertEquals(DONE, line.write(HandoverGroup.ABORT, Conversation.NOTHING));
        assertEquals(0, line.state());
    }

    @Test
    void itIsBusyWhileItRegisters() {
        plugIn(DeviceSettings.usual());
        Transfer transfer = Transfer.of(BUNDLE);
        assertEquals(DONE, handOver(transfer));
        for (DeviceState state : List.of(DeviceState.CONNECTING, DeviceState.GETTING_CERTIFICATE, DeviceState.REGISTERING, DeviceState.RECONNECTING)) {
            assertEquals(error(9), transfer.begin(line));
            assertEquals(error(9), transfer.put(line, 0, 10));
            assertEquals(error(9), transfer.commit(line));
            device.reach(state, "sensor-SN-7", CERTIFICATE);
        }
        assertEquals(error(9), transfer.begin(line));
    }

    @Test
    void everythingButRegisteringCanBeAborted() {
        plugIn(DeviceSettings.usual());
        Transfer transfer = Transfer.of(BUNDLE);
        assertEquals(DONE, line.write(HandoverGroup.ABORT, Conversation.NOTHING));
        transfer.begin(line);
        assertEquals(DONE, line.write(HandoverGroup.ABORT, Conversation.NOTHING));
        for (DeviceState until : List.of(DeviceState.ACCEPTED, DeviceState.CONNECTING, DeviceState.GETTING_CERTIFICATE, DeviceState.RECONNECTING,
                DeviceState.DONE)) {
            assertEquals(DONE, handOver(transfer));
            for (int state = HandoverGroup.code(DeviceState.CONNECTING); state <= HandoverGroup.code(until); state++) {
                device.reach(HandoverGroup.state(state).orElseThrow(), "sensor-SN-7", CERTIFICATE);
            }
            assertEquals(HandoverGroup.code(until), line.state());
            assertEquals(DONE, line.write(HandoverGroup.ABORT, Conversation.NOTHING));
            assertEquals(Map.of("state", 0L), line.read(HandoverGroup.STATUS, Conversation.NOTHING));
        }
        handOver(transfer);
        device.reach(DeviceState.REGISTERING, "-", "-");
        assertEquals(error(9), line.write(HandoverGroup.ABORT, Conversation.NOTHING));
        assertEquals(5, line.state());
    }
}
