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

/** Firmware of a practice device that speaks SMP: it serves the groups that every server has, and leaves the others to its own. */
public final class SmpFirmware implements PracticeFirmware {

    private static final Duration LISTEN = Duration.ofMinutes(1);

    private final VirtualDeviceOptions options;
    private final SmpServer server;
    private final OsGroup os;
    /** Outlives the cable, like all that a serial line's driver remembers. */
    private final Optional<ShellLine> shell;
    private boolean cameLoose;

    /** @param server is closed with it */
    public SmpFirmware(VirtualDeviceOptions options, SmpServer server) {
        this.options = options;
        this.server = server;
        this.os = new OsGroup(options, server);
        this.shell = options.misbehaviour(SharesShell.class).map(_ -> new ShellLine());
    }

    @Override
    public VirtualDeviceOptions options() {
        return options;
    }

    public SmpServer server() {
        return server;
    }

    @Override
    public DeviceStatus status() {
        return server.status();
    }

    @Override
    public boolean serve(SerialLink link) {
        var wire = new DeviceWire(link, options);
        var decoder = new SmpDecoder(server.build().realBuffer().orElse(options.bufferSize()) - 4, message -> answer(message, wire));
        var lines = new ZephyrLines();
        byte[] buffer = new byte[512];
        try {
            while (true) {
                int count = link.read(buffer, LISTEN);
                int ours = shell.isPresent() ? shell.get().divert(buffer, count, link) : count;
                if (server.build().zephyr()) {
                    lines.accept(buffer, ours, decoder::accept);
                } else {
                    decoder.accept(buffer, ours);
                }
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
        try {
            if (server.build().zephyr()) {
                answerAll(bytes, wire);
            } else {
                answerOne(bytes, wire);
            }
        } finally {
            Arrays.fill(bytes, (byte) 0);
            server.proceed();
        }
    }

    private void answerOne(byte[] bytes, DeviceWire wire) {
        try (SmpMessage request = SmpMessage.taking(bytes)) {
            if (!request.header().op().isResponse()) {
                send(request.header(), reply(request), wire);
            }
        } catch (IllegalArgumentException _) {
            // Not an SMP message: firmware says nothing to that.
        }
    }

    private Reply reply(SmpMessage request) {
        try {
            Map<Object, Object> body = request.body();
            return request.header().group() == OsGroup.ID ? os.answer(request.header(), Optional.of(body)) : server.answer(request.header(), body);
        } catch (CborException _) {
            return new Reply.Unknown(Reply.INVALID);
        }
    }

    /** Zephyr answers each message of a packet, up to the first that it refuses. */
    private void answerAll(byte[] packet, DeviceWire wire) {
        int at = 0;
        while (at < packet.length && !wire.isPulled()) {
            Optional<ZephyrRequest> request = ZephyrRequest.at(at, packet);
            if (request.isEmpty()) {
                return;
            }
            Reply reply = request.get().refusal().orElseGet(() -> reply(request.get().header(), request.get().body()));
            send(request.get().header(), reply, wire);
            if (request.get().isEndedBy(reply)) {
                return;
            }
            at += SmpHeader.SIZE + request.get().header().length();
        }
    }

    private Reply reply(SmpHeader header, Optional<Map<Object, Object>> body) {
        return switch (header.group()) {
            case OsGroup.ID -> os.answer(header, body);
            case EnumGroup.ID -> EnumGroup.answer(header, body, server.build().groups());
            case StatGroup.ID -> StatGroup.answer(header, body);
            default -> server.answer(header, body.orElse(Map.of()));
        };
    }

    private void send(SmpHeader header, Reply reply, DeviceWire wire) {
        if (comesLoose()) {
            wire.pull();
            return;
        }
        try (SmpMessage answer = reply.to(asAnswered(header));
                SmpMessage written = server.build().zephyr() ? OpenForm.of(answer) : answer) {
            wire.send(written);
        }
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
