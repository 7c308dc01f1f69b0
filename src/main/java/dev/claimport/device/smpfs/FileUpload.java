package dev.claimport.device.smpfs;

import dev.claimport.device.parts.Part;
import dev.claimport.device.smp.SmpAnswer;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.FailureException;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Puts whole files onto a device. Whatever leaves open how much the server has, the file is closed and sent again from its start: the
 * files are small, and a server that has lost its place counts on from where it believes to be.
 */
final class FileUpload {

    private static final int MOST_STARTS = 5;
    /** In all files together. */
    private static final int MOST_SILENCES = 3;

    private final FileClient files;
    private final ChunkSizes chunks;
    private final EarlierFiles earlier;
    private final boolean makeFolders;
    private boolean anythingTaken;
    /** A write failed, and the file was begun again with nothing of it left on the device. */
    private boolean roomMade;
    private int silences;

    FileUpload(FileClient files, ChunkSizes chunks, EarlierFiles earlier, boolean makeFolders) {
        this.files = files;
        this.chunks = chunks;
        this.earlier = earlier;
        this.makeFolders = makeFolders;
    }

    /**
     * @param held told how many bytes of the file the device has, each time that changes
     * @throws FailureException {@code device-mount-missing}, {@code device-folder-missing}, {@code device-read-only},
     *     {@code device-path-refused}, {@code device-no-space}, {@code device-storage-failed}, {@code device-lost-track}, …
     */
    void send(Part part, IntConsumer held) {
        boolean foldersMade = false;
        for (int start = 0; start < MOST_STARTS; start++) {
            // An upload that is still open from before would be gone on with, not begun.
            files.closeFile();
            switch (attempt(part, held)) {
                case DONE -> {
                    files.closeFile();
                    return;
                }
                case AGAIN -> { }
                case NO_FOLDER -> {
                    if (foldersMade || !makeFolders || !new Folders(files).make(part.path())) {
                        throw new Folders(files).missing(part.path()).exception();
                    }
                    foldersMade = true;
                }
            }
        }
        throw new DeviceFailure(Kind.DEVICE_LOST_TRACK, Map.of(), part.path() + " was begun " + MOST_STARTS + " times").exception();
    }

    private enum Outcome { DONE, AGAIN, NO_FOLDER }

    private Outcome attempt(Part part, IntConsumer held) {
        int offset = 0;
        while (offset < part.size()) {
            int length = chunks.length(part.path(), offset, part.size());
            SmpAnswer answer;
            try {
                answer = files.upload(part, offset, length);
            } catch (FailureException e) {
                if (e.failure().kind() == Kind.DEVICE_SILENT && canGoOn()) {
                    // One that is gone for good does not answer this either, and no more time is lost by it.
                    files.closeFileSoon();
                    return Outcome.AGAIN;
                }
                throw e;
            }
            int next = offset + length;
            if (answer instanceof SmpAnswer.Refused refused && offset == 0 && FileTrouble.of(refused) == FileTrouble.NO_SUCH) {
                return Outcome.NO_FOLDER;
            }
            if (answer instanceof SmpAnswer.Refused refused && FileTrouble.of(refused) == FileTrouble.WRITE_FAILED) {
                makeRoom(part, offset, refused);
                return Outcome.AGAIN;
            }
            if (!took(part, answer, offset, next)) {
                return Outcome.AGAIN;
            }
            anythingTaken = true;
            offset = next;
            held.accept(offset);
        }
        return Outcome.DONE;
    }

    /** What the device has of the file is in the way of the next try. @throws FailureException {@code device-no-space} the second time */
    private void makeRoom(Part part, int held, SmpAnswer.Refused refused) {
        if (roomMade) {
            throw new DeviceFailure(Kind.DEVICE_NO_SPACE, Map.of("path", part.path(), "held", held, "bytes", part.size(), "earlier", earlier.bytes()),
                    detail(refused)).exception();
        }
        roomMade = true;
        files.closeFile();
        files.blank(part.path());
    }

    /**
     * One that never took anything may have said that it has more room than it has: such messages are dropped unanswered. One that did
     * is tried again; if it is gone for good, the next request says so.
     */
    private boolean canGoOn() {
        return anythingTaken ? ++silences <= MOST_SILENCES : chunks.shrink();
    }

    /** Whether the device has the file up to {@code next}. A server that has it already refuses the offset and names its length. */
    private boolean took(Part part, SmpAnswer answer, int offset, int next) {
        return switch (answer) {
            case SmpAnswer.Done done -> Long.valueOf(next).equals(done.body().get("off"));
            case SmpAnswer.Refused refused -> switch (FileTrouble.of(refused)) {
                case OFFSET -> Long.valueOf(next).equals(refused.body().get("len"));
                // SMP version 1 has no number of its own for a wrong offset; the length tells it from a write that failed.
                case OTHER -> {
                    if (offset == 0 || !hasLength(part.path(), next)) {
                        throw failure(refused, part.path());
                    }
                    yield true;
                }
                default -> throw failure(refused, part.path());
            };
        };
    }

    private boolean hasLength(String path, int length) {
        return files.status(path) instanceof SmpAnswer.Done done && Long.valueOf(length).equals(done.body().get("len"));
    }

    private static FailureException failure(SmpAnswer.Refused refused, String path) {
        Map<String, String> facts = Map.of("path", path);
        String detail = detail(refused);
        return (switch (FileTrouble.of(refused)) {
            case READ_ONLY -> new DeviceFailure(Kind.DEVICE_READ_ONLY, facts, detail);
            case DENIED, IS_DIRECTORY -> new DeviceFailure(Kind.DEVICE_PATH_REFUSED, facts, detail);
            case WRITE_FAILED, NO_SUCH, OTHER, OFFSET, EMPTY, HASH_UNKNOWN -> new DeviceFailure(Kind.DEVICE_STORAGE_FAILED, Map.of(), path + ": " + detail);
            case NOT_SUPPORTED -> new DeviceFailure(Kind.DEVICE_REFUSED,
                    Map.of("group", Long.toString(refused.group()), "code", Long.toString(refused.code())), path);
        }).exception();
    }

    private static String detail(SmpAnswer.Refused refused) {
        return "group " + refused.group() + " rc " + refused.code();
    }
}
