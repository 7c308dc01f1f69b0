package dev.claimport.practice.device.smpfs;

import dev.claimport.claim.cbor.CborWriter;
import dev.claimport.device.smp.SmpHeader;
import dev.claimport.device.smpfs.SmpFs;
import dev.claimport.practice.device.files.VirtualFiles;
import dev.claimport.practice.device.smp.Reply;
import dev.claimport.time.TimeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.zip.CRC32;

/**
 * MCUmgr's file system group as Zephyr 4.4 behaves, with its pitfalls: one file is open at a time and shows its new content when it is
 * closed; an upload that has lost its place is closed, goes on where the file ends, and is never finished; a first piece that comes
 * twice is appended.
 */
final class FileSystemServer {

    /** MGMT_ERR_EACCESSDENIED. */
    private static final int ACCESS_DENIED = 11;
    private static final int LONGEST_PATH = 64;
    /** HASH_CHECKSUM_TYPE_SIZE. */
    private static final int LONGEST_TYPE = 8;
    private static final int DOWNLOAD_CHUNK = 256;
    /** CONFIG_MCUMGR_GRP_FS_FILE_AUTOMATIC_IDLE_CLOSE_TIME. */
    private static final Duration IDLE = Duration.ofSeconds(1);

    private final FileSystemOptions options;
    private final TimeSource time;
    private final VirtualFiles files;
    private final boolean flipsBit;
    private Optional<Upload> upload = Optional.empty();
    private Instant lastWrite = Instant.MIN;
    private long taken;

    /** @param flipsBit whether one bit of each file's content turns over as it is closed */
    FileSystemServer(FileSystemOptions options, TimeSource time, boolean flipsBit) {
        this.options = options;
        this.time = time;
        this.flipsBit = flipsBit;
        this.files = new VirtualFiles(options.mounts(), options.folders(), options.block());
    }

    /** The upload that is under way. {@code length} is 0 once its place was lost. */
    private static final class Upload {
        private final String path;
        private final VirtualFiles.Writing file;
        private long offset;
        private long length;

        Upload(String path, VirtualFiles.Writing file) {
            this.path = path;
            this.file = file;
        }
    }

    Reply answer(SmpHeader header, Map<Object, Object> body) {
        if (upload.isPresent() && time.instant().isAfter(lastWrite.plus(IDLE))) {
            closeFile();
        }
        boolean write = header.op() == SmpHeader.Op.WRITE;
        return switch (header.command()) {
            case SmpFs.FILE -> write ? upload(body) : options.hasDownload() ? download(body) : new Reply.Unknown(Reply.NOT_SUPPORTED);
            case SmpFs.STATUS -> write || !options.hasStatus() ? new Reply.Unknown(Reply.NOT_SUPPORTED) : status(body);
            case SmpFs.HASH -> write || options.hashes().isEmpty() ? new Reply.Unknown(Reply.NOT_SUPPORTED) : hash(body);
            case SmpFs.HASH_TYPES -> write || options.hashes().isEmpty() ? new Reply.Unknown(Reply.NOT_SUPPORTED) : new Reply.Done(this::hashTypes);
            case SmpFs.CLOSE -> write ? close() : new Reply.Unknown(Reply.NOT_SUPPORTED);
            default -> new Reply.Unknown(Reply.NOT_SUPPORTED);
        };
    }

    /** The shell's {@code fs mkdir} and {@code fs rm}. */
    Reply shell(Map<Object, Object> body) {
        if (!options.hasShell()) {
            return new Reply.Unknown(Reply.NOT_SUPPORTED);
        }
        List<?> words = body.get("argv") instanceof List<?> list ? list : List.of();
        boolean done = words.size() == 3 && words.getFirst().equals("fs") && words.get(2) instanceof String path
                && (words.get(1).equals("mkdir") ? files.makeFolder(path) : words.get(1).equals("rm") && files.remove(path));
        return new Reply.Done(out -> {
            out.map(2).text("o").text(done ? "" : "failed\n").text("ret");
            if (done) {
                out.unsigned(0);
            } else {
                out.unsigned(8);
            }
        });
    }

    VirtualFiles files() {
        return files;
    }

    /** Whether a file is open, so that nothing can be said of its content. */
    boolean isWriting() {
        return upload.isPresent();
    }

    /** Bytes of uploads taken so far. */
    long taken() {
        return taken;
    }

    /** Power fails: what is open is lost. */
    void reset() {
        upload = Optional.empty();
    }

    private Reply upload(Map<Object, Object> body) {
        if (!(body.get("off") instanceof Long offset) || offset < 0 || !(body.get("data") instanceof byte[] data)
                || !(body.get("name") instanceof String path) || path.isEmpty() || path.length() > LONGEST_PATH
                || offset == 0 && !(body.get("len") instanceof Long)) {
            return new Reply.Unknown(Reply.INVALID);
        }
        try {
            return upload(path, offset, data, body.get("len") instanceof Long length ? length : 0);
        } finally {
            Arrays.fill(data, (byte) 0);
        }
    }

    private Reply upload(String path, long offset, byte[] data, long length) {
        if (upload.filter(open -> open.path.equals(path)).isEmpty()) {
            if (options.refused().contains(path)) {
                return new Reply.Unknown(ACCESS_DENIED);
            }
            closeFile();
            Optional<Reply> refusal = open(path);
            if (refusal.isPresent()) {
                return refusal.get();
            }
        }
        Upload open = upload.orElseThrow();
        long closedLength = files.content(path).orElseThrow().length;
        if (offset == 0) {
            open.length = length;
        } else if (open.offset == 0) {
            open.offset = closedLength;
        }
        if (offset > 0 && offset != open.offset) {
            closeFile();
            return new FileRefusal(SmpFs.OFFSET_NOT_VALID, OptionalLong.of(open.offset));
        }
        if (offset == 0 && closedLength != 0 && data.length > 0) {
            open.file.truncate();
        }
        if (!open.file.append(data)) {
            closeFile();
            return FileRefusal.of(SmpFs.WRITE_FAILED);
        }
        open.offset += data.length;
        taken += data.length;
        lastWrite = time.instant();
        long next = open.offset;
        if (open.length > 0 && open.offset >= open.length) {
            closeFile();
        }
        return new Reply.Done(out -> out.map(1).text("off").unsigned(next));
    }

    /** A missing folder and a missing mount point look alike to the group. */
    private Optional<Reply> open(String path) {
        Optional<String> mount = files.mount(path);
        if (mount.isEmpty() || !files.hasFolderOf(path)) {
            return Optional.of(FileRefusal.of(SmpFs.MOUNT_NOT_FOUND));
        }
        if (options.readOnly().contains(mount.get())) {
            return Optional.of(FileRefusal.of(SmpFs.READ_ONLY));
        }
        if (files.isFolder(path)) {
            return Optional.of(FileRefusal.of(SmpFs.UNKNOWN));
        }
        upload = Optional.of(new Upload(path, files.open(path)));
        return Optional.empty();
    }

    private Reply close() {
        closeFile();
        return new Reply.Done(out -> out.map(0));
    }

    private void closeFile() {
        upload.ifPresent(open -> {
            open.file.close();
            files.content(open.path).filter(content -> flipsBit && content.length > 0).ifPresent(content -> content[content.length / 2] ^= 1);
        });
        upload = Optional.empty();
    }

    private Reply status(Map<Object, Object> body) {
        return found(body, content -> new Reply.Done(out -> out.map(1).text("len").unsigned(content.length)));
    }

    private Reply download(Map<Object, Object> body) {
        if (!(body.get("off") instanceof Long offset) || offset < 0) {
            return new Reply.Unknown(Reply.INVALID);
        }
        closeFile();
        return found(body, content -> {
            int from = (int) Math.min(offset, content.length);
            byte[] data = Arrays.copyOfRange(content, from, Math.min(from + DOWNLOAD_CHUNK, content.length));
            return new Reply.Done(out -> {
                out.map(offset == 0 ? 3 : 2).text("off").unsigned(offset).text("data").bytes(data);
                if (offset == 0) {
                    out.text("len").unsigned(content.length);
                }
            });
        });
    }

    /** Of {@code len} bytes from {@code off} on, by CRC-32 where no {@code type} is named and it is there. */
    private Reply hash(Map<Object, Object> body) {
        if (!(body.getOrDefault("type", "") instanceof String named) || named.length() > LONGEST_TYPE || !(body.getOrDefault("off", 0L) instanceof Long offset)
                || !(body.getOrDefault("len", Long.MAX_VALUE) instanceof Long most) || offset < 0 || most <= 0) {
            return new Reply.Unknown(Reply.INVALID);
        }
        String type = !named.isEmpty() ? named : options.hashes().contains("crc32") ? "crc32" : "sha256";
        return found(body, options.hashes().contains(type) ? Optional.empty() : Optional.of(FileRefusal.of(SmpFs.HASH_UNKNOWN)), content -> {
            if (content.length <= offset) {
                return FileRefusal.of(content.length == 0 ? SmpFs.EMPTY : SmpFs.OFFSET_BEYOND_FILE);
            }
            byte[] part = Arrays.copyOfRange(content, (int) (long) offset, (int) Math.min(content.length, most > content.length ? content.length : offset + most));
            return new Reply.Done(out -> {
                out.map(offset == 0 ? 3 : 4).text("type").text(type);
                if (offset > 0) {
                    out.text("off").unsigned(offset);
                }
                out.text("len").unsigned(part.length).text("output");
                output(type, part, out);
            });
        });
    }

    private static void output(String type, byte[] content, CborWriter out) {
        if (type.equals("crc32")) {
            CRC32 crc = new CRC32();
            crc.update(content);
            out.unsigned(crc.getValue());
        } else {
            try {
                out.bytes(MessageDigest.getInstance("SHA-256").digest(content));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void hashTypes(CborWriter out) {
        out.map(1).text("types").map(options.hashes().size());
        options.hashes().stream().sorted().forEach(type ->
                out.text(type).map(2).text("format").unsigned(type.equals("crc32") ? 0 : 1).text("size").unsigned(type.equals("crc32") ? 4 : 32));
    }

    private Reply found(Map<Object, Object> body, Function<byte[], Reply> then) {
        return found(body, Optional.empty(), then);
    }

    /** @param refusal what is refused whatever the file, once its name is right */
    private Reply found(Map<Object, Object> body, Optional<Reply> refusal, Function<byte[], Reply> then) {
        if (!(body.get("name") instanceof String path) || path.isEmpty() || path.length() > LONGEST_PATH) {
            return new Reply.Unknown(Reply.INVALID);
        }
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (files.isFolder(path)) {
            return FileRefusal.of(SmpFs.IS_DIRECTORY);
        }
        return files.content(path).map(then).orElseGet(() -> FileRefusal.of(SmpFs.NOT_FOUND));
    }
}
