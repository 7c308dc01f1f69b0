package dev.claimport.serial.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.FailureException;
import dev.claimport.failure.LinkFailure;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;
import dev.claimport.serial.trace.TraceLine.Kind;
import dev.claimport.testing.KeyTraces;
import dev.claimport.testing.Keys;
import dev.claimport.testing.ManualTime;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of what is said on a line, and what is not. */
class TraceTest {

    private static final KeyPair KEYS = Keys.rsaOf(1);
    private static final byte[] PKCS8 = KEYS.getPrivate().getEncoded();

    private final ManualTime time = new ManualTime();
    private final Deque<byte[]> coming = new ArrayDeque<>();
    private final Trace trace = new Trace();
    private boolean gone;
    private final TracedPorts ports = new TracedPorts(new SerialPorts() {
        @Override
        public List<PortInfo> list() {
            return List.of();
        }

        @Override
        public SerialLink open(String path, LineSettings line) {
            return new Line(path);
        }
    }, trace, time);

    private final class Line implements SerialLink {

        private final String path;

        Line(String path) {
            this.path = path;
        }

        @Override
        public String path() {
            return path;
        }

        @Override
        public int read(byte[] into, Duration timeout) {
            if (gone) {
                throw new LinkFailure(LinkFailure.Kind.PORT_GONE, Map.of("port", path)).exception();
            }
            byte[] next = coming.poll();
            if (next == null) {
                time.advance(timeout);
                return 0;
            }
            time.advance(Duration.ofMillis(1));
            System.arraycopy(next, 0, into, 0, next.length);
            return next.length;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) { }

        @Override
        public void close() { }
    }

    private SerialLink open() {
        return ports.open("/dev/ttyTEST", LineSettings.USUAL);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void say(SerialLink link, String text) {
        byte[] bytes = bytes(text);
        link.write(bytes, 0, bytes.length);
    }

    private void hear(SerialLink link, String text) {
        coming.add(bytes(text));
        link.read(new byte[8192], Duration.ofMillis(100));
    }

    private void quiet(SerialLink link) {
        link.read(new byte[8192], Duration.ofMillis(100));
    }

    private List<String> shown() {
        return trace.lines().stream().map(line -> line.kind().sign() + " " + line.text()).toList();
    }

    @Test
    void bothDirectionsAreKeptWithTheTimesAtWhichTheyBegan() {
        try (SerialLink link = open()) {
            say(link, "AT\r");
            time.advance(Duration.ofMillis(40));
            hear(link, "\r\nOK\r\n");
        }
        assertEquals(List.of("+ 115200", "> AT", "< OK", "- "), shown());
        List<TraceLine> lines = trace.lines();
        assertEquals(ManualTime.START, lines.get(1).at());
        assertEquals(ManualTime.START.plusMillis(41), lines.get(2).at());
    }

    @Test
    void promptThatDoesNotEndIsShownBeforeWhatIsSaidNext() {
        try (SerialLink link = open()) {
            hear(link, "login: ");
            say(link, "root\n");
            hear(link, "root\r\n");
            hear(link, "# ");
            quiet(link);
        }
        assertEquals(List.of("+ 115200", "< login: ", "> root", "< root", "< # ", "- "), shown());
        assertFalse(trace.lines().get(1).ends());
        assertTrue(trace.lines().get(2).ends());
    }

    @Test
    void nothingThatATerminalWouldObeyIsShown() {
        try (SerialLink link = open()) {
            hear(link, "\u001b[31mred\u001b[0m\u0007 caf\u00e9 \u202eevil\t\u0000\u009b2J\n");
            coming.add(new byte[] {(byte) 0xff, 'x', (byte) 0xc3, '\n'});
            quiet(link);
        }
        assertEquals("< \\x1b[31mred\\x1b[0m\\x07 café \\xe2\\x80\\xaeevil\\t\\x00\\xc2\\x9b2J", shown().get(1));
        assertEquals("< \\xffx\\xc3", shown().get(2));
    }

    @Test
    void portThatVanishesIsSaidToBeLost() {
        SerialLink link = open();
        hear(link, "half a li");
        gone = true;
        assertThrows(FailureException.class, () -> quiet(link));
        link.close();
        assertEquals(List.of("+ 115200", "< half a li", "! "), shown());
        assertFalse(ports.isInUse("/dev/ttyTEST"));
    }

    @Test
    void whatIsKeptIsBounded() {
        try (SerialLink link = open()) {
            for (int i = 0; i < 6_000; i++) {
                hear(link, "line " + i + "\n");
            }
            assertEquals(5_000, trace.lines().size());
            assertEquals(1_001, trace.dropped());
            for (int i = 0; i < 1_500; i++) {
                hear(link, "x".repeat(1_000) + "\n");
            }
            hear(link, "y".repeat(5_000));
        }
        assertTrue(trace.lines().stream().mapToInt(line -> line.text().length()).sum() <= 1_000_000);
        assertTrue(trace.lines().stream().allMatch(line -> line.text().length() < 1_100));
    }

    @Test
    void passwordIsNotKeptThoughNobodyNamesIt() {
        try (SerialLink link = open()) {
            hear(link, "Password: ");
            say(link, "hunter2\n");
            hear(link, "\r\nLast login\r\n");
            say(link, "ls\n");
        }
        assertEquals(List.of("+ 115200", "< Password: ", "> ███ 7 B ███", "< Last login", "> ls", "- "), shown());
    }

    /** As where whoever types has sent half of a line's end before the question came. */
    @ParameterizedTest
    @ValueSource(strings = {"hunter2\r\n", "\nhunter2\r\n"})
    void passwordIsNotKeptHoweverTheLineBeforeItEnds(String typed) {
        try (SerialLink link = open()) {
            hear(link, "login: ");
            say(link, "root\r");
            hear(link, "\r\nPassword: ");
            say(link, typed);
            hear(link, "\r\nLast login\r\n");
            say(link, "ls\n");
        }
        assertEquals(List.of("+ 115200", "< login: ", "> root", "< Password: ", "> ███ 7 B ███", "< Last login", "> ls", "- "), shown());
    }

    /** Nor an empty one, after which the next line is no password. */
    @Test
    void emptyPasswordHidesNothingElse() {
        try (SerialLink link = open()) {
            hear(link, "Password: ");
            say(link, "\n");
            hear(link, "\r\n# ");
            say(link, "\nls\n");
        }
        assertEquals(List.of("+ 115200", "< Password: ", "< # ", "> ls", "- "), shown());
    }

    @Test
    void namedSecretIsKnownInEveryForm() {
        byte[] secret = bytes("correct horse battery");
        try (SerialLink link = open()) {
            link.guard(ByteBuffer.wrap(secret));
            hear(link, "echo correct horse battery; " + HexFormat.of().formatHex(secret) + "\n");
            hear(link, "x" + Base64.getEncoder().encodeToString(bytes("a" + "correct horse battery")) + "\n");
        }
        assertEquals("< echo ███ 21 B ███; ███ 42 B ███", shown().get(1));
        assertFalse(shown().get(2).contains("3JyZWN0IGhvcnNl"), shown().get(2));
    }

    private static String pem(String end) {
        return Base64.getMimeEncoder(64, bytes(end)).encodeToString(pkcs1());
    }

    private static byte[] pkcs1() {
        try {
            return PrivateKeyInfo.getInstance(PKCS8).parsePrivateKey().toASN1Primitive().getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] shifted(int by, byte[] bytes) {
        byte[] all = new byte[by + bytes.length];
        System.arraycopy(bytes, 0, all, by, bytes.length);
        return all;
    }

    static Stream<String> forms() {
        String text = "-----BEGIN RSA PRIVATE KEY-----\n" + pem("\n") + "\n-----END RSA PRIVATE KEY-----\n";
        String crlf = text.replace("\n", "\r\n");
        Base64.Encoder base64 = Base64.getEncoder();
        UnaryOperator<String> octal = plain -> plain.chars().mapToObj("\\%03o"::formatted).collect(Collectors.joining());
        return Stream.of(pem("\n"), pem("\r\n"), pem(""), text, crlf, text.replace("\n", "\\n"), base64.encodeToString(PKCS8),
                base64.encodeToString(shifted(1, PKCS8)), base64.encodeToString(shifted(2, PKCS8)), base64.encodeToString(bytes(text)),
                base64.encodeToString(shifted(1, bytes(text))), base64.encodeToString(shifted(2, bytes(crlf))),
                Base64.getMimeEncoder(76, bytes("\n")).encodeToString(bytes(text)), Base64.getMimeEncoder(48, bytes("\r\n> ")).encodeToString(bytes(crlf)),
                HexFormat.of().formatHex(PKCS8), HexFormat.of().withUpperCase().formatHex(bytes(text)), HexFormat.of().formatHex(bytes(crlf)), octal.apply(text));
    }

    /** Whatever the pieces are, and whoever says it. */
    @ParameterizedTest
    @MethodSource("forms")
    void keyIsKeptInNoFormAndInNoPieces(String form) {
        for (int piece : new int[] {1, 48, 4096}) {
            try (SerialLink link = open()) {
                link.guard(ByteBuffer.wrap(PKCS8));
                say(link, "AT+WRITE=\"");
                for (int from = 0; from < form.length(); from += piece) {
                    String part = form.substring(from, Math.min(from + piece, form.length()));
                    say(link, part);
                    hear(link, part);
                    if (piece > 7) {
                        quiet(link);
                    }
                }
                say(link, "\"\r");
            }
        }
        assertNoKey();
        assertTrue(shown().stream().anyMatch(line -> line.contains("███")));
    }

    private void assertNoKey() {
        for (Kind kind : List.of(Kind.SENT, Kind.RECEIVED)) {
            String all = trace.lines().stream().filter(line -> line.kind() == kind).map(TraceLine::text).collect(Collectors.joining());
            assertEquals(List.of(), new KeyTraces(KEYS.getPrivate()).find(ByteBuffer.wrap(bytes(all))), all);
            // No piece as long as eight characters either, of its secret half.
            String body = pem("");
            for (int at = body.length() / 2; at + 8 <= body.length(); at++) {
                assertFalse(all.contains(body.substring(at, at + 8)), body.substring(at, at + 8));
            }
        }
    }

    @Test
    void keyThatNobodyNamedIsKnownByItsFences() {
        try (SerialLink link = open()) {
            hear(link, "$ cat key\r\n-----BEGIN PRIVATE KEY-----\r\n" + pem("\r\n").substring(0, 700));
            quiet(link);
            hear(link, pem("\r\n").substring(700) + "\r\n-----END PRIVATE KEY-----\r\n$ ");
            hear(link, "{\"key\":\"-----BEGIN EC PRIVATE KEY-----\\n" + pem("\n").replace("\n", "\\n") + "-----END EC PRIVATE KEY-----\\n\"}\n");
        }
        assertNoKey();
        assertEquals(List.of("< $ cat key", "< -----BEGIN PRIVATE KEY-----"), shown().subList(1, 3));
        assertTrue(shown().contains("< -----END PRIVATE KEY-----"), shown().toString());
    }

    @Test
    void onceTheKeyIsForgottenWhateverCouldBeOneIsHidden() {
        String digest = "2c43952ee9e000ff2acc4e2ed0897c0a72ad5fa72c3d934e81741cbd54f05bd1";
        try (SerialLink link = open()) {
            link.guard(ByteBuffer.wrap(PKCS8));
            link.forget();
            hear(link, pem("\n") + "\n");
            hear(link, "%CMNG: 24,0,\"" + digest + "\"\n");
            hear(link, "+CEREG: 5\n");
        }
        assertNoKey();
        assertEquals(List.of("< %CMNG: 24,0,\"" + digest + "\"", "< +CEREG: 5", "- "), shown().subList(shown().size() - 3, shown().size()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"350457000000017", "%CMNG: 42,1,\"B8ED1093D0A7E2F4\"", "+CME ERROR: 514", "mfw_nrf9160_1.3.7", "raw REPL; CTRL-B to exit"})
    void whatIsNoSecretIsShownWhileAKeyIsGuarded(String text) {
        try (SerialLink link = open()) {
            link.guard(ByteBuffer.wrap(PKCS8));
            hear(link, text + "\r\n");
            hear(link, text);
            quiet(link);
        }
        assertEquals(List.of("+ 115200", "< " + text, "< " + text, "- "), shown());
    }

    @Test
    void whoTypesGivesWayToWhoHandsOver() {
        SerialLink typing = ports.openToType("/dev/ttyTEST", LineSettings.USUAL);
        assertFalse(ports.isInUse("/dev/ttyTEST"));
        try (SerialLink _ = open()) {
            assertTrue(ports.isInUse("/dev/ttyTEST"));
        }
        assertFalse(ports.isInUse("/dev/ttyTEST"));
        typing.close();
        assertEquals(List.of("+ 115200", "- ", "+ 115200", "- "), shown());
    }

    @Test
    void linesAreToldAsTheyAreSaid() {
        List<String> told = new ArrayList<>();
        Runnable end = trace.follow(line -> told.add(line.text()));
        try (SerialLink link = open()) {
            say(link, "AT\r");
            end.run();
            say(link, "ATI\r");
        }
        assertEquals(List.of("115200", "AT"), told);
    }
}
