package dev.claimport.device.smpfs;

import dev.claimport.device.smp.SmpAnswer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What an earlier hand-over has left where files are to go. It is shrunk to a line feed before the first of them is sent: a small file
 * system that copies on write keeps the old content until the new is complete, and has no room for both (littlefs).
 */
final class EarlierFiles {

    private final FileClient files;
    private final Set<String> seen = new HashSet<>();
    private long cleared;
    private boolean unknown;

    EarlierFiles(FileClient files) {
        this.files = files;
    }

    /** Each path once. */
    void shrink(List<String> paths) {
        paths.stream().filter(seen::add).forEach(this::shrink);
    }

    /** Whether there is a file that cannot be made smaller is for its upload to say. */
    private void shrink(String path) {
        SmpAnswer status = files.status(path);
        boolean cannotTell = status instanceof SmpAnswer.Refused refused && FileTrouble.of(refused) == FileTrouble.NOT_SUPPORTED;
        long length = status instanceof SmpAnswer.Done done && done.body().get("len") instanceof Long bytes ? bytes : 0;
        if (cannotTell || length > 1) {
            unknown |= cannotTell;
            cleared += length;
            files.blank(path);
            files.closeFile();
        }
    }

    /** How much was there, in bytes, as far as the device says so. */
    Object bytes() {
        return unknown ? "?" : cleared;
    }
}
