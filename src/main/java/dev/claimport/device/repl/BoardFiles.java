package dev.claimport.device.repl;

import dev.claimport.claim.SecretBytes;
import dev.claimport.device.parts.Part;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.FailureException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.IntConsumer;

/** Files of a board, by what an interpreter is told. Each has a name of its own until it is known to be right. */
final class BoardFiles {

    private static final String DIGEST = """
            h=hashlib.sha256()
            f=open('%s','rb')
            while True:
             b=f.read(128)
             if not b: break
             h.update(b)
            f.close()
            print(binascii.hexlify(h.digest()).decode())
            """;
    /** By what is there afterwards, since the numbers of errors are not the same in all firmware. */
    private static final String FOLDER = """
            try:
             os.mkdir('%s')
            except OSError as e:
             try:
              os.stat('%s')
             except OSError:
              raise e
            """;
    private static final String REMOVAL = """
            try:
             os.remove('%s')
            except OSError as e:
             try:
              os.stat('%s')
             except OSError:
              e=None
             if e: raise e
            """;
    private static final String BEFORE = "f.write(binascii.unhexlify('";
    private static final String AFTER = "'))";
    private static final HexFormat HEX = HexFormat.of();

    private final RawRepl repl;

    BoardFiles(RawRepl repl) {
        this.repl = repl;
    }

    /** The modules that are needed. */
    void prepare() {
        told("import", "import os,binascii");
    }

    static String temporary(String path) {
        return path + ".new";
    }

    /**
     * Writes a part under its temporary name.
     *
     * @param block bytes that are sent at once
     * @param held is told how many bytes the board has taken
     */
    void write(Part part, int block, IntConsumer held) {
        makeFolders(part.path());
        String path = temporary(part.path());
        doing(path, 0, part, "f=open('" + path + "','wb')");
        for (int from = 0; from < part.size(); from += block) {
            int at = from;
            int length = Math.min(block, part.size() - from);
            try (SecretBytes source = part.lend(at, length, BoardFiles::source)) {
                repl.run(source, BoardFiles::nothing);
            } catch (PythonException e) {
                throw failure(e.error(), "write " + path, path, at, part.size());
            }
            held.accept(at + length);
        }
        doing(path, part.size(), part, "f.close()");
    }

    /** The text of one call, off the heap. */
    private static SecretBytes source(ByteBuffer bytes) {
        SecretBytes source = new SecretBytes(BEFORE.length() + 2L * bytes.remaining() + AFTER.length());
        source.lend(out -> {
            out.put(BEFORE.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                byte each = bytes.get();
                out.put((byte) HEX.toHighHexDigit(each)).put((byte) HEX.toLowHexDigit(each));
            }
            out.put(AFTER.getBytes(StandardCharsets.US_ASCII));
            return null;
        });
        return source;
    }

    private void doing(String path, int held, Part part, String source) {
        try {
            repl.run(source, BoardFiles::nothing);
        } catch (PythonException e) {
            throw failure(e.error(), source, path, held, part.size());
        }
    }

    private void makeFolders(String path) {
        for (int end = path.indexOf('/', 1); end > 0; end = path.indexOf('/', end + 1)) {
            String folder = path.substring(0, end);
            try {
                repl.run(FOLDER.formatted(folder, folder), BoardFiles::nothing);
            } catch (PythonException e) {
                throw failure(e.error(), "mkdir " + folder, path, 0, 0);
            }
        }
    }

    /** Whether the firmware has what a digest takes. */
    boolean hasDigest() {
        try {
            repl.run("import hashlib\nhashlib.sha256", BoardFiles::nothing);
            return true;
        } catch (PythonException _) {
            return false;
        }
    }

    /** Whether that file is what was sent, by its SHA-256; false too where there is none. */
    boolean holds(String path, Part part) {
        byte[] expected = HEX.formatHex(part.sha256Digest()).getBytes(StandardCharsets.US_ASCII);
        try {
            return repl.run(DIGEST.formatted(path), output -> output.remaining() >= expected.length
                    && output.slice(output.position(), expected.length).equals(ByteBuffer.wrap(expected)));
        } catch (PythonException e) {
            if (e.error().isOfSystem()) {
                return false;
            }
            throw refused("digest", e.error());
        }
    }

    /** Gives a file its own name, in the place of what had it. */
    void accept(String path) {
        remove(path);
        told("rename", "os.rename('" + temporary(path) + "','" + path + "')");
    }

    /** Has everything written out, where the firmware can. */
    void sync() {
        told("sync", "os.sync() if hasattr(os,'sync') else None");
    }

    /** Does nothing where it is not there. */
    void remove(String path) {
        told("remove " + path, REMOVAL.formatted(path, path));
    }

    /** Nothing of it is left: where it may not be removed, it is emptied. */
    void erase(String path) {
        try {
            remove(path);
        } catch (FailureException e) {
            if (!(e.failure() instanceof DeviceFailure)) {
                throw e;
            }
            told("empty " + path, "f=open('" + path + "','wb')");
            told("empty " + path, "f.close()");
        }
    }

    private void told(String what, String source) {
        try {
            repl.run(source, BoardFiles::nothing);
        } catch (PythonException e) {
            throw refused(what, e.error());
        }
    }

    private static <R> R nothing(ByteBuffer output) {
        return null;
    }

    private static FailureException failure(PythonError error, String what, String path, int held, int bytes) {
        if (error.is(PythonError.NO_SPACE)) {
            return new DeviceFailure(Kind.DEVICE_FULL, Map.of("path", path, "held", held, "bytes", bytes), what).exception();
        }
        return error.is(PythonError.READ_ONLY) ? new DeviceFailure(Kind.DEVICE_READ_ONLY, Map.of("path", path), what).exception() : refused(what, error);
    }

    private static FailureException refused(String what, PythonError error) {
        return new DeviceFailure(Kind.STEP_REFUSED, Map.of("sent", what, "said", error.toString())).exception();
    }
}
