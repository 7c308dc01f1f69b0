package dev.claimport.practice.device.smp;

import dev.claimport.claim.cbor.CborException;
import dev.claimport.device.DeviceStatus;
import dev.claimport.device.smp.SmpDecoder;
import dev.claimport.device.smp.SmpHeader;
import dev.claimport.device.smp.SmpMessage;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LinkFailure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.practice.device.DeviceFault;
import dev.claimport.practice.device.PracticeFirmware;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.serial.SerialLink;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Firmware of a practice device that speaks SMP: it serves what it has of the OS group itself, and leaves the other groups to its server. */
public final class SmpFirmware implements PracticeFirmware {

    private static final int OS_GROUP = 0;
    private static final int ECHO = 0;
    private static final int RESET = 5;
    private static final int PARAMETERS = 6;
    private static final int INFO = 7;
    private static final Duration LISTEN = Duration.ofMinutes(1);

    private final VirtualDeviceOptions options;
    private final SmpServer server;
    /** Outlives the cable, like all that a serial line's driver remembers. */
    private final Optional<ShellLine> shell;
    private boolean cameLoose;

    /** @param server is closed with it */
    public SmpFirmware(VirtualDeviceOptions options, SmpServer server) {
        this.options = options;
        this.server = server;
        this.shell = options.misbehaviour(SharesShell.class).map(_ -> new ShellLine());
    }

    @Override
    public VirtualDeviceOptions options() {
        return options;
    }

    @Override
    public DeviceStatus status() {
        return server.status();
    }

    @Override
    public boolean serve(SerialLink link) {
        var wire = new DeviceWire(link, options);
        var decoder = new SmpDecoder(server.build().realBuffer().orElse(options.bufferSize()) - 4, message -> answer(message, wire));
        byte[] buffer = new byte[512];
        try {
            while (true) {
                int count = link.read(buffer, LISTEN);
                decoder.accept(buffer, shell.isPresent() ? shell.get().divert(buffer, count, link) : count);
                Arrays.fill(buffer, 0, count, (byte) 0);
            }
        } catch (FailureException e) {
            boolean over = e.failure().kind() == LinkFailure.Kind.PORT_GONE || e.failure().kind() == LocalFailure.Kind.CANCELLED;
            if (!over) {
                throw e;
            }
            return wire.isPulled();
        } finally {
            Arrays.fill(buffer, (byte) 0);
        }
    }

    private void answer(byte[] bytes, DeviceWire wire) {
        try (SmpMessage request = SmpMessage.taking(bytes)) {
            if (request.header().op().isResponse()) {
                return;
            }
            Reply reply = reply(request);
            if (comesLoose()) {
                wire.pull();
                return;
            }
            try (SmpMessage answer = reply.to(asAnswered(request.header()));
                    SmpMessage written = server.build().zephyr() ? OpenForm.of(answer) : answer) {
                wire.send(written);
            }
        } catch (IllegalArgumentException _) {
            // Not an SMP message: firmware says nothing to that.
        } finally {
            Arrays.fill(bytes, (byte) 0);
            server.proceed();
        }
    }

    private Reply reply(SmpMessage request) {
        SmpHeader header = request.header();
        try {
            return header.group() == OS_GROUP ? os(header, request.body()) : server.answer(header, request.body());
        } catch (CborException _) {
            return new Reply.Unknown(Reply.INVALID);
        }
    }

    private Reply os(SmpHeader header, Map<Object, Object> body) {
        return switch (header.command()) {
            case ECHO -> body.get("d") instanceof String text
                    ? new Reply.Done(out -> out.map(1).text("r").text(text))
                    : new Reply.Unknown(Reply.INVALID);
            case RESET -> {
                if (!server.build().zephyr() || header.op() != SmpHeader.Op.WRITE) {
                    yield new Reply.Unknown(Reply.NOT_SUPPORTED);
                }
                server.restart();
                yield new Reply.Done(out -> out.map(0));
            }
            case INFO -> server.build().zephyr() ? new Reply.Done(out -> out.map(1).text("output").text(info())) : new Reply.Unknown(Reply.NOT_SUPPORTED);
            case PARAMETERS -> server.build().tellsBuffer()
                    ? new Reply.Done(out ->
                            out.map(2).text("buf_size").unsigned(options.bufferSize()).text("buf_count").unsigned(options.bufferCount()))
                    : new Reply.Unknown(Reply.NOT_SUPPORTED);
            default -> new Reply.Unknown(Reply.NOT_SUPPORTED);
        };
    }

    /** In the form of Zephyr's {@code uname -a}: words, of which the board is the last but one. */
    private String info() {
        return "Zephyr unknown " + options.firmware() + " v4.4.0 Nov 23 2026 12:00:00 arm cortex-m33 " + options.model().replace(' ', '_') + " Zephyr";
    }

    private SmpHeader asAnswered(SmpHeader header) {
        return server.build().legacy()
                ? new SmpHeader(header.op(), 0, header.length(), header.group(), header.sequence(), header.command())
                : header;
    }

    private boolean comesLoose() {
        boolean now = !cameLoose
                && options.misbehaviour(DeviceFault.Unplugs.class).filter(how -> server.held() >= how.afterBytes()).isPresent();
        cameLoose |= now;
        return now;
    }

    /** What the shell on its line was made to run, if there is one. */
    public List<String> shellHistory() {
        return shell.map(ShellLine::history).map(List::copyOf).orElse(List.of());
    }

    /** Power goes and comes back: all that it had in memory is lost. */
    public void restart() {
        server.restart();
    }

    @Override
    public void close() {
        server.close();
    }
}
