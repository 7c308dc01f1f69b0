package dev.claimport.desktop.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.bench.Phase;
import dev.claimport.bench.SlotDevice;
import dev.claimport.desktop.testing.FakeBench;
import dev.claimport.device.profile.Profile;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.RegistrationFailure;
import dev.claimport.handover.HandoverRequest.Until;
import dev.claimport.handover.Step;
import dev.claimport.serial.PortInfo;
import dev.claimport.testing.BuiltIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Devices of several families on the hand-over page: what they are taken for, their code, and those that cannot report back. */
class DeviceFamiliesTest {

    private static final List<Step> WATCHED = List.of(Step.DEVICE, Step.CLAIM, Step.DELIVER, Step.VERIFY, Step.CONFIRM);
    private static final List<Step> DELIVERED = List.of(Step.DEVICE, Step.CLAIM, Step.DELIVER, Step.VERIFY);

    @TempDir
    Path folder;

    private static Profile named(HandoverUnderTest page, String name) {
        return page.model.device().family().profiles().stream().filter(profile -> profile.name().equals(name)).findFirst().orElseThrow();
    }

    private static List<Step> steps(HandoverUnderTest page) {
        return page.model.steps().steps().stream().map(StepViewModel::step).toList();
    }

    private static void scan(HandoverUnderTest page, String code) {
        code.chars().forEach(character -> page.model.device().code().type((char) character));
        page.model.device().code().complete();
    }

    private static DeviceFailure notProven() {
        return new DeviceFailure(DeviceFailure.Kind.POSSESSION_NOT_PROVEN, Map.of());
    }

    @Test
    void aDeviceIsRecognisedUnlessAProfileIsChosen() {
        HandoverUnderTest page = HandoverUnderTest.gateway(folder);
        page.bench.plugIn("ttyUSB0", "1", FakeBench.ofFiles("1"));
        assertEquals("zephyr-smp-fs", page.model.device().profileProperty().get().name());

        page.model.device().family().choose(named(page, "zephyr-smp-fs-der"));
        assertEquals(List.of("", "zephyr-smp-fs-der"), page.bench.chosen);
        assertEquals("zephyr-smp-fs-der", page.model.device().profileProperty().get().name());

        page.model.handOver();
        assertEquals("zephyr-smp-fs-der", page.engine.request.profile().orElseThrow().name());
    }

    @Test
    void aProfileIsRememberedForTheUsbIdsItWasChosenFor() {
        HandoverUnderTest page = HandoverUnderTest.gateway(folder);
        PortInfo port = page.bench.plugIn("ttyUSB0", "1", FakeBench.ofFiles("1"));
        page.model.device().family().choose(named(page, "zephyr-smp-fs-der"));
        page.bench.unplug(port);
        page.bench.plugIn("ttyUSB3", "2", FakeBench.ofFiles("2"));
        assertEquals("zephyr-smp-fs-der", page.bench.chosen.getLast());
        assertEquals(Map.of("10c4:ea60", "zephyr-smp-fs-der"), page.memory.settings().devices().profiles());

        page.model.device().family().choose(null);
        assertEquals("", page.bench.chosen.getLast());
        assertEquals(Map.of(), page.memory.settings().devices().profiles());
    }

    @Test
    void aRememberedProfileThatIsGoneLeavesItToRecognition() {
        HandoverUnderTest page = new HandoverUnderTest(folder);
        page.memory.change(settings -> settings.withDevices(settings.devices().withProfile("10c4:ea60", "acme-gone")));
        page.open("practice-gateway");
        page.bench.plugIn("ttyUSB0", "1", FakeBench.ofFiles("1"));

        assertEquals(List.of(""), page.bench.chosen);
        assertNull(page.model.device().family().chosenProperty().get());
    }

    @Test
    void profilesThatCannotBeUsedAreNamedAndThoseThatCanAreOffered() throws IOException {
        String good = Files.readString(Path.of("src/main/resources/profiles/zephyr-smp-fs.yaml")).replace("name: zephyr-smp-fs", "name: acme-gateway");
        Files.writeString(folder.resolve("good.yaml"), good);
        Files.writeString(folder.resolve("bad.yaml"), "name: acme-bad\nbauds: 9600\n");
        HandoverUnderTest page = new HandoverUnderTest(folder);
        page.profiles = BuiltIn.profiles(folder);
        page.open("practice-gateway");

        FamilyViewModel family = page.model.device().family();
        assertEquals("acme-gateway", family.profiles().getFirst().name());
        assertEquals(List.of("bad.yaml"), family.broken().stream().map(broken -> broken.file().getFileName().toString()).toList());

        page.profiles = BuiltIn.profiles();
        family.load();
        assertEquals(List.of(), family.broken());
    }

    @Test
    void whatRecognitionSawIsToldAndAChosenProfileGoesPastIt() {
        HandoverUnderTest page = HandoverUnderTest.gateway(folder);
        page.bench.plugInUnrecognised("ttyUSB0", new DeviceFailure(DeviceFailure.Kind.LINE_SPEED_WRONG,
                Map.of("port", "/dev/ttyUSB0", "baud", "115200")));
        assertEquals("line-speed-wrong", page.model.device().failureProperty().get().id());

        page.model.device().family().choose(named(page, "zephyr-smp-fs"));
        assertNull(page.model.device().failureProperty().get());
        assertEquals(SlotDevice.Answer.ANSWERED, page.model.device().answerProperty().get());
    }

    /** Before a hand-over suffers from it: whether the device answers all the same, or not. */
    @Test
    void anotherProgramOnThePortIsTold() {
        HandoverUnderTest page = HandoverUnderTest.gateway(folder);
        page.bench.others.put("/dev/ttyUSB0", List.of("minicom"));
        page.bench.others.put("/dev/ttyUSB1", List.of("cat"));
        PortInfo port = page.bench.plugIn("ttyUSB0", "1", FakeBench.ofFiles("1"));
        assertEquals(SlotDevice.Answer.ANSWERED, page.model.device().answerProperty().get());
        assertEquals(Map.of("port", "/dev/ttyUSB0", "programs", "minicom"), page.model.device().failureProperty().get().facts());

        page.bench.others.remove("/dev/ttyUSB0");
        page.model.device().askAgain();
        assertNull(page.model.device().failureProperty().get());

        page.bench.unplug(port);
        page.bench.plugInMute("ttyUSB1");
        assertEquals(SlotDevice.Answer.SILENT, page.model.device().answerProperty().get());
        assertEquals("port-shared", page.model.device().failureProperty().get().id());
        assertTrue(page.model.device().failureProperty().get().detail().startsWith("device-silent "), page.model.device().failureProperty().get().detail());
    }

    @Test
    void theCodeOfTheLabelGoesAlongOnceAndIsWiped() {
        HandoverUnderTest page = HandoverUnderTest.gateway(folder);
        page.bench.plugIn("ttyUSB0", "1", FakeBench.sealed("1"));
        scan(page, "PF9-K2M");
        assertEquals(Phase.READY, page.model.phaseProperty().get(), "a scan starts nothing");
        page.model.handOver();

        assertTrue(page.engine.request.secrets().possession().orElseThrow().isWiped(), "after the hand-over");
        assertEquals(0, page.model.device().code().entryProperty().get().length());
        assertEquals(Phase.CONFIRMED, page.model.phaseProperty().get());
        assertFalse(page.model.device().code().wantedProperty().get());
    }

    @Test
    void aHandOverThatWentByACodeIsNotRepeatedWithoutOne() {
        HandoverUnderTest page = HandoverUnderTest.gateway(folder);
        page.course = engine -> engine.fail(Step.VERIFY, notProven());
        page.bench.plugIn("ttyUSB0", "1", FakeBench.sealed("1"));
        scan(page, "WRONG");
        page.model.handOver();
        var first = page.engine;
        page.model.primary();

        assertEquals(Phase.READY, page.model.phaseProperty().get());
        assertEquals(Blocker.CODE_MISSING, page.model.blockerProperty().get());
        assertEquals(first, page.engine, "nothing was begun");

        page.course = engine -> engine.untilVerified().confirm();
        scan(page, "PF9-K2M");
        assertEquals(Blocker.NONE, page.model.blockerProperty().get());
        page.model.handOver();
        assertTrue(page.engine.request.secrets().possession().isPresent());
        assertEquals(Phase.CONFIRMED, page.model.phaseProperty().get());
    }

    @Test
    void aDeviceThatCannotOpenItsSealMakesTheWindowAskForTheCodeWhichCanBeLeftOut() {
        HandoverUnderTest page = HandoverUnderTest.gateway(folder);
        page.course = engine -> engine.fail(Step.VERIFY, new DeviceFailure(DeviceFailure.Kind.SEAL_NOT_OPENED, Map.of()));
        page.bench.plugIn("ttyUSB0", "1", FakeBench.sealed("1"));
        page.model.handOver();
        page.model.primary();
        assertEquals(Blocker.CODE_MISSING, page.model.blockerProperty().get());

        page.model.device().code().leaveOut();
        assertEquals(Blocker.NONE, page.model.blockerProperty().get());
    }

    @Test
    void theCodeOfADeviceThatIsUnpluggedIsWiped() {
        HandoverUnderTest page = HandoverUnderTest.gateway(folder);
        PortInfo port = page.bench.plugIn("ttyUSB0", "1", FakeBench.sealed("1"));
        scan(page, "PF9-K2M");
        page.bench.unplug(port);
        page.bench.plugIn("ttyUSB1", "2", FakeBench.sealed("2"));

        assertEquals(0, page.model.device().code().entryProperty().get().length());
        page.model.handOver();
        assertTrue(page.engine.request.secrets().possession().isEmpty());
    }

    @Test
    void theCodeIsWipedWhenThePageCloses() {
        HandoverUnderTest page = HandoverUnderTest.gateway(folder);
        page.bench.plugIn("ttyUSB0", "1", FakeBench.sealed("1"));
        scan(page, "PF9-K2M");
        page.model.close();

        assertEquals(0, page.model.device().code().entryProperty().get().length());
    }

    private static HandoverUnderTest asking(Path folder) {
        HandoverUnderTest page = HandoverUnderTest.gateway(folder);
        page.bench.plugInUnrecognised("ttyUSB0", new DeviceFailure(DeviceFailure.Kind.GATEWAY_LOGIN_NEEDED, Map.of("port", "/dev/ttyUSB0")));
        return page;
    }

    private static void logIn(HandoverUnderTest page, String password) {
        page.model.device().login().userProperty().set("root");
        password.chars().forEach(character -> page.model.device().login().password().type((char) character));
    }

    @Test
    void aGatewayThatAsksWhoIsThereWaitsForUserAndPasswordWhichGoAlongOnceAndAreWiped() {
        HandoverUnderTest page = asking(folder);
        assertEquals(Blocker.LOGIN_MISSING, page.model.blockerProperty().get());
        page.model.device().login().userProperty().set("root");
        assertEquals(Blocker.LOGIN_MISSING, page.model.blockerProperty().get());
        logIn(page, "practice");
        assertEquals(Blocker.NONE, page.model.blockerProperty().get());
        page.model.handOver();

        assertEquals("root", page.engine.request.secrets().login().orElseThrow().user());
        assertTrue(page.engine.request.secrets().login().orElseThrow().isWiped(), "after the hand-over");
        assertEquals(0, page.model.device().login().password().entryProperty().get().length());
        assertTrue(page.engine.request.secrets().possession().isEmpty());
    }

    @Test
    void aNameThatNobodyCanHaveIsNotHandedOverWithAndNoPasswordIsSaidByEnter() {
        HandoverUnderTest page = asking(folder);
        page.model.device().login().userProperty().set("-f root");
        page.model.device().login().password().complete();
        assertTrue(page.model.device().login().isUserWrong());
        assertEquals(Blocker.LOGIN_MISSING, page.model.blockerProperty().get());

        page.model.device().login().userProperty().set("root");
        assertEquals(Blocker.NONE, page.model.blockerProperty().get());
    }

    @Test
    void aRefusedPasswordIsAskedForAgainAndNeverTriedTwice() {
        HandoverUnderTest page = asking(folder);
        page.course = engine -> engine.fail(Step.DEVICE, new DeviceFailure(DeviceFailure.Kind.GATEWAY_LOGIN_REFUSED, Map.of("user", "root")));
        logIn(page, "wrong");
        page.model.handOver();
        var first = page.engine;
        page.model.primary();

        assertEquals(first, page.engine, "nothing was begun");
        assertEquals(Blocker.LOGIN_MISSING, page.model.blockerProperty().get());
        assertEquals("root", page.model.device().login().userProperty().get(), "the name is no secret");
    }

    @Test
    void thePasswordForAGatewayThatIsUnpluggedIsWiped() {
        HandoverUnderTest page = asking(folder);
        logIn(page, "practice");
        page.bench.list().forEach(page.bench::unplug);

        assertEquals(0, page.model.device().login().password().entryProperty().get().length());
        assertFalse(page.model.device().login().wantedProperty().get());
    }

    @Test
    void theTimelineHasTheStepsThatThereAreForTheDevice() {
        HandoverUnderTest page = HandoverUnderTest.gateway(folder);
        assertEquals(7, steps(page).size());
        PortInfo files = page.bench.plugIn("ttyUSB0", "1", FakeBench.ofFiles("1"));
        assertEquals(WATCHED, steps(page));

        page.bench.unplug(files);
        assertEquals(7, steps(page).size());
    }

    @Test
    void aDeviceWhoseThingCannotBeToldIsHandedOverWithoutConfirmationOnlyWhenAskedTo() {
        HandoverUnderTest page = HandoverUnderTest.gateway(folder);
        page.course = engine -> engine.fail(Step.DEVICE, new RegistrationFailure(RegistrationFailure.Kind.NOT_CONFIRMABLE, Map.of()));
        page.bench.plugIn("ttyUSB0", "1", FakeBench.ofFiles("1"));
        page.model.handOver();
        assertTrue(page.model.verdictProperty().get().isOnlyNotConfirmable());
        page.model.primary();
        assertEquals(Until.CONFIRMED, page.engine.request.until(), "trying again is no other thing");

        page.course = engine -> engine.untilVerified().deliver();
        page.model.handOverUnconfirmed();
        assertEquals(Until.DELIVERED, page.engine.request.until());
        assertEquals(Phase.DELIVERED, page.model.phaseProperty().get(), "which is not confirmed");
        assertEquals(DELIVERED, steps(page));
        assertEquals(1.0, page.model.steps().fractionProperty().get());

        page.model.primary();
        assertEquals(Blocker.DEVICE_DONE, page.model.blockerProperty().get());
        page.model.device().choose(page.model.device().finishedProperty().get());
        page.course = engine -> engine.untilVerified().confirm();
        page.model.handOver();
        assertEquals(Until.CONFIRMED, page.engine.request.until(), "it holds for one device");
        assertEquals(WATCHED, steps(page));
    }
}
