package dev.claimport.signin.cache;

import static dev.claimport.testing.Failing.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.claimport.failure.LocalFailure;
import dev.claimport.signin.cache.TokenCache.Found;
import dev.claimport.testing.ManualTime;
import dev.claimport.time.TimeSource;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCacheTest {

    private static final Instant EXPIRES = Instant.parse("2026-11-23T15:00:31.750Z");
    private static final SignInToken TOKEN = new SignInToken("https://d-1234567890.awsapps.com/start", "eu-west-1", "ACCESS-TOKEN", EXPIRES,
            Optional.of(new SignInToken.Client("ID", "CLIENT-SECRET", Instant.parse("2027-02-21T14:00:31Z"))), Optional.of("REFRESH-TOKEN"));
    /** As the AWS CLI writes it, to the byte. */
    private static final String FILE = "{\"startUrl\": \"https://d-1234567890.awsapps.com/start\", \"region\": \"eu-west-1\", \"accessToken\": \"ACCESS-TOKEN\","
            + " \"expiresAt\": \"2026-11-23T15:00:31Z\", \"clientId\": \"ID\", \"clientSecret\": \"CLIENT-SECRET\","
            + " \"registrationExpiresAt\": \"2027-02-21T14:00:31Z\", \"refreshToken\": \"REFRESH-TOKEN\"}";

    @TempDir
    private Path home;

    private final ManualTime time = new ManualTime();

    @Test
    void aFileIsWhatTheAwsCliWouldHaveWritten() throws IOException {
        cache().write("corp", TOKEN);
        Path file = folder().resolve("ee0bfd2552fbd840c02cc48b6e823320543c450f.json");
        assertEquals(FILE, Files.readString(file));
        assertEquals(List.of(file), listed());
    }

    @Test
    void onlyItsOwnerCanReadIt() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        cache().write("corp", TOKEN);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(cache().file("corp"))));
        // Also where another program had been less careful.
        Files.setPosixFilePermissions(cache().file("corp"), PosixFilePermissions.fromString("rw-r--r--"));
        cache().write("corp", TOKEN);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(cache().file("corp"))));
    }

    @Test
    void whatTheAwsCliWroteIsRead() throws IOException {
        write("corp", FILE);
        SignInToken whole = new SignInToken(TOKEN.startUrl(), TOKEN.region(), "ACCESS-TOKEN", Instant.parse("2026-11-23T15:00:31Z"), TOKEN.client(), TOKEN.refreshToken());
        assertEquals(new Found.Token(whole), cache().read("corp"));
    }

    @ParameterizedTest
    @CsvSource({"2020-06-17T10:02:08UTC, 2020-06-17T10:02:08Z", "2026-11-23T15:00:31+01:00, 2026-11-23T14:00:31Z", "2026-11-23T15:00:31.123Z, 2026-11-23T15:00:31Z"})
    void timesOfOtherToolsAreUnderstood(String written, Instant meant) throws IOException {
        write("https://x.awsapps.com/start", "{\"startUrl\": \"https://x.awsapps.com/start\", \"region\": \"eu-west-1\", \"accessToken\": \"T\", \"expiresAt\": \"" + written + "\"}");
        assertEquals(new Found.Token(new SignInToken("https://x.awsapps.com/start", "eu-west-1", "T", meant, Optional.empty(), Optional.empty())),
                cache().read("https://x.awsapps.com/start"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"accessToken\": \"T\"}", "{\"accessToken\": \"\", \"expiresAt\": \"2026-11-23T15:00:31Z\"}",
        "{\"accessToken\": 1, \"expiresAt\": \"2026-11-23T15:00:31Z\"}", "{\"accessToken\": \"T\", \"expiresAt\": \"soon\"}",
        "{\"clientId\": \"ID\", \"clientSecret\": \"S\", \"expiresAt\": \"2026-11-23T15:00:31Z\"}"})
    void whatIsNoSignInIsNone(String json) throws IOException {
        write("corp", json);
        assertEquals(new Found.Nothing(), cache().read("corp"));
    }

    @Test
    void noFileIsNoSignIn() {
        assertEquals(new Found.Nothing(), cache().read("corp"));
        assertEquals(List.of(), cache().entries());
    }

    @Test
    void aFileThatIsJustBeingWrittenIsLookedAtAgain() throws IOException {
        write("corp", FILE.substring(0, 100));
        TimeSource writing = new TimeSource() {
            @Override
            public Instant instant() {
                return time.instant();
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                time.sleep(duration);
                try {
                    write("corp", FILE);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
        };
        assertTrue(new TokenCache(folder(), writing).read("corp") instanceof Found.Token);
        assertTrue(time.slept().compareTo(Duration.ofMillis(500)) < 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"accessToken\": \"T\", \"expi", "\u0000\u0000"})
    void aFileThatStaysHalfWrittenIsSaidToBeSo(String half) throws IOException {
        write("corp", half);
        assertEquals(new Found.Broken(cache().file("corp")), cache().read("corp"));
        assertTrue(time.slept().compareTo(Duration.ofSeconds(1)) < 0, time.slept().toString());
        assertEquals(Optional.empty(), new TokenFile(cache(), "corp").token());
    }

    @Test
    void aReaderNeverSeesHalfAFile() throws Exception {
        cache().write("corp", TOKEN);
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 300; i++) {
                cache().write("corp", TOKEN);
            }
        });
        while (writer.isAlive()) {
            assertEquals(FILE, Files.readString(cache().file("corp")));
        }
        assertEquals(1, listed().size());
    }

    @Test
    void allSignInsAreFoundAndNothingElse() throws IOException {
        cache().write("corp", TOKEN);
        write("registration", "{\"clientId\": \"ID\", \"clientSecret\": \"S\", \"expiresAt\": \"2026-11-23T15:00:31Z\"}");
        Files.writeString(folder().resolve("notes.txt"), "x");
        assertEquals(List.of(cache().file("corp")), cache().entries().stream().map(TokenCache.Entry::file).toList());
    }

    @Test
    void whereNothingCanBeWrittenIsSaidBeforeAnybodySignsIn() throws IOException {
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws/sso"), "not a folder");
        Map<String, String> facts = Map.of("file", cache().file("corp").toString());
        assertFails(LocalFailure.Kind.FILE_NOT_WRITABLE, facts, () -> cache().requireWritable("corp"));
        assertFails(LocalFailure.Kind.FILE_NOT_WRITABLE, facts, () -> cache().write("corp", TOKEN));
        Files.delete(home.resolve(".aws/sso"));
        cache().requireWritable("corp");
        assertEquals(List.of(), listed());
    }

    /** A pipe that nobody writes to would be waited for. */
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no pipes among the files")
    @Timeout(120)
    void whatIsNoFileIsNotWaitedFor() throws Exception {
        Files.createDirectories(folder());
        assertEquals(0, new ProcessBuilder("mkfifo", cache().file("corp").toString()).start().waitFor());
        assertEquals(new Found.Broken(cache().file("corp")), cache().read("corp"));
        assertEquals(List.of(), cache().entries());
        Path roles = Files.createDirectories(home.resolve("roles"));
        assertEquals(0, new ProcessBuilder("mkfifo", roles.resolve("a.json").toString()).start().waitFor());
        new RoleFiles(roles).deleteThoseOfSignIns();
        assertTrue(Files.exists(roles.resolve("a.json")));
    }

    @Test
    void aFolderOrWhatHasNoEndInItsPlaceIsNotTakenForNoSignIn() throws IOException {
        Files.createDirectories(cache().file("corp"));
        assertEquals(new Found.Broken(cache().file("corp")), cache().read("corp"));
        write("other", " ".repeat(300_000));
        assertEquals(new Found.Broken(cache().file("other")), cache().read("other"));
        assertEquals(List.of(), cache().entries());
    }

    @Test
    void deletingLeavesNothingAndMayBeDoneTwice() throws IOException {
        cache().write("corp", TOKEN);
        cache().delete(cache().file("corp"));
        cache().delete(cache().file("corp"));
        assertEquals(List.of(), listed());
    }

    @Test
    void aFileThatEverybodyMayWriteIsNotUsedButCanBeDeleted() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        cache().write("corp", TOKEN);
        Files.setPosixFilePermissions(cache().file("corp"), PosixFilePermissions.fromString("rw-rw-rw-"));
        assertFails(LocalFailure.Kind.FILE_OPEN_TO_OTHERS, Map.of("file", cache().file("corp").toString()), () -> cache().read("corp"));
        assertEquals(1, cache().entries().size());
        cache().write("corp", TOKEN);
        assertTrue(cache().read("corp") instanceof Found.Token);
    }

    @Test
    void nothingSecretIsSaid() {
        String said = TOKEN + " " + TOKEN.client() + " " + new Found.Token(TOKEN);
        assertFalse(said.contains("-TOKEN") || said.contains("SECRET"), said);
    }

    private TokenCache cache() {
        return new TokenCache(folder(), time);
    }

    private Path folder() {
        return home.resolve(".aws/sso/cache");
    }

    private List<Path> listed() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.toList();
        }
    }

    private void write(String key, String text) throws IOException {
        Files.createDirectories(folder());
        Files.writeString(cache().file(key), text);
    }
}
