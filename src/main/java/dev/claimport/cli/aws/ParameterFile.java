package dev.claimport.cli.aws;

import dev.claimport.aws.AwsEnvironment;
import dev.claimport.cli.aws.problem.Problem;
import dev.claimport.cli.aws.value.Python;
import dev.claimport.cli.aws.value.Utf8Buffer;
import dev.claimport.cli.aws.value.Value;
import dev.claimport.cli.aws.value.Value.Foreign;
import dev.claimport.cli.aws.value.Value.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Values that are read from a file: {@code file://} as text, {@code fileb://} as bytes. */
final class ParameterFile {

    private static final String TEXT = "file://";
    private static final String BYTES = "fileb://";
    /** A parameter's document is small; a larger file is a mistake. */
    private static final int LARGEST = 64 << 20;

    private final AwsEnvironment environment;

    ParameterFile(AwsEnvironment environment) {
        this.environment = environment;
    }

    /** The value itself, or what is in the file that it names; bytes are no text for a parameter. */
    Value value(String option, String given) {
        if (given.startsWith(TEXT)) {
            return Text.of(text(option, given));
        }
        if (given.startsWith(BYTES)) {
            String bytes = Python.quoted(bytes(option, given, BYTES));
            return new Foreign("bytes", bytes, bytes, bytes);
        }
        return Text.of(given);
    }

    /**
     * The same for a document, of which bytes tell the encoding.
     *
     * @throws CharacterCodingException when bytes are not in that encoding
     */
    String document(String option, String given) throws CharacterCodingException {
        if (given.startsWith(TEXT)) {
            return text(option, given);
        }
        return given.startsWith(BYTES) ? decoded(bytes(option, given, BYTES)) : given;
    }

    private String text(String option, String given) {
        byte[] bytes = bytes(option, given, TEXT);
        try {
            // Python reads any line end as its own.
            return new String(Utf8Buffer.decode(bytes, 0, bytes.length)).replace("\r\n", "\n").replace('\r', '\n');
        } catch (CharacterCodingException _) {
            throw fault(option, "Unable to load paramfile (" + environment.expanded(given.substring(TEXT.length()))
                    + "), text contents could not be decoded.  If this is a binary file, please use the fileb:// prefix instead of the file:// prefix.");
        }
    }

    private byte[] bytes(String option, String given, String prefix) {
        String name = environment.expanded(given.substring(prefix.length()));
        String shown = Python.quoted(name);
        try {
            Path file = environment.directory().resolve(name);
            if (name.isEmpty()) {
                throw new NoSuchFileException(name);
            }
            if (Files.isDirectory(file)) {
                throw unreadable(option, given, "[Errno 21] Is a directory: " + shown);
            }
            // Pipes are welcome, as /dev/stdin; what has no end says nothing of it beforehand, as /dev/zero.
            try (InputStream in = Files.newInputStream(file)) {
                byte[] read = in.readNBytes(LARGEST + 1);
                if (read.length > LARGEST) {
                    throw unreadable(option, given, "[Errno 27] File too large: " + shown);
                }
                return read;
            }
        } catch (NoSuchFileException | InvalidPathException _) {
            throw unreadable(option, given, "[Errno 2] No such file or directory: " + shown);
        } catch (AccessDeniedException _) {
            throw unreadable(option, given, "[Errno 13] Permission denied: " + shown);
        } catch (IOException e) {
            throw unreadable(option, given, "[Errno 5] Input/output error: " + shown);
        }
    }

    private static RuntimeException unreadable(String option, String given, String why) {
        return fault(option, "Unable to load paramfile " + given + ": " + why);
    }

    private static RuntimeException fault(String option, String why) {
        return Problem.parameter("Error parsing parameter '" + option + "': " + why).exception();
    }

    /** A byte order mark, or zeros where the first characters have them, give the encoding away (RFC 4627, section 3). */
    private static String decoded(byte[] bytes) throws CharacterCodingException {
        boolean wide = bytes.length >= 4 && bytes[0] == 0 && bytes[1] == 0 || starts(bytes, 0xff, 0xfe, 0, 0);
        Charset charset = wide ? Charset.forName("UTF-32") : starts(bytes, 0xff, 0xfe) || starts(bytes, 0xfe, 0xff) ? StandardCharsets.UTF_16
                : bytes.length >= 2 && bytes[0] == 0 ? StandardCharsets.UTF_16BE
                : bytes.length >= 2 && bytes[1] == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
        int mark = starts(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0;
        return charset.newDecoder().decode(ByteBuffer.wrap(bytes, mark, bytes.length - mark)).toString();
    }

    private static boolean starts(byte[] bytes, int... first) {
        for (int i = 0; i < first.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xff) != first[i]) {
                return false;
            }
        }
        return true;
    }
}
