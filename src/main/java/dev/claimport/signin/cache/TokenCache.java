package dev.claimport.signin.cache;

import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import dev.claimport.file.LockFile;
import dev.claimport.file.OwnFolder;
import dev.claimport.file.SmallFile;
import dev.claimport.file.WholeFile;
import dev.claimport.time.TimeSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder in which the AWS CLI keeps its sign-ins, {@code ~/.aws/sso/cache}. Files are replaced as a whole, and only their
 * owner can read them. Others write them in place, so one that cannot be read is looked at again.
 */
public final class TokenCache {

    private static final int LARGEST = 256 * 1024;
    /** What a sign-in takes on the disk, in bytes. */
    private static final int LIKELY = 4096;
    /** The AWS CLI empties a file before it writes it anew; that takes it milliseconds. */
    private static final int LOOKS = 5;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(40);

    private final Path folder;
    private final TimeSource time;
    private final TokenJson json = new TokenJson();

    public TokenCache(Path folder, TimeSource time) {
        this.folder = folder;
        this.time = time;
    }

    /** What there is under a key. */
    public sealed interface Found {

        record Token(SignInToken token) implements Found {}

        /** No such file, or one without a sign-in. */
        record Nothing() implements Found {}

        /** What stays unreadable: half-written by a program that was ended, damaged, another user's, or no file at all. */
        record Broken(Path file) implements Found {}
    }

    /** A sign-in with the file that it is in. */
    public record Entry(Path file, SignInToken token) {}

    /** @param key the name of the SSO session, or the start URL where it has none */
    public Path file(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(key.getBytes(StandardCharsets.UTF_8));
            return folder.resolve(HexFormat.of().formatHex(digest) + ".json");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws FailureException {@code file-open-to-others}; {@code cancelled} when interrupted */
    public Found read(String key) {
        Path file = file(key);
        try {
            OwnFolder.requireClosedToOthers(file);
        } catch (NoSuchFileException _) {
            return new Found.Nothing();
        } catch (IOException _) {
            return new Found.Broken(file);
        }
        return readFile(file);
    }

    private Found readFile(Path file) {
        // A pipe or a device would be waited for. Nobody signs out by putting such a thing, or a folder, in the file's place.
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            return new Found.Broken(file);
        }
        for (int look = 1; look <= LOOKS; look++) {
            if (look > 1) {
                pause();
            }
            try {
                switch (json.read(SmallFile.read(file, LARGEST))) {
                    case TokenJson.Content.Token(SignInToken token) -> {
                        return new Found.Token(token);
                    }
                    case TokenJson.Content.Other _ -> {
                        return new Found.Nothing();
                    }
                    case TokenJson.Content.Broken _ -> {}
                }
            } catch (NoSuchFileException _) {
                return new Found.Nothing();
            } catch (SmallFile.TooLargeException _) {
                return new Found.Broken(file);
            } catch (IOException _) {
                // May be in the middle of being replaced: looked at again.
            }
        }
        return new Found.Broken(file);
    }

    private void pause() {
        try {
            time.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()).exception();
        }
    }

    /**
     * Keeps a sign-in to one program that renews it.
     *
     * @param limit how long to wait for the others
     * @throws FailureException {@code file-busy}, {@code file-not-writable}, {@code disk-full}; {@code cancelled} when interrupted
     */
    public LockFile lock(String key, Duration limit) {
        return LockFile.of(file(key), limit, time);
    }

    /** @throws FailureException {@code file-not-writable}, {@code disk-full} */
    public void write(String key, SignInToken token) {
        WholeFile.replace(file(key), json.write(token), WholeFile.Access.OWNER);
    }

    /**
     * Finds out whether there is room for a sign-in, before anybody is asked to sign in.
     *
     * @throws FailureException {@code file-not-writable}
     */
    public void requireWritable(String key) {
        WholeFile.requireReplaceable(file(key), LIKELY);
    }

    /** Nothing is there afterwards. @throws FailureException {@code file-not-writable} */
    public void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw notWritable(file, e);
        }
    }

    /** All sign-ins; files that hold something else are left out. */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (Path file : files(folder)) {
            if (readFile(file) instanceof Found.Token(SignInToken token)) {
                entries.add(new Entry(file, token));
            }
        }
        return entries;
    }

    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".json")).sorted().toList();
        } catch (NoSuchFileException | NotDirectoryException _) {
            return List.of();
        } catch (IOException e) {
            throw new LocalFailure(LocalFailure.Kind.FILE_UNREADABLE, Map.of("file", folder.toString()), e.getClass().getSimpleName()).exception(e);
        }
    }

    private static FailureException notWritable(Path file, IOException e) {
        return new LocalFailure(LocalFailure.Kind.FILE_NOT_WRITABLE, Map.of("file", file.toString()),
                e.getClass().getSimpleName()).exception(e);
    }
}
