package dev.claimport.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LinkFailure;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.MemoryLink;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;
import dev.claimport.testing.BuiltIn;
import dev.claimport.text.Messages;
import dev.claimport.time.TimeSource;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

/** {@code claimport trace}, with a device at the other end of a cable. */
class TraceCommandTest {

    private final MemoryLink.Pair cable = MemoryLink.pair("/dev/ttyTEST");
    private final List<LineSettings> opened = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int type(String typed, String... arguments) {
        return command(typed, new PrintWriter(out)).execute(arguments);
    }

    private CommandLine command(String typed, PrintWriter shown) {
        SerialPorts ports = new SerialPorts() {
            @Override
            public List<PortInfo> list() {
                return List.of(PortInfo.named("/dev/ttyTEST"));
            }

            @Override
            public SerialLink open(String path, LineSettings line) {
                opened.add(line);
                return cable.host();
            }
        };
        RecordedTerminal terminal = new RecordedTerminal();
        InputStream input = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
        return new CommandLine(new TraceCommand(terminal.builtInBackend(), ports, input, Messages.of("cli", Locale.ENGLISH), TimeSource.system()))
                .setOut(shown).setErr(new PrintWriter(err)).setExecutionExceptionHandler((e, line, _) -> {
                    line.getErr().println(((FailureException) e).failure().id());
                    return 1;
                });
    }

    /** Answers each line, and then pulls the plug. */
    private Thread device(String answer, int lines) {
        return Thread.ofVirtual().start(() -> {
            var heard = new StringBuilder();
            byte[] bytes = new byte[64];
            while (heard.chars().filter(each -> each == '\r' || each == '\n').count() < lines) {
                int count = cable.device().read(bytes, Duration.ofSeconds(20));
                heard.append(new String(bytes, 0, count, StandardCharsets.UTF_8));
                if (count > 0) {
                    byte[] said = answer.getBytes(StandardCharsets.UTF_8);
                    cable.device().write(said, 0, said.length);
                }
            }
            cable.device().close();
        });
    }

    private static String withoutTimes(String text) {
        return text.replaceAll("(?m)^\\d\\d:\\d\\d:\\d\\d\\.\\d{3} ", "").replace(System.lineSeparator(), "\n");
    }

    @Test
    void whatIsTypedIsSentAndBothDirectionsAreShown() throws Exception {
        Thread device = device("\r\nOK\u001b[0m\r\n", 1);
        assertEquals(1, type("AT\n"));
        device.join();
        assertEquals("+ /dev/ttyTEST 115200\n> AT\n< OK\\x1b[0m\n! /dev/ttyTEST\n", withoutTimes(out.toString()));
        assertTrue(err.toString().contains("/dev/ttyTEST is open at 115200 baud."), err.toString());
        assertTrue(err.toString().strip().endsWith("port-gone"), err.toString());
    }

    @Test
    void endsAfterSoManySecondsAndWritesOneObjectALine() throws Exception {
        assertEquals(0, type("hello\n", "--port", "/dev/ttyTEST", "--end", "crlf", "--baud", "9600", "--seconds", "1", "--output", "json"));
        byte[] heard = new byte[64];
        assertEquals("hello\r\n", new String(heard, 0, cable.device().read(heard, Duration.ofSeconds(5)), StandardCharsets.UTF_8));
        List<JsonNode> lines = new ArrayList<>();
        for (String line : out.toString().lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        assertEquals(List.of("opened", "sent", "closed"), lines.stream().map(line -> line.path("kind").textValue()).toList());
        assertEquals("hello", lines.get(1).path("text").textValue());
        assertFalse(lines.get(1).path("at").textValue().isEmpty());
        assertEquals(9600, opened.getFirst().baud());
    }

    @Test
    void profileSaysHowTheLineIsDrivenAndEnded() throws Exception {
        assertEquals(0, type("ls\n", "--profile", "linux-folder", "--seconds", "1"));
        byte[] heard = new byte[64];
        assertEquals("ls\n", new String(heard, 0, cable.device().read(heard, Duration.ofSeconds(5)), StandardCharsets.UTF_8));
        assertEquals(BuiltIn.profiles().named("linux-folder").orElseThrow().profile().line(), opened.getFirst());
    }

    @Test
    void secondsThatAreNoneAreNamedWithHowManyItTakes() {
        RecordedTerminal terminal = new RecordedTerminal();
        for (String seconds : List.of("0", "-3", "86401")) {
            var result = terminal.type("trace", "--port", "/dev/ttyTEST", "--seconds", seconds);
            assertEquals(2, result.exitCode());
            assertTrue(result.err().contains("--seconds takes 1 to 86,400 seconds."), result.err());
        }
    }

    /** A device that says something all the time; without an end of its own the command would listen for ever. */
    @Test
    @Timeout(60)
    void itEndsWhenNobodyReads() throws Exception {
        var over = new AtomicBoolean();
        Thread device = Thread.ofVirtual().start(() -> {
            byte[] line = "up\r\n".getBytes(StandardCharsets.US_ASCII);
            while (!over.get()) {
                cable.device().write(line, 0, line.length);
                Thread.yield();
            }
        });
        var unread = new PrintWriter(new PipedWriter());
        assertEquals(0, command("", unread).execute());
        over.set(true);
        device.join();
    }

    @Test
    void portThatIsBusyMissingOrNotTheOnlyOneIsNamed() {
        RecordedTerminal terminal = new RecordedTerminal();
        assertTrue(terminal.type("trace").err().contains("[no-device]"));
        terminal.attached = List.of(PortInfo.named("/dev/ttyUSB0"), PortInfo.named("/dev/ttyUSB1"));
        assertTrue(terminal.type("trace").err().contains("[several-ports]"));
        for (LinkFailure.Kind kind : List.of(LinkFailure.Kind.PORT_BUSY, LinkFailure.Kind.PORT_NOT_FOUND)) {
            terminal.opening = path -> {
                throw new LinkFailure(kind, Map.of("port", path)).exception();
            };
            RecordedTerminal.Result result = terminal.type("trace", "--port", "/dev/ttyUSB0");
            assertEquals(1, result.exitCode());
            assertTrue(result.err().contains(kind == LinkFailure.Kind.PORT_BUSY ? "[port-busy]" : "[port-not-found]"), result.err());
        }
        assertEquals(2, terminal.type("trace", "--baud", "fast").exitCode());
        assertEquals(2, terminal.type("trace", "--end", "x").exitCode());
    }

    @Test
    void speedThatNoLineCanHaveIsNamed() {
        for (String speed : List.of("-9600", "0", "12", "1199", "4000001", "2147483647")) {
            RecordedTerminal.Result result = new RecordedTerminal().type("trace", "--port", "/dev/ttyTEST", "--baud", speed);
            assertEquals(2, result.exitCode(), speed);
            assertTrue(result.err().contains("--baud takes 1200 to 4000000 bits a second, such as 9600 or 115200."), result.err());
        }
    }
}
