package dev.claimport.ledger.store;

import dev.claimport.failure.FailureException;
import dev.claimport.failure.LedgerFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Whether a folder is on a disk of this computer. SQLite's write-ahead log needs memory that all its readers share, and network drives lie
 * about locks (sqlite.org/wal.html, sqlite.org/howtocorrupt.html).
 */
final class LocalDisk {

    /** As {@code FileStore.type()} names them; those of FUSE that others may be mounted by are not known. */
    private static final Set<String> REMOTE = Set.of("nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "ncpfs", "afs", "afpfs", "webdav", "davfs", "9p",
            "ceph", "glusterfs", "lustre", "fuse.sshfs", "fuse.davfs", "fuse.rclone", "fuse.glusterfs", "fuse.ceph", "fuse.s3fs", "fuse.gvfsd-fuse");

    private LocalDisk() {}

    /** @throws FailureException {@code ledger-on-network} */
    static void require(Path folder) throws IOException {
        String type = Files.getFileStore(folder).type();
        boolean share = folder.toAbsolutePath().getRoot().toString().startsWith("\\\\");
        if (share || isRemote(type)) {
            throw new LedgerFailure(LedgerFailure.Kind.LEDGER_ON_NETWORK, Map.of("folder", folder.toString(), "type", type)).exception();
        }
    }

    static boolean isRemote(String type) {
        return REMOTE.contains(type.toLowerCase(Locale.ROOT));
    }
}
