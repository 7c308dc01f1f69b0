package dev.claimport.device.smpfs;

import dev.claimport.device.smp.SmpAnswer;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.DeviceFailure.Kind;
import java.util.Map;

/** The folders on the way to a file: what is missing of them, and making them where the device has a shell. */
final class Folders {

    private final FileClient files;

    Folders(FileClient files) {
        this.files = files;
    }

    /** Makes the folders on the way to a file. @return false when the device has no shell to make them by */
    boolean make(String path) {
        int end = path.indexOf('/', mount(path).length() + 1);
        boolean made = false;
        while (end > 0) {
            String folder = path.substring(0, end);
            if (files.shell("fs", "mkdir", folder) instanceof SmpAnswer.Refused refused && FileTrouble.of(refused) == FileTrouble.NOT_SUPPORTED) {
                return false;
            }
            // Whether it was there already, or could not be made, is for the next upload to say.
            made = true;
            end = path.indexOf('/', end + 1);
        }
        return made;
    }

    /** Why a file cannot be created at a path: servers say the same of a missing folder and a missing mount point. */
    DeviceFailure missing(String path) {
        String mount = mount(path);
        String folder = path.substring(0, Math.max(path.lastIndexOf('/'), mount.length()));
        boolean noMount = folder.equals(mount)
                || files.status(mount) instanceof SmpAnswer.Refused refused && FileTrouble.of(refused) == FileTrouble.NO_SUCH;
        return noMount
                ? new DeviceFailure(Kind.DEVICE_MOUNT_MISSING, Map.of("path", path, "mount", mount))
                : new DeviceFailure(Kind.DEVICE_FOLDER_MISSING, Map.of("path", path, "folder", folder));
    }

    /** By Zephyr's convention the first part of a path: {@code /lfs1}, {@code /SD:}. */
    static String mount(String path) {
        int end = path.indexOf('/', 1);
        return end < 0 ? path : path.substring(0, end);
    }
}
