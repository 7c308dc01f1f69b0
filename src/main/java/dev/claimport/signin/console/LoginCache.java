package dev.claimport.signin.console;

import dev.claimport.aws.AwsEnvironment;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.SignInFailure;
import dev.claimport.file.FileWait;
import dev.claimport.file.LockFile;
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
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder in which {@code aws login} keeps its sign-ins, {@code ~/.aws/login/cache}. Files are replaced as a whole, and only their owner can read
 * them. The AWS CLI writes them in place, so one that cannot be read is looked at again.
 */
public final class LoginCache {

    private static final Logger LOG = LoggerFactory.getLogger(LoginCache.class);
    private static final int LARGEST = 256 * 1024;
    private static final int LOOKS = 5;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(40);

    private final Path folder;
    private final TimeSource time;
    private final LoginJson json = new LoginJson();

    LoginCache(Path folder, TimeSource time) {
        this.folder = folder;
        this.time = time;
    }

    /** Where the environment says, as the AWS CLI takes it. */
    public static LoginCache of(AwsEnvironment environment, TimeSource time) {
        return new LoginCache(environment.path(environment.filled("AWS_LOGIN_CACHE_DIRECTORY").orElse("~/.aws/login/cache")), time);
    }

    Path file(String session) {
        return folder.resolve(id(session) + ".json");
    }

    /**
     * The name under which a sign-in is kept.
     *
     * @param session the value of {@code login_session}
     */
    public static String id(String session) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(session.strip().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The sign-in; empty when there is none.
     *
     * @throws FailureException {@code console-file-broken} when it stays unreadable or lacks something; {@code cancelled}
     */
    Optional<CachedLogin> read(String session) {
        Path file = file(session);
        for (int look = 1; ; look++) {
            byte[] bytes = {};
            try {
                bytes = SmallFile.read(file, LARGEST);
                switch (json.read(session, bytes)) {
                    case LoginJson.Content.Login(CachedLogin login) -> {
                        return Optional.of(login);
                    }
                    case LoginJson.Content.Unfit(UnfitLoginException.Fault fault, String what) -> throw broken(file, fault, what);
                    case LoginJson.Content.Broken _ -> {
                        if (look == LOOKS) {
                            throw broken(file, UnfitLoginException.Fault.UNREADABLE, "JSON");
                        }
                    }
                }
            } catch (NoSuchFileException | NotDirectoryException _) {
                return Optional.empty();
            } catch (IOException e) {
                throw broken(file, UnfitLoginException.Fault.UNREADABLE, e.getClass().getSimpleName());
            } finally {
                Arrays.fill(bytes, (byte) 0);
            }
            pause(BETWEEN_LOOKS);
        }
    }

    private static FailureException broken(Path file, UnfitLoginException.Fault fault, String what) {
        return new SignInFailure(SignInFailure.Kind.CONSOLE_FILE_BROKEN, Map.of("file", file.toString()), what).exception(new UnfitLoginException(fault));
    }

    private void pause(Duration duration) {
        try {
            time.sleep(duration);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()).exception();
        }
    }

    /** @throws FailureException {@code file-not-writable}, {@code disk-full} */
    void write(CachedLogin login) {
        byte[] content = json.write(login);
        try {
            WholeFile.replace(file(login.session()), content, WholeFile.Access.OWNER);
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    /** Finds out whether there is room, before anybody is asked to sign in. @throws FailureException {@code file-not-writable}, {@code disk-full} */
    void requireWritable() {
        WholeFile.requireReplaceable(folder.resolve("claimport.json"), LARGEST / 64);
    }

    /** Whether there was one. @throws FailureException {@code file-not-writable} */
    public boolean delete(String session) {
        return delete(file(session));
    }

    private static boolean delete(Path file) {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            throw notWritable(file, e);
        }
    }

    /** Deletes all sign-ins, and nothing else, as {@code aws logout --all} does. @return how many */
    public int deleteAll() {
        int deleted = 0;
        for (Path file : files()) {
            if (isLogin(file) && delete(file)) {
                deleted++;
            }
        }
        return deleted;
    }

    private boolean isLogin(Path file) {
        try {
            return LoginJson.mapper().readTree(SmallFile.read(file, LARGEST)).path("accessToken").hasNonNull("accessKeyId");
        } catch (IOException _) {
            return false;
        }
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".json")).sorted().toList();
        } catch (NoSuchFileException | NotDirectoryException _) {
            return List.of();
        } catch (IOException e) {
            throw new LocalFailure(LocalFailure.Kind.FILE_UNREADABLE, Map.of("file", folder.toString()), e.getClass().getSimpleName()).exception(e);
        }
    }

    /** Does something while no other Claimport does the same for this sign-in. */
    <T> T locked(String session, Supplier<T> work) {
        Optional<LockFile> lock = lock(session);
        try {
            return work.get();
        } finally {
            lock.ifPresent(LockFile::close);
        }
    }

    /** Where nothing can be written, nobody else writes either; and who hangs is not waited for. */
    private Optional<LockFile> lock(String session) {
        try {
            return Optional.of(LockFile.of(file(session), FileWait.RENEWAL.limit(), time));
        } catch (FailureException e) {
            if (e.failure().kind() == LocalFailure.Kind.CANCELLED) {
                throw e;
            }
            LOG.info("the sign-in is refreshed without a lock: {}", e.failure().id());
            return Optional.empty();
        }
    }

    private static FailureException notWritable(Path file, IOException e) {
        return new LocalFailure(LocalFailure.Kind.FILE_NOT_WRITABLE, Map.of("file", file.toString()), e.getClass().getSimpleName()).exception(e);
    }
}
