package dev.claimport.practice.device.text;

import dev.claimport.practice.device.DeviceFault;
import dev.claimport.practice.device.VirtualDeviceOptions;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What a practice device has stored, by name. */
public final class Vault implements AutoCloseable {

    private final Map<String, byte[]> contents = new TreeMap<>();
    private final boolean flipsBit;

    public Vault(VirtualDeviceOptions options) {
        flipsBit = options.misbehaviour(DeviceFault.FlipsBit.class).isPresent();
    }

    public void store(String name, byte[] content) {
        byte[] kept = content.clone();
        if (flipsBit) {
            kept[kept.length / 2] ^= 1;
        }
        contents.put(name, kept);
    }

    /** @return whether there was one */
    public boolean delete(String name) {
        byte[] before = contents.remove(name);
        if (before != null) {
            Arrays.fill(before, (byte) 0);
        }
        return before != null;
    }

    public Optional<byte[]> stored(String name) {
        return Optional.ofNullable(contents.get(name));
    }

    /** Those three, if they are all there. */
    public Optional<Credentials> credentials(String certificate, String key, String root) {
        return contents.keySet().containsAll(Set.of(certificate, key, root))
                ? Optional.of(new Credentials(contents.get(certificate), contents.get(key), contents.get(root))) : Optional.empty();
    }

    /** By name. */
    public Map<String, byte[]> contents() {
        return new TreeMap<>(contents);
    }

    /** Wipes all of it. */
    @Override
    public void close() {
        contents.values().forEach(content -> Arrays.fill(content, (byte) 0));
        contents.clear();
    }
}
