package dev.claimport.hostile;

import dev.claimport.device.smp.SmpHeader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps what it is sent, unplugs itself when all has come, and says who it is by a piece of the key. */
abstract class SaysTheKeyBack extends DeviceLie implements PullsTheCable {

    /** As long as a name may be. */
    static final int LONGEST = 64;

    private final byte[] kept = new byte[20_000];
    private final Set<String> said = ConcurrentHashMap.newKeySet();
    private LyingPort port;
    private volatile boolean replugged;

    @Override
    public final void of(LyingPort its) {
        port = its;
    }

    final void keep(Map<Object, Object> asked) {
        if (asked.get("data") instanceof byte[] data && asked.get("off") instanceof Long offset) {
            System.arraycopy(data, 0, kept, offset.intValue(), data.length);
        }
    }

    /** Once. */
    final void replug() {
        if (!replugged) {
            replugged = true;
            port.replug();
        }
    }

    final boolean isReplugged() {
        return replugged;
    }

    /** A piece of what was kept. @param mark what stands before it */
    final byte[] piece(byte[] mark, int behind, int length) {
        for (int at = 0; at + behind + length <= kept.length; at++) {
            if (Arrays.equals(kept, at, at + mark.length, mark, 0, mark.length)) {
                return Arrays.copyOfRange(kept, at + behind, at + behind + length);
            }
        }
        throw new IllegalStateException("no key was sent");
    }

    final String say(String text) {
        said.add(text.substring(8, 24));
        return text;
    }

    final byte[] say(byte[] text) {
        say(new String(text, StandardCharsets.US_ASCII));
        return text;
    }

    @Override
    public final Set<String> unspeakable() {
        // Whoever said nothing has not lied.
        return said.isEmpty() ? Set.of("") : new HashSet<>(said);
    }

    @Override
    abstract void hear(SmpHeader request, Map<Object, Object> asked);
}
