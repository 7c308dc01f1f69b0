package dev.claimport.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.app.SupportedDialects;
import dev.claimport.claim.Bundle;
import dev.claimport.device.parts.Encoding;
import dev.claimport.device.parts.PartsPlan;
import dev.claimport.device.profile.Profile;
import dev.claimport.device.profile.ProfileLibrary;
import dev.claimport.device.smp.SmpDecoder;
import dev.claimport.device.smp.SmpFrames;
import dev.claimport.device.smp.SmpHeader;
import dev.claimport.device.smp.SmpMessage;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.FailureException;
import dev.claimport.practice.device.DeviceFault;
import dev.claimport.practice.device.PracticeFirmware;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.repl.Board;
import dev.claimport.practice.device.smp.Reply;
import dev.claimport.practice.device.smp.SmpFirmware;
import dev.claimport.practice.device.smpfs.FileFirmware;
import dev.claimport.practice.device.text.Answers;
import dev.claimport.practice.device.text.Reboots;
import dev.claimport.practice.device.text.TextFirmware;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.FakeRegistration;
import dev.claimport.testing.KeyTraces;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.PassingLink;
import dev.claimport.testing.TestBundles;
import dev.claimport.testing.TestClaims;
import dev.claimport.testing.VirtualLine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An error, silence and a restart at each step of a hand-over to each family that takes files, in virtual time: a failure with a name, and nothing of
 * the key is left. For families in text {@code FamiliesTest} has the same. The steps are those that a good hand-over takes.
 */
@ParameterizedClass
@MethodSource("families")
class BadStepsTest {

    private static final Set<String> BY_FILES = Set.of("smp-fs", "repl");
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final Set<Enum<?>> NAMED = Set.of(Kind.DEVICE_SILENT, Kind.DEVICE_GARBAGE, Kind.DEVICE_REFUSED, Kind.DEVICE_UNSUPPORTED, Kind.DEVICE_STORAGE_FAILED, Kind.DEVICE_PATH_REFUSED,
            Kind.DEVICE_LOST_TRACK, Kind.STEP_REFUSED, Kind.DIGEST_WRONG);
    private static final KeyTraces KEY = new KeyTraces(TestClaims.privateKey());

    @Parameter
    private String name;

    private final ManualTime time = new ManualTime();
    private final Bundle bundle = new TestBundles(time).bundle(Map.of());

    /** What goes wrong. */
    private enum Wrong {
        ERROR("RuntimeError: no"),
        ERROR_OF_THE_SYSTEM("OSError: [Errno 5] EIO"),
        SILENCE(""),
        RESTART("");

        private final String said;

        Wrong(String said) {
            this.said = said;
        }

        DeviceFault at(String step) {
            return this == RESTART ? new Reboots(step) : new Answers(step, said);
        }
    }

    static Stream<String> families() {
        return BuiltIn.profiles().all().stream().map(ProfileLibrary.Entry::profile).filter(profile -> BY_FILES.contains(profile.dialect().id())).map(Profile::name);
    }

    @AfterEach
    void wipe() {
        bundle.claim().close();
    }

    private Profile profile() {
        return BuiltIn.profiles().choose(name, List.of());
    }

    /** A device, how it is spoken to, and what it holds. */
    private final class Try {

        private final FakeRegistration registration = FakeRegistration.waiting();
        private final PracticeFirmware firmware;
        private final VirtualLine line;
        private final MeddledLine meddled;
        private final Device device;

        Try(String step, Wrong wrong) {
            firmware = SupportedDialects.builtIn().practice().playing(profile()).orElseThrow()
                    .device(profile(), VirtualDeviceOptions.usual("4711-000001").misbehaving(wrong.at(step)), registration, time);
            line = new VirtualLine(firmware, time);
            meddled = new MeddledLine(line, firmware, step, wrong);
            device = profile().devices(time).on(firmware instanceof SmpFirmware ? meddled : line);
        }

        void handOver() {
            device.identify();
            device.deliver(bundle, time.instant(), (_, _) -> { });
            device.commit();
        }

        /** Every step that was taken, once. */
        Set<String> steps() {
            return firmware instanceof SmpFirmware ? meddled.steps : statements();
        }

        /** What the interpreter was told, up to what varies; each ends in Ctrl-D, and raw paste begins with three bytes of its own. */
        private Set<String> statements() {
            String told = line.written().stream().map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1)).collect(Collectors.joining());
            return Stream.of(told.split("\u0004")).map(each -> each.replaceFirst("(?s).*\u0001", "").replaceFirst("'.*(?s)", "'"))
                    .filter(each -> !each.isEmpty() && Character.isLetter(each.charAt(0))).collect(Collectors.toCollection(LinkedHashSet::new));
        }

        private Optional<byte[]> content(String path) {
            return switch (firmware) {
                case TextFirmware text -> ((Board) text.server()).content(path);
                case SmpFirmware smp -> ((FileFirmware) smp.server()).content(path);
                default -> throw new AssertionError(firmware);
            };
        }

        boolean holdsKey() {
            return new PartsPlan(profile().settings().destinations(), Encoding.PEM).files().stream().flatMap(path -> Stream.of(path, path + ".new")).map(this::content)
                    .flatMap(Optional::stream).anyMatch(content -> !KEY.find(ByteBuffer.wrap(content)).isEmpty());
        }

        boolean isAtWork() {
            return !(firmware instanceof TextFirmware text) || ((Board) text.server()).programRuns();
        }
    }

    /** Answers a request of SMP's in the device's place, or loses it. */
    private static final class MeddledLine extends PassingLink {

        private final VirtualLine line;
        private final PracticeFirmware firmware;
        private final String step;
        private final Wrong wrong;
        private final Set<String> steps = new LinkedHashSet<>();
        private boolean restarted;

        MeddledLine(VirtualLine line, PracticeFirmware firmware, String step, Wrong wrong) {
            super(line);
            this.line = line;
            this.firmware = firmware;
            this.step = step;
            this.wrong = wrong;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            boolean[] passes = {true};
            byte[] written = Arrays.copyOfRange(bytes, offset, offset + length);
            new SmpDecoder(8192, message -> {
                SmpHeader asked = SmpMessage.taking(message).header();
                String each = asked.op() + " " + asked.group() + " " + asked.command();
                steps.add(each);
                passes[0] &= !each.equals(step) || !isWrong(asked);
            }).accept(written, length);
            if (passes[0]) {
                line.write(bytes, offset, length);
            }
        }

        private boolean isWrong(SmpHeader asked) {
            switch (wrong) {
                case ERROR -> line.say(SmpFrames.encode(new Reply.Unknown(Reply.UNKNOWN_ERROR).to(asked).bytes()));
                case ERROR_OF_THE_SYSTEM -> line.say(SmpFrames.encode(new Reply.Unknown(Reply.INVALID).to(asked).bytes()));
                case SILENCE -> { }
                case RESTART -> {
                    if (restarted) {
                        return false;
                    }
                    restarted = true;
                    ((SmpFirmware) firmware).restart();
                }
            }
            return true;
        }
    }

    @ParameterizedTest
    @EnumSource
    void stepThatGoesWrongHasANameAndTheDeviceIsPutBack(Wrong wrong) {
        Try whole = new Try("none", wrong);
        whole.handOver();
        assertTrue(whole.holdsKey() && whole.steps().size() > 5, whole.steps()::toString);
        int named = 0;
        for (String step : whole.steps()) {
            Try one = new Try(step, wrong);
            Instant begun = time.instant();
            try {
                one.handOver();
                assertEquals(bundle.claim().certificate(), one.registration.bundle().certificate(), step);
            } catch (FailureException e) {
                named++;
                assertTrue(NAMED.contains(e.failure().kind()), () -> step + " gave " + e);
                assertEquals(List.of(), KEY.find(ByteBuffer.wrap(e.toString().getBytes(StandardCharsets.UTF_8))), step);
                abort(one.device);
                assertFalse(one.holdsKey(), () -> "a key is left after " + step);
                assertTrue(one.isAtWork(), () -> "its program does not run after " + step);
            }
            Duration taken = Duration.between(begun, time.instant());
            assertTrue(taken.compareTo(LONGEST) < 0, () -> step + " took " + taken);
        }
        // A device that takes files goes on where it was once it is back.
        assertTrue(named > 0 || wrong == Wrong.RESTART, "what goes wrong is noticed");
    }

    /** One that does not even answer that has nothing, or cannot be told. */
    private static void abort(Device device) {
        try {
            ((Forgets) device).abort();
        } catch (FailureException e) {
            assertEquals(Kind.DEVICE_SILENT, e.failure().kind());
        }
    }
}
