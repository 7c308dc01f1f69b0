package dev.claimport.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.cbor.CborWriter;
import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.seal.SealExample;
import dev.claimport.device.smp.SmpFrames;
import dev.claimport.device.smp.SmpHeader.Op;
import dev.claimport.device.smp.SmpMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The worked examples of the page on the protocol are what the code does. */
class ProtocolPageTest {

    private static final Path PAGE = Path.of("src/site/markdown/protocol.md");
    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] CONTENT = HEX.parseHex("a101636162630000");

    @Test
    void traceOnThePageIsWhatGoesOverTheWire() throws Exception {
        String page = Files.readString(PAGE);
        String trace = trace();
        assertTrue(page.contains(trace), () -> "the page should say:\n" + trace);
    }

    @Test
    void sealOnThePageOpensWithTheKeyOnThePage() throws Exception {
        assertArrayEquals(CONTENT, SealExample.open(value("private key"), value("enc"), value("sealed"), new byte[0], "SN-1"));
        assertArrayEquals(CONTENT, SealExample.open(value("private key"), value("enc with code"), value("sealed with code"),
                "K7QX-M4TP-9WZA".getBytes(StandardCharsets.US_ASCII), "SN-1"));
    }

    private static byte[] value(String name) throws IOException {
        String start = "    " + name + ": ";
        return Files.readAllLines(PAGE).stream().filter(line -> line.startsWith(start)).findFirst()
                .map(line -> HEX.parseHex(line.substring(start.length()))).orElseThrow(() -> new AssertionError(name + " is not on the page"));
    }

    private static String trace() throws Exception {
        byte[] sha = MessageDigest.getInstance("SHA-256").digest(CONTENT);
        var trace = new StringBuilder();
        tell(trace, "hello", Op.READ, 0, 0, out -> out.map(1).text("v").unsigned(1));
        tell(trace, "its answer", Op.READ_RESPONSE, 0, 0, out -> out.map(8).text("v").unsigned(1).text("model").text("GX-2").text("serial")
                .text("SN-1").text("fw").text("1.0").text("state").unsigned(0).text("max").unsigned(4096).text("csr").bool(false)
                .text("params").array(1).text("SerialNumber"));
        tell(trace, "begin", Op.WRITE, 1, 1, out -> out.map(5).text("id").text("ab".repeat(32)).text("len").unsigned(CONTENT.length).text("sha").bytes(sha)
                .text("now").unsigned(1_790_000_000L).text("exp").unsigned(1_790_000_300L));
        tell(trace, "its answer", Op.WRITE_RESPONSE, 1, 1, out -> out.map(1).text("off").unsigned(0));
        tell(trace, "put", Op.WRITE, 2, 2, out -> out.map(2).text("off").unsigned(0).text("data").bytes(CONTENT));
        tell(trace, "its answer", Op.WRITE_RESPONSE, 2, 2, out -> out.map(1).text("off").unsigned(CONTENT.length));
        tell(trace, "commit", Op.WRITE, 3, 3, out -> out.map(1).text("sha").bytes(sha));
        tell(trace, "its answer", Op.WRITE_RESPONSE, 3, 3, out -> out.map(0));
        tell(trace, "a refusal of it", Op.WRITE_RESPONSE, 3, 3, out -> out.map(1).text("err").map(2).text("group").unsigned(3098).text("rc").unsigned(4));
        return trace.toString();
    }

    private static void tell(StringBuilder trace, String name, Op op, int sequence, int command, Consumer<CborWriter> body) {
        byte[] message = SmpMessage.of(op, 1, HandoverGroup.ID, sequence, command, body).bytes();
        trace.append("    ").append(name).append('\n');
        for (int from = 0; from < message.length; from += 48) {
            trace.append("      ").append(HEX.formatHex(message, from, Math.min(from + 48, message.length))).append('\n');
        }
        for (String line : new String(SmpFrames.encode(message), StandardCharsets.US_ASCII).split("\n")) {
            trace.append("      ").append(HEX.formatHex(line.substring(0, 2).getBytes(StandardCharsets.US_ASCII))).append(' ')
                    .append(line.substring(2)).append(" 0a\n");
        }
    }
}
