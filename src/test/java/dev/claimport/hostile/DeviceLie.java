package dev.claimport.hostile;

import dev.claimport.device.DeviceState;
import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpFrames;
import dev.claimport.device.smp.SmpHeader;
import dev.claimport.device.smp.SmpMessage;
import dev.claimport.practice.device.VirtualDeviceOptions;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** A device that lies: what it does to the answers of an honest practice device. */
abstract class DeviceLie implements Lie {

    String dialect() {
        return "handover";
    }

    VirtualDeviceOptions options(String serial) {
        return VirtualDeviceOptions.usual(serial);
    }

    /** Every request comes by here first. */
    void hear(SmpHeader request, Map<Object, Object> asked) { }

    /** Whether the honest device gets to hear this request; where not, {@link #instead} is said. */
    boolean passesOn(SmpHeader request) {
        return true;
    }

    byte[] instead(SmpHeader request, Map<Object, Object> asked) {
        return new byte[0];
    }

    /** What goes onto the line in the place of an honest answer. */
    byte[] answer(SmpHeader request, SmpHeader answer, Map<Object, Object> honest) {
        return wire(answer, body(request, honest));
    }

    /** The same answer with another content. */
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return honest;
    }

    static boolean is(SmpHeader request, int command) {
        return request.group() == HandoverGroup.ID && request.command() == command;
    }

    /** Whether that is a status which says that all is done; a refusal says nothing of its state. */
    static boolean isDone(SmpHeader request, Map<Object, Object> honest) {
        return is(request, HandoverGroup.STATUS) && Long.valueOf(HandoverGroup.code(DeviceState.DONE)).equals(honest.get("state"));
    }

    static boolean isParameters(SmpHeader request) {
        return request.group() == 0 && request.command() == 6;
    }

    static Map<Object, Object> with(Map<Object, Object> honest, Object key, Object value) {
        Map<Object, Object> changed = new LinkedHashMap<>(honest);
        changed.put(key, value);
        return changed;
    }

    static Map<Object, Object> done(Object thing, Object certificate) {
        return Map.of("state", 7L, "thing", thing, "cert", certificate);
    }

    /** An answer to the request with that content, as lines. */
    static byte[] answerTo(SmpHeader request, Map<Object, Object> body) {
        return wire(new SmpHeader(request.op().response(), request.version(), 0, request.group(), request.sequence(), request.command()), body);
    }

    static byte[] wire(SmpHeader header, Map<Object, Object> body) {
        return SmpFrames.encode(SmpMessage.of(
                header.op(), header.version(), header.group(), header.sequence(), header.command(), out -> out.value(body)).bytes());
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
