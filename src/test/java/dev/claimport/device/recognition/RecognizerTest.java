package dev.claimport.device.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.device.finder.DeviceFinder;
import dev.claimport.device.smp.SmpHeader;
import dev.claimport.device.smp.SmpMessage;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.LinkFailure;
import dev.claimport.practice.device.DeviceFault;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.smp.SmpFirmware;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.Failures;
import dev.claimport.testing.FakeRegistration;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.VirtualLine;
import dev.claimport.text.Messages;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What recognition makes of all that can be on a port, in virtual time. */
class RecognizerTest {

    /** Fewer where a build has fewer random faults. */
    private static final int BAD_LINES = Math.min(200, Integer.getInteger("random.faults", 200));

    private final ManualTime time = new ManualTime();

    private ProbeResult look(UnaryOperator<String> answers) {
        return BuiltIn.recognizer(time).look(new TextDevice(time, answers));
    }

    @Test
    void devicesThatCanBeServedAreToldApart() {
        var options = VirtualDeviceOptions.usual("1");
        var registration = FakeRegistration.waiting();
        for (String dialect : List.of("handover", "smp-fs")) {
            var device = BuiltIn.device(dialect, options, registration, time);
            assertEquals(new ProbeResult(dialect.equals("handover") ? new Spoken("handover") : new Spoken("smp-fs"), ""), BuiltIn.recognizer(time).look(new VirtualLine(device, time)));
            var noisy = BuiltIn.device(dialect, options.misbehaving(new DeviceFault.Noisy()), registration, time);
            assertEquals(dialect, BuiltIn.recognizer(time).look(new VirtualLine(noisy, time)).family().id());
        }
        assertEquals(ManualTime.START.plusSeconds(0).getEpochSecond(), time.instant().getEpochSecond(), "an answer ends the looking");
    }

    /** A device that thinks for so long over each request, one after the other. */
    private final class Slow implements SerialLink {

        private final SerialLink device;
        private final Duration each;
        private final Deque<byte[]> waiting = new ArrayDeque<>();
        private Instant free = Instant.MIN;

        Slow(SmpFirmware device, Duration each) {
            this.device = new VirtualLine(device, time);
            this.each = each;
        }

        @Override
        public String path() {
            return "slow";
        }

        @Override
        public int read(byte[] into, Duration timeout) {
            Instant deadline = time.instant().plus(timeout);
            if (waiting.isEmpty() || free.isAfter(deadline)) {
                time.set(deadline);
                return 0;
            }
            time.set(free.isAfter(time.instant()) ? free : time.instant());
            byte[] request = waiting.poll();
            free = time.instant().plus(each);
            device.write(request, 0, request.length);
            return device.read(into, Duration.ofMillis(10));
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            boolean clearsTheLine = bytes[offset] == 0x15;
            if (!clearsTheLine) {
                free = waiting.isEmpty() && free.isBefore(time.instant()) ? time.instant().plus(each) : free;
                waiting.add(Arrays.copyOfRange(bytes, offset, offset + length));
            }
        }

        @Override
        public void close() { }
    }

    @Test
    void deviceThatHasAnsweredHasASecondForEachFurtherQuestion() {
        // One that answers the parameters, and then never again.
        var answered = new boolean[1];
        var device = new VirtualLine(BuiltIn.device("handover", VirtualDeviceOptions.usual("1"),
                FakeRegistration.waiting(), time), time);
        SerialLink stopping = new SerialLink() {
            @Override
            public String path() {
                return "stopping";
            }

            @Override
            public int read(byte[] into, Duration timeout) {
                if (answered[0]) {
                    time.advance(timeout);
                    return 0;
                }
                int count = device.read(into, timeout);
                answered[0] = count > 0;
                return count;
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                device.write(bytes, offset, length);
            }

            @Override
            public void close() { }
        };
        assertEquals(OtherKind.SMP_UNCLEAR, BuiltIn.recognizer(time).look(stopping).family());
        assertTrue(answered[0] && Duration.between(ManualTime.START, time.instant()).compareTo(Duration.ofMillis(4500)) <= 0, "two questions, asked twice, a second each");
    }

    @Test
    void answersThatAlwaysComeTooLateAreStillSmp() {
        var device = BuiltIn.device("handover", VirtualDeviceOptions.usual("1"), FakeRegistration.waiting(), time);
        assertEquals(OtherKind.SMP_UNCLEAR, BuiltIn.recognizer(time).look(new Slow(device, Duration.ofMillis(1800))).family());
    }

    @Test
    void badLineMakesNoDeviceAnother() {
        for (String dialect : List.of("handover", "smp-fs")) {
            int recognised = 0;
            for (int seed = 0; seed < BAD_LINES; seed++) {
                var device = BuiltIn.device(dialect, VirtualDeviceOptions.usual("1"), FakeRegistration.waiting(), time);
                DeviceKind family = BuiltIn.recognizer(time).look(new VirtualLine(device, time, new VirtualLine.Trouble(0.05, 0.02, 0.05, 0.1, 0.1), seed)).family();
                assertTrue(family.id().equals(dialect) || !family.isServed(), dialect + " seen as " + family + " with seed " + seed);
                recognised += family.isServed() ? 1 : 0;
            }
            // A few of a few may well be the unlucky ones.
            assertTrue(recognised > BAD_LINES * 0.85 - 3, dialect + ": " + recognised + " of " + BAD_LINES);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {100, 300, 600, 900, 990})
    void slowDeviceIsRecognisedAllTheSame(long millis) {
        for (String dialect : List.of("handover", "smp-fs")) {
            Instant before = time.instant();
            var device = BuiltIn.device(dialect, VirtualDeviceOptions.usual("1"), FakeRegistration.waiting(), time);
            assertEquals(dialect, BuiltIn.recognizer(time).look(new Slow(device, Duration.ofMillis(millis))).family().id(), millis + " ms for each answer");
            assertTrue(Duration.between(before, time.instant()).compareTo(Duration.ofSeconds(5)) <= 0);
        }
    }

    @Test
    void modemsAreNamed() {
        assertEquals(new ProbeResult(OtherKind.NRF91, "nRF9160-SICA"), look(TextDevice.modem("nRF9160-SICA")));
        assertEquals(new ProbeResult(OtherKind.NRF93, "nRF93M1"), look(TextDevice.modem("nRF93M1")));
        assertEquals(new ProbeResult(OtherKind.AT_MODEM, "BG96"), look(TextDevice.modem("BG96")));
        assertEquals(new ProbeResult(OtherKind.AT_MODEM, "AT version:4.0.0.0(b9cd5b2)"), look(line -> switch (line) {
            case "AT" -> "\r\nOK\r\n";
            case "AT+GMR" -> "AT version:4.0.0.0(b9cd5b2)\r\nSDK version:v5.0.6\r\n\r\nOK\r\n";
            default -> line.startsWith("AT") ? "\r\nERROR\r\n" : "";
        }));
        assertEquals(OtherKind.EXPRESSLINK, look(line -> switch (line) {
            case "AT" -> "OK\r\n";
            case "AT+CONF? About" -> "OK Espressif - AWS IoT ExpressLink\r\n";
            default -> "ERR3 COMMAND NOT FOUND\r\n";
        }).family());
    }

    @Test
    void modemThatChokesOnWhatWasAskedBeforeIsAskedAgain() {
        int[] asked = {0};
        assertEquals(OtherKind.AT_MODEM, look(line -> line.endsWith("AT") && asked[0]++ == 0 ? "ERROR\r\n" : TextDevice.modem("SIM7600").apply(line)).family());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "ZEPHYR_SHELL|\u001b[1;32muart:~$ \u001b[m", "ZEPHYR_SHELL|mosh:~$ ", "LINUX_LOGIN|\r\nDebian GNU/Linux 12 gw ttyS0\r\n\r\ngw login: ", "LINUX_LOGIN|Password: ",
        "LINUX_SHELL|\r\nroot@gw:~# ", "LINUX_SHELL|user@gw:~$ ", "LINUX_SHELL|/ # ", "BOOTLOADER|\r\n=> ", "OTHER_PROMPT|\r\nswitch> "
    })
    void promptsAreClassified(String sample) {
        String[] parts = sample.split("\\|", 2);
        TextDevice console = new TextDevice(time, _ -> parts[1]);
        assertEquals(OtherKind.valueOf(parts[0]), BuiltIn.recognizer(time).look(console).family());
        boolean killed = console.said().endsWith("\u0015");
        assertEquals(parts[0].equals("LINUX_SHELL"), killed, "what was typed into a shell is taken back");
    }

    @Test
    void zephyrShellSaysWhatItTakesAClaimBy() {
        assertEquals(new ProbeResult(OtherKind.ZEPHYR_SHELL, "uart:~$ 3 credentials found."), look(TextDevice.shell(Map.of("cred list", "3 credentials found."))));
        assertEquals(new ProbeResult(OtherKind.ZEPHYR_SHELL, "uart:~$"), look(TextDevice.shell(Map.of())));
        assertEquals(new ProbeResult(OtherKind.NRF91_SHELL, "nRF9160-SICA"), look(TextDevice.shell(Map.of("at AT+CGMM", "nRF9160-SICA\r\nOK\r\n"))));
    }

    @Test
    void serialModemIsToldFromOtherApplications() {
        assertEquals(new ProbeResult(OtherKind.NRF91, "nRF9151-LACA #XSMVER: \"1.0.0\",\"3.1.0\""), look(line -> line.equals("AT#XSMVER")
                ? "\r\n#XSMVER: \"1.0.0\",\"3.1.0\"\r\n\r\nOK\r\n" : TextDevice.modem("nRF9151-LACA").apply(line)));
    }

    /** Each names a kind, what it answers to all that it does not know, and a word of what is said to be done instead. */
    @ParameterizedTest
    @ValueSource(strings = {
        "FREERTOS_CLI|\r\nCommand not recognised.  Enter 'help' to view a list of available commands.\r\n\r\n> |pki generate csr",
        "FREERTOS_CLI|Command not recognized. Enter 'help' to view a list of available commands.\r\n> |pki generate csr",
        "SECURE_ELEMENT|------------\r\nUnknown command. List of available commands:\r\nreset\r\ndevice\r\nthing\r\nreconnect\r\n------------\r\n\u0004|just-in-time",
        "SECURE_ELEMENT|I (312) app: esp_secure_cert partition found\r\n|just-in-time",
        "EXPRESSLINK|OK Espressif - AWS IoT ExpressLink\r\n|AT+CONF? Certificate",
        "NRF93|\r\nnRF93M1\r\n\r\nOK\r\n|identity",
        "ZEPHYR_SHELL|uart:~$ |CONFIG_TLS_CREDENTIALS_SHELL"
    })
    void whatTakesNoClaimIsToldWhyAndWhatToDo(String sample) {
        String[] parts = sample.split("\\|");
        UnaryOperator<String> answers = line -> line.endsWith("AT") && List.of("EXPRESSLINK", "NRF93").contains(parts[0]) ? "OK\r\n"
                : parts[0].equals("NRF93") && line.equals("AT+CONF? About") ? "ERROR\r\n" : parts[1];
        var failure = Failures.expect(DeviceFailure.Kind.DEVICE_NOT_SERVED, () -> new DeviceFinder(ports(answers), BuiltIn.profiles(), time).find(PortInfo.named("x")));
        assertEquals(OtherKind.valueOf(parts[0]), failure.facts().get("seen"));
        assertTrue(Messages.of("failures", Locale.ENGLISH).remedy(failure).contains(parts[2]), () -> Messages.of("failures", Locale.ENGLISH).remedy(failure));
    }

    @Test
    void improvIsNamed() {
        assertEquals(OtherKind.IMPROV, look(line -> line.startsWith("IMPROV") ? "IMPROV\u0001\u0001\u0001\u0002\u00ff\n" : "").family());
    }

    /** Reads bare messages, and forgets what is none after half a second without a byte (CONFIG_MCUMGR_TRANSPORT_RAW_UART_INPUT_TIMEOUT). */
    private final class RawUart implements SerialLink {

        private final ByteArrayOutputStream in = new ByteArrayOutputStream();
        private byte[] out = new byte[0];
        private Instant last = Instant.MIN;

        @Override
        public String path() {
            return "raw";
        }

        @Override
        public int read(byte[] into, Duration timeout) {
            if (out.length == 0) {
                time.advance(timeout);
                return 0;
            }
            int count = Math.min(into.length, out.length);
            System.arraycopy(out, 0, into, 0, count);
            out = Arrays.copyOfRange(out, count, out.length);
            return count;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            if (time.instant().minusMillis(500).isAfter(last)) {
                in.reset();
            }
            last = time.instant();
            in.write(bytes, offset, length);
            byte[] held = in.toByteArray();
            if (held.length >= 8 && held.length >= 8 + ((held[2] & 0xff) << 8 | held[3] & 0xff)) {
                in.reset();
                SmpHeader asked = SmpHeader.of(ByteBuffer.wrap(held));
                out = SmpMessage.of(asked.op().response(), asked.version(), asked.group(), asked.sequence(), asked.command(),
                        answer -> answer.map(1).text("buf_size").unsigned(384)).bytes();
            }
        }

        @Override
        public void close() { }
    }

    @Test
    void mcumgrWithoutFramesIsNamed() {
        assertEquals(OtherKind.SMP_RAW, BuiltIn.recognizer(time).look(new RawUart()).family());
        SerialPorts raw = new SerialPorts() {
            @Override
            public List<PortInfo> list() {
                return List.of();
            }

            @Override
            public SerialLink open(String path, LineSettings line) {
                return new RawUart();
            }
        };
        var failure = Failures.expect(DeviceFailure.Kind.DEVICE_NOT_SERVED, () -> new DeviceFinder(raw, BuiltIn.profiles(), time).find(PortInfo.named("x")));
        assertTrue(Messages.of("failures", Locale.ENGLISH).remedy(failure).contains("CONFIG_MCUMGR_TRANSPORT_RAW_UART"));
    }

    @Test
    void silenceNoiseAndTextAreToldApart() {
        assertEquals(OtherKind.SILENT, look(_ -> "").family());
        assertTrue(Duration.between(ManualTime.START, time.instant()).compareTo(Duration.ofSeconds(5)) <= 0, "a second for each question");
        assertEquals(OtherKind.WRONG_SPEED, look(_ -> "\u00f8\u0006\u0080\u00fe\u00e6\u001c\u009f\u0004").family());
        assertEquals(OtherKind.FEW_BYTES, look(line -> line.startsWith("AT") ? "\u0006\t" : "").family(), "one byte a second is no matter of speed");
        assertEquals(new ProbeResult(OtherKind.TEXT, "<inf> net: lease renewed"), look(_ -> "<inf> net: lease renewed\r\n"));
    }

    private final List<LineSettings> opened = new ArrayList<>();

    private SerialPorts ports(UnaryOperator<String> answers) {
        return new SerialPorts() {
            @Override
            public List<PortInfo> list() {
                return List.of();
            }

            @Override
            public SerialLink open(String path, LineSettings line) {
                opened.add(line);
                if (path.equals("busy")) {
                    throw new LinkFailure(LinkFailure.Kind.PORT_BUSY, Map.of("port", path)).exception();
                }
                return new TextDevice(time, answers);
            }
        };
    }

    @Test
    void whatCannotBeServedIsANamedFailure() {
        record Case(Enum<?> kind, UnaryOperator<String> answers) {}
        for (Case each : List.of(new Case(DeviceFailure.Kind.DEVICE_SILENT, _ -> ""), new Case(DeviceFailure.Kind.LINE_SPEED_WRONG, _ -> "\u00f8\u0080\u00fe\u00e6"),
                new Case(DeviceFailure.Kind.DEVICE_NOT_SERVED, TextDevice.modem("MC60")))) {
            var finder = new DeviceFinder(ports(each.answers()), BuiltIn.profiles(), time);
            Failures.expect(each.kind(), () -> finder.find(PortInfo.named("x")));
        }
    }

    /** Another try, or a profile that is named, may well serve it. */
    @Test
    void deviceThatAnswersTooLateIsNotSaidToBeUnserved() {
        var device = BuiltIn.device("handover", VirtualDeviceOptions.usual("1"), FakeRegistration.waiting(), time);
        SerialPorts late = new SerialPorts() {
            @Override
            public List<PortInfo> list() {
                return List.of();
            }

            @Override
            public SerialLink open(String path, LineSettings line) {
                return new Slow(device, Duration.ofMillis(1800));
            }
        };
        Failures.expect(DeviceFailure.Kind.DEVICE_UNCLEAR, () -> new DeviceFinder(late, BuiltIn.profiles(), time).find(PortInfo.named("x")));
    }

    /** Where an administrator allows no profile of its dialect. */
    @Test
    void deviceWithoutAProfileIsNamedInAWholeSentence() {
        var device = BuiltIn.device("handover", VirtualDeviceOptions.usual("1"), FakeRegistration.waiting(), time);
        SerialPorts attached = new SerialPorts() {
            @Override
            public List<PortInfo> list() {
                return List.of();
            }

            @Override
            public SerialLink open(String path, LineSettings line) {
                return new VirtualLine(device, time);
            }
        };
        var finder = new DeviceFinder(attached, BuiltIn.profiles().only(_ -> false, _ -> { }), time);
        var failure = Failures.expect(DeviceFailure.Kind.DEVICE_NOT_SERVED, () -> finder.find(PortInfo.named("x")));
        assertTrue(Messages.of("failures", Locale.ENGLISH).message(failure).startsWith("On x there is a device that Claimport can speak with"));
    }

    @Test
    void busyPortIsAResultOfLooking() {
        assertEquals(OtherKind.BUSY, new DeviceFinder(ports(_ -> ""), BuiltIn.profiles(), time).report(PortInfo.named("busy")).sighting().family());
    }
}
