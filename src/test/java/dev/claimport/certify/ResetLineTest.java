package dev.claimport.certify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.certify.ClauseResult.NotApplicable;
import dev.claimport.certify.ClauseResult.Passed;
import dev.claimport.certify.clause.Lack;
import dev.claimport.certify.clause.Reach;
import dev.claimport.practice.device.FleetProvisioning;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.smp.SmpFirmware;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.LineSettings.Reset;
import dev.claimport.serial.MemoryLink;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;
import dev.claimport.serial.trace.Trace;
import dev.claimport.serial.trace.TracedPorts;
import dev.claimport.testing.BuiltIn;
import dev.claimport.time.TimeSource;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A loss of power of which nobody has to be asked: a board that begins anew by a signal of its line. */
@Timeout(240)
class ResetLineTest {

    private static final TimeSource TIME = TimeSource.system();
    private static final Set<String> POWER = Set.of("power-receiving", "power-connecting");
    private static final String PROFILE = """
            name: my-board
            family: My board
            line: { %s }
            dialect: handover
            """;

    private final SmpFirmware board = BuiltIn.device("handover", VirtualDeviceOptions.usual("SN-7"), new FleetProvisioning(TIME), TIME);
    private int resets;

    @AfterEach
    void close() {
        board.close();
    }

    private Certificate certify(Board ports, String line) {
        var request = new Certifier.Request(PortInfo.named("tty"), Optional.of(BuiltIn.text(PROFILE.formatted(line)).profile(List.of())), POWER, Optional.empty(),
                Map.of(), Optional.empty(), Reach.LOOPBACK);
        return new Certifier(new TracedPorts(ports, new Trace(), TIME), BuiltIn.profiles(), TIME).certify(request, _ -> { });
    }

    private static List<ClauseResult.Outcome> outcomes(Certificate certificate) {
        return certificate.results().stream().map(ClauseResult::outcome).toList();
    }

    @Test
    void boardIsResetByTheSignalThatItsProfileNames() {
        Certificate certificate = certify(new Board(Reset.RTS, board::restart), "reset: rts");
        assertEquals(List.of(new Passed(), new Passed()), outcomes(certificate), certificate.toString());
        assertEquals(2, resets);
        // Of a longer conversation the middle is left out.
        assertTrue(certificate.results().getFirst().said().contains("> reset rts"), certificate.toString());
    }

    @Test
    void boardThatKeepsWhatItHadIsFoundOut() {
        Certificate certificate = certify(new Board(Reset.RTS, () -> { }), "reset: rts");
        assertInstanceOf(ClauseResult.Failed.class, certificate.results().getFirst().outcome(), certificate.toString());
        assertEquals(Verdict.NOT_CERTIFIED, certificate.verdict());
    }

    @Test
    void portWithoutSuchASignalLeavesTheClausesOutAndSaysWhy() {
        assertEquals(List.of(new NotApplicable(Lack.SIGNAL), new NotApplicable(Lack.SIGNAL)), outcomes(certify(new Board(Reset.NONE, board::restart), "reset: dtr")));
        assertEquals(0, resets);
    }

    @Test
    void withoutASignalInTheProfileNobodyIsThere() {
        assertEquals(List.of(new NotApplicable(Lack.POWER), new NotApplicable(Lack.POWER)), outcomes(certify(new Board(Reset.RTS, board::restart), "rts: clear")));
        assertEquals(0, resets);
    }

    /** A port of a board, with one wire to its reset. */
    private final class Board implements SerialPorts {

        private final Reset wire;
        private final Runnable reset;

        Board(Reset wire, Runnable reset) {
            this.wire = wire;
            this.reset = reset;
        }

        @Override
        public List<PortInfo> list() {
            return List.of(PortInfo.named("tty"));
        }

        @Override
        public SerialLink open(String path, LineSettings line) {
            MemoryLink.Pair pair = MemoryLink.pair(path);
            Thread.ofVirtual().start(() -> board.serve(pair.device()));
            return new Wired(pair.host(), line.reset() == wire && wire != Reset.NONE ? Optional.of(reset) : Optional.empty());
        }
    }

    private final class Wired implements SerialLink {

        private final SerialLink link;
        private final Optional<Runnable> wire;

        Wired(SerialLink link, Optional<Runnable> wire) {
            this.link = link;
            this.wire = wire;
        }

        @Override
        public boolean reset() {
            wire.ifPresent(reset -> {
                resets++;
                reset.run();
            });
            return wire.isPresent();
        }

        @Override
        public String path() {
            return link.path();
        }

        @Override
        public int read(byte[] into, Duration timeout) {
            return link.read(into, timeout);
        }

        @Override
        public int read(ByteBuffer into, Duration timeout) {
            return link.read(into, timeout);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            link.write(bytes, offset, length);
        }

        @Override
        public void write(ByteBuffer bytes) {
            link.write(bytes);
        }

        @Override
        public void close() {
            link.close();
        }
    }
}
