package dev.claimport.device.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.app.SupportedDialects;
import dev.claimport.claim.Bundle;
import dev.claimport.claim.cbor.CborException;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.Verification;
import dev.claimport.device.finder.DeviceFinder;
import dev.claimport.device.profile.Profile;
import dev.claimport.device.profile.ProfileLibrary;
import dev.claimport.device.profile.ProfileOverride;
import dev.claimport.device.smp.SmpDecoder;
import dev.claimport.device.smp.SmpMessage;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LinkFailure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.practice.device.DeviceFault;
import dev.claimport.practice.device.PracticeFirmware;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.smp.SmpFirmware;
import dev.claimport.practice.device.text.Answers;
import dev.claimport.practice.device.text.KeepsCredentials;
import dev.claimport.practice.device.text.Reboots;
import dev.claimport.practice.device.text.TextFirmware;
import dev.claimport.practice.device.zephyr.ShellFirmware;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.FakeRegistration;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TestBundles;
import dev.claimport.testing.VirtualLine;
import dev.claimport.testing.VirtualLine.Trouble;
import dev.claimport.text.Messages;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for each family that a built-in profile describes: its conversation with the practice device that plays it, and all that can go wrong in it. */
@ParameterizedClass
@MethodSource("families")
class FamiliesTest {

    private static final Duration LONGEST = Duration.ofMinutes(6);
    private static final Set<Kind> NAMED = Set.of(Kind.STEP_REFUSED, Kind.STEP_UNANSWERED, Kind.DEVICE_SILENT, Kind.DIGEST_WRONG, Kind.MODEM_ONLINE,
            Kind.FIRMWARE_REFUSES_CREDENTIALS, Kind.DEVICE_CREDENTIAL_REFUSED);

    @Parameter
    private String name;

    private final ManualTime time = new ManualTime();
    private final Bundle bundle = new TestBundles(time).bundle(Map.of());

    static Stream<String> families() {
        return BuiltIn.profiles().all().stream().map(ProfileLibrary.Entry::profile).filter(profile -> profile.settings() instanceof ScriptSettings).map(Profile::name);
    }

    @AfterEach
    void wipe() {
        bundle.claim().close();
    }

    private FamilyTry plugIn(List<ProfileOverride> settings, Trouble trouble, long seed, DeviceFault... faults) {
        Profile profile = BuiltIn.profiles().choose(name, settings);
        return new FamilyTry(profile, profile, bundle, time, trouble, seed, faults);
    }

    private FamilyTry plugIn(DeviceFault... faults) {
        return plugIn(List.of(), Trouble.NONE, 0, faults);
    }

    private ScriptSettings settings() {
        return (ScriptSettings) BuiltIn.profiles().named(name).orElseThrow().profile().settings();
    }

    /** How a step's command begins, for each part if it differs. */
    private Stream<String> commands(Step step) {
        return switch (step.say()) {
            case Step.Say.Line(Phrase phrase) -> commands(phrase);
            case Step.Say.Chunks(Phrase phrase, int _) -> commands(phrase);
            case Step.Say.Bytes _ -> Stream.of(Answers.CONTENT);
            case Step.Say.Nothing() -> Stream.of();
        };
    }

    private Stream<String> commands(Phrase phrase) {
        Script script = settings().script();
        return script.slots().values().stream().map(slot -> {
            var begins = new StringBuilder();
            for (Phrase.Piece piece : phrase.pieces()) {
                switch (piece) {
                    case Phrase.Piece.Text(String text) -> begins.append(text);
                    case Phrase.Piece.Value(String name) when slot.containsKey(name) -> begins.append(slot.get(name));
                    case Phrase.Piece.Value(String name) when script.variables().containsKey(name) -> begins.append(script.variables().get(name));
                    default -> {
                        return begins.toString();
                    }
                }
            }
            return begins.toString();
        });
    }

    /** What each step that matters begins with, and by which a device can tell it. */
    private List<String> commands() {
        Script script = settings().script();
        return Stream.of(script.identify(), script.prepare(), script.store(), script.go()).flatMap(List::stream).filter(step -> !step.mayFail())
                .flatMap(this::commands).distinct().toList();
    }

    @Test
    void whatIsSentArrivesIsActedOnAfterTheCommitAndNotBefore() {
        FamilyTry one = plugIn();
        DeviceIdentity identity = one.deliver();
        assertFalse(identity.model().isEmpty());
        assertEquals(List.of("SerialNumber"), identity.parameters());
        assertTrue(one.registration().started() == 0 || actsAtOnce());
        Verification verification = one.device().commit();
        assertEquals(bundle.claim().certificate(), one.registration().bundle().certificate());
        assertEquals(bundle.rootCas(), one.registration().bundle().rootCas());
        assertEquals(settings().verification(), verification);
    }

    @Test
    void deviceIsRecognisedAmongAllFamilies() {
        FamilyTry one = plugIn();
        SerialPorts ports = new SerialPorts() {
            @Override
            public List<PortInfo> list() {
                return List.of();
            }

            @Override
            public SerialLink open(String path, LineSettings settings) {
                return one.line();
            }
        };
        assertEquals(name, new DeviceFinder(ports, BuiltIn.profiles(), time).find(PortInfo.named("x")).profile().name());
    }

    /** A step that its practice device does not know would be tried nowhere. */
    @Test
    void eachStepIsTakenAndItsFarSideKnowsIt() {
        FamilyTry good = plugIn();
        good.handOver();
        FamilyTry stopped = plugIn();
        stopped.deliver();
        stopped.device().abort();
        FamilyTry left = plugIn(new Answers(Answers.CONTENT, ""), new Answers("AT%CMNG=0", ""), new Answers("at 'AT%CMNG=0", ""), new Answers("cred buf", ""),
                new Answers("AT%CERTCMD=\"READ", ""));
        assertThrows(FailureException.class, left::handOver);
        left.device().abort();
        String said = Stream.of(good, stopped, left).map(FamilyTry::told).collect(Collectors.joining());
        Script script = settings().script();
        for (Step step : Stream.of(script.identify(), script.prepare(), script.store(), script.forget(), script.go(), script.restore()).flatMap(List::stream).toList()) {
            commands(step).filter(command -> !command.equals(Answers.CONTENT)).forEach(command -> assertTrue(said.contains(command), command));
        }
        assertTrue(script.recover().isEmpty() || script.recover().stream().flatMap(this::commands).anyMatch(said::contains), "the device is not left in the middle");
        assertEquals(List.of(), good.modem().unknown());
        assertEquals(List.of(), stopped.modem().unknown());
    }

    @Test
    void eachFailureThatALineMeansHasItsWords() {
        Messages messages = Messages.of("failures", Locale.ENGLISH);
        Script script = settings().script();
        List<Step.Trouble> troubles = Stream.of(script.identify(), script.prepare(), script.store(), script.recover(), script.forget(), script.go(), script.restore())
                .flatMap(List::stream).flatMap(step -> step.failures().stream()).toList();
        assertFalse(troubles.isEmpty());
        for (Step.Trouble trouble : troubles) {
            var failure = new DeviceFailure(trouble.kind(), Map.of("sent", "<sent>", "said", "<said>", "firmware", "<firmware>", "model", "<model>"));
            assertTrue(messages.message(failure).contains("<said>") && !messages.remedy(failure).isEmpty(), trouble.kind().toString());
        }
    }

    /** Where the device has room for one, it is the first, by which AWS IoT is known to whoever has an RSA certificate. */
    @Test
    void deviceGetsAsManyRootsAsItHasRoomFor() {
        FamilyTry one = plugIn();
        List<X509Certificate> roots = List.of(bundle.rootCas().getFirst(), bundle.claim().certificate());
        one.device().identify();
        one.device().deliver(new Bundle(bundle.endpoint(), Map.of(), bundle.claim(), roots, Optional.empty()), time.instant(), (_, _) -> { });
        one.device().commit();
        assertEquals(roots.subList(0, Math.min(2, settings().script().roots())), one.registration().bundle().rootCas());
        assertTrue(roots.getFirst().getSubjectX500Principal().getName().contains("CN=Amazon Root CA 1"));
    }

    @Test
    void whatIsWrittenIsOffTheHeapAndGivenBack() {
        FamilyTry one = plugIn();
        one.handOver();
        assertFalse(one.line().lent().isEmpty());
        for (ByteBuffer buffer : one.line().lent()) {
            assertTrue(buffer.isDirect());
            assertThrows(IllegalStateException.class, () -> buffer.get(0), "its memory is given back");
        }
    }

    @Test
    void deviceThatEchoesAndWritesALogIsUnderstood() {
        FamilyTry one = plugIn(new DeviceFault.Noisy(), new Answers("ATE0", "ERROR"));
        one.handOver();
        assertEquals(1, one.registration().started());
    }

    @Test
    void whatIsThereIsReplaced() {
        FamilyTry one = plugIn();
        one.handOver();
        one.handOver();
        assertTrue(one.holdsKey());
    }

    @Test
    void slowLineAndSmallBufferAreEnough() {
        FamilyTry one = plugIn(List.of(ProfileOverride.parse("line.baud=9600").orElseThrow()), Trouble.NONE, 0);
        one.line().paced(9600, 64);
        Instant begun = time.instant();
        one.handOver();
        assertEquals(1, one.registration().started());
        Duration taken = Duration.between(begun, time.instant());
        Duration least = Duration.ofNanos(10_000_000_000L / 9600).multipliedBy(one.line().bytesWritten());
        assertTrue(taken.compareTo(least) >= 0 && taken.compareTo(least.multipliedBy(3).plusSeconds(10)) < 0, taken + " for " + one.line().bytesWritten() + " B");
    }

    @Test
    void flippedBitIsFoundWhereTheFamilyCanProveIt() {
        FamilyTry one = plugIn(new DeviceFault.FlipsBit());
        if (settings().verification() instanceof Verification.Verified) {
            assertEquals(Kind.DIGEST_WRONG, assertThrows(FailureException.class, one::handOver).failure().kind());
            one.device().abort();
            assertPutBack(one, "a flipped bit", "");
        }
    }

    @Test
    void errorAtEachStepIsAFailureWithANameAndTheDeviceIsPutBack() {
        commands().forEach(command -> assertFails(command, new Answers(command, "ERROR")));
    }

    @Test
    void silenceAtEachStepIsAFailureWithANameAndTheDeviceIsPutBack() {
        commands().forEach(command -> assertFails(command, new Answers(command, "")));
    }

    @Test
    void restartAtEachStepIsAFailureWithANameAndTheDeviceIsPutBack() {
        commands().forEach(command -> {
            FamilyTry one = plugIn(new Reboots(command));
            try {
                one.handOver();
                assertTrue(one.holdsKey(), command);
            } catch (FailureException e) {
                assertNamedAndPutBack(one, command, e, "");
            }
        });
    }

    private void assertFails(String command, DeviceFault fault) {
        FamilyTry one = plugIn(fault);
        assertNamedAndPutBack(one, fault.toString(), assertThrows(FailureException.class, one::handOver, fault::toString), command);
        boolean whenAllWasThere = actsAtOnce() || settings().script().go().stream().flatMap(this::commands).anyMatch(command::equals);
        assertTrue(one.registration().started() == 0 || whenAllWasThere, fault::toString);
    }

    /** Its application looks at what is there by itself; nothing tells it to. */
    private boolean actsAtOnce() {
        return settings().script().go().isEmpty();
    }

    private void assertNamedAndPutBack(FamilyTry one, String why, FailureException thrown, String broken) {
        assertTrue(thrown.failure().kind() instanceof Kind kind && NAMED.contains(kind), why + " gave " + thrown);
        assertFalse(thrown.failure().facts().toString().contains("MII"), "the content is masked");
        one.device().abort();
        assertPutBack(one, why, broken);
        Duration taken = Duration.between(ManualTime.START, time.instant());
        assertTrue(taken.compareTo(LONGEST.multipliedBy(40)) < 0, why + " took " + taken);
    }

    /** @param broken what the device still does not do; where that is what it would be put back by, nobody can */
    private void assertPutBack(FamilyTry one, String why, String broken) {
        Script script = settings().script();
        boolean cannotForget = !broken.isEmpty() && Stream.of(script.forget(), script.restore()).flatMap(List::stream)
                .flatMap(this::commands).anyMatch(command -> command.startsWith(broken) || broken.startsWith(command));
        if (!cannotForget) {
            assertFalse(one.holdsKey(), "a key is left after " + why);
            assertEquals(one.before(), one.modem().settings(), why);
        }
    }

    /** As if its profile had been chosen by hand for each of the others; some understand each other all the same. */
    @Test
    void deviceOfAnotherFamilyIsNamedAndKeepsNoKey() {
        Profile spoken = BuiltIn.profiles().choose(name, List.of());
        families().filter(other -> !other.equals(name)).forEach(other -> {
            FamilyTry one = new FamilyTry(BuiltIn.profiles().choose(other, List.of()), spoken, bundle, time, Trouble.NONE, 0);
            try {
                one.handOver();
                assertEquals(1, one.registration().started(), other);
            } catch (FailureException e) {
                assertTrue(e.failure().kind() instanceof Kind kind && (NAMED.contains(kind) || kind == Kind.SHELL_COMMAND_MISSING), other + " gave " + e);
                one.device().abort();
                assertFalse(one.holdsKey(), other);
            }
        });
    }

    @Test
    void cancelAtAnyTimePutsTheDeviceBack() {
        FamilyTry whole = plugIn();
        whole.deliver();
        long bytes = whole.line().bytesWritten();
        for (long after = 0; after < bytes; after += bytes / 7) {
            FamilyTry one = plugIn();
            long limit = after;
            one.device().identify();
            assertThrows(FailureException.class, () -> one.device().deliver(bundle, time.instant(), (held, _) -> {
                if (one.line().bytesWritten() > limit) {
                    throw new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()).exception();
                }
            }));
            one.device().abort();
            assertPutBack(one, "cancel after " + limit + " B", "");
        }
    }

    @Test
    void cableThatComesOutEndsItAndWhatComesBackIsPutBack() {
        FamilyTry one = plugIn(new DeviceFault.Unplugs(2000, Optional.empty()));
        FailureException thrown = assertThrows(FailureException.class, one::handOver);
        assertEquals(LinkFailure.Kind.PORT_GONE, thrown.failure().kind());
        one.device().resume(new VirtualLine(one.firmware(), time));
        one.device().identify();
        one.device().abort();
        assertPutBack(one, "the cable came out", "");
    }

    @Test
    void deviceThatComesBackIsHandedOverToAfterAll() {
        FamilyTry one = plugIn(new DeviceFault.Unplugs(2000, Optional.empty()));
        assertThrows(FailureException.class, one::deliver);
        one.device().resume(new VirtualLine(one.firmware(), time));
        one.handOver();
        assertEquals(1, one.registration().started());
    }

    @Test
    void lineThatLosesAndCutsNeverEndsInAWrongProof() {
        List<String> ways = new ArrayList<>();
        for (int seed = 0; seed < 30; seed++) {
            FamilyTry one = plugIn(List.of(), new Trouble(0.002, 0.002, 0.002, 0.002, 0.01), seed);
            Instant begun = time.instant();
            try {
                one.handOver();
                ways.add("handed over");
                if (settings().verification() instanceof Verification.Verified) {
                    assertEquals(1, one.registration().started(), "seed " + seed + " is proved, and useless");
                }
            } catch (FailureException e) {
                ways.add(e.failure().kind().toString());
                one.device().abort();
            }
            assertTrue(Duration.between(begun, time.instant()).compareTo(LONGEST) < 0, "seed " + seed);
        }
        assertTrue(ways.contains("handed over"), ways.toString());
    }
}
