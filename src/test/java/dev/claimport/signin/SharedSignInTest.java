package dev.claimport.signin;

import static dev.claimport.testing.Failing.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.claimport.failure.Failure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.NetworkFailure;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.failure.SignInFailure;
import dev.claimport.signin.cache.SignInToken;
import dev.claimport.signin.cache.TokenCache;
import dev.claimport.signin.cache.TokenFile;
import dev.claimport.testing.IdentityServer;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;

/** Sign-ins that are shared with other AWS tools through a file. */
class SharedSignInTest {

    private static final SsoSession SESSION = new SsoSession(Optional.of("corp"), "https://d-1234567890.awsapps.com/start", Region.EU_WEST_1, List.of());

    @TempDir
    private Path home;

    private final ManualTime time = new ManualTime(Instant.parse("2026-11-23T14:00:31Z"));
    private final IdentityServer server = new IdentityServer(time);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aSignInThatStaysIsFoundAgainByTheNextProgram() throws IOException {
        try (var signIn = signIn()) {
            signIn.await(signIn.begin()).close();
        }
        assertTrue(Files.readString(path()).startsWith("{\"startUrl\": \"https://d-1234567890.awsapps.com/start\", \"region\": \"eu-west-1\", \"accessToken\": \"ACCESS-"),
                Files.readString(path()));
        assertTrue(Files.readString(path()).contains("\"expiresAt\": \"2026-11-23T15:00:31Z\""), Files.readString(path()));
        try (var user = kept().orElseThrow()) {
            assertEquals("123456789012", user.accounts().getFirst().id());
        }
        assertEquals(1, server.count("/token"));
    }

    @Test
    void withoutStayingNothingIsWritten() {
        try (var signIn = new IdentityCenterSignIn(SESSION, access(), Optional.empty(), time)) {
            signIn.await(signIn.begin()).close();
            assertTrue(signIn.kept().isEmpty());
        }
        assertFalse(Files.exists(home.resolve("cache")));
    }

    @Test
    void aSignInOfTheAwsCliIsUsedAndKeptFreshAQuarterOfAnHourAhead() throws IOException {
        String first = leave(Duration.ofMinutes(16));
        try (var user = kept().orElseThrow()) {
            user.accounts();
            assertTrue(Files.readString(path()).contains(first));
            time.advance(Duration.ofMinutes(1));
            user.accounts();
            assertFalse(Files.readString(path()).contains(first), "the renewed token is shared");
            assertEquals(time.instant().plus(Duration.ofHours(1)), user.expiresAt());
        }
        assertTrue(kept().isPresent());
    }

    @Test
    void anExpiredSignInIsRenewedAtOnceOrNotOffered() throws IOException {
        leave(Duration.ofMinutes(-5));
        kept().orElseThrow().close();
        server.renews = false;
        leave(Duration.ofMinutes(-5));
        assertTrue(kept().isEmpty());
        file().write(new SignInToken(SESSION.startUrl(), "eu-west-1", "T", time.instant().minusSeconds(1), Optional.empty(), Optional.empty()));
        assertTrue(kept().isEmpty());
    }

    @Test
    void anExpiredRegistrationRenewsNothing() {
        String token = server.openSession(Duration.ofMinutes(10));
        file().write(new SignInToken(SESSION.startUrl(), "eu-west-1", token, time.instant().plus(Duration.ofMinutes(10)),
                Optional.of(new SignInToken.Client("ID", "CLIENT-SECRET", time.instant())), Optional.of(server.refreshToken())));
        try (var user = kept().orElseThrow()) {
            user.accounts();
            assertEquals(0, server.count("/token"));
        }
    }

    @Test
    void aSignInOfTheOldFormIsUsedUntilItEnds() {
        SsoSession legacy = SsoSession.at(SESSION.startUrl(), Region.EU_WEST_1);
        TokenFile file = new TokenFile(cache(), legacy.cacheKey());
        file.write(new SignInToken(SESSION.startUrl(), "eu-west-1", server.openSession(Duration.ofMinutes(30)), time.instant().plus(Duration.ofMinutes(30)),
                Optional.empty(), Optional.empty()));
        try (var signIn = new IdentityCenterSignIn(legacy, access(), Optional.of(file), time); var user = signIn.kept().orElseThrow()) {
            RoleSession session = user.as(user.accounts().getFirst(), "Installer", Region.EU_WEST_1);
            assertEquals(SignInFailure.Kind.SESSION_ENDING, session.life().ending().orElseThrow().kind());
            time.advance(Duration.ofMinutes(30));
            assertFails(SignInFailure.Kind.SIGNED_OUT, user::accounts);
        }
    }

    @Test
    void aLogoutByTheAwsCliIsNoticed() throws IOException {
        leave(Duration.ofHours(1));
        try (var user = kept().orElseThrow()) {
            RoleSession session = user.as(user.accounts().getFirst(), "Installer", Region.EU_WEST_1);
            session.credentials().resolveCredentials();
            Files.delete(path());
            assertFails(SignInFailure.Kind.SIGNED_OUT, user::accounts);
            assertFails(SignInFailure.Kind.SIGNED_OUT, session.credentials()::resolveCredentials);
            assertFails(SignInFailure.Kind.SIGNED_OUT, session.life()::keepFresh);
            assertFalse(Files.exists(path()));
        }
    }

    @Test
    void whatAnotherProgramHasRenewedIsTakenOver() {
        leave(Duration.ofHours(1));
        try (var user = kept().orElseThrow(); var other = kept().orElseThrow()) {
            time.advance(Duration.ofMinutes(50));
            other.accounts();
            user.accounts();
            assertEquals(1, server.count("/token"));
            assertEquals(other.expiresAt(), user.expiresAt());
        }
    }

    @Test
    void aFileThatIsHalfWrittenEndsNothing() throws IOException {
        leave(Duration.ofHours(1));
        try (var user = kept().orElseThrow()) {
            Files.writeString(path(), "{\"startUrl\": \"https://d-12345");
            user.accounts();
            time.advance(Duration.ofMinutes(50));
            user.accounts();
        }
        assertTrue(kept().isPresent(), "the renewal has written it whole");
        Files.writeString(path(), "{\"startUrl\": \"https://d-12345");
        assertTrue(kept().isEmpty());
    }

    @Test
    void anotherPortalUnderTheSameNameIsAnotherSignIn() {
        file().write(new SignInToken("https://d-other.awsapps.com/start", "eu-west-1", server.openSession(Duration.ofHours(1)),
                time.instant().plus(Duration.ofHours(1)), Optional.empty(), Optional.empty()));
        assertTrue(kept().isEmpty());
    }

    @Test
    void signingOutRevokesAndLeavesNoFile() {
        String token = leave(Duration.ofHours(1));
        kept().orElseThrow().signOut();
        assertFalse(server.isOpen(token));
        assertFalse(Files.exists(path()));
    }

    @Test
    void signingOutLeavesNoFileEvenWithoutNetwork() {
        leave(Duration.ofHours(1));
        SignedInUser user = kept().orElseThrow();
        server.hangUp();
        assertFails(NetworkFailure.Kind.NO_NETWORK, user::signOut);
        assertFalse(Files.exists(path()));
    }

    @Test
    void whereNothingCanBeKeptIsSaidBeforeTheBrowserOpens() throws IOException {
        Files.writeString(home.resolve("cache"), "not a folder");
        try (var signIn = signIn()) {
            Map<String, String> facts = Map.of("file", path().toString());
            assertFails(LocalFailure.Kind.FILE_NOT_WRITABLE, facts, signIn::begin);
            assertFails(LocalFailure.Kind.FILE_NOT_WRITABLE, facts, signIn::beginInBrowser);
        }
        assertEquals(0, server.requests().size());
    }

    @Test
    void aFileThatCannotBeWrittenAnyMoreDoesNotEndTheSession() throws IOException {
        leave(Duration.ofHours(1));
        try (var user = kept().orElseThrow()) {
            // A folder in the file's place can be neither read nor replaced.
            Files.delete(path());
            Files.createDirectories(path().resolve("x"));
            user.accounts();
            time.advance(Duration.ofMinutes(50));
            user.accounts();
            assertTrue(user.expiresAt().isAfter(time.instant().plus(Duration.ofMinutes(59))));
        }
    }

    @Test
    void aFileThatEverybodyMayWriteMeanwhileNeitherEndsTheSessionNorChangesIt() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        leave(Duration.ofHours(1));
        try (var user = kept().orElseThrow()) {
            Instant end = user.expiresAt();
            file().write(new SignInToken(SESSION.startUrl(), "eu-west-1", "PLANTED", time.instant().plus(Duration.ofHours(9)),
                    Optional.empty(), Optional.empty()));
            Files.setPosixFilePermissions(path(), PosixFilePermissions.fromString("rw-rw-rw-"));
            user.accounts();
            assertEquals(end, user.expiresAt());
            time.advance(Duration.ofMinutes(50));
            user.accounts();
            assertTrue(user.expiresAt().isAfter(end));
        }
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path())), "the renewal has closed it");
        assertEquals(List.of(), server.faults());
    }

    @Test
    void aFileThatGrowsWithoutEndDoesNotEndTheSession() throws IOException {
        leave(Duration.ofHours(1));
        try (var user = kept().orElseThrow()) {
            Files.writeString(path(), " ".repeat(300_000));
            user.accounts();
        }
    }

    @Test
    void aSessionThatCanNoLongerBeRenewedSaysSoBeforeAHandOverNotInTheMiddle() {
        leave(Duration.ofHours(1));
        try (var user = kept().orElseThrow()) {
            RoleSession session = user.as(user.accounts().getFirst(), "Installer", Region.EU_WEST_1);
            assertEquals(Optional.empty(), session.life().ending());
            session.life().requireLasting(Duration.ofMinutes(10), time);
            server.renews = false;
            time.advance(Duration.ofMinutes(46));
            // Found out ahead of time; there is still enough for one.
            session.life().requireLasting(Duration.ofMinutes(10), time);
            assertEquals(SignInFailure.Kind.SESSION_ENDING, session.life().ending().orElseThrow().kind());
            assertEquals(Optional.of(ManualTime.START.plus(Duration.ofHours(1))), session.endsAt());
            time.advance(Duration.ofMinutes(5));
            assertFails(SignInFailure.Kind.SESSION_ENDING, () -> session.life().requireLasting(Duration.ofMinutes(10), time));
            session.credentials().resolveCredentials();
            time.advance(Duration.ofMinutes(9));
            assertFails(SignInFailure.Kind.SIGNED_OUT, () -> session.life().requireLasting(Duration.ofMinutes(10), time));
        }
        assertEquals(List.of(), server.faults());
    }

    @Test
    void aLossOfNetworkAheadOfTimeIsNoEnd() {
        leave(Duration.ofHours(1));
        try (var user = kept().orElseThrow()) {
            RoleSession session = user.as(user.accounts().getFirst(), "Installer", Region.EU_WEST_1);
            session.life().keepFresh();
            server.down = true;
            time.advance(Duration.ofMinutes(12));
            session.life().keepFresh();
            assertEquals(Optional.empty(), session.life().ending());
            time.advance(Duration.ofMinutes(60));
            assertFails(ServiceFailure.Kind.SERVICE_UNAVAILABLE, session.life()::keepFresh);
            server.down = false;
            session.life().keepFresh();
        }
    }

    @Test
    void aDayIsWorkedThroughWithoutOneExpiredRequest() throws InterruptedException {
        leave(Duration.ofMinutes(20));
        Instant end = time.instant().plus(Duration.ofHours(24));
        try (var user = kept().orElseThrow()) {
            RoleSession session = user.as(user.accounts().getFirst(), "Installer", Region.EU_WEST_1);
            int[] uses = {0};
            SessionLife worked = new SessionLife() {
                @Override
                public Optional<Instant> endsAt() {
                    return session.endsAt();
                }

                @Override
                public Optional<Failure> ending() {
                    return session.life().ending();
                }

                @Override
                public void keepFresh() {
                    session.life().keepFresh();
                    long renewals = server.requests().size();
                    assertTrue(server.isValid(session.credentials().resolveCredentials().accessKeyId()));
                    assertEquals(renewals, server.requests().size(), "whoever works never waits for a renewal");
                    if (++uses[0] % 20 == 0) {
                        user.accounts();
                    }
                    if (!time.instant().isBefore(end)) {
                        user.signOut();
                        session.life().keepFresh();
                    }
                }
            };
            SessionKeeper.keep(worked, time);
            assertTrue(uses[0] >= 2880, "twice a minute for a day: " + uses[0]);
        }
        assertEquals(List.of(), server.faults());
        // 1-hour tokens a quarter of an hour ahead: 32; 15-minute credentials five minutes ahead: 144.
        assertTrue(server.count("/token") >= 30 && server.count("/token") <= 34, "tokens: " + server.count("/token"));
        assertTrue(server.count("/federation") >= 140 && server.count("/federation") <= 150, "credentials: " + server.count("/federation"));
    }

    @Test
    void theKeeperLeavesNoThreadBehind() {
        SessionKeeper keeper = SessionKeeper.start(SessionLife.until(Optional.empty()), TimeSource.system());
        keeper.close();
        assertFalse(keeper.isRunning());
        SessionKeeper over = SessionKeeper.start(new SessionLife() {
            @Override
            public Optional<Instant> endsAt() {
                return Optional.empty();
            }

            @Override
            public Optional<Failure> ending() {
                return Optional.empty();
            }

            @Override
            public void keepFresh() {
                throw new SignInFailure(SignInFailure.Kind.SIGNED_OUT, Map.of()).exception();
            }
        }, time);
        over.close();
        assertFalse(over.isRunning());
    }

    /** Leaves a sign-in as the AWS CLI would have. @return its access token */
    private String leave(Duration left) {
        String token = server.openSession(left);
        file().write(new SignInToken(SESSION.startUrl(), "eu-west-1", token, time.instant().plus(left),
                Optional.of(new SignInToken.Client("ID", "CLIENT-SECRET", Instant.ofEpochSecond(4_000_000_000L))), Optional.of(server.refreshToken())));
        return token;
    }

    private Optional<SignedInUser> kept() {
        try (var signIn = signIn()) {
            return signIn.kept();
        }
    }

    private IdentityCenterSignIn signIn() {
        return new IdentityCenterSignIn(SESSION, access(), Optional.of(file()), time);
    }

    private AwsAccess access() {
        return AwsAccess.to(ServiceEndpoints.allAt(server.uri()));
    }

    private Path path() {
        return cache().file("corp");
    }

    private TokenFile file() {
        return new TokenFile(cache(), "corp");
    }

    private TokenCache cache() {
        return new TokenCache(home.resolve("cache"), time);
    }
}
