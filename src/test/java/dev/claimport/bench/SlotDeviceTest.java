package dev.claimport.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.bench.SlotDevice.Answer;
import dev.claimport.desktop.testing.DirectBackground;
import dev.claimport.desktop.testing.FakeBench;
import dev.claimport.desktop.testing.FakeIot;
import dev.claimport.serial.PortInfo;
import dev.claimport.testing.ManualTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which port a slot means while devices come and go. */
class SlotDeviceTest {

    private final FakeBench bench = new FakeBench();
    private final DirectBackground background = new DirectBackground();
    private final List<PortInfo> pluggedIn = new ArrayList<>();
    private int changes;
    private final SlotDevice device = new SlotDevice(new SlotWorld(new FakeIot(new ManualTime()), bench, bench.connector(), () -> null), background,
            _ -> Optional.empty(), this::changed, pluggedIn::add);
    private final List<Answer> seen = new ArrayList<>();

    private void changed() {
        changes++;
        seen.add(device.answer());
    }

    private void look() {
        int before = changes;
        device.show(bench.list());
        assertTrue(changes > before, "whoever looks on is told");
    }

    private PortInfo plugIn(String name, String serial) {
        PortInfo port = bench.plugIn(name, serial);
        look();
        return port;
    }

    private void unplug(PortInfo port) {
        bench.unplug(port);
        look();
    }

    @Test
    void theOnlyOneThatIsThereIsMeantAndOneOfSeveralIsNot() {
        PortInfo one = bench.plugIn("ttyUSB0", "1");
        PortInfo two = bench.plugIn("ttyUSB1", "2");
        look();
        assertEquals(Optional.empty(), device.chosen());
        assertEquals(Answer.NONE, device.answer());
        unplug(one);
        assertEquals(Optional.of(two), device.chosen());
        assertEquals(List.of(), pluggedIn, "it was there");
        assertEquals(List.of(two), device.ports());
    }

    @Test
    void whatIsPluggedInIsMeantAndOfTwoAtOnceNone() {
        look();
        PortInfo one = plugIn("ttyUSB0", "1");
        assertEquals(Optional.of(one), device.chosen());
        assertEquals(List.of(one), pluggedIn);
        unplug(one);
        assertEquals(Answer.NONE, device.answer());
        assertEquals(Optional.empty(), device.identity());
        bench.plugIn("ttyUSB1", "2");
        bench.plugIn("ttyUSB2", "3");
        look();
        assertEquals(Optional.empty(), device.chosen());
        PortInfo third = plugIn("ttyUSB3", "4");
        assertEquals(Optional.of(third), device.chosen());
    }

    @Test
    void oneThatHasAnsweredIsKeptAndASilentOneMakesWay() {
        look();
        PortInfo mute = bench.plugInMute("ttyUSB0");
        look();
        assertEquals(Answer.SILENT, device.answer());
        assertEquals("device-silent", device.failure().orElseThrow().id());
        PortInfo one = plugIn("ttyUSB1", "1");
        assertEquals(Optional.of(one), device.chosen());
        assertEquals(Optional.empty(), device.failure());
        plugIn("ttyUSB2", "2");
        assertEquals(Optional.of(one), device.chosen());
        assertEquals(List.of(mute, one), pluggedIn);
    }

    @Test
    void aDeviceThatIsDoneIsNotTakenAgainUntilItWasAway() {
        look();
        PortInfo one = plugIn("ttyUSB0", "1");
        device.beginWork();
        device.endWork();
        device.readyForNext();
        assertEquals(Optional.empty(), device.chosen());
        assertEquals(Optional.of(one), device.finished());
        look();
        assertEquals(Optional.empty(), device.chosen());
        unplug(one);
        assertEquals(Optional.empty(), device.finished());
        bench.plugIn("ttyUSB0", "1");
        look();
        assertEquals(Optional.of(one), device.chosen());
    }

    /** It was plugged in while the one before was looked at, and nothing was done with it. */
    @Test
    void aDeviceThatHasTakenThePlaceOfTheOneThatIsDoneIsTheNext() {
        look();
        PortInfo one = plugIn("ttyUSB0", "1");
        device.beginWork();
        device.endWork();
        unplug(one);
        PortInfo two = plugIn("ttyUSB0", "2");
        device.readyForNext();
        assertEquals(Optional.of(two), device.chosen());
        assertEquals(Optional.empty(), device.finished());
        assertEquals("2", device.identity().orElseThrow().serial());
    }

    @Test
    void whileAHandoverHasThePortNothingElseIsMeant() {
        look();
        PortInfo one = plugIn("ttyUSB0", "1");
        device.beginWork();
        PortInfo two = plugIn("ttyUSB1", "2");
        device.choose(two);
        bench.unplug(one);
        look();
        assertEquals(Optional.of(one), device.chosen());
        device.endWork();
        device.readyAgain();
        assertEquals(Optional.of(two), device.chosen(), "it has gone meanwhile");
        assertEquals(List.of(one), pluggedIn);
    }

    /** What was asked before the hand-over is not answered any more; that it may be so again is said. */
    @Test
    void aQuestionThatAHandoverCutsOffHasNoAnswer() throws Exception {
        look();
        background.hold();
        plugIn("ttyUSB0", "1");
        assertEquals(Answer.ASKING, device.answer());
        assertTrue(device.beginWork().isPresent());
        background.letGo();
        int before = changes;
        device.endWork();
        assertEquals(Answer.SILENT, device.answer());
        assertEquals(Optional.empty(), device.identity());
        assertTrue(changes > before);
        assertTrue(device.beginWork().isEmpty(), "nothing is under way");
        device.endWork();
    }

    @Test
    void whatIsThereWhenItsPortsComeBackWasNotPluggedIn() {
        look();
        PortInfo one = plugIn("ttyUSB0", "1");
        device.giveAway();
        assertEquals(Optional.empty(), device.chosen());
        assertEquals(List.of(), device.ports());
        look();
        assertEquals(Optional.of(one), device.chosen());
        assertEquals(List.of(one), pluggedIn, "once");
    }

    @Test
    void aDeviceMayBeAskedAgain() {
        device.askAgain();
        assertEquals(Answer.NONE, device.answer());
        look();
        PortInfo mute = bench.plugInMute("ttyUSB0");
        look();
        bench.unplug(mute);
        bench.plugIn("ttyUSB0", "mute", FakeBench.identity("7"));
        device.askAgain();
        assertEquals(Answer.ANSWERED, device.answer());
        assertEquals("7", device.identity().orElseThrow().serial());
        assertEquals(Optional.of("claimport-handover"), device.profile().map(profile -> profile.name()));
    }

    @Test
    void anotherProgramOnThePortIsSaidBeforehand() {
        bench.others.put("/dev/ttyUSB0", List.of("minicom"));
        look();
        plugIn("ttyUSB0", "1");
        assertEquals(Answer.ANSWERED, device.answer());
        assertEquals("port-shared", device.failure().orElseThrow().id());
    }

    @Test
    void whoeverLooksOnIsToldOfEachAnswer() {
        look();
        seen.clear();
        PortInfo one = plugIn("ttyUSB0", "1");
        assertEquals(List.of(Answer.NONE, Answer.ASKING, Answer.ANSWERED), seen);
        seen.clear();
        unplug(one);
        assertEquals(List.of(Answer.ANSWERED, Answer.NONE), seen);
        seen.clear();
        bench.plugInMute("ttyUSB0");
        look();
        assertEquals(List.of(Answer.NONE, Answer.ASKING, Answer.SILENT), seen);
    }

    @Test
    void whatADeviceSaysToAHandoverIsWhatCounts() {
        look();
        PortInfo one = plugIn("ttyUSB0", "1");
        device.beginWork();
        device.answered(one, FakeBench.identity("2"));
        assertEquals("2", device.identity().orElseThrow().serial());
        device.endWork();
    }
}
