package dev.claimport.practice.device.smpfs;

import dev.claimport.device.parts.PartsPlan;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a virtual device with MCUmgr's file system group has of it; most of it is a build option of real firmware.
 *
 * @param plan the files that its firmware reads
 * @param mounts free bytes by mount point
 * @param readOnly mount points that cannot be written to
 * @param folders that are there, besides the mount points
 * @param refused paths that its access hook does not allow
 * @param hashes of {@code sha256} and {@code crc32}
 * @param hasStatus whether it has the status command
 * @param hasDownload whether files can be read
 * @param hasShell whether it has the shell group
 * @param tellsBuffer whether it answers the parameters command
 * @param realBuffer the buffer that it really has, where it lies about it
 * @param legacy whether it knows SMP version 1 only
 * @param block bytes that it allocates at once, and copies on write as littlefs does; 1 for one that has only lengths to count
 */
public record FileSystemOptions(
        PartsPlan plan, Map<String, Long> mounts, Set<String> readOnly, Set<String> folders, Set<String> refused, Set<String> hashes,
        boolean hasStatus, boolean hasDownload, boolean hasShell, boolean tellsBuffer, Optional<Integer> realBuffer, boolean legacy, int block) {

    private static final String LFS = "/lfs1";
    private static final long ROOM = 64L * 1024;

    public FileSystemOptions {
        mounts = Map.copyOf(mounts);
        readOnly = Set.copyOf(readOnly);
        folders = Set.copyOf(folders);
        refused = Set.copyOf(refused);
        hashes = Set.copyOf(hashes);
    }

    /** A little file system at {@code /lfs1}, with all there is but a shell. */
    public static FileSystemOptions usual(PartsPlan plan) {
        return new FileSystemOptions(plan, Map.of(LFS, ROOM), Set.of(), Set.of(), Set.of(), Set.of("sha256", "crc32"), true, true, false, true,
                Optional.empty(), false, 1);
    }

    /** Fit for every path of its plan: mount points and folders are there. */
    public FileSystemOptions fitting() {
        Map<String, Long> needed = new HashMap<>(mounts);
        Set<String> ways = new HashSet<>(folders);
        for (String path : plan.paths().values()) {
            int end = path.indexOf('/', 1);
            needed.putIfAbsent(path.substring(0, end), ROOM);
            for (int next = path.indexOf('/', end + 1); next > 0; next = path.indexOf('/', next + 1)) {
                ways.add(path.substring(0, next));
            }
        }
        return new FileSystemOptions(plan, needed, readOnly, ways, refused, hashes, hasStatus, hasDownload, hasShell, tellsBuffer, realBuffer, legacy, block);
    }

    /** With so much room. */
    public FileSystemOptions withFree(long bytes) {
        return new FileSystemOptions(plan, Map.of(LFS, bytes), readOnly, folders, refused, hashes, hasStatus, hasDownload, hasShell, tellsBuffer, realBuffer, legacy, block);
    }

    /** With a small littlefs of so many blocks for data. */
    public FileSystemOptions withBlocks(int count, int bytes) {
        return new FileSystemOptions(plan, Map.of(LFS, (long) count * bytes), readOnly, folders, refused, hashes, hasStatus, hasDownload, hasShell, tellsBuffer,
                realBuffer, legacy, bytes);
    }

    /** That cannot be written to. */
    public FileSystemOptions writeProtected() {
        return new FileSystemOptions(plan, mounts, mounts.keySet(), folders, refused, hashes, hasStatus, hasDownload, hasShell, tellsBuffer, realBuffer, legacy, block);
    }

    /** Whose firmware refuses these paths. */
    public FileSystemOptions refusing(String... paths) {
        return new FileSystemOptions(plan, mounts, readOnly, folders, Set.of(paths), hashes, hasStatus, hasDownload, hasShell, tellsBuffer, realBuffer, legacy, block);
    }

    /** With these ways only to look at a file. */
    public FileSystemOptions looking(Set<String> hashTypes, boolean download, boolean status) {
        return new FileSystemOptions(plan, mounts, readOnly, folders, refused, hashTypes, status, download, hasShell, tellsBuffer, realBuffer, legacy, block);
    }

    public FileSystemOptions withShell() {
        return new FileSystemOptions(plan, mounts, readOnly, folders, refused, hashes, hasStatus, hasDownload, true, tellsBuffer, realBuffer, legacy, block);
    }

    /** That does not say what fits into its buffer. */
    public FileSystemOptions tacit() {
        return new FileSystemOptions(plan, mounts, readOnly, folders, refused, hashes, hasStatus, hasDownload, hasShell, false, realBuffer, legacy, block);
    }

    /** That drops messages which it says it takes. */
    public FileSystemOptions lying(int reallyBytes) {
        return new FileSystemOptions(plan, mounts, readOnly, folders, refused, hashes, hasStatus, hasDownload, hasShell, tellsBuffer,
                Optional.of(reallyBytes), legacy, block);
    }

    /** That answers version 1 of SMP, whatever it is asked in. */
    public FileSystemOptions old() {
        return new FileSystemOptions(plan, mounts, readOnly, folders, refused, hashes, hasStatus, hasDownload, hasShell, tellsBuffer, realBuffer, true, block);
    }
}
