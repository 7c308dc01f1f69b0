package dev.claimport.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.Bundle;
import dev.claimport.claim.cbor.CborException;
import dev.claimport.claim.cbor.CborReader;
import dev.claimport.device.handover.AnswersRead;
import dev.claimport.device.handover.HandoverGroupDevice;
import dev.claimport.device.profile.Profile;
import dev.claimport.device.profile.ProfileOverride;
import dev.claimport.device.profile.ProfileText;
import dev.claimport.device.smp.SmpAnswer;
import dev.claimport.device.smp.SmpDecoder;
import dev.claimport.device.smp.SmpFrames;
import dev.claimport.device.smp.SmpMessage;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.Problem;
import dev.claimport.practice.device.BundleContents;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.FakeRegistration;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TestBundles;
import dev.claimport.testing.VirtualLine;
import dev.claimport.text.Messages;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** What takes bytes from outside: whatever they are, it refuses them in the one way that it says, or understands them. */
enum FuzzTargets implements Consumer<byte[]> {

    SMP {
        @Override
        public void accept(byte[] bytes) {
            List<byte[]> messages = new ArrayList<>();
            var decoder = new SmpDecoder(4096, messages::add);
            decoder.accept(bytes, bytes.length);
            for (byte[] message : messages) {
                assertTrue(message.length <= 4096);
                List<byte[]> again = new ArrayList<>();
                byte[] frames = SmpFrames.encode(message);
                new SmpDecoder(4096, again::add).accept(frames, frames.length);
                assertEquals(1, again.size());
                assertArrayEquals(message, again.getFirst());
                readAnswer(message);
            }
        }

        private void readAnswer(byte[] message) {
            SmpMessage taken;
            try {
                taken = SmpMessage.taking(message);
            } catch (IllegalArgumentException _) {
                return;
            }
            try {
                SmpAnswer.of(taken, CborReader.Strings.PLAIN);
            } catch (CborException _) {
                // As it says.
            }
        }
    },

    CBOR {
        @Override
        public void accept(byte[] bytes) {
            map(bytes);
        }
    },

    HANDOVER_GROUP {
        @Override
        public void accept(byte[] bytes) {
            AnswersRead.from(map(bytes));
        }
    },

    BUNDLE {
        @Override
        public void accept(byte[] bytes) {
            try {
                BundleContents.parse(ByteBuffer.wrap(bytes)).close();
            } catch (CborException _) {
                // As it says.
            }
        }
    },

    /** A profile's text: it is a profile, or each mistake has its line, and no text of a stranger's writes to the terminal. */
    PROFILE {
        @Override
        public void accept(byte[] bytes) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            // As its reader counts them.
            long lines = text.split("\r\n|[\r\n\u0085\u2028\u2029]", -1).length;
            ProfileText.Reading reading = BuiltIn.text(text).read(List.of(new ProfileOverride(List.of("slots", "key", "path"), "/lfs1/k")));
            assertEquals(reading.profile().isPresent(), reading.problems().isEmpty());
            for (Problem problem : reading.problems()) {
                assertTrue(ProfileText.line(problem) >= 0 && ProfileText.line(problem) <= lines, problem + " of " + lines);
                String told = Messages.of("problems", Locale.ROOT).problem(problem);
                assertTrue(told.codePoints().noneMatch(Character::isISOControl), told);
            }
        }
    },

    /** Any message to a device: it answers or is silent, and goes on serving. */
    DEVICE {
        @Override
        public void accept(byte[] bytes) {
            if (bytes.length == 0 || bytes.length > 2000) {
                return;
            }
            var time = new ManualTime();
            try (var device = BuiltIn.device("handover", VirtualDeviceOptions.usual("F"), FakeRegistration.waiting(), time)) {
                var line = new VirtualLine(device, time);
                byte[] frames = SmpFrames.encode(bytes);
                line.write(frames, 0, frames.length);
                line.read(new byte[512], Duration.ofMillis(5));
                assertEquals("F", new HandoverGroupDevice(line, time).identify().serial());
            }
        }
    },

    /** Any answers to what a modem is told. */
    SCRIPT {
        @Override
        public void accept(byte[] bytes) {
            converse("script", bytes);
        }
    },

    /** Any answers to what a board's interpreter is told. */
    REPL {
        @Override
        public void accept(byte[] bytes) {
            converse("repl", bytes);
        }
    };

    /** A whole delivery: it ends in a failure with a name, or well, and in the time that it may take; what it says of the device is fit to be shown. */
    private static void converse(String dialect, byte[] bytes) {
        var time = new ManualTime();
        var link = new FuzzedLink(bytes, time);
        try (Device device = Held.PROFILES.get(dialect).devices(time).on(link)) {
            DeviceIdentity identity = device.identify();
            for (String text : List.of(identity.model(), identity.serial(), identity.firmware())) {
                assertTrue(text.length() <= 64 && text.codePoints().noneMatch(Character::isISOControl), text);
            }
            device.deliver(Held.BUNDLE, time.instant(), (held, total) -> assertTrue(held <= total));
            device.commit();
        } catch (FailureException e) {
            String told = Messages.of("failures", Locale.ROOT).message(e.failure());
            assertTrue(told.codePoints().noneMatch(Character::isISOControl), told);
        }
        assertTrue(Duration.between(ManualTime.START, time.instant()).compareTo(Duration.ofMinutes(30)) < 0, "took until " + time.instant());
    }

    /** What all inputs have in common: to make it takes longer than to try one. */
    private static final class Held {

        static final Bundle BUNDLE = new TestBundles(new ManualTime()).bundle(Map.of());
        static final Map<String, Profile> PROFILES = Map.of("script", BuiltIn.profile("script"), "repl", BuiltIn.profile("repl"));
    }

    private static Map<Object, Object> map(byte[] bytes) {
        try {
            return CborReader.readMap(ByteBuffer.wrap(bytes));
        } catch (CborException _) {
            return Map.of();
        }
    }
}
