package dev.claimport.practice.device.smpfs;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A small file system in memory: what is written to a file shows when the file is closed, as with littlefs. */
final class VirtualFiles {

    private final Map<String, Long> mounts;
    private final Set<String> folders = new HashSet<>();
    private final Map<String, byte[]> files = new HashMap<>();

    VirtualFiles(Map<String, Long> mounts, Set<String> folders) {
        this.mounts = mounts;
        this.folders.addAll(mounts.keySet());
        this.folders.addAll(folders);
    }

    /** The mount point that a path lies under. */
    Optional<String> mount(String path) {
        return mounts.keySet().stream().filter(mount -> path.equals(mount) || path.startsWith(mount + "/")).findFirst();
    }

    boolean isFolder(String path) {
        return folders.contains(path);
    }

    boolean hasFolderOf(String path) {
        return folders.contains(path.substring(0, Math.max(0, path.lastIndexOf('/'))));
    }

    /** What is in a file: its own array. */
    Optional<byte[]> content(String path) {
        return Optional.ofNullable(files.get(path));
    }

    boolean makeFolder(String path) {
        return mount(path).isPresent() && hasFolderOf(path) && !files.containsKey(path) && folders.add(path);
    }

    boolean remove(String path) {
        Optional<byte[]> content = content(path);
        content.ifPresent(bytes -> Arrays.fill(bytes, (byte) 0));
        return files.remove(path) != null;
    }

    /** A file that is open for writing. */
    Writing open(String path) {
        byte[] before = files.computeIfAbsent(path, _ -> new byte[0]);
        return new Writing(path, before);
    }

    /** Bytes that can still be written there, beside what the file itself takes. */
    private long free(String path) {
        String mount = mount(path).orElseThrow();
        long used = files.entrySet().stream().filter(file -> file.getKey().startsWith(mount + "/") && !file.getKey().equals(path))
                .mapToLong(file -> file.getValue().length).sum();
        return mounts.get(mount) - used;
    }

    /** Everything in it. */
    void erase() {
        files.values().forEach(content -> Arrays.fill(content, (byte) 0));
        files.clear();
    }

    /** Content on its way into a file. */
    final class Writing {

        private final String path;
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();

        private Writing(String path, byte[] before) {
            this.path = path;
            content.writeBytes(before);
        }

        void truncate() {
            content.reset();
        }

        /** At the end. @return false when there is no room */
        boolean append(byte[] data) {
            if (content.size() + data.length > free(path)) {
                return false;
            }
            content.writeBytes(data);
            return true;
        }

        void close() {
            byte[] before = files.put(path, content.toByteArray());
            if (before != null) {
                Arrays.fill(before, (byte) 0);
            }
        }
    }
}
