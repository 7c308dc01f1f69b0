package dev.claimport.cli.aws;

import dev.claimport.cli.aws.value.Utf8Buffer;
import dev.claimport.cli.aws.value.Value.Text;
import dev.claimport.file.OwnFolder;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Puts files into a folder together: until all are complete they are in a hidden folder, on the same disk. A new folder is that one
 * renamed, which happens or does not, even if the process is killed. In a folder that is there already each file gets its name in
 * turn; whatever ends the process but a kill takes the names back that were given.
 */
final class FileDelivery implements AutoCloseable {

    private static final int RANDOM_BYTES = 6;

    private final Path folder;
    private final Path hidden;
    private final boolean isNew;
    private final List<Path> written = new ArrayList<>();
    private final List<Path> named = new ArrayList<>();
    private final Thread ending = new Thread(this::takeBack, "file-delivery");
    private boolean over;

    private FileDelivery(Path folder, Path hidden, boolean isNew) {
        this.folder = folder;
        this.hidden = hidden;
        this.isNew = isNew;
    }

    /** @param folder absolute; it need not be there, nor the folders above it: what is made is its owner's alone, whatever the umask */
    static FileDelivery to(Path folder) throws IOException {
        boolean isNew = Files.notExists(folder);
        Path home = isNew ? folder.getParent() : folder;
        OwnFolder.create(home);
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        var delivery = new FileDelivery(folder, home.resolve(".claim-" + HexFormat.of().formatHex(random) + ".part"), isNew);
        Runtime.getRuntime().addShutdownHook(delivery.ending);
        Files.createDirectory(delivery.hidden, OwnFolder.rights(delivery.hidden, "rwx------"));
        return delivery;
    }

    /** @param secret whether only the owner may read it */
    synchronized void put(String name, Text content, boolean secret) throws IOException {
        checkGoing();
        Path file = hidden.resolve(name);
        written.add(file);
        try (FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
                OwnFolder.rights(file, secret ? "rw-------" : "rw-r--r--")); var bytes = new Utf8Buffer()) {
            bytes.append(content);
            bytes.writeTo(Channels.newOutputStream(channel));
            channel.force(true);
        }
    }

    /** Gives all files their names; none that is there already is replaced. */
    synchronized void complete() throws IOException {
        checkGoing();
        if (isNew) {
            Files.move(hidden, folder, StandardCopyOption.ATOMIC_MOVE);
            written.clear();
        } else {
            for (Path file : written) {
                Path target = folder.resolve(file.getFileName());
                name(file, target);
                named.add(target);
            }
        }
        named.clear();
    }

    /** A link is refused if the name is taken; a move might replace what came in between. */
    private static void name(Path file, Path target) throws IOException {
        try {
            Files.createLink(target, file);
        } catch (UnsupportedOperationException _) {
            Files.move(file, target);
        }
    }

    private void checkGoing() throws IOException {
        if (over) {
            throw new IOException("interrupted");
        }
    }

    /** Leaves what is complete, and nothing else. */
    @Override
    public void close() throws IOException {
        Optional<IOException> failure = clear();
        try {
            Runtime.getRuntime().removeShutdownHook(ending);
        } catch (IllegalStateException _) {
            // The process is ending: then this hook has run, or is waiting for nothing more to do.
            return;
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    private void takeBack() {
        clear().ifPresent(failure -> System.err.println("claimport: cannot be removed: " + failure.getMessage()));
    }

    private synchronized Optional<IOException> clear() {
        over = true;
        List<Path> all = new ArrayList<>(named);
        all.addAll(written);
        all.add(hidden);
        Optional<IOException> failure = Optional.empty();
        for (Path path : all) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                failure = Optional.of(e);
            }
        }
        named.clear();
        written.clear();
        return failure;
    }
}
