package dev.claimport.cli.aws;

import dev.claimport.cli.aws.json.JsonWriter;
import dev.claimport.cli.aws.problem.Problem;
import dev.claimport.cli.aws.value.Utf8Buffer;
import dev.claimport.cli.aws.value.Value;
import dev.claimport.cli.aws.value.Value.Fields;
import dev.claimport.cli.aws.value.Value.Text;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes a claim into a folder: all four files or none, the keys readable by their owner alone from the first byte on. */
final class ClaimFiles {

    private static final String CERTIFICATE = "claim.pem.crt";
    private static final String PRIVATE_KEY = "claim.private.pem.key";
    private static final String PUBLIC_KEY = "claim.public.pem.key";
    private static final String REST = "claim.json";
    private static final List<String> NAMES = List.of(CERTIFICATE, PRIVATE_KEY, PUBLIC_KEY, REST);

    private final Path folder;

    private ClaimFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Looks before a claim is asked for, so that none is wasted.
     *
     * @throws dev.claimport.cli.aws.problem.ProblemException when a file is already there
     */
    static ClaimFiles in(Path folder) {
        for (String name : NAMES) {
            if (Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                throw Problem.parameter("Error parsing parameter '" + OperationOptions.OUTPUT_DIR + "': " + folder.resolve(name)
                        + " already exists, and is not overwritten").exception();
            }
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw unwritable(e).exception();
        }
        if (!Files.isWritable(folder)) {
            throw Problem.parameter("Error parsing parameter '" + OperationOptions.OUTPUT_DIR + "': " + folder + " cannot be written to").exception();
        }
        return new ClaimFiles(folder);
    }

    /** Gives what may be shown: the claim without its private key. */
    Fields write(Fields claim) {
        Fields shown = withoutKey(claim);
        List<Path> written = new ArrayList<>();
        List<Path> named = new ArrayList<>();
        boolean done = false;
        try (var json = new Utf8Buffer()) {
            JsonWriter.indented(shown, json);
            json.append('\n');
            put(CERTIFICATE, text(claim, "certificatePem"), false, written);
            put(PRIVATE_KEY, text(claim.get("keyPair"), "PrivateKey"), true, written);
            put(PUBLIC_KEY, text(claim.get("keyPair"), "PublicKey"), true, written);
            put(REST, json.toText(), false, written);
            for (int i = 0; i < NAMES.size(); i++) {
                Path target = folder.resolve(NAMES.get(i));
                name(written.get(i), target);
                named.add(target);
            }
            done = true;
            return shown;
        } catch (FileAlreadyExistsException e) {
            throw Problem.general(e.getFile() + " already exists, and is not overwritten").exception();
        } catch (IOException e) {
            throw unwritable(e).exception();
        } finally {
            written.forEach(ClaimFiles::remove);
            if (!done) {
                named.forEach(ClaimFiles::remove);
            }
        }
    }

    private static Fields withoutKey(Fields claim) {
        var shown = new Fields();
        claim.members().forEach((name, member) -> {
            if (member instanceof Fields(var keys)) {
                var open = new Fields();
                keys.forEach((key, value) -> {
                    if (!key.equals("PrivateKey")) {
                        open.with(key, value);
                    }
                });
                shown.with(name, open);
            } else {
                shown.with(name, member);
            }
        });
        return shown;
    }

    private static Text text(Value of, String member) {
        if (of instanceof Fields fields && fields.get(member) instanceof Text text) {
            return text;
        }
        throw Problem.general("The reply has no " + member).exception();
    }

    /** Under a name that nobody looks for, until all are complete. */
    private void put(String name, Text content, boolean secret, List<Path> written) throws IOException {
        Path file = Files.createTempFile(folder, "." + name + ".", ".part", ownersOnly());
        written.add(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE); var bytes = new Utf8Buffer()) {
            bytes.append(content);
            OutputStream stream = Channels.newOutputStream(channel);
            bytes.writeTo(stream);
            channel.force(true);
        }
        if (!secret && isPosix()) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    /** A link is refused if the name is taken; a move might replace what came in between. */
    private static void name(Path file, Path target) throws IOException {
        try {
            Files.createLink(target, file);
        } catch (UnsupportedOperationException _) {
            Files.move(file, target);
        }
    }

    private FileAttribute<?>[] ownersOnly() {
        return isPosix() ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
    }

    private boolean isPosix() {
        Set<String> views = folder.getFileSystem().supportedFileAttributeViews();
        return views.contains("posix");
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw unwritable(e).exception();
        }
    }

    private static Problem unwritable(IOException failure) {
        return Problem.general("The claim cannot be written: " + failure.getMessage());
    }
}
