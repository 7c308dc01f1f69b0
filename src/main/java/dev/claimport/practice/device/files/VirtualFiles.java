package dev.claimport.practice.device.files;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A small file system in memory: what is written to a file shows when the file is closed, as with littlefs. One that allocates in blocks
 * keeps the old ones of a file until then, and has very short files in its metadata (littlefs, {@code DESIGN.md}).
 */
public final class VirtualFiles {

    /** littlefs keeps a file in its metadata up to the size of its cache, which is this in Zephyr unless it is set otherwise. */
    private static final int INLINE = 64;

    private final Map<String, Long> mounts;
    private final int block;
    private final Set<String> folders = new HashSet<>();
    private final Map<String, byte[]> files = new HashMap<>();

    /** @param block bytes that are allocated at once; with 1, content is counted by its length, and overwritten in its place */
    public VirtualFiles(Map<String, Long> mounts, Set<String> folders, int block) {
        this.mounts = mounts;
        this.block = block;
        this.folders.addAll(mounts.keySet());
        this.folders.addAll(folders);
    }

    /** The mount point that a path lies under. */
    public Optional<String> mount(String path) {
        return mounts.keySet().stream().filter(mount -> path.equals(mount) || path.startsWith(mount + "/")).findFirst();
    }

    public boolean isFolder(String path) {
        return folders.contains(path);
    }

    public boolean hasFolderOf(String path) {
        return folders.contains(path.substring(0, Math.max(0, path.lastIndexOf('/'))));
    }

    /** What is in a file: its own array. */
    public Optional<byte[]> content(String path) {
        return Optional.ofNullable(files.get(path));
    }

    public boolean makeFolder(String path) {
        return mount(path).isPresent() && hasFolderOf(path) && !files.containsKey(path) && folders.add(path);
    }

    public boolean remove(String path) {
        Optional<byte[]> content = content(path);
        content.ifPresent(bytes -> Arrays.fill(bytes, (byte) 0));
        return files.remove(path) != null;
    }

    /** A file that is open for writing. */
    public Writing open(String path) {
        byte[] before = files.computeIfAbsent(path, _ -> new byte[0]);
        return new Writing(path, before);
    }

    private boolean fits(String path, long length) {
        String mount = mount(path).orElseThrow();
        long others = files.entrySet().stream().filter(file -> file.getKey().startsWith(mount + "/") && !(block == 1 && file.getKey().equals(path)))
                .mapToLong(file -> allocated(file.getValue().length)).sum();
        return others + allocated(length) <= mounts.get(mount);
    }

    private long allocated(long length) {
        return block > 1 && length <= INLINE ? 0 : (length + block - 1) / block * block;
    }

    /** Everything in it. */
    public void erase() {
        files.values().forEach(content -> Arrays.fill(content, (byte) 0));
        files.clear();
    }

    /** Content on its way into a file. */
    public final class Writing {

        private final String path;
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();

        private Writing(String path, byte[] before) {
            this.path = path;
            content.writeBytes(before);
        }

        public void truncate() {
            content.reset();
        }

        /** At the end. @return false when there is no room */
        public boolean append(byte[] data) {
            if (!fits(path, content.size() + data.length)) {
                return false;
            }
            content.writeBytes(data);
            return true;
        }

        public void close() {
            byte[] before = files.put(path, content.toByteArray());
            if (before != null) {
                Arrays.fill(before, (byte) 0);
            }
        }
    }
}
